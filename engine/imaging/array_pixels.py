"""Turns the numbers of an array into 8-bit RGB, for decode: what they are scaled by is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.api.errors import Text, plural
from engine.imaging.array_files import finite_range
from engine.imaging.pixels import SIXTEEN_BITS, on_white, range_note

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

_BEYOND = 0.1
"""How far values of 0 to 1 or -1 to 1 may go beyond: resizing by cubics overshoots."""

_DARK = 32.0
"""Floats of 0 to 255 have at least one value as large as this in 64 pictures."""


def array_rgb(
    values: NDArray[Any], sampled: Callable[[], tuple[float, float]]
) -> tuple[NDArray[np.uint8], tuple[Text, ...]]:
    """Return the picture that an array's values are, and notes on how they were scaled.

    Parameters
    ----------
    values : ndarray of bool, integers or floats, shape (h, w, 1), (h, w, 3) or (h, w, 4)
        Gray, RGB or RGBA.
    sampled : callable
        Gives the least and largest value of the whole array, so that all its pictures are scaled
        alike. Not called for 8 bits.

    Returns
    -------
    pixels : ndarray of uint8, shape (h, w, 3)
        8 bits are as they are; so are whole numbers between 0 and 255. Values of 0 to 1 and of
        -1 to 1 become 0 to 255, 16 bits are divided by 257, and everything else goes from its
        least value to its largest. NaN and infinity are black.
    notes : tuple of Text
        A sentence for each change.
    """
    notes: list[Text] = []
    if values.dtype == np.uint8:
        levels = values
    else:
        levels, notes = _levels(values, sampled)
    if levels.shape[2] == 1:
        return np.repeat(levels, 3, axis=2).astype(np.uint8), tuple(notes)
    return on_white(np.ascontiguousarray(levels, np.uint8), tuple(notes))


def _levels(
    values: NDArray[Any], sampled: Callable[[], tuple[float, float]]
) -> tuple[NDArray[np.uint8], list[Text]]:
    own, every = finite_range(values), sampled()
    low, high = min(own[0], every[0]), max(own[1], every[1])
    if low > high:  # nothing is finite
        low = high = 0.0
    notes: list[Text] = []
    is_whole = values.dtype.kind != "f"
    if values.dtype == np.uint16 and high > 255:
        low, high, notes = 0.0, 65535.0, [SIXTEEN_BITS]
    elif _is_within(low, high, 0, 1, 0 if is_whole else _BEYOND):
        low, high = 0.0, 1.0
        notes = [range_note(low, high)]
    elif not is_whole and _is_within(low, high, -1, 1, _BEYOND):
        low, high = -1.0, 1.0
        notes = [range_note(low, high)]
    elif 0 <= low and high <= 255 and (is_whole or high >= _DARK):
        low, high = 0.0, 255.0
    else:
        notes = [range_note(low, high)]
    wide = values.astype(np.float64)
    lost = int(np.count_nonzero(~np.isfinite(wide)))
    if lost:
        wide[~np.isfinite(wide)] = low
        notes.append(
            plural(
                "{count} value is no number (NaN or infinite), and is shown as black.",
                "{count} values are no numbers (NaN or infinite), and are shown as black.",
                lost,
            )
        )
    scaled = (wide - low) * (255 / ((high - low) or 1.0))
    return np.clip(np.rint(scaled), 0, 255).astype(np.uint8), notes


def _is_within(low: float, high: float, first: float, last: float, slack: float) -> bool:
    return first - slack <= low and high <= last + slack
