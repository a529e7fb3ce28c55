"""Tells an exported program's image input from its others, and feeds those, for `graph_program`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

import torch

from engine.api.errors import EngineError
from engine.api.other_inputs import OtherInput
from engine.backends.torch.steps import dtype_of
from engine.models.image_input import IMAGE_CHANNELS, ImageInput, in_words, pick_image

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from engine.models.exported_program.program_graph import ProgramGraph

_FIRST = (0, 3, 1, 2)
_USUAL_SIDE = 64


class ProgramInputs:
    """The inputs of a program: images come as (n, h, w, c), and are fed as (n, c, h, w).

    Parameters
    ----------
    graph : ProgramGraph
        The program.
    name : str
        For the user.
    wanted : str
        Name of the input that takes the image, of several that could.

    Raises
    ------
    EngineError
        When none takes an image, or the wanted one does not.
    """

    def __init__(self, graph: ProgramGraph, name: str, wanted: str = "") -> None:
        self._graph = graph
        images = [
            ImageInput(position, value, _channels_last(graph.values[value].shape))
            for position, value in enumerate(graph.inputs)
            if _is_image(graph, value)
        ]
        if not images:
            _refuse(graph, name)
        self.image = pick_image(name, images, wanted)
        self.others = tuple(
            self._other(value) for value in graph.inputs if value != self.image.name
        )
        self._fed: dict[str, Any] = {}

    def feed(self, values: Mapping[str, NDArray[np.float64]]) -> None:
        """Feed arrays (1, ...) from now on, by the inputs' names."""
        for name, array in values.items():
            tensor = torch.as_tensor(array)
            self._fed[name] = tensor.permute(_FIRST) if _is_image(self._graph, name) else tensor

    def feeds(self, images: Any, device: str) -> dict[str, Any]:
        """Return all inputs for a batch of images (n, h, w, c)."""
        fed = {}
        for name in self._graph.inputs:
            dtype = dtype_of(self._graph.values[name].dtype)
            if name == self.image.name:
                fed[name] = images.permute(_FIRST).to(dtype)
                continue
            tensor = self._fed.get(name)
            if tensor is None:
                sides = [1 if each is None else each for each in self._graph.values[name].shape[1:]]
                tensor = torch.zeros((1, *sides))
            tensor = tensor.to(device, dtype)
            fed[name] = tensor.expand(len(images), *tensor.shape[1:])
        return fed

    def sample_shape(self, count: int) -> tuple[int, int, int, int]:
        """Return the shape of a batch of images to try."""
        height, width, channels = self.image.shape
        return count, height or _USUAL_SIDE, width or _USUAL_SIDE, channels

    def _other(self, value: str) -> OtherInput:
        meta = self._graph.values[value]
        is_image = _is_image(self._graph, value)
        shape = _channels_last(meta.shape) if is_image else meta.shape[1:]
        return OtherInput(value, shape, is_whole="float" not in meta.dtype, is_image=is_image)


def _is_image(graph: ProgramGraph, value: str) -> bool:
    shape = graph.values[value].shape
    return len(shape) == len(_FIRST) and shape[1] in IMAGE_CHANNELS


def _channels_last(shape: tuple[int | None, ...]) -> tuple[int | None, int | None, int]:
    _, channels, height, width = shape
    return height, width, channels or 1


def _refuse(graph: ProgramGraph, name: str) -> NoReturn:
    words = ", ".join(in_words(graph.values[value].shape[1:]) for value in graph.inputs)
    raise EngineError(
        "{name} cannot be explained: none of its inputs is an image (1, 3 or 4 channels × height × "
        "width); the inputs' shapes are {shapes}.",
        name=name,
        shapes=words or "?",
    )
