"""Caches raw maps for `OverlayRenderer` and `EngineThread`: what is known is not asked again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.api.attribution import FoundMaps
from engine.api.cache_budget import Cache, memory_cache
from engine.imaging import combined_map

if TYPE_CHECKING:
    import numpy as np
    from cachetools import LRUCache
    from numpy.typing import NDArray

    from engine.api.attribution import Explain, FindMaps, Maps
    from engine.api.keys import LayerBlend, MapKey


@dataclass(frozen=True, slots=True, eq=False)
class _CachedMaps:
    """The maps of one key: all that came, and which of them are final.

    Attributes
    ----------
    maps : Maps
        The newest answer, with the maps of the earlier ones beside its own.
    final : frozenset of str
        Paths whose maps do not change any more.
    has_all : bool
        True when every layer was asked for and is there.
    """

    maps: Maps
    final: frozenset[str]
    has_all: bool

    def size(self) -> int:
        kept = (*self.maps.raw.values(), *self.maps.std.values())
        return sum(array.nbytes for array in kept)


class MapCache:
    """Maps by key and layer."""

    def __init__(self) -> None:
        self._known: LRUCache[MapKey, _CachedMaps] = memory_cache(Cache.MAPS, _CachedMaps.size)

    def put(self, maps: Maps) -> None:
        """Keep an answer; a part never replaces what is final."""
        known = self._known.get(maps.key)
        final = frozenset(maps.raw) if maps.complete or maps.share == 1 else frozenset[str]()
        has_all = maps.complete and maps.request.all_layers
        if known is not None and not has_all:
            kept = known.maps
            new = {path: raw for path, raw in maps.raw.items() if path not in known.final}
            std = {path: raw for path, raw in maps.std.items() if path in new}
            if known.has_all and not new:
                return
            maps = replace(maps, raw={**kept.raw, **new}, std={**kept.std, **std})
            final |= known.final
            has_all = known.has_all
        self._known[maps.key] = _CachedMaps(maps, final, has_all)

    def clear(self) -> None:
        """Drop everything."""
        self._known.clear()

    def answer(self, request: Explain) -> Maps | None:
        """Return the answer to a request if all that it asks for is final."""
        known = self._known.get(request.key)
        if known is None:
            return None
        if known.has_all or (not request.all_layers and request.layer in known.final):
            return replace(known.maps, request=request, complete=True, share=1.0, elapsed_ms=0.0)
        return None

    def found(self, request: FindMaps) -> FoundMaps:
        """Return those of the requested maps that are final; they count as used now."""
        raw: dict[str, NDArray[np.float32]] = {}
        for key, layer in request.maps:
            known = self._known.get(key)
            if known is not None and layer in known.final:
                raw[key.method] = known.maps.raw[layer]
        return FoundMaps(request, raw)

    def is_answered(self, key: MapKey, layer: str | None) -> bool:
        """Tell whether a layer's map is there, or will not come."""
        known = self._known.get(key)
        return known is not None and (known.has_all or layer in known.final)

    def raw(self, key: MapKey, layer: str, layer_blend: LayerBlend) -> NDArray[np.float32] | None:
        """Return what is shown: a layer's map or spread, or the combination of several layers'.

        Returns
        -------
        ndarray of float32, shape (h, w), or None
            None until each of them is there.
        """
        known = self._known.get(key)
        if known is None:
            return None
        source = known.maps.std if layer_blend.std else known.maps.raw
        found = [source[path] for path in (layer, *layer_blend.others) if path in source]
        if len(found) <= len(layer_blend.others):
            return None
        return found[0] if len(found) == 1 else combined_map(found, layer_blend.combine)
