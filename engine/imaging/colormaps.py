"""Colour maps, and a style's arithmetic as a table: colours for `engine.imaging.blend`.

An output value depends only on the heat level, the image's value and the channel, all of 256 (or
three) kinds. So a style is computed once for every case, in float64, and applied by looking up.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, assert_never

import cv2
import numpy as np

from engine.api.display import Blend

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.api.display import Style

COLORMAPS: dict[str, str] = {
    "jet": "Jet",
    "turbo": "Turbo",
    "viridis": "Viridis",
    "inferno": "Inferno",
    "magma": "Magma",
    "gray": "Gray",
}
"""Name -> label of every colour map, in the order of the menu."""

_OPENCV_MAPS = {
    "jet": cv2.COLORMAP_JET,
    "turbo": cv2.COLORMAP_TURBO,
    "viridis": cv2.COLORMAP_VIRIDIS,
    "inferno": cv2.COLORMAP_INFERNO,
    "magma": cv2.COLORMAP_MAGMA,
}


@lru_cache(maxsize=len(COLORMAPS))
def colormap_table(name: str) -> NDArray[np.uint8]:
    """Return the colours of a map, lowest level first.

    Parameters
    ----------
    name : str
        A key of `COLORMAPS`; anything else is a `KeyError`.

    Returns
    -------
    ndarray of uint8, shape (256, 3)
        RGB, read-only. "jet" is OpenCV's ``COLORMAP_JET``, as in the literature's figures.
    """
    levels = np.arange(256, dtype=np.uint8)[:, None]
    if name == "gray":
        table = np.repeat(levels, 3, axis=1)
    else:
        table = np.ascontiguousarray(cv2.applyColorMap(levels, _OPENCV_MAPS[name])[:, 0, ::-1])
    table.setflags(write=False)
    return table


def color_bar(name: str, length: int) -> NDArray[np.uint8]:
    """Return a map's colours as a picture one pixel high, lowest level on the left.

    Returns
    -------
    ndarray of uint8, shape (1, length, 3)
        RGB.
    """
    levels = np.rint(np.linspace(0, 255, length)).astype(np.intp)
    return colormap_table(name)[levels][None]


@lru_cache(maxsize=64)
def overlay_table(style: Style) -> NDArray[np.uint8]:
    """Return what a style makes of every heat level and image value.

    With image value i, colour c of the level (both 0-255) and heat h = level / 255:

    - ``HEAT``: i + intensity h (c - i): cold parts show the image itself;
    - ``ALPHA``: (1 - intensity) i + intensity c;
    - ``TEXTBOOK``: i + intensity c, cut off at 255: what ``cv2.imwrite`` makes of
      ``heatmap * intensity + image``.

    Values are rounded to the nearest, halves to even. Where h is below the threshold the image is
    unchanged; colours are never rescaled.

    Returns
    -------
    ndarray of uint8, shape (3, 256, 256)
        Indexed by channel (RGB), level, image value; read-only.
    """
    image = np.arange(256, dtype=np.float64)
    heat = np.arange(256, dtype=np.float64)[:, None] / 255
    color = colormap_table(style.colormap).T.astype(np.float64)[:, :, None]
    match style.blend:
        case Blend.HEAT:
            mixed = image + style.intensity * heat * (color - image)
        case Blend.ALPHA:
            mixed = (1 - style.intensity) * image + style.intensity * color
        case Blend.TEXTBOOK:
            mixed = color * style.intensity + image
        case _:
            assert_never(style.blend)
    table = np.clip(np.rint(mixed), 0, 255).astype(np.uint8)
    table[:, heat[:, 0] < style.threshold] = np.arange(256, dtype=np.uint8)
    table.setflags(write=False)
    return table
