"""Finds a model's outputs that can be explained, each with its kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

import keras

from engine.api.errors import EngineError
from engine.api.outputs import BOX_NUMBERS, OutputKind
from engine.backends.keras.graph import maker_of, operations_of, output_places
from engine.backends.keras.head import Head, find_head, passes
from engine.backends.output_kinds import (
    POOLED,
    Told,
    grid_kind,
    in_order,
    is_table,
    is_vector,
    rows_of,
    scores_of_boxes,
    table_kind,
    unit_count,
    vector_kind,
)
from engine.backends.protocol import Output
from engine.models.image_input import in_words

if TYPE_CHECKING:
    from engine.api.errors import Text
    from engine.backends.keras.graph import Place
    from engine.backends.output_kinds import Shape
    from engine.models.image_input import ImageInput


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
        scores_of_rows = scores_of_boxes(shape, head.activation, box_rows)
        if scores_of_rows is not None or is_table(shape):
            told = scores_of_rows or table_kind(
                shape, head.activation, box_rows, is_put_together=_is_put_together(place)
            )
            count = 1 if told.is_column else shape[-1]
            grid: Any = (told.rows, 1)
        else:
            count = unit_count(shape)
            grid = None if is_vector(shape) else shape[:2]
            told = Told(*_kind(model, shape, head, place, image_shape))
        if count is None:
            continue
        described = Output(names[position], count, head.activation, told.kind, grid, told.reason)
        found.append(ScoredOutput(position, head, described, place))
    return tuple(sorted(found, key=lambda output: in_order(output.described.kind)))


def refuse_without_units(model: Any) -> NoReturn:
    """Raise EngineError for a model that gives neither units nor a layer with channels."""
    shape = tuple(keras.tree.flatten(model.outputs)[0].shape)[1:]
    raise EngineError(
        "{name} cannot be explained: neither its output nor any of its layers has units that "
        "could be scored; the output's shape is {shape}.",
        name=model.name,
        shape=in_words(shape) or "?",
    )


def _kind(
    model: Any, shape: Shape, head: Head, place: Place | None, image_shape: Shape
) -> tuple[OutputKind, Text]:
    """Return what the units of an output are, as far as shape and makers tell, and what tells."""
    if not is_vector(shape):
        return grid_kind(shape, head.activation, image_shape, has_shortcuts=_has_shortcuts(model))
    is_scores = head.path is not None or place is None or _is_dense(place)
    if not is_scores:
        return OutputKind.FEATURES, POOLED
    return vector_kind(head.activation, unit_count(shape) or 0)


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


def _is_put_together(place: Place | None) -> bool:
    """Tell whether a table is reshaped from a grid, or joined from several tensors."""
    while place is not None:
        maker = maker_of(place)
        if maker is None:
            return False
        if isinstance(maker.operation, keras.layers.Concatenate):
            return True
        if not passes(maker.operation):
            return isinstance(maker.operation, keras.layers.Conv2D)
        place = maker.before
    return False
