"""Computes where the image lies on the canvas: pure arithmetic for `ImageCanvas`, no Qt.

All lengths on the canvas are device pixels. The scale is device pixels per image pixel, so that
1.0 is 100 % on every screen.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from engine.api.display import Region

MAX_SCALE = 64.0


@dataclass(frozen=True, slots=True)
class Placement:
    """Enlargement and middle of what is seen, for canvases and images of any size.

    Attributes
    ----------
    zoom : float
        1 shows the whole image, as large as possible.
    x, y : float
        The middle of the canvas, in shares of the image's width and height.
    """

    zoom: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Viewport:
    """An image on a canvas.

    An image that is smaller than the canvas is centred; a larger one always covers it.

    Attributes
    ----------
    image_width, image_height : int
        Image pixels.
    width, height : int
        The canvas, device pixels.
    scale : float
        Device pixels per image pixel.
    left, top : float
        The image's corner on the canvas, device pixels; may be negative.
    """

    image_width: int
    image_height: int
    width: int
    height: int
    scale: float
    left: float
    top: float

    @classmethod
    def fitted(cls, image_width: int, image_height: int, width: int, height: int) -> Viewport:
        """Return the whole image, as large as the canvas allows."""
        width, height = max(1, width), max(1, height)
        scale = min(width / image_width, height / image_height)
        return cls(image_width, image_height, width, height, scale, 0.0, 0.0)._held()

    @property
    def fit_scale(self) -> float:
        """The scale at which the whole image just fits."""
        return min(self.width / self.image_width, self.height / self.image_height)

    @property
    def is_fitted(self) -> bool:
        """True when the whole image is shown as large as possible."""
        return math.isclose(self.scale, self.fit_scale, rel_tol=1e-6)

    @property
    def is_larger_than_canvas(self) -> bool:
        """True when there is something to pan to."""
        return (
            self.image_width * self.scale > self.width + 0.5
            or self.image_height * self.scale > self.height + 0.5
        )

    def fit(self) -> Viewport:
        """Return the same image fitted."""
        return Viewport.fitted(self.image_width, self.image_height, self.width, self.height)

    def zoomed(self, scale: float, x: float, y: float) -> Viewport:
        """Return another scale with the image point under (x, y) kept there.

        Parameters
        ----------
        scale : float
            Wanted; held between the smaller of fit and 100 %, and the larger of fit and 6400 %.
        x, y : float
            On the canvas, device pixels.
        """
        low, high = min(self.fit_scale, 1.0), max(self.fit_scale, MAX_SCALE)
        scale = min(max(scale, low), high)
        grown = scale / self.scale
        left, top = x - (x - self.left) * grown, y - (y - self.top) * grown
        return replace(self, scale=scale, left=left, top=top)._held()

    @property
    def placement(self) -> Placement:
        """The same place and enlargement, whatever the sizes of canvas and image."""
        return Placement(
            1.0 if self.is_fitted else self.scale / self.fit_scale,
            (self.width / 2 - self.left) / (self.image_width * self.scale),
            (self.height / 2 - self.top) / (self.image_height * self.scale),
        )

    def placed_as(self, placement: Placement) -> Viewport:
        """Return this image on this canvas at another one's place, as far as there is image."""
        grown = self.fit().zoomed(self.fit_scale * placement.zoom, 0.0, 0.0)
        left = self.width / 2 - placement.x * self.image_width * grown.scale
        top = self.height / 2 - placement.y * self.image_height * grown.scale
        return replace(grown, left=left, top=top)._held()

    def canvas_point(self, x: float, y: float) -> tuple[float, float]:
        """Return where an image pixel lies on the canvas, device pixels."""
        return _whole(self.left) + x * self.scale, _whole(self.top) + y * self.scale

    def panned(self, dx: float, dy: float) -> Viewport:
        """Return the image moved by device pixels, as far as there is image."""
        return replace(self, left=self.left + dx, top=self.top + dy)._held()

    def resized(self, width: int, height: int) -> Viewport:
        """Return the image on another canvas: fitted if it was, else with the same centre."""
        width, height = max(1, width), max(1, height)
        if self.is_fitted:
            return Viewport.fitted(self.image_width, self.image_height, width, height)
        moved = replace(
            self,
            width=width,
            height=height,
            left=self.left + (width - self.width) / 2,
            top=self.top + (height - self.height) / 2,
        )
        return moved.zoomed(self.scale, width / 2, height / 2)

    def region(self) -> Region:
        """Return the visible part of the image and its size on the screen."""
        x, width, out_width = _visible(self.left, self.scale, self.image_width, self.width)
        y, height, out_height = _visible(self.top, self.scale, self.image_height, self.height)
        return Region(x, y, width, height, out_width, out_height)

    def placed(self, region: Region) -> tuple[float, float, float, float]:
        """Return where a part of the image lies now: left, top, width, height, device pixels."""
        left = _whole(self.left) + region.x * self.scale
        top = _whole(self.top) + region.y * self.scale
        if region == self.region():
            # Exactly its own pixels: a frame of this view is painted one to one.
            return _whole(left), _whole(top), region.out_width, region.out_height
        return left, top, max(1.0, region.width * self.scale), max(1.0, region.height * self.scale)

    def image_point(self, x: float, y: float) -> tuple[float, float] | None:
        """Return the image pixel under a canvas point, or None beside the image."""
        column = (x - _whole(self.left)) / self.scale
        row = (y - _whole(self.top)) / self.scale
        if 0 <= column < self.image_width and 0 <= row < self.image_height:
            return column, row
        return None

    def _held(self) -> Viewport:
        """Return the image moved to where it may lie."""
        left = _bounded(self.left, self.image_width * self.scale, self.width)
        top = _bounded(self.top, self.image_height * self.scale, self.height)
        return replace(self, left=left, top=top)


def _bounded(start: float, length: float, room: int) -> float:
    """Return where one axis of the image begins: centred if it fits, else without a gap."""
    if length <= room + 1e-6:
        return (room - length) / 2
    return min(0.0, max(room - length, start))


def _visible(start: float, scale: float, length: int, room: int) -> tuple[float, float, int]:
    """Return first image pixel, length in image pixels and in device pixels of one axis."""
    start = _whole(start)
    begin, end = max(0.0, start), min(float(room), start + length * scale)
    first = min(max(0.0, (begin - start) / scale), float(length))
    size = min(max(0.0, (end - begin) / scale), length - first)
    return first, size, max(1, int(_whole(end - begin)))


def _whole(value: float) -> float:
    """Return the nearest whole device pixel: frames are painted unblurred."""
    return math.floor(value + 0.5)
