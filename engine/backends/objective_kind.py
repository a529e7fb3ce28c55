"""Checks objectives against a network's outputs and layers, and tells what kind they are of.

The scorer of every backend is made on top of it.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from engine.api.errors import EngineError, plural
from engine.api.model import find_row, last_call
from engine.api.scores import OutputActivation, ScoreKind
from engine.backends.objective import Objective, TopClass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.api.model import LayerNode
    from engine.backends.protocol import Output


class Part(Enum):
    """Cells of an output's grid that count."""

    ALL = "all"
    AREA = "area"
    MASK = "mask"


class Kind(NamedTuple):
    """Parts of an objective that a compiled function depends on; the numbers are arguments."""

    output: int
    layer: str | None = None
    at_cell: bool = False
    score: ScoreKind = ScoreKind.LOGIT
    complement: bool = False
    activation: str = "linear"
    """What makes probabilities of the logits, where they are scored."""
    part: Part = Part.ALL
    is_norm: bool = False
    is_distance: bool = False
    """Minus the distance to a reference instead of the number."""


class HasOutput(Protocol):
    """An output as a backend holds it."""

    @property
    def described(self) -> Output:
        """For the protocol."""
        ...


O = TypeVar("O", bound=HasOutput)  # noqa: E741


class ObjectiveKinds(Generic[O]):
    """Knows a network's outputs and layers.

    Parameters
    ----------
    name : str
        The network's.
    outputs : sequence of outputs
        Those that can be explained.
    layers : sequence of LayerNode
        Its tree.
    """

    def __init__(self, name: str, outputs: Sequence[O], layers: Sequence[LayerNode]) -> None:
        self.name = name
        self.outputs = outputs
        self._rows = {node.path: node for layer in layers for node in layer.walk()}

    def row(self, path: str) -> LayerNode:
        """Return the row that a path stands for: for a shared layer, that of its last call.

        Raises
        ------
        EngineError
            When there is none.
        """
        return last_call(find_row(path, self._rows.values(), self.name))

    def kind(self, objective: Objective | TopClass) -> Kind:
        """Return the kind of an objective that can be scored.

        Raises
        ------
        EngineError
            When there is no such output, layer or unit.
        """
        if isinstance(objective, TopClass):
            self.output(objective.output)
            return Kind(objective.output)
        if objective.layer is None:
            return self._kind_of_output(objective)
        row = self.row(objective.layer)
        shape = row.output_shape
        if len(shape) == 1 or (objective.cell is not None and shape and len(shape) != 4):
            raise EngineError('Layer "{path}" has no such neuron.', path=row.path)
        self._check_count(objective, shape[-1] if shape else None)
        if objective.cell is not None and shape:
            for place, side in zip(objective.cell, shape[1:3], strict=True):
                if place < 0 or (side is not None and place >= side):
                    raise EngineError(
                        'Layer "{path}" has no neuron in row {row}, column {column}; '
                        "rows and columns count from 0.",
                        path=row.path,
                        row=objective.cell[0],
                        column=objective.cell[1],
                    )
        return Kind(0, row.path, objective.cell is not None)

    def output(self, number: int) -> O:
        """Return an output that can be explained. Raises EngineError when there is none."""
        if not 0 <= number < len(self.outputs):
            raise EngineError(
                plural(
                    "{model} has {count} output that can be explained; there is no output "
                    "{number}.",
                    "{model} has {count} outputs that can be explained; there is no output "
                    "{number}.",
                    len(self.outputs),
                    model=self.name,
                    number=number,
                )
            )
        return self.outputs[number]

    def unit_count(self, kind: Kind) -> int | None:
        """Return how many units an objective has; None where that is not known."""
        if kind.layer is None:
            return self.outputs[kind.output].described.class_count
        shape = self._rows[kind.layer].output_shape
        return shape[-1] if shape else None

    def _kind_of_output(self, objective: Objective) -> Kind:
        described = self.output(objective.output).described
        self._check_count(objective, described.class_count)
        kind = Kind(
            objective.output,
            part=_part(objective),
            is_norm=objective.norm,
            is_distance=objective.reference is not None,
        )
        if objective.score is ScoreKind.LOGIT:
            return kind
        activation = described.activation
        if objective.activation is not OutputActivation.AUTO:
            activation = objective.activation.value
        return kind._replace(
            score=objective.score, complement=objective.complement, activation=activation
        )

    def _check_count(self, objective: Objective, count: int | None) -> None:
        if count is not None and len(objective.weights) != count:
            raise EngineError(
                "The target has {given} units, but {name} has {wanted}.",
                given=len(objective.weights),
                name=objective.layer or self.outputs[objective.output].described.name,
                wanted=count,
            )


def _part(objective: Objective) -> Part:
    if objective.mask is not None:
        return Part.MASK
    return Part.ALL if objective.area is None else Part.AREA
