"""Chooses the raw values where a map's colors begin and end, for the screen and for files.

Most maps have a zero that means "nothing", and end at their maximum. RISE has no zero of its own,
and the maps of gradients have a few pixels so strong that nothing would be seen of the rest. What
is saved as raw values never changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.api.methods import Family

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.api.keys import MapKey

STRONGEST_SHARE = 0.005
"""This share of the pixels of a map of gradients has the last color."""


def color_range(key: MapKey | None, raw: NDArray[np.float32]) -> tuple[float, float]:
    """Return the raw values where the colors begin and end.

    Parameters
    ----------
    key : MapKey or None
        What the map is of; its method decides.
    raw : ndarray of float32, shape (h, w)
        The map.

    Returns
    -------
    (float, float)
        0 and the maximum, unless the method has no zero of its own (`MethodInfo.has_zero`), or is
        one of gradients: then the maximum without the strongest `STRONGEST_SHARE`.
    """
    from engine.attribution.registry import METHODS  # the first paint need not wait for it

    finite = raw[np.isfinite(raw)]
    highest = float(finite.max()) if finite.size else 0.0
    method = None if key is None else METHODS.get(key.method)
    if method is None or not finite.size or np.ptp(finite) == 0:
        return 0.0, highest
    if not method.info.has_zero:
        return float(finite.min()), highest
    if method.info.family is Family.GRADIENTS:
        usual = float(np.quantile(finite, 1 - STRONGEST_SHARE))
        return 0.0, usual if usual > 0 else highest
    return 0.0, highest


def in_color_range(raw: NDArray[np.float32], colors: tuple[float, float]) -> NDArray[np.float32]:
    """Return a map as it is colored: from 0 to its own maximum.

    Parameters
    ----------
    raw : ndarray of float32, shape (h, w)
        The map.
    colors : (float, float)
        Its `color_range`.
    """
    begin, end = colors
    return np.minimum(raw, np.float32(end)) - np.float32(begin)
