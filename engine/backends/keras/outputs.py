"""Finds a model's outputs that can be explained, each with its kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

import keras

from engine.api.errors import EngineError
from engine.api.outputs import BOX_NUMBERS, OutputKind
from engine.backends.keras.graph import maker_of, operations_of, output_places
from engine.backends.keras.head import Head, find_head, passes
from engine.backends.keras.inputs import in_words
from engine.backends.keras.output_kinds import (
    CHANNELS,
    LIKE_INPUT,
    POOLED,
    SIGMOID_CELLS,
    SOFTMAX_CELLS,
    Told,
    is_table,
    rows_of,
    scores_of_boxes,
    table_kind,
    vector_kind,
)
from engine.backends.protocol import Output

if TYPE_CHECKING:
    from engine.api.errors import Text
    from engine.backends.keras.graph import Place
    from engine.backends.keras.inputs import ImageInput


_ORDER = {OutputKind.CLASSES: 0, OutputKind.ROW_SCORES: 1, OutputKind.VALUES: 1}
"""Outputs with scores of classes are the first, grids and boxes the last."""


@dataclass(frozen=True, slots=True, eq=False)
class ScoredOutput:
    """An output whose units can be scored.

    Attributes
    ----------
    position : int
        Among all of the model's outputs.
    head : Head
        Its final activation.
    described : Output
        Its description.
    place : Place or None
        Its tensor in the model's graph, where there is one.
    """

    position: int
    head: Head
    described: Output
    place: Place | None

    @property
    def class_count(self) -> int:
        """Number of units."""
        return self.described.class_count

    @property
    def is_vector(self) -> bool:
        """True when there is one number per unit."""
        return self.described.grid is None

    @property
    def has_rows(self) -> bool:
        """True for a table, whose tensor has another shape than (n, rows, 1, k)."""
        return self.described.kind.has_rows


def scored_outputs(model: Any, image: ImageInput | None = None) -> tuple[ScoredOutput, ...]:
    """Return a model's outputs that can be explained, those with scores of classes first.

    Left out is what is not made of real numbers, and what has no number of units.
    """
    image_shape = tuple(model.inputs[0].shape)[1:] if image is None else image.shape
    tensors = keras.tree.flatten(model.outputs)
    places = output_places(model)
    names = list(getattr(model, "output_names", None) or [])
    if len(names) != len(tensors):
        names = [f"output_{number}" for number in range(1, len(tensors) + 1)]
    shapes = [tuple(tensor.shape)[1:] for tensor in tensors]
    box_rows = {rows_of(shape) for shape in shapes if is_table(shape) and shape[-1] == BOX_NUMBERS}
    found = []
    for position, tensor in enumerate(tensors):
        shape = shapes[position]
        if "float" not in str(tensor.dtype):
            continue
        place = places[position] if places else None
        head = find_head(place)
        scores_of_rows = scores_of_boxes(shape, head, box_rows)
        if scores_of_rows is not None or is_table(shape):
            told = scores_of_rows or table_kind(shape, head, place, box_rows)
            count = 1 if told.is_column else shape[-1]
            grid: Any = (told.rows, 1)
        else:
            count = _unit_count(tensor)
            grid = None if _is_vector(tensor) else shape[:2]
            told = Told(*_kind(model, tensor, head, place, image_shape))
        if count is None:
            continue
        described = Output(names[position], count, head.activation, told.kind, grid, told.reason)
        found.append(ScoredOutput(position, head, described, place))
    return tuple(sorted(found, key=lambda output: _ORDER.get(output.described.kind, 2)))


def refuse_without_units(model: Any) -> NoReturn:
    """Raise EngineError for a model that gives neither units nor a layer with channels."""
    shape = tuple(keras.tree.flatten(model.outputs)[0].shape)[1:]
    raise EngineError(
        "{name} cannot be explained: neither its output nor any of its layers has units that "
        "could be scored; the output's shape is {shape}.",
        name=model.name,
        shape=in_words(shape) or "?",
    )


def _unit_count(tensor: Any) -> int | None:
    """Return an output's number of units; None when it has none that could be scored."""
    shape = tuple(tensor.shape)[1:]
    if len(shape) not in (0, 1, 3) and not _is_vector(tensor):
        return None
    if _is_vector(tensor):
        return next((int(side) for side in shape if side != 1), 1)
    return shape[-1] or None


def _is_vector(tensor: Any) -> bool:
    """Tell whether an output has one number per unit; sides of one cell do not count."""
    sides = [side for side in tuple(tensor.shape)[1:] if side != 1]
    return len(sides) < 2 and None not in sides


def _kind(
    model: Any, tensor: Any, head: Head, place: Place | None, image_shape: tuple[Any, ...]
) -> tuple[OutputKind, Text]:
    """Return what the units of an output are, as far as shape and makers tell, and what tells."""
    if _is_vector(tensor):
        is_scores = head.path is not None or place is None or _is_dense(place)
        count = _unit_count(tensor) or 0
        return vector_kind(head.activation, count) if is_scores else (OutputKind.FEATURES, POOLED)
    if head.activation == "softmax":
        return OutputKind.CLASS_MAP, SOFTMAX_CELLS
    is_like_input = tuple(tensor.shape)[1:] == image_shape
    if head.activation == "sigmoid":
        # Where what was seen goes around the bottleneck, there is nothing to be restored: a mask.
        is_mask = tensor.shape[-1] == 1 and _has_shortcuts(model)
        if is_like_input and not is_mask:
            return OutputKind.IMAGE, LIKE_INPUT
        return OutputKind.CLASS_MAP, SIGMOID_CELLS
    return (OutputKind.IMAGE, LIKE_INPUT) if is_like_input else (OutputKind.FEATURE_MAP, CHANNELS)


def _is_dense(place: Place) -> bool:
    """Tell whether a vector is made by a matrix product: scores, not pooled features."""
    maker = maker_of(place)
    while maker is not None and passes(maker.operation):
        maker = maker_of(maker.before)
    if maker is None:
        return False
    if isinstance(maker.operation, keras.layers.Dense):
        return True
    single = all(side == 1 for side in tuple(maker.call.outputs[0].shape)[1:3])
    return isinstance(maker.operation, keras.layers.Conv2D) and single


def _has_shortcuts(model: Any) -> bool:
    return any(isinstance(each, keras.layers.Concatenate) for each in operations_of(model))
