"""Chooses the raw values where a map's colors begin and end, for the screen and for files.

Most maps have a zero that means "nothing", and end at their maximum. RISE has no zero of its own,
and the maps of gradients have a few pixels so strong that nothing would be seen of the rest. What
is saved as raw values never changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.api.display import Normalization
from engine.api.methods import Family
from engine.imaging import heat_range

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from engine.api.display import Style
    from engine.api.keys import MapKey

Colors = tuple[float, float]
"""Raw values where the colors begin and end."""
STRONGEST_SHARE = 0.005
"""This share of the pixels of a map of gradients has the last color."""


def color_range(
    key: MapKey | None, raw: NDArray[np.float32], image_shape: tuple[int, ...], style: Style
) -> Colors:
    """Return the raw values where the colors begin and end.

    Parameters
    ----------
    key : MapKey or None
        What the map is of; its method decides.
    raw : ndarray of float32, shape (h, w)
        The map.
    image_shape : tuple of int
        (h, w, ...) of the image, or of the part of it that is fed (`InputGeometry.shape`).
    style : Style
        How the map is shown.

    Returns
    -------
    (float, float)
        `engine.imaging.heat_range`, unless what is hidden is chosen by the map's maximum and the
        method has no zero of its own (`MethodInfo.has_zero`): then the extremes; or is one of
        gradients: then the maximum without the strongest `STRONGEST_SHARE`, of both signs when
        they are shown.
    """
    from engine.attribution.registry import METHODS  # the first paint need not wait for it

    usual = heat_range(raw, image_shape, style)
    if style.normalization is Normalization.MIN_MAX:
        return usual
    finite = raw[np.isfinite(raw)]
    method = None if key is None else METHODS.get(key.method)
    if style.normalization is Normalization.SIGNED:
        if method is None or method.info.family is not Family.GRADIENTS or not finite.size:
            return usual
        strong = float(np.quantile(np.abs(finite), 1 - STRONGEST_SHARE))
        return (-strong, strong) if strong > 0 else usual
    if method is None or not finite.size or np.ptp(finite) == 0:
        return usual
    if not method.info.has_zero:
        return float(finite.min()), float(finite.max())
    if method.info.family is Family.GRADIENTS:
        strong = float(np.quantile(finite, 1 - STRONGEST_SHARE))
        return (0.0, strong) if strong > 0 else usual
    return usual


def joined_range(ranges: Iterable[Colors]) -> Colors | None:
    """Return the one range of several heats: from the lowest begin to the highest end.

    Signed ranges are as wide on both sides of zero, and so is what they are joined to.
    """
    found = tuple(ranges)
    if not found:
        return None
    return min(begin for begin, _ in found), max(end for _, end in found)
