"""Combines the maps of several layers into one, for `MapCache` and the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

import cv2
import numpy as np

from engine.api.keys import Combine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


def combined_map(maps: Sequence[NDArray[np.floating]], combine: Combine) -> NDArray[np.float32]:
    """Return the mean or the maximum of several layers' maps, each over its own maximum.

    Layers differ in scale by orders of magnitude, so that a plain mean would show one of them. Each
    map's positive part is divided by its maximum, as for display; a map without a positive value
    counts as 0 everywhere. Values that are not finite count as 0.

    Parameters
    ----------
    maps : sequence of ndarray of float, each of shape (h, w)
        Raw maps, one or more, on any grids.
    combine : Combine
        How.

    Returns
    -------
    ndarray of float32, shape (largest h, largest w)
        0-1. Smaller grids are upsampled bilinearly, with half-pixel centres and repeated borders.
    """
    height = max(raw.shape[0] for raw in maps)
    width = max(raw.shape[1] for raw in maps)
    levels = np.stack([cv2.resize(_shares(raw), (width, height)) for raw in maps])
    together: NDArray[np.float32]
    match combine:
        case Combine.MEAN:
            together = levels.mean(axis=0)
        case Combine.MAX:
            together = levels.max(axis=0)
        case _:
            assert_never(combine)
    return together


def difference_map(one: NDArray[np.floating], other: NDArray[np.floating]) -> NDArray[np.float32]:
    """Return one map minus another, each over its own largest absolute value.

    Methods and layers differ in scale by orders of magnitude: raw values cannot be compared. Values
    that are not finite count as 0, and a map of zeros stays one.

    Parameters
    ----------
    one, other : ndarray of float, each of shape (h, w)
        Raw maps, on any grids.

    Returns
    -------
    ndarray of float32, shape (larger h, larger w)
        -2 to 2; above 0 where the first has more. Smaller grids are upsampled as in `combined_map`.
    """
    height = max(one.shape[0], other.shape[0])
    width = max(one.shape[1], other.shape[1])
    first, second = (cv2.resize(_sizes(raw), (width, height)) for raw in (one, other))
    difference: NDArray[np.float32] = first - second
    return difference


def _sizes(raw: NDArray[np.floating]) -> NDArray[np.float32]:
    """Return a map over its largest absolute value."""
    finite: NDArray[np.float32]
    finite = np.where(np.isfinite(raw), raw, 0).astype(np.float32, copy=False)
    largest = np.abs(finite).max()
    return finite / largest if largest > 0 else finite


def _shares(raw: NDArray[np.floating]) -> NDArray[np.float32]:
    """Return a map's positive part over its maximum."""
    positive: NDArray[np.float32]
    positive = np.where(np.isfinite(raw), np.maximum(raw, 0), 0).astype(np.float32, copy=False)
    highest = positive.max()
    if highest > 0:
        positive /= highest
    return positive
