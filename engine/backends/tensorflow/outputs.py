"""Finds a model's one image input, and its outputs that are one score per class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import keras

from engine.api.errors import EngineError, plural
from engine.backends.protocol import Output
from engine.backends.tensorflow.graph import output_places
from engine.backends.tensorflow.head import Head, find_head

if TYPE_CHECKING:
    from engine.backends.tensorflow.graph import Place


@dataclass(frozen=True, slots=True, eq=False)
class VectorOutput:
    """An output that is one score per class.

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


def vector_outputs(model: Any) -> tuple[VectorOutput, ...]:
    """Return a model's outputs that are one score per class, the first one first.

    Raises
    ------
    EngineError
        When there is none.
    """
    tensors = keras.tree.flatten(model.outputs)
    places = output_places(model)
    names = list(getattr(model, "output_names", None) or [])
    if len(names) != len(tensors):
        names = [f"output_{number}" for number in range(1, len(tensors) + 1)]
    found = []
    for position, tensor in enumerate(tensors):
        count = _class_count(tensor)
        if count is None:
            continue
        place = places[position] if places else None
        head = find_head(place)
        described = Output(names[position], count, head.activation)
        found.append(VectorOutput(position, head, described, place))
    if not found:
        shape = tuple(tensors[0].shape)[1:]
        raise EngineError(
            "{name} cannot be explained: its output is not one score per class; "
            "the output's shape is {shape}.",
            name=model.name,
            shape=_in_words(shape),
        )
    return tuple(found)


def image_input(model: Any) -> tuple[int | None, int | None, int]:
    """Return (h, w, c) of the one image input.

    Raises
    ------
    EngineError
        When there are several inputs, or the one is not an image.
    """
    inputs = getattr(model, "inputs", None) or []
    if len(inputs) > 1:
        raise EngineError(
            plural(
                "{name} takes {count} input. Camscope explains models with one image input.",
                "{name} takes {count} inputs. Camscope explains models with one image input.",
                len(inputs),
                name=model.name,
            )
        )
    shape = tuple(inputs[0].shape) if inputs else ()
    if len(shape) != 4 or shape[3] not in (1, 3, 4):
        channels_first = len(shape) == 4 and shape[1] in (1, 3, 4)
        raise EngineError(
            "{name} cannot be explained: its channels come first, and Camscope needs them last; "
            "the input's shape is {shape}."
            if channels_first
            else "{name} cannot be explained: its input is not an image (height × width × 1, 3 or "
            "4 channels); the input's shape is {shape}.",
            name=model.name,
            shape=_in_words(shape[1:]) or "?",
        )
    return shape[1], shape[2], shape[3]


def _class_count(tensor: Any) -> int | None:
    """Return an output's number of scores; None when it is not a vector of them."""
    sides = [side for side in tuple(tensor.shape)[1:] if side != 1]
    if len(sides) > 1 or None in sides:
        return None
    return int(sides[0]) if sides else 1


def _in_words(shape: tuple[int | None, ...]) -> str:
    return " × ".join("?" if side is None else str(side) for side in shape)
