"""Keeps activations for `engine.ipc.thread`: for the channel on the canvas, and for files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.api.errors import EngineError
from engine.rendering.byte_cache import ByteCache

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.api.activations import Activations, SaveActivations, ShowActivations
    from engine.api.keys import InputKey, MapKey

_BYTES = 200 * 2**20


class ActivationCache:
    """Activations by input and layer."""

    def __init__(self) -> None:
        self._known: ByteCache[tuple[InputKey, str], Activations] = ByteCache(
            _BYTES, lambda kept: kept.values.nbytes
        )

    def put(self, activations: Activations) -> None:
        """Keep an answer."""
        activations.values.flags.writeable = False  # the pipe does not carry the flag
        if activations.weights is not None:
            activations.weights.flags.writeable = False
        request = activations.request
        self._known.put((request.input, request.layer), activations)

    def clear(self) -> None:
        """Drop everything."""
        self._known.clear()

    def answer(self, request: ShowActivations) -> Activations | None:
        """Return the answer to a request if it is known."""
        known = self._known.get((request.input, request.layer))
        return known if known is not None and known.request == request else None

    def channel(self, key: MapKey) -> NDArray[np.float32] | None:
        """Return the channel that a key of method `ACTIVATION` names, as a map.

        Returns
        -------
        ndarray of float32, shape (h, w), or None
            None until it is there; the layer is that of the key's target.
        """
        layer, index = key.target.layer, key.target.index
        known = None if layer is None else self._known.get((key.input, layer))
        if known is None or not 0 <= index < known.values.shape[2]:
            return None
        return np.ascontiguousarray(known.values[:, :, index])

    def of(self, request: SaveActivations) -> Activations:
        """Return what a file is made of. Raises EngineError when it is not kept any more."""
        known = self._known.get((request.input, request.layer))
        if known is None:
            raise EngineError("There are no activations of this layer to save yet.")
        return known
