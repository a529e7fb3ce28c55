"""Renders overlays from cached pictures and maps, for `EngineThread`.

Moving the intensity slider changes one small table. All else is kept from the frame before, for
each of the window's views: the image at screen size, the map with its colour range, and the heat
levels at screen size.
"""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine import imaging
from engine.api.cache_budget import Cache, memory_cache
from engine.api.display import (
    Blend,
    ChannelSource,
    Compose,
    CopyView,
    MapSource,
    Normalization,
    Overlay,
    SaveMap,
    SaveView,
    input_key,
    map_key,
)
from engine.api.errors import EngineError, image_closed
from engine.api.geometry import input_geometry
from engine.rendering.activation_cache import ActivationCache
from engine.rendering.color_range import color_range, joined_range
from engine.rendering.map_cache import MapCache

if TYPE_CHECKING:
    from cachetools import LRUCache
    from numpy.typing import NDArray

    from engine.api.activations import Activations
    from engine.api.attribution import Maps
    from engine.api.display import Region, ShownHeat, Style
    from engine.api.geometry import InputGeometry
    from engine.api.image import Picture
    from engine.api.keys import MapKey
    from engine.rendering.color_range import Colors


@dataclass(frozen=True, slots=True, eq=False)
class ScaledPicture:
    """A picture with its smaller copies, from which large pictures shrink quickly.

    Attributes
    ----------
    picture : Picture
        The picture itself.
    halves : tuple of ndarray of uint8
        `engine.imaging.half_sizes` of its pixels.
    """

    picture: Picture
    halves: tuple[NDArray[np.uint8], ...]

    def size(self) -> int:
        """Return the bytes that it takes."""
        return self.picture.pixels.nbytes + sum(half.nbytes for half in self.halves)


def scaled_picture(picture: Picture) -> ScaledPicture:
    """Return a picture with its smaller copies: 30 ms for 12 megapixels, for the file worker."""
    return ScaledPicture(picture, imaging.half_sizes(picture.pixels))


@dataclass(frozen=True, slots=True, eq=False)
class ShownMap:
    """A raw map, and what every frame that shows it says of it.

    Attributes
    ----------
    raw : ndarray of float32, shape (h, w)
        On the method's own grid.
    has_positive, has_heat : bool
        Whether there is a positive value, and anything to show.
    raw_min, raw_max : float
        Its range; values that are not finite count as 0.
    colors : (float, float)
        Its `color_range`, or that of all heats that share one.
    geometry : InputGeometry
        Where it lies on the image.
    """

    raw: NDArray[np.float32]
    has_positive: bool
    has_heat: bool
    raw_min: float
    raw_max: float
    colors: Colors
    geometry: InputGeometry


def shown_map(
    source: MapSource | ChannelSource | None,
    raw: NDArray[np.float32],
    image_shape: tuple[int, ...],
    style: Style,
    *,
    is_plain: bool = True,
    shared: Colors | None = None,
) -> ShownMap:
    """Return a raw map with its ranges, on an image of this shape (h, w, ...).

    One that is not plain is made of several: no method decides its colors. A shared range is joined
    to its own, if it has any heat.
    """
    geometry = input_geometry(image_shape, input_key(source))
    finite = np.nan_to_num(raw, nan=0.0, posinf=0.0, neginf=0.0)
    has_heat = imaging.has_heat(raw, style)
    colors = color_range(map_key(source) if is_plain else None, raw, geometry.shape, style)
    if shared is not None and has_heat:
        colors = joined_range((colors, shared)) or colors
    return ShownMap(
        raw,
        imaging.has_positive(raw),
        has_heat,
        float(finite.min()),
        float(finite.max()),
        colors,
        geometry,
    )


_MapKey = tuple[
    MapSource | ChannelSource,
    MapSource | ChannelSource | None,
    str,
    tuple[object, ...],
    "tuple[ShownHeat, ...]",
]
"""Sources, image, `Style.heat` and scale: all that a map's levels and ranges depend on."""


