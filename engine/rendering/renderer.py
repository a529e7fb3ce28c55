"""Draws pictures with their overlays for `thread`, keeping what the next frame needs again.

Moving the intensity slider changes one small table; the image at screen size and the upsampled map
are kept from the frame before.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine import imaging
from engine.api.display import (
    ChannelSource,
    Compose,
    CopyView,
    MapSource,
    Overlay,
    SaveMap,
    SaveView,
    map_key,
)
from engine.api.errors import EngineError
from engine.rendering.activation_cache import ActivationCache
from engine.rendering.byte_cache import ByteCache
from engine.rendering.color_range import color_range, in_color_range
from engine.rendering.map_cache import MapCache

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.api.attribution import Maps
    from engine.api.display import Region
    from engine.api.image import Picture

_PICTURE_BYTES = 600 * 2**20


@dataclass(frozen=True, slots=True, eq=False)
class _Open:
    """A picture with its smaller copies, from which large pictures shrink quickly."""

    picture: Picture
    halves: tuple[NDArray[np.uint8], ...]

    def size(self) -> int:
        return self.picture.pixels.nbytes + sum(half.nbytes for half in self.halves)


class OverlayRenderer:
    """The open pictures and known maps, and the overlays made of them.

    Attributes
    ----------
    maps : MapCache
        What overlays are made of; `add_maps` puts in.
    activations : ActivationCache
        What single channels are drawn from.
    """

    def __init__(self) -> None:
        self._pictures: ByteCache[str, _Open] = ByteCache(_PICTURE_BYTES, _Open.size)
        self.maps = MapCache()
        self.activations = ActivationCache()
        self._base: tuple[tuple[str, Region], NDArray[np.uint8]] | None = None
        self._levels: tuple[tuple[MapSource | ChannelSource, Region], NDArray[np.uint8]] | None = (
            None
        )

    def add_picture(self, picture: Picture) -> None:
        """Keep a picture, to be drawn by its key."""
        halves = imaging.half_sizes(picture.pixels)
        self._pictures.put(picture.key, _Open(picture, halves))

    def picture(self, key: str) -> Picture:
        """Return a kept picture. Raises EngineError when it is not kept any more."""
        return self._open(key).picture

    def _open(self, key: str) -> _Open:
        found = self._pictures.get(key)
        if found is None:
            raise EngineError("This image is not open any more. Open it again.")
        return found

    def add_maps(self, maps: Maps) -> None:
        """Keep maps, and draw with them from now on."""
        self.maps.put(maps)
        self._levels = None

    def overlay(self, request: Compose) -> Overlay | None:
        """Draw what the screen shows; None while the map is not known yet."""
        started = time.perf_counter()
        shown = request.shown
        raw = self._raw(shown)
        if raw is None and not self._is_answered(shown):
            return None
        base = self._screen_base(request.image, request.region)
        if shown is not None and raw is not None and imaging.has_positive(raw):
            levels = self._screen_levels(request, shown, raw)
            pixels = imaging.compose(base, levels, imaging.overlay_table(request.style))
        else:
            pixels = imaging.compose(base)
        return overlay_of(request, pixels, raw, started)

    def sources(
        self, request: CopyView | SaveView | SaveMap
    ) -> tuple[NDArray[np.uint8] | None, NDArray[np.float32] | None]:
        """Return the pixels and the raw map that a file is made of.

        Raises
        ------
        EngineError
            When the image is not open any more, or the map is not known yet.
        """
        raw = self._raw(request.shown)
        if raw is None and request.shown is not None:
            raise EngineError("There is no heatmap of this layer to save yet.")
        pixels = None if isinstance(request, SaveMap) else self.picture(request.image).pixels
        return pixels, raw

    def _raw(self, shown: MapSource | ChannelSource | None) -> NDArray[np.float32] | None:
        match shown:
            case None:
                return None
            case ChannelSource():
                return self.activations.channel(shown)
            case MapSource():
                return self.maps.raw(shown.key, shown.layer, shown.layer_blend)

    def _is_answered(self, shown: MapSource | ChannelSource | None) -> bool:
        """Tell whether there is nothing to wait for: the image alone, or a map that will not come.

        A channel that is not there yet is waited for.
        """
        match shown:
            case None:
                return True
            case ChannelSource():
                return False
            case MapSource():
                layers = (shown.layer, *shown.layer_blend.others)
                return all(self.maps.is_answered(shown.key, layer) for layer in layers)

    def _screen_base(self, image: str, region: Region) -> NDArray[np.uint8]:
        if self._base is None or self._base[0] != (image, region):
            found = self._open(image)
            pixels = imaging.crop_resized(found.picture.pixels, region, found.halves)
            self._base = (image, region), pixels
        return self._base[1]

    def _screen_levels(
        self, request: Compose, shown: MapSource | ChannelSource, raw: NDArray[np.float32]
    ) -> NDArray[np.uint8]:
        wanted = (shown, request.region)
        if self._levels is None or self._levels[0] != wanted:
            height, width = self.picture(request.image).pixels.shape[:2]
            levels = imaging.heat_levels(
                in_color_range(map_key(shown), raw), (height, width), request.region
            )
            self._levels = wanted, levels
        return self._levels[1]


def overlay_of(
    request: Compose | CopyView,
    pixels: NDArray[np.uint8],
    raw: NDArray[np.float32] | None,
    started: float,
) -> Overlay:
    """Return the result for drawn pixels; `started` is a time of `time.perf_counter`."""
    finite = None if raw is None else np.nan_to_num(raw, nan=0.0, posinf=0.0, neginf=0.0)
    return Overlay(
        request=request,
        pixels=pixels,
        has_map=raw is not None,
        positive_evidence=raw is None or imaging.has_positive(raw),
        raw_min=0.0 if finite is None else float(finite.min()),
        raw_max=0.0 if finite is None else float(finite.max()),
        elapsed_ms=(time.perf_counter() - started) * 1000,
        colors=(0.0, 0.0) if finite is None else color_range(map_key(request.shown), finite),
    )
