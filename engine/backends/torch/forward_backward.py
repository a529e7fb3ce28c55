"""Takes forward and backward passes that keep activations and gradients of some layers.

The program's weights want no gradients, so that what lies before the first of these layers runs
without any books, and what lies behind runs backward through the activations alone. The tensors
stay on the device until they are needed as numbers. Used by `network`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch

from engine.api.scores import ScoreKind
from engine.backends.objective import TopClass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from engine.backends.objective import Objective
    from engine.backends.precision import Precision
    from engine.backends.protocol import Formula
    from engine.backends.torch.scoring import Scored, Scorer

_Layers = tuple[str, ...]


class TorchPass:
    """The tensors of one pass (`engine.backends.protocol.Pass`).

    Parameters
    ----------
    score : float
        The score.
    logits : ndarray of float32, shape (k,)
        Of the units that the score is made of.
    activations, gradients : mapping of str to tensor, shape (h, w, c)
        By the requested path; gradients only of what one reaches, activations of all.
    unreached : tuple of str
        The other requested paths.
    precision : str
        "float32" or "bfloat16".
    """

    def __init__(
        self,
        score: float,
        logits: NDArray[np.float32],
        activations: Mapping[str, Any],
        gradients: Mapping[str, Any],
        unreached: _Layers,
        precision: str,
    ) -> None:
        self.score = score
        self.logits = logits
        self.layers = tuple(gradients)
        self.unreached = unreached
        self.precision = precision
        self._activations = activations
        self._gradients = gradients

    def maps(self, formula: Formula, layers: Sequence[str]) -> Mapping[str, NDArray[np.float32]]:
        """Compute the raw maps (h, w) of some of `layers` with a method's formula."""
        raw_map = formula.load()
        made: dict[int, NDArray[np.float32]] = {}  # rows that are one tensor have one map
        with torch.no_grad():
            for path in layers:
                kept = self._activations[path]
                if id(kept) not in made:
                    gradients = self._gradients[path].float()
                    made[id(kept)] = _numbers(raw_map(_as_float32(kept), gradients))
        return {path: made[id(self._activations[path])] for path in layers}

    def activations(self, layer: str) -> NDArray[np.float32]:
        """Return a layer's activations, of shape (h, w, c)."""
        return _numbers(_as_float32(self._activations[layer]))

    def gradients(self, layer: str) -> NDArray[np.float32]:
        """Return the gradients of the score with respect to them, of shape (h, w, c)."""
        return _numbers(self._gradients[layer].float())


class PassRunner:
    """Makes passes.

    Parameters
    ----------
    scorer : Scorer
        Runs the program.
    precision : Precision
        In what it computes.
    """

    def __init__(self, scorer: Scorer, precision: Precision) -> None:
        self._scorer = scorer
        self._precision = precision

    def forward_backward(
        self,
        inputs: NDArray[np.float32],
        objective: Objective | TopClass,
        layers: Sequence[str],
        formula: Formula | None = None,
    ) -> TorchPass:
        """Take one forward and one backward pass that records some layers."""
        (taken,) = self._passes(inputs, objective, layers, formula)
        return taken

    def for_top(
        self, batch: NDArray[np.float32], output: int, layers: Sequence[str]
    ) -> list[TorchPass]:
        """Return a pass for each input of a batch, of its own top class: one run for all."""
        parts = [batch]
        if not self._scorer.program.takes_batches:
            parts = [batch[number : number + 1] for number in range(len(batch))]
        top = TopClass(output)
        return [one for part in parts for one in self._passes(part, top, layers, is_exact=True)]

    def _passes(
        self,
        batch: NDArray[np.float32],
        objective: Objective | TopClass,
        layers: Sequence[str],
        formula: Formula | None = None,
        *,
        is_exact: bool = False,
    ) -> list[TorchPass]:
        paths = {path: self._scorer.row(path).path for path in layers}
        recorded = tuple(dict.fromkeys(paths.values()))
        bfloat16 = not is_exact and self._is_reduced(objective, recorded, formula)
        inputs = self._scorer.tensor(batch)
        with torch.enable_grad(), in_bfloat16(inputs.device.type, bfloat16):
            scored = self._scorer.run(
                inputs, objective, layers=recorded, watch=_watched, runs_back=True
            )
        found = _gradients(scored)
        scores, units = (each.detach().cpu().numpy() for each in (scored.scores, scored.units))
        kept = {id(each): each.detach().unbind() for each in scored.recorded.values()}
        at = {path: id(each) for path, each in scored.recorded.items()}
        reached = {path: own for path, own in paths.items() if own in found}
        return [
            TorchPass(
                float(scores[number]),
                units[number],
                {path: kept[at[own]][number] for path, own in paths.items() if own in at},
                {path: found[own][number] for path, own in reached.items()},
                tuple(path for path in paths if path not in reached),
                "bfloat16" if bfloat16 else "float32",
            )
            for number in range(len(batch))
        ]

    def _is_reduced(
        self, objective: Objective | TopClass, layers: _Layers, formula: Formula | None
    ) -> bool:
        """Tell whether a pass works in bfloat16; only the logit's maps were tried in both."""
        is_logit = self._scorer.kind(objective).score is ScoreKind.LOGIT
        return self._precision.is_reduced(layers, formula if is_logit else None)


def in_bfloat16(device_type: str, enabled: bool) -> Any:
    """Return a context in which convolutions and products work in bfloat16."""
    return torch.autocast(device_type, torch.bfloat16, enabled=enabled)


def _watched(_path: str, output: Any) -> Any:
    """Return a layer's output as one whose gradient can be asked for."""
    if not output.is_floating_point() or output.requires_grad:
        return output
    return output.detach().requires_grad_()


def _gradients(scored: Scored) -> dict[str, Any]:
    """Return the gradients that reach layers.

    The inputs of a batch do not mix: the sum's gradient is each score's own.
    """
    if scored.back is not None:
        return scored.back(scored.scores)
    watched = {path: kept for path, kept in scored.recorded.items() if kept.is_floating_point()}
    if not watched or not scored.scores.requires_grad:
        return {}
    tensors = {id(each): each for each in watched.values()}  # several layers may give one
    found = torch.autograd.grad(
        scored.scores,
        list(tensors.values()),
        torch.ones_like(scored.scores),
        allow_unused=True,
    )
    gradients = dict(zip(tensors, found, strict=True))
    return {
        path: gradients[id(each)]
        for path, each in watched.items()
        if gradients[id(each)] is not None
    }


def _as_float32(tensor: Any) -> Any:
    """Return a tensor of real numbers in float32; whole numbers stay what they are."""
    return tensor.float() if tensor.is_floating_point() else tensor


def _numbers(tensor: Any) -> NDArray[np.float32]:
    numbers: NDArray[np.float32] = tensor.detach().cpu().numpy()
    return numbers
