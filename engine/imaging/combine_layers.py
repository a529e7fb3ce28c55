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


def _shares(raw: NDArray[np.floating]) -> NDArray[np.float32]:
    """Return a map's positive part over its maximum."""
    positive: NDArray[np.float32]
    positive = np.where(np.isfinite(raw), np.maximum(raw, 0), 0).astype(np.float32, copy=False)
    highest = positive.max()
    if highest > 0:
        positive /= highest
    return positive
