"""Tells an exported program's image input from its others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.errors import EngineError
from engine.api.other_inputs import OtherInput
from engine.models.image_input import IMAGE_CHANNELS, ImageInput, in_words, pick_image

if TYPE_CHECKING:
    from engine.models.exported_program.program_graph import ProgramGraph, ValueMeta

_AXES = 4


def program_image(graph: ProgramGraph, name: str, wanted: str = "") -> ImageInput:
    """Return the input that takes the image: (n, c, h, w), with 1, 3 or 4 channels.

    Parameters
    ----------
    graph : ProgramGraph
        The program.
    name : str
        The model's name, for the sentences.
    wanted : str
        Name of the input, where several could take it.

    Raises
    ------
    EngineError
        When none could, or the wanted one is none.
    """
    images = images_among(graph)
    if not images:
        raise _no_image(graph, name)
    return pick_image(name, images, wanted)


def images_among(graph: ProgramGraph) -> list[ImageInput]:
    """Return all inputs that could take the image."""
    found = []
    for position, value in enumerate(graph.inputs):
        meta = graph.values.get(value)
        if meta is not None and _is_image(meta):
            _, channels, height, width = meta.shape
            found.append(ImageInput(position, value, (height, width, channels or 0)))
    return found


def other_inputs(graph: ProgramGraph, image: ImageInput) -> tuple[OtherInput, ...]:
    """Return the inputs beside the image, their axes as in the program."""
    return tuple(
        OtherInput(
            value,
            graph.values[value].shape[1:],
            is_whole="float" not in graph.values[value].dtype,
            is_image=_is_image(graph.values[value]),
        )
        for value in graph.inputs
        if value != image.name and value in graph.values
    )


def _is_image(meta: ValueMeta) -> bool:
    is_float = "float" in meta.dtype
    return is_float and len(meta.shape) == _AXES and meta.shape[1] in IMAGE_CHANNELS


def _no_image(graph: ProgramGraph, name: str) -> EngineError:
    shapes = [graph.values[value].shape for value in graph.inputs if value in graph.values]
    words = ", ".join(in_words(shape[1:]) for shape in shapes) or "?"
    if any(len(shape) == _AXES and shape[-1] in IMAGE_CHANNELS for shape in shapes):
        return EngineError(
            "{name} cannot be explained: its channels come last, and in exported programs they "
            "come first; the input's shape is {shape}.",
            name=name,
            shape=words,
        )
    return EngineError(
        "{name} cannot be explained: none of its inputs is an image (1, 3 or 4 channels × height × "
        "width); the inputs' shapes are {shapes}.",
        name=name,
        shapes=words,
    )
