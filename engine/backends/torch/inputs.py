"""Feeds an exported program: images as it takes them, and what stands beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch

from engine.backends.torch.steps import dtype_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from engine.models.exported_program.program_graph import ProgramGraph
    from engine.models.image_input import ImageInput

_CHANNELS_FIRST = (0, 3, 1, 2)
_USUAL_SIDE = 64


class FedInputs:
    """The inputs of a program; what has no value is fed zeros.

    Parameters
    ----------
    graph : ProgramGraph
        The program.
    image : ImageInput
        Its image input.
    """

    def __init__(self, graph: ProgramGraph, image: ImageInput) -> None:
        self._graph = graph
        self._image = image
        self._fed: dict[str, Any] = {
            name: torch.zeros([1, *(side or 1 for side in graph.values[name].shape[1:])])
            for name in graph.inputs
            if name != image.name
        }

    def feed(self, values: Mapping[str, NDArray[np.float64]]) -> None:
        """Feed arrays (1, ...) from now on, by the inputs' names."""
        self._fed |= {name: torch.as_tensor(array) for name, array in values.items()}

    def feeds(self, images: Any) -> dict[str, Any]:
        """Return all inputs for a batch of images (n, h, w, c), on its device."""
        given: dict[str, Any] = {}
        for name in self._graph.inputs:
            dtype = dtype_of(self._graph.values[name].dtype)
            if name == self._image.name:
                given[name] = images.permute(_CHANNELS_FIRST).to(dtype)
            else:
                tensor = self._fed[name].to(images.device, dtype)
                given[name] = tensor.expand(len(images), *tensor.shape[1:])
        return given

    def sample_shape(self, count: int) -> tuple[int, int, int, int]:
        """Return the shape of a batch of images to try."""
        height, width, channels = self._image.shape
        return count, height or _USUAL_SIDE, width or _USUAL_SIDE, channels
