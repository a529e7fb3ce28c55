"""Tells a model's image input from its others, for the backends that feed them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import keras

from engine.api.errors import EngineError
from engine.api.other_inputs import OtherInput
from engine.backends.keras.graph import calls_of, functional_of
from engine.models.image_input import IMAGE_CHANNELS, ImageInput, in_words, pick_image

if TYPE_CHECKING:
    from collections.abc import Iterable


def image_input(model: Any, wanted: str = "") -> ImageInput:
    """Return the input that takes the image.

    Of several that could, it is the wanted one; else one whose name says so, else the largest.

    Raises
    ------
    EngineError
        When there is none, or the wanted one is none.
    """
    tensors = _inputs(model)
    fitting = [place for place, tensor in enumerate(tensors) if _is_image(tensor)]
    if not fitting:
        _refuse(model, tensors)
    images = [
        ImageInput(place, str(tensors[place].name), tuple(tensors[place].shape)[1:])
        for place in fitting
    ]
    return pick_image(model.name, images, wanted)


class OtherInputs:
    """The inputs beside the image; what they are fed, a backend keeps.

    Parameters
    ----------
    model : keras.Model
        The model.
    image : ImageInput
        Its image input.

    Attributes
    ----------
    tensors : dict of str to KerasTensor
        By name, in the model's order.
    described : tuple of OtherInput
        For the description.
    """

    def __init__(self, model: Any, image: ImageInput) -> None:
        self._image = image
        functional = functional_of(model)
        self._structure = None if functional is None else functional._inputs_struct
        tensors = _inputs(model)
        self.tensors = {
            str(tensor.name): tensor
            for place, tensor in enumerate(tensors)
            if place != image.position
        }
        self.described = tuple(
            OtherInput(
                name,
                tuple(tensor.shape)[1:],
                is_whole=not _is_float(tensor),
                is_image=_is_image(tensor),
            )
            for name, tensor in self.tensors.items()
        )

    def joined(self, batch: Any, beside: Iterable[Any]) -> Any:
        """Return all inputs for a batch (n, h, w, c) in the structure that the model takes.

        Parameters
        ----------
        batch : tensor
            Images.
        beside : iterable of tensor (n, ...)
            The others, in the order of `tensors`.
        """
        flat = [*beside]
        flat.insert(self._image.position, batch)
        if isinstance(self._structure, list | tuple | dict):  # Keras warns about a bare tensor
            return keras.tree.pack_sequence_as(self._structure, flat)
        return flat if self.tensors else batch


def paths_without_image(model: Any, image: ImageInput) -> frozenset[str]:
    """Return the paths of the calls that do not look at the image, where Keras has a graph."""
    functional = functional_of(model)
    if functional is None:
        return frozenset()
    tensors = _inputs(model)
    if len(tensors) < 2:
        return frozenset()
    blind: set[str] = set()
    _walk(model, [place == image.position for place in range(len(tensors))], "", blind)
    return frozenset(blind)


def _walk(container: Any, sees: Iterable[bool], prefix: str, blind: set[str]) -> list[bool]:
    """Return which outputs of a container see the image; collect the paths that do not."""
    functional = functional_of(container)
    assert functional is not None
    seeing = {id(entry) for entry, is_seen in zip(functional.inputs, sees, strict=True) if is_seen}
    for call in calls_of(container):
        path = prefix + call.name
        given = [id(tensor) in seeing for tensor in call.inputs]
        if not call.inputs:  # an input of the container
            found = [id(tensor) in seeing for tensor in call.outputs]
        elif functional_of(call.operation) is not None and any(given):
            found = _walk(call.operation, given, f"{path}/", blind)
        else:
            found = [any(given)] * len(call.outputs)
        if not any(found):
            blind.add(path)
            if functional_of(call.operation) is not None:
                _walk(call.operation, given, f"{path}/", blind)
        seeing |= {
            id(tensor) for tensor, is_seen in zip(call.outputs, found, strict=True) if is_seen
        }
    return [id(output) in seeing for output in functional.outputs]


def _inputs(model: Any) -> list[Any]:
    return list(keras.tree.flatten(getattr(model, "inputs", None) or []))


def _is_float(tensor: Any) -> bool:
    return "float" in str(tensor.dtype)


def _is_image(tensor: Any) -> bool:
    shape = tuple(tensor.shape)
    return len(shape) == 4 and shape[3] in IMAGE_CHANNELS


def _refuse(model: Any, tensors: list[Any]) -> None:
    shapes = [tuple(tensor.shape) for tensor in tensors]
    channels_first = any(len(shape) == 4 and shape[1] in IMAGE_CHANNELS for shape in shapes)
    words = ", ".join(in_words(shape[1:]) for shape in shapes)
    if len(tensors) > 1:
        raise EngineError(
            "{name} cannot be explained: none of its inputs is an image (height × width × 1, 3 or "
            "4 channels); the inputs' shapes are {shapes}.",
            name=model.name,
            shapes=words,
        )
    raise EngineError(
        "{name} cannot be explained: its channels come first, and Camscope needs them last; "
        "the input's shape is {shape}."
        if channels_first
        else "{name} cannot be explained: its input is not an image (height × width × 1, 3 or "
        "4 channels); the input's shape is {shape}.",
        name=model.name,
        shape=words or "?",
    )
