"""Gives the color maps as tables: Matplotlib's from `cmap`, and OpenCV's jet.

`cmap` takes up to 120 ms to import, which neither the first paint nor the GUI thread may wait for:
`EngineThread` has the tables loaded in its file worker while the engine process starts.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import cv2
import numpy as np

from engine.api.display import Normalization

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.api.display import Style

COLORMAPS: dict[str, str] = {
    "jet": "Jet, OpenCV",
    "matplotlib-jet": "Jet, Matplotlib",
    "turbo": "Turbo",
    "viridis": "Viridis",
    "inferno": "Inferno",
    "magma": "Magma",
    "gray": "Gray",
}
"""Name -> label of every color map, in the order of the menu. All but the two jets are names of
`cmap`."""

SIGNED_COLORMAP = "bwr"
"""Blue, white, red: colors of maps with both signs, zero in the middle (docs/decisions/0034)."""

SIGNED_GRAY = "signed-gray"
"""Black, mid-gray, white: the same of a style whose color map is "gray" (docs/decisions/0075)."""

_MIDDLE = 127
"""Level of zero on an image. Of a map alone it is the next one, which must look the same."""

_TABLES = (*COLORMAPS, SIGNED_COLORMAP, SIGNED_GRAY)
_CMAP_NAMES = {
    "matplotlib-jet": "matlab:jet",
    SIGNED_COLORMAP: "matplotlib:bwr",
    SIGNED_GRAY: "gray",
}


def colormap_of(style: Style) -> str:
    """Return the color map with which a style shows heat: a signed map needs a neutral zero."""
    if style.normalization is not Normalization.SIGNED:
        return style.colormap
    return SIGNED_GRAY if style.colormap == "gray" else SIGNED_COLORMAP


@lru_cache(maxsize=len(_TABLES))
def colormap_table(name: str) -> NDArray[np.uint8]:
    """Return the colors of a map, lowest level first.

    Parameters
    ----------
    name : str
        A key of `COLORMAPS`, `SIGNED_COLORMAP` or `SIGNED_GRAY`; anything else is a `KeyError`.

    Returns
    -------
    ndarray of uint8, shape (256, 3)
        RGB, read-only. "jet" is OpenCV's ``COLORMAP_JET``, as in most of the literature's figures;
        Matplotlib's, which `cmap` has, differs from it by up to 128 of 255.
    """
    if name not in _TABLES:
        raise KeyError(name)
    table: NDArray[np.uint8] = np.rint(colormap_shares(name) * 255).astype(np.uint8)
    table.setflags(write=False)
    return table


@lru_cache(maxsize=len(_TABLES))
def colormap_shares(name: str) -> NDArray[np.float64]:
    """Return the colors of a map before they are rounded to 8 bits, lowest level first.

    Parameters
    ----------
    name : str
        As in `colormap_table`.

    Returns
    -------
    ndarray of float64, shape (256, 3)
        RGB, 0-1, read-only. OpenCV's jet is made of 8 bits.
    """
    is_cmaps = name != "jet"
    shares = _shares_of_cmap(_CMAP_NAMES.get(name, name)) if is_cmaps else _opencv_jet() / 255
    if name == SIGNED_GRAY:
        shares[_MIDDLE] = shares[_MIDDLE + 1]
    shares.setflags(write=False)
    return shares


def load_colormaps() -> None:
    """Have every table at hand from now on."""
    for name in _TABLES:
        colormap_table(name)


def color_bar(name: str, length: int) -> NDArray[np.uint8]:
    """Return a map's colors as a picture one pixel high, lowest level on the left.

    Returns
    -------
    ndarray of uint8, shape (1, length, 3)
        RGB.
    """
    levels = np.rint(np.linspace(0, 255, length)).astype(np.intp)
    return colormap_table(name)[levels][None]


def _opencv_jet() -> NDArray[np.uint8]:
    levels = np.arange(256, dtype=np.uint8)[:, None]
    return np.ascontiguousarray(cv2.applyColorMap(levels, cv2.COLORMAP_JET)[:, 0, ::-1])


def _shares_of_cmap(name: str) -> NDArray[np.float64]:
    from cmap import Colormap

    return np.array(Colormap(name).lut(256)[:, :3], np.float64)
