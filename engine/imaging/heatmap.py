"""Turns raw maps into heat levels on the image's grid: normalization for display.

Used by `engine.imaging.blend` and `engine.ipc.thread`. Raw maps are never changed. Values that are
not finite count as 0. Upsampling is bilinear with half-pixel centres and repeated borders, as in
``cv2.resize``; positions are edge-based: pixel 0 covers 0 to 1, its centre is at 0.5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.api.display import Region


def has_positive(raw: NDArray[np.floating]) -> bool:
    """Return whether a map has anything to show: one finite value above 0."""
    return bool(np.any(np.isfinite(raw) & (raw > 0)))


def heat_levels(
    raw: NDArray[np.floating], image_shape: tuple[int, ...], region: Region | None = None
) -> NDArray[np.uint8]:
    """Return heat levels: the positive part over its maximum, upsampled, times 255, truncated.

    Parameters
    ----------
    raw : ndarray of float, shape (grid_h, grid_w)
        Raw map; computed with in float32.
    image_shape : tuple of int
        (h, w, ...) of the image the map belongs to.
    region : Region or None
        The part of the image wanted and its size. None: the whole image at its own size, by
        ``cv2.resize`` itself, so that figures made in the textbook's way are met to the pixel.

    Returns
    -------
    ndarray of uint8, shape (h, w) or (out_height, out_width)
        0-255; all 0 for a map without a positive value.
    """
    heat = np.where(np.isfinite(raw), np.maximum(raw, 0), 0).astype(np.float32, copy=False)
    highest = heat.max()
    if highest > 0:
        heat /= highest
    height, width = image_shape[:2]
    if region is None:
        heat = cv2.resize(heat, (width, height))
    else:
        across = (np.arange(region.out_width) + 0.5) * (region.width / region.out_width) + region.x
        down = (np.arange(region.out_height) + 0.5) * (region.height / region.out_height) + region.y
        heat = _sampled(heat, down / height, across / width)
    heat *= 255
    return heat.astype(np.uint8)


def value_at(raw: NDArray[np.floating], image_shape: tuple[int, ...], x: float, y: float) -> float:
    """Return the raw value under a position of the image, negative values included.

    Parameters
    ----------
    raw : ndarray of float, shape (grid_h, grid_w)
        Raw map.
    image_shape : tuple of int
        (h, w, ...) of the image.
    x, y : float
        Position in image pixels; the centre of the first pixel is (0.5, 0.5).

    Returns
    -------
    float
        In the raw map's own unit.
    """
    finite = np.where(np.isfinite(raw), raw, 0).astype(np.float64)
    height, width = image_shape[:2]
    return float(_sampled(finite, np.array([y / height]), np.array([x / width]))[0, 0])


def _sampled(
    grid: NDArray[np.floating], down: NDArray[np.float64], across: NDArray[np.float64]
) -> NDArray[np.floating]:
    """Return bilinear samples of a grid at every pair of positions, given as shares 0-1 of it.

    Two taps an axis are gathered: exact at any zoom, and quicker than the equivalent product of
    matrices once the grid is larger than about 30 x 30. Columns come first, on the grid's few rows.
    """
    left, right, share = _taps(across, grid.shape[1], grid.dtype)
    wide = grid.take(right, axis=1)
    near = grid.take(left, axis=1)
    wide -= near
    wide *= share
    wide += near
    upper, lower, share = _taps(down, grid.shape[0], grid.dtype)
    sampled = wide.take(lower, axis=0)
    near = wide.take(upper, axis=0)
    sampled -= near
    sampled *= share[:, None]
    sampled += near
    return sampled


def _taps(
    positions: NDArray[np.float64], count: int, dtype: np.dtype[np.floating]
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.floating]]:
    """Return for each position the cells before and after it, and the second one's weight."""
    centred = np.clip(positions * count - 0.5, 0, count - 1)
    before = centred.astype(np.intp)
    after = np.minimum(before + 1, count - 1)
    return before, after, (centred - before).astype(dtype)
