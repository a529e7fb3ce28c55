"""Runs a program and computes the scores of an objective from its outputs.

Used by `network`, `forward_backward`, `batch_functions` and `partial_forward`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch

from engine.backends.objective import Objective, TopClass
from engine.backends.objective_kind import Kind, ObjectiveKinds, Part
from engine.backends.torch.probabilities import unit_scores
from engine.backends.torch.program import Hooks, ScoredOutput

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.backends.torch.program import BatchedVariants, Program


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """What a run gave.

    Attributes
    ----------
    scores : tensor of float32, shape (n,)
        Scores.
    units : tensor of float32, shape (n, k)
        Logits of the units that they are made of.
    recorded : dict of str to tensor
        The recorded outputs, as they went on.
    back : callable or None
        `Run.back`.
    """

    scores: Any
    units: Any
    recorded: dict[str, Any]
    back: Callable[[Any], dict[str, Any]] | None = None


class Scorer(ObjectiveKinds[ScoredOutput]):
    """Knows a program's outputs and layers, and scores batches.

    Parameters
    ----------
    program : Program
        Runs.
    device : str
        Where, as PyTorch names it.
    """

    def __init__(self, program: Program, device: str = "cpu") -> None:
        described = program.description
        super().__init__(described.name, program.outputs, described.layers)
        self.program = program
        self.device = device

    def tensor(self, array: Any) -> Any:
        """Return an array on the device."""
        return torch.as_tensor(array).to(self.device)

    def run(
        self,
        inputs: Any,
        objective: Objective | TopClass,
        *,
        layers: Sequence[str] = (),
        watch: Callable[[str, Any], Any] | None = None,
        variants: BatchedVariants | None = None,
        is_guided: bool = False,
        runs_back: bool = False,
    ) -> Scored:
        """Run the program and score what it gives.

        Parameters
        ----------
        inputs : tensor of float32, shape (n, h, w, c)
            Preprocessed inputs.
        objective : Objective or TopClass
            What to score.
        layers : sequence of str
            Paths to record.
        watch : callable or None
            `Hooks.on_record`.
        variants : BatchedVariants or None
            A layer whose output becomes a batch.
        is_guided : bool
            Guided backpropagation.
        runs_back : bool
            `Hooks.runs_back`, for scores of outputs.
        """
        kind = self.kind(objective)
        wanted = set(layers) if kind.layer is None else {*layers, kind.layer}
        hooks = Hooks(
            wanted,
            watch,
            self._bypassed(kind),
            variants,
            is_guided=is_guided,
            runs_back=runs_back and kind.layer is None,
        )
        run = self.program.run(inputs, hooks)
        if kind.layer is None:
            units = self._logits(run.outputs, kind.output)
        else:
            cell = objective.cell if isinstance(objective, Objective) else None
            units = _neurons(run.recorded[kind.layer], cell)
        scored = unit_scores(units, kind.activation, kind.score, complement=kind.complement)
        if kind.layer is None and isinstance(objective, Objective):
            units, scored = (
                self._over_cells(each, kind.part, objective) for each in (units, scored)
            )
        elif kind.layer is None:
            units = scored = _neurons(units, None)
        if isinstance(objective, TopClass):
            scores = units.gather(1, units.argmax(dim=1, keepdim=True))[:, 0]
        else:
            scores = _formed(scored * self.tensor(objective.weights), kind, objective)
        recorded = {path: run.recorded[path] for path in layers if path in run.recorded}
        return Scored(scores, units, recorded, run.back)

    def each(self, batch: Any, function: Callable[[Any], Any]) -> Any:
        """Call a function of images (n, h, w, c), for each alone where the program wants that.

        It returns tensors whose first axis counts the images, or a tuple of them.
        """
        if len(batch) < 2 or self.program.takes_batches:
            return function(batch)
        found = [function(one) for one in batch.split(1)]
        if isinstance(found[0], tuple):
            return tuple(torch.cat(each) for each in zip(*found, strict=True))
        return torch.cat(found)

    def logits(self, inputs: Any, output: int) -> Any:
        """Return an output's logits: (n, k), of a grid (n, h, w, k), of a table (n, rows, 1, k)."""
        run = self.program.run(inputs, Hooks(bypassed=self._bypassed(Kind(output))))
        return self._logits(run.outputs, output)

    def mean_logits(self, inputs: Any, output: int) -> Any:
        """Return the logits (n, k) of an output; of one with a grid, their means over it."""
        return _neurons(self.logits(inputs, output), None)

    def heads_of(self, path: str) -> tuple[str, ...]:
        """Return the final activations that are a layer's own, or within it."""
        return tuple(self.program.heads_of(path))

    def _logits(self, given: Sequence[Any], output: int) -> Any:
        found = self.output(output)
        tensor = given[found.position].float()
        count = found.described.class_count
        if found.has_rows:
            return tensor.reshape(len(tensor), -1, 1, count)
        return tensor.reshape(-1, count) if found.is_vector else tensor

    def _bypassed(self, kind: Kind) -> tuple[str, ...]:
        """Return the final activations to leave out; of a neuron, only one that is its own."""
        if kind.layer is None:
            head = self.output(kind.output).head
            return () if head is None else (head,)
        return self.heads_of(kind.layer)

    def _over_cells(self, units: Any, part: Part, objective: Objective) -> Any:
        """Return the units (n, k) of a grid (n, h, w, k): sums or means of the cells that count."""
        if units.dim() == 2:
            return units
        if part is Part.AREA and objective.area is not None:
            row, column, height, width = objective.area
            units = units[:, row : row + height, column : column + width]
        count: Any = units.shape[1] * units.shape[2]
        if part is Part.MASK and objective.mask is not None:
            mask = self.tensor(objective.mask).float()[None, :, :, None]
            # What is NaN where it does not count must not make the sum NaN.
            units = torch.where(mask == 0, 0.0, units * mask)
            count = mask.sum()
        total = units.sum(dim=(1, 2))
        return total if objective.total else total / count


def _formed(units: Any, kind: Kind, objective: Objective) -> Any:
    """Return the scores (n,) of weighted units (n, k): their sum or norm, or a distance of it."""
    scores = _norm(units) if kind.is_norm else units.sum(dim=1)
    if kind.is_distance:
        scores = -(scores - (objective.reference or 0.0)).abs()
    return scores * objective.sign


def _norm(units: Any) -> Any:
    """Return Euclidean norms (n,), with gradients of 0 instead of NaN where all units are 0."""
    squares = units.square().sum(dim=1)
    is_zero = squares == 0
    roots = torch.where(is_zero, 1.0, squares).sqrt()
    return torch.where(is_zero, 0.0, roots)


def _neurons(output: Any, cell: tuple[int, int] | None) -> Any:
    """Return the units (n, k) of a layer: at a cell of its grid, or their means over it."""
    output = output.float()
    if cell is not None:
        return output[:, cell[0], cell[1]]
    if output.dim() == 2:
        return output
    return output.mean(dim=tuple(range(1, output.dim() - 1)))
