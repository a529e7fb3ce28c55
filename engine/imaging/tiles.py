"""Draws a layer's channels as tiles: statistics, order, grey levels, grids of tiles.

Pure arithmetic for the activation panel, the export and the command line. Values that are not
finite count as 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

import cv2
import numpy as np

from engine.api.activations import ChannelStatistics, TileForm, TileOrder
from engine.imaging.colormaps import colormap_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from engine.api.activations import TileStyle

EXPORT_SIDE = 64
"""Least length of an exported tile's longer side, in pixels."""
MARGIN = 2
GROUND = 128


def channels_first(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return activations (h, w, c) as an array (c, h, w) of their own, each channel in one piece.

    Parameters
    ----------
    values : ndarray of float32, shape (h, w, c)
        Activations.

    Returns
    -------
    ndarray of float32, shape (c, h, w)
        Read-only.
    """
    height, width, count = values.shape
    rows = np.ascontiguousarray(values).reshape(height * width, count)
    channels: NDArray[np.float32] = cv2.transpose(rows).reshape(count, height, width)
    channels.setflags(write=False)
    return channels


def channel_statistics(values: NDArray[np.float32]) -> ChannelStatistics:
    """Return what each channel's values are like.

    Parameters
    ----------
    values : ndarray of float32, shape (h, w, c)
        Activations.
    """
    flat = values.reshape(-1, values.shape[-1])
    finite = np.isfinite(flat)
    not_finite = (~finite).sum(axis=0)
    if not_finite.any():
        flat = np.where(finite, flat, np.float32(0))
    mean = flat.mean(axis=0, dtype=np.float64)
    # The mean of squares in one pass is quick and, in float64, exact enough for float32.
    squares = np.einsum("ij,ij->j", flat, flat, dtype=np.float64) / len(flat)
    low, high = flat.min(axis=0), flat.max(axis=0)
    std = np.sqrt(np.maximum(squares - mean**2, 0))
    std[low == high] = 0
    return ChannelStatistics(
        minimum=low,
        mean=mean.astype(np.float32),
        maximum=high,
        std=std.astype(np.float32),
        zeros=(np.count_nonzero(flat == 0, axis=0) / len(flat)).astype(np.float32),
        not_finite=not_finite,
    )


def channel_order(
    order: TileOrder,
    statistics: ChannelStatistics,
    weights: NDArray[np.float32] | None = None,
) -> NDArray[np.intp]:
    """Return the channels' numbers in the order in which they are shown.

    Largest mean first, largest weight first, or fewest zeros first; equals stay in the order of
    their numbers. By weight without weights is by number.

    Returns
    -------
    ndarray of intp, shape (c,)
        A permutation of 0 to c - 1.
    """
    match order:
        case TileOrder.INDEX:
            return np.arange(len(statistics.mean))
        case TileOrder.MEAN:
            return np.argsort(-statistics.mean, kind="stable")
        case TileOrder.WEIGHT:
            if weights is None:
                return np.arange(len(statistics.mean))
            return np.argsort(-np.nan_to_num(weights), kind="stable")
        case TileOrder.SPARSITY:
            return np.argsort(statistics.zeros, kind="stable")
        case _:
            assert_never(order)


def form_of(form: TileForm, values: NDArray[np.float32]) -> TileForm:
    """Return the form that can be seen: a single cell has nothing to be compared with alone."""
    return TileForm.SHARED if values.shape[:2] == (1, 1) else form


def tile_levels(
    values: NDArray[np.float32], channel: int, form: TileForm, statistics: ChannelStatistics
) -> NDArray[np.uint8]:
    """Return one channel's grey levels on its own grid.

    Parameters
    ----------
    values : ndarray of float32, shape (h, w, c)
        Activations of the whole layer.
    channel : int
        Which one.
    form : TileForm
        `OWN`: (x - min) / (max - min) * 255; `TEXTBOOK`: (x - mean) / std * 64 + 128, cut off at
        0 and 255, fractions dropped; `SHARED`: as `OWN` with the layer's own extremes. A channel
        that is the same everywhere is flat: 0, or its place between the layer's extremes.
    statistics : ChannelStatistics
        Of `values`.

    Returns
    -------
    ndarray of uint8, shape (h, w)
        0-255.
    """
    grid = values[:, :, channel]
    if statistics.not_finite[channel]:
        grid = np.where(np.isfinite(grid), grid, np.float32(0))
    match form:
        case TileForm.OWN:
            low, high = statistics.minimum[channel], statistics.maximum[channel]
        case TileForm.SHARED:
            low, high = statistics.minimum.min(), statistics.maximum.max()
        case TileForm.TEXTBOOK:
            if statistics.std[channel] == 0:
                return np.zeros(grid.shape, np.uint8)
            scaled = (grid - statistics.mean[channel]) / statistics.std[channel] * 64 + 128
            clipped: NDArray[np.uint8] = np.clip(scaled, 0, 255).astype(np.uint8)
            return clipped
        case _:
            assert_never(form)
    if low == high:
        return np.zeros(grid.shape, np.uint8)
    # In float64 the difference of two extremes cannot overflow.
    factor = 255 / (float(high) - float(low))
    return np.rint((grid - np.float64(low)) * factor).astype(np.uint8)


def tile(
    levels: NDArray[np.uint8], table: NDArray[np.uint8], size: tuple[int, int]
) -> NDArray[np.uint8]:
    """Return levels as a picture of a size: larger by repeating cells, smaller by averaging them.

    Parameters
    ----------
    levels : ndarray of uint8, shape (h, w)
        As `tile_levels` gives them.
    table : ndarray of uint8, shape (256, 3)
        As `colormap_table` gives it.
    size : (int, int)
        Height and width of the picture.

    Returns
    -------
    ndarray of uint8, shape (height, width, 3)
        RGB.
    """
    height, width = size
    if (height, width) != levels.shape:
        grows = height >= levels.shape[0] and width >= levels.shape[1]
        how = cv2.INTER_NEAREST_EXACT if grows else cv2.INTER_AREA
        levels = cv2.resize(np.ascontiguousarray(levels), (width, height), interpolation=how)
    return table[levels]


def kernel_tile(
    kernels: NDArray[np.float32], number: int, size: tuple[int, int]
) -> NDArray[np.uint8]:
    """Return one filter of a first convolution: its least weight black, its greatest white.

    Parameters
    ----------
    kernels : ndarray of float32, shape (h, w, c, n)
        With c of 1 (grey), 3 (RGB) or 4 (RGB; the fourth is left out).
    number : int
        Which filter.
    size : (int, int)
        Height and width of the picture.

    Returns
    -------
    ndarray of uint8, shape (height, width, 3)
        RGB; all colours of the filter on one scale.
    """
    grid = np.nan_to_num(kernels[:, :, :3, number], nan=0.0, posinf=0.0, neginf=0.0)
    low, high = float(grid.min()), float(grid.max())
    factor = 255 / (high - low) if high > low else 0.0
    levels = np.rint((grid - np.float64(low)) * factor).astype(np.uint8)
    if kernels.shape[2] < 3:
        levels = np.repeat(levels[:, :, :1], 3, axis=2)
    height, width = size
    grows = height >= kernels.shape[0] and width >= kernels.shape[1]
    how = cv2.INTER_NEAREST_EXACT if grows else cv2.INTER_AREA
    picture: NDArray[np.uint8] = cv2.resize(levels, (width, height), interpolation=how)
    return picture


def export_size(grid: tuple[int, int], side: int = EXPORT_SIDE) -> tuple[int, int]:
    """Return a tile's height and width: the grid's own, or the least multiple that reaches `side`.

    Parameters
    ----------
    grid : (int, int)
        Height and width of the layer's grid.
    side : int
        Least length of the longer side.
    """
    factor = max(1, -(-side // max(grid)))
    return grid[0] * factor, grid[1] * factor


def tile_grid(
    values: NDArray[np.float32],
    style: TileStyle,
    weights: NDArray[np.float32] | None = None,
    channels: Sequence[int] | None = None,
    size: tuple[int, int] | None = None,
) -> NDArray[np.uint8]:
    """Return a layer's channels as one picture of tiles on grey ground.

    Parameters
    ----------
    values : ndarray of float32, shape (h, w, c)
        Activations.
    style : TileStyle
        Form, order, colours and tiles to a row.
    weights : ndarray of float32, shape (c,), or None
        For the order by weight.
    channels : sequence of int or None
        Which, in this order; None takes all in the style's order.
    size : (int, int) or None
        Height and width of a tile; None takes `export_size`.

    Returns
    -------
    ndarray of uint8, shape (rows * (height + margin) + margin, ..., 3)
        RGB; places without a channel stay grey.
    """
    statistics = channel_statistics(values)
    if channels is None:
        channels = [int(one) for one in channel_order(style.order, statistics, weights)]
    height, width = export_size(values.shape[:2]) if size is None else size
    columns = max(1, min(style.columns, len(channels)))
    rows = -(-len(channels) // columns)
    paper = np.full(
        (rows * (height + MARGIN) + MARGIN, columns * (width + MARGIN) + MARGIN, 3),
        GROUND,
        np.uint8,
    )
    table = colormap_table(style.colormap)
    form = form_of(style.form, values)
    for place, channel in enumerate(channels):
        top = MARGIN + place // columns * (height + MARGIN)
        left = MARGIN + place % columns * (width + MARGIN)
        levels = tile_levels(values, channel, form, statistics)
        paper[top : top + height, left : left + width] = tile(levels, table, (height, width))
    return paper
