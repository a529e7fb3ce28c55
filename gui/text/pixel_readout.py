"""Reads the pixel, its colour and the map's raw value under the pointer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.api.display import Blend
from engine.api.geometry import input_geometry
from gui.queries.view import raw_shown
from gui.text.translation import translate

if TYPE_CHECKING:
    from gui.core.known_view import KnownView


@dataclass(frozen=True, slots=True)
class PixelReadout:
    """Pixel, colour and raw value at one place.

    Attributes
    ----------
    x, y : int
        The pixel, from the upper left.
    color : tuple of int
        Red, green, blue, 0-255.
    value : float or None
        The raw map at the pixel's centre, upsampled as it is shown; None where there is none.
    """

    x: int
    y: int
    color: tuple[int, int, int]
    value: float | None

    def __str__(self) -> str:
        red, green, blue = self.color
        words = f"x {self.x}  y {self.y}   RGB {red} {green} {blue}"
        if self.value is None:
            return words
        template = translate("reading", "map {value} (raw)")
        return words + "   " + template.format(value=f"{self.value:.4g}")


def readout_at(view: KnownView, position: tuple[float, float] | None) -> PixelReadout | None:
    """Return what is at a position in image pixels, or None outside the image."""
    picture = view.picture
    if picture is None or position is None:
        return None
    x, y = int(position[0]), int(position[1])
    height, width = picture.pixels.shape[:2]
    if not (0 <= x < width and 0 <= y < height):
        return None
    red, green, blue = (int(part) for part in picture.pixels[y, x])
    raw = raw_shown(view.selection, view.known)
    value = None
    if raw is not None:
        from engine.imaging import value_at  # loads OpenCV, which the first paint must not wait for

        style, shape = view.selection.style, (height, width)
        place: tuple[float, float] | None = (x + 0.5, y + 0.5)
        if style.blend is not Blend.ALONE:
            geometry = input_geometry(shape, view.input)
            place, shape = geometry.on_frame(x + 0.5, y + 0.5), geometry.shape
        value = None if place is None else value_at(raw, shape, *place, style)
    return PixelReadout(x, y, (red, green, blue), value)
