"""Reads the cells of a layer's grid back out of a heatmap that was upsampled.

Upsampling is linear, so that a heatmap V of a grid is V = D M A^T, with the weights D down and A
across (`engine.imaging.heatmap.upsampling_weights`). Least squares give M for any grid and way of
upsampling, and what is left over tells which ones are possible: without a run of the network.

Where colors leave a heat open between two values, what M gives there is taken, and M is found again
with it: alternating projections onto the maps of the grid and what the colors allow.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from engine.api.display import Corners, Interpolation, Style
from engine.imaging.heatmap import upsampling_weights

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Values = NDArray[np.float64]

MOST_SAMPLES = 384
"""Rows and columns of a large heatmap that are looked at, or twice those of the grid."""

_TOLERANCE = 3e-4
"""Most that may be left over, as a share of the range, where values are not rounded."""

_ROUNDINGS = 1.5
"""And so many steps where they are: drawn as levels, resized, drawn again."""

_ROUNDS = 12
"""Of filling in what colors leave open."""

_ABOVE_LEAST = 2.0
"""Levels read from colors have errors of their own: what leaves over so much more is left out."""

_USUAL = Style()
_WAYS = [
    Style(interpolation=how, corners=corners)
    for how, corners in product(
        sorted(Interpolation, key=lambda each: each is not _USUAL.interpolation), Corners
    )
]
"""The usual one first."""


@dataclass(frozen=True, slots=True, eq=False)
class GridReading:
    """A heatmap read as a grid of cells.

    Attributes
    ----------
    shape : (int, int)
        Of the grid.
    interpolation, corners : Interpolation, Corners
        How it was upsampled.
    cells : ndarray of float64, shape (h, w)
        The map.
    left_over : float
        The difference that remains, root mean square, as a share of the heatmap's range.
    down, across : ndarray of float64, shape (rows, h) and (columns, w)
        Upsampling to the rows and columns that are looked at.
    seen : ndarray of float64, shape (rows, columns)
        The heatmap there.
    is_grid : bool
        True when the heatmap has the grid's shape: nothing was upsampled.
    """

    shape: tuple[int, int]
    interpolation: Interpolation
    corners: Corners
    cells: Values
    left_over: float
    down: Values
    across: Values
    seen: Values
    is_grid: bool

    def upsampled(self, cells: Values) -> Values:
        """Return the rows and columns that are looked at of a map of this grid, upsampled."""
        drawn: Values = self.down @ cells @ self.across.T
        return drawn


def grid_readings(
    values: Values,
    grids: Iterable[tuple[int, int]],
    step: float,
    shape: tuple[int, int],
    *,
    is_lossy: bool = False,
    within: tuple[Values, Values] | None = None,
) -> list[GridReading]:
    """Return what a heatmap may be when each of its grids is tried.

    Parameters
    ----------
    values : ndarray of float64, shape (rows, columns)
        The heatmap; of a large picture, evenly spaced rows and columns of it.
    grids : iterable of (int, int)
        Those of the network's layers; those larger than the heatmap are left out.
    step : float
        Share of its range that its values are rounded to.
    shape : (int, int)
        Height and width of the whole heatmap.
    is_lossy : bool
        Values may be anywhere near what was drawn.
    within : (ndarray, ndarray), optional
        The least and the largest that each value may be.

    Returns
    -------
    list of GridReading
        Those that leave over no more than rounding can explain. If there is none, what leaves over
        least of each grid.
    """
    possible, nearest = _sifted(values, grids, step, shape, is_lossy, None)
    if within is not None and np.any(within[0] < within[1]):
        filled, nearest = _sifted(values, grids, step, shape, is_lossy, within)
        # A grid that is possible without it has its better reading, too.
        keys = {_key(each) for each in filled}
        possible = [*filled, *(each for each in possible if _key(each) not in keys)]
    return possible or nearest


def _key(reading: GridReading) -> tuple[object, ...]:
    return reading.shape, reading.interpolation, reading.corners


def _sifted(
    values: Values,
    grids: Iterable[tuple[int, int]],
    step: float,
    shape: tuple[int, int],
    is_lossy: bool,
    within: tuple[Values, Values] | None,
) -> tuple[list[GridReading], list[GridReading]]:
    """Return the readings that are possible, and of each grid the one that leaves over least."""
    span = float(np.ptp(values))
    every: list[GridReading] = []
    nearest: list[GridReading] = []
    for grid in sorted(set(grids)):
        if grid[0] > values.shape[0] or grid[1] > values.shape[1]:
            continue
        ways = [_USUAL] if grid == shape else _WAYS
        found = [_reading(values, grid, style, span, shape, within) for style in ways]
        every += found
        nearest.append(min(found, key=lambda each: each.left_over))
    limit = max(_TOLERANCE, _ROUNDINGS * step)
    if is_lossy and every:
        limit = max(limit, _ABOVE_LEAST * min(each.left_over for each in every if not each.is_grid))
    return [each for each in every if each.left_over <= limit], nearest


def _reading(
    values: Values,
    grid: tuple[int, int],
    style: Style,
    span: float,
    shape: tuple[int, int],
    within: tuple[Values, Values] | None,
) -> GridReading:
    sizes = [
        given if given < side else min(side, max(MOST_SAMPLES, 2 * count))
        for given, side, count in zip(values.shape, shape, grid, strict=True)
    ]
    (down, up_down, rows), (across, up_across, columns) = (
        _weights(side, count, style.interpolation, style.corners, samples)
        for side, count, samples in zip(shape, grid, sizes, strict=True)
    )
    kept = [
        _even(side, samples)[places] if given == side else places
        for given, side, samples, places in zip(
            values.shape, shape, sizes, (rows, columns), strict=True
        )
    ]
    seen = values[np.ix_(*kept)]
    cells = values if grid == values.shape else up_down @ seen @ up_across.T
    if within is not None and cells is not values:
        least, most = (each[np.ix_(*kept)] for each in within)
        for _ in range(_ROUNDS if np.any(least < most) else 0):
            seen = np.clip(down @ cells @ across.T, least, most)
            cells = up_down @ seen @ up_across.T
    away = 0.0 if cells is values else down @ cells @ across.T - seen
    left = float(np.sqrt(np.square(away).mean())) / span
    return GridReading(
        grid,
        style.interpolation,
        style.corners,
        cells,
        left,
        down,
        across,
        seen,
        is_grid=grid == shape,
    )


@lru_cache(maxsize=64)
def _weights(
    side: int, count: int, interpolation: Interpolation, corners: Corners, samples: int
) -> tuple[Values, Values, NDArray[np.intp]]:
    """Return the weights at rows that are looked at, what undoes them, and which rows these are.

    Libraries put the edge between two nearest cells up to half a pixel apart: rows at an edge are
    not looked at.
    """
    at = _even(side, samples)
    kept = np.arange(samples)
    if side == count:
        return np.eye(side)[at], np.eye(side)[:, at], kept
    if interpolation is Interpolation.NEAREST and corners is Corners.HALF_PIXEL:
        earlier, later = (at * count // side, np.ceil((at + 1) * count / side).astype(np.intp) - 1)
        kept = np.flatnonzero(earlier == later)
        kept = kept if len(set(earlier[kept])) == count else np.arange(samples)
    style = Style(interpolation=interpolation, corners=corners)
    weights = upsampling_weights(side, count, style)[at[kept]]
    undone: Values = np.linalg.pinv(weights).astype(np.float64, copy=False)
    return weights, undone, kept


def _even(side: int, samples: int) -> NDArray[np.intp]:
    """Return evenly spaced rows, the first and the last among them."""
    return np.linspace(0, side - 1, samples).astype(np.intp)
