"""Caches activations for `OverlayRenderer` (one channel on the canvas) and for files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.cache_budget import Cache, memory_cache
from engine.api.errors import EngineError

if TYPE_CHECKING:
    import numpy as np
    from cachetools import LRUCache
    from numpy.typing import NDArray

    from engine.api.activations import Activations, SaveActivations, ShowActivations
    from engine.api.display import ChannelSource
    from engine.api.keys import InputKey


class ActivationCache:
    """Activations by input and layer."""

    def __init__(self) -> None:
        self._known: LRUCache[tuple[InputKey, str], Activations] = memory_cache(
            Cache.ACTIVATIONS, lambda kept: kept.channels.nbytes
        )

    def put(self, activations: Activations) -> None:
        """Keep an answer."""
        activations.channels.flags.writeable = False  # the pipe does not carry the flag
        if activations.weights is not None:
            activations.weights.flags.writeable = False
        request = activations.request
        self._known[request.input, request.layer] = activations

    def clear(self) -> None:
        """Drop everything."""
        self._known.clear()

    def answer(self, request: ShowActivations) -> Activations | None:
        """Return the answer to a request if it is known."""
        known = self._known.get((request.input, request.layer))
        return known if known is not None and known.request == request else None

    def channel(self, shown: ChannelSource) -> NDArray[np.float32] | None:
        """Return a channel as a map.

        Returns
        -------
        ndarray of float32, shape (h, w), or None
            None until it is there.
        """
        known = self._known.get((shown.input, shown.layer))
        if known is None or not 0 <= shown.channel < len(known.channels):
            return None
        channel: NDArray[np.float32] = known.channels[shown.channel]
        return channel

    def of(self, request: SaveActivations) -> Activations:
        """Return what a file is made of. Raises EngineError when it is not kept any more."""
        known = self._known.get((request.input, request.layer))
        if known is None:
            raise EngineError("There are no activations of this layer to save yet.")
        return known