class _LastFrame:
    """Parts of one view's last frame, each with the inputs that it depends on."""

    def __init__(self) -> None:
        self.base: tuple[tuple[str, Region], NDArray[np.uint8]] | None = None
        self.map: tuple[_MapKey, ShownMap] | None = None
        self.levels: tuple[tuple[_MapKey, Region], NDArray[np.uint8]] | None = None
        self.peaks: tuple[_MapKey, NDArray[np.int16]] | None = None

    def forget_map(self) -> None:
        self.map = self.levels = self.peaks = None


class OverlayRenderer:
    """The open pictures and known maps, and the overlays made of them.

    Attributes
    ----------
    maps : MapCache
        What overlays are made of; `add_maps` puts in.
    activations : ActivationCache
        What single channels are drawn from; `add_activations` puts in.
    """

    def __init__(self) -> None:
        self._pictures: LRUCache[str, ScaledPicture] = memory_cache(
            Cache.PICTURES, ScaledPicture.size
        )
        self.maps = MapCache()
        self.activations = ActivationCache()
        self._frames: defaultdict[int, _LastFrame] = defaultdict(_LastFrame)
        self._shapes: dict[str, tuple[int, ...]] = {}

    def add_picture(self, scaled: ScaledPicture) -> None:
        """Keep a picture, to be drawn by its key."""
        self._pictures[scaled.picture.key] = scaled
        self._shapes[scaled.picture.key] = scaled.picture.pixels.shape

    def picture(self, key: str) -> Picture:
        """Return a kept picture. Raises EngineError when it is not kept any more."""
        return self._open(key).picture

    def _open(self, key: str) -> ScaledPicture:
        found = self._pictures.get(key)
        if found is None:
            raise image_closed()
        return found

    def add_maps(self, maps: Maps) -> None:
        """Keep maps, and draw with them from now on."""
        self.maps.put(maps)
        self._forget_shown(maps.key)

    def add_activations(self, activations: Activations) -> None:
        """Keep activations, and draw with them from now on."""
        self.activations.put(activations)
        self._forget_shown(None)

    def clear_maps(self) -> None:
        """Drop all maps: they will be computed anew."""
        self.maps.clear()
        self._forget_shown(None)

    def clear_activations(self) -> None:
        """Drop all activations: they will be computed anew."""
        self.activations.clear()
        self._forget_shown(None)

    def _forget_shown(self, key: MapKey | None) -> None:
        """Look a map up again for the next frame; None means whichever is shown."""
        for frame in self._frames.values():
            if frame.map is None:
                continue
            shown, minus, *_, scale = frame.map[0]
            sources = (shown, minus, *(each.shown for each in scale))
            if key in (None, *map(map_key, sources)):
                frame.forget_map()

    def overlay(self, request: Compose) -> Overlay | None:
        """Draw what the screen shows; None while the map is not known yet."""
        started = time.perf_counter()
        frame = self._frames[request.view_index]
        shown = self._shown(frame, request)
        if shown is None and not all(map(self._is_answered, (request.shown, request.minus))):
            return None
        base = self._screen_base(frame, request.image, request.region)
        if shown is not None and shown.has_heat:
            levels = self._screen_levels(frame, request, shown)
            window, is_alone = None, request.style.blend is Blend.ALONE
            if is_alone:
                size = self.picture(request.image).pixels.shape
                window = imaging.grid_window(shown.raw.shape, size, request.region)
            elif not shown.geometry.is_whole:
                window = shown.geometry.window(request.region)
            table = self._table(frame, request, shown)
            pixels = imaging.compose(base, levels, table, window, keeps_image=not is_alone)
        else:
            pixels = imaging.compose(base)
        return overlay_of(request, pixels, shown, started)

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

    def shared_range(self, scale: tuple[ShownHeat, ...], style: Style) -> Colors | None:
        """Return the raw values where the colors of several heats begin and end.

        Signed maps have colors of their own (`engine.imaging.colormap_of`), with zero in the
        middle: they share with signed ones, others with others.

        Parameters
        ----------
        scale : tuple of ShownHeat
            The heats; those that are not known yet do not count.
        style : Style
            Of the one to be drawn.

        Returns
        -------
        (float, float) or None
            None while no heat is known.
        """
        is_signed = style.normalization is Normalization.SIGNED
        ranges = []
        for heat in scale:
            raw, shape = self._raw(heat.shown), self._shapes.get(heat.image)
            is_alike = (heat.style.normalization is Normalization.SIGNED) is is_signed
            if is_alike and raw is not None and shape is not None:
                shown = shown_map(heat.shown, raw, shape, heat.style)
                if shown.has_heat:
                    ranges.append(shown.colors)
        return joined_range(ranges)

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

    def _shown(self, frame: _LastFrame, request: Compose) -> ShownMap | None:
        source = request.shown
        if source is None:
            return None
        wanted = source, request.minus, request.image, request.style.heat, request.scale
        if frame.map is None or frame.map[0] != wanted:
            frame.forget_map()
            raw = self._raw(source)
            if raw is not None and request.minus is not None:
                other = self._raw(request.minus)
                raw = None if other is None else imaging.difference_map(raw, other)
            if raw is None:
                return None
            size = self.picture(request.image).pixels.shape
            is_plain, style = request.minus is None, request.style
            shared = self.shared_range(request.scale, style)
            frame.map = (
                wanted,
                shown_map(source, raw, size, style, is_plain=is_plain, shared=shared),
            )
        return frame.map[1]

    def _screen_base(self, frame: _LastFrame, image: str, region: Region) -> NDArray[np.uint8]:
        if frame.base is None or frame.base[0] != (image, region):
            found = self._open(image)
            pixels = imaging.crop_resized(found.picture.pixels, region, found.halves)
            frame.base = (image, region), pixels
        return frame.base[1]

    def _table(self, frame: _LastFrame, request: Compose, shown: ShownMap) -> NDArray[np.uint8]:
        style = request.style
        if style.blend is not Blend.SCALED:
            return imaging.overlay_table(style)
        assert frame.map is not None
        if frame.peaks is None or frame.peaks[0] != frame.map[0]:
            pixels = self.picture(request.image).pixels
            peaks = imaging.level_peaks(pixels, shown.raw, style, shown.colors, shown.geometry)
            frame.peaks = frame.map[0], peaks
        return imaging.overlay_table(style, imaging.brightest(style, frame.peaks[1]))

    def _screen_levels(
        self, frame: _LastFrame, request: Compose, shown: ShownMap
    ) -> NDArray[np.uint8]:
        assert frame.map is not None
        wanted = (frame.map[0], request.region)
        if frame.levels is None or frame.levels[0] != wanted:
            shape, region = self.picture(request.image).pixels.shape[:2], request.region
            if request.style.blend is not Blend.ALONE:
                shape, region = shown.geometry.shape, shown.geometry.region_on_frame(region)
            levels = imaging.heat_levels(shown.raw, shape, region, request.style, shown.colors)
            frame.levels = wanted, levels
        return frame.levels[1]


def overlay_of(
    request: Compose | CopyView,
    pixels: NDArray[np.uint8],
    shown: ShownMap | None,
    started: float,
) -> Overlay:
    """Return the result for drawn pixels; `started` is a time of `time.perf_counter`."""
    return Overlay(
        request=request,
        pixels=pixels,
        has_map=shown is not None,
        positive_evidence=shown is None or shown.has_positive,
        raw_min=0.0 if shown is None else shown.raw_min,
        raw_max=0.0 if shown is None else shown.raw_max,
        elapsed_ms=(time.perf_counter() - started) * 1000,
        colors=(0.0, 0.0) if shown is None else shown.colors,
    )
