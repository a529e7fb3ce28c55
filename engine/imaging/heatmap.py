"""Turns raw maps into heat levels on the image's grid: normalization for display.

Used by `engine.imaging.blend`, `engine.rendering` and the window. Raw maps are never changed.
Values that are not finite have the first colour. Positions on the image are edge-based: pixel 0
covers 0 to 1, its centre is at 0.5; positions on a map's grid are 0 at the first cell's centre.
Beyond the outermost cells their values are repeated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

import cv2
import numpy as np

from engine.api.display import Blend, Corners, Interpolation, Normalization, Region, Style

if TYPE_CHECKING:
    from numpy.typing import NDArray

_OPENCV = {
    Interpolation.NEAREST: cv2.INTER_NEAREST_EXACT,
    Interpolation.BILINEAR: cv2.INTER_LINEAR,
    Interpolation.CUBIC: cv2.INTER_CUBIC,
}
_CUBIC = -0.75
_MAX_CUBIC_SAMPLES = 1024
"""Of an axis, where the extremes of a cubic are looked for; 4 a cell if that is more."""

_USUAL = Style()


def has_positive(raw: NDArray[np.floating]) -> bool:
    """Return whether a map has anything to show: one finite value above 0."""
    return bool(np.any(np.isfinite(raw) & (raw > 0)))


def has_heat(raw: NDArray[np.floating], style: Style) -> bool:
    """Return whether a style shows anything of a map: a positive value, or a signed one."""
    if style.normalization is Normalization.SIGNED:
        return bool(np.any(np.isfinite(raw) & (raw != 0)))
    return has_positive(raw)


def scaled_difference(one: NDArray[np.floating], other: NDArray[np.floating]) -> float | None:
    """Return how far two maps differ at most, each divided by its largest value.

    What is negative counts as 0, as in Grad-CAM's map.

    Parameters
    ----------
    one, other : ndarray of float, shape (h, w)
        Raw maps on the same grid, finite.

    Returns
    -------
    float or None
        0-1; None where one of them has no positive value.
    """
    if not (has_positive(one) and has_positive(other)):
        return None
    shares = [np.maximum(raw.astype(np.float64) / float(raw.max()), 0) for raw in (one, other)]
    return float(np.abs(shares[0] - shares[1]).max())


def heat_range(
    raw: NDArray[np.floating], image_shape: tuple[int, ...], style: Style = _USUAL
) -> tuple[float, float]:
    """Return the raw values that have the first and the last colour.

    Parameters
    ----------
    raw : ndarray of float, shape (grid_h, grid_w)
        Raw map.
    image_shape : tuple of int
        (h, w, ...) of the image the map belongs to.
    style : Style
        Its normalization decides.

    Returns
    -------
    (float, float)
        `Normalization.MAX`: 0 and the largest value, at least 0. `Normalization.MIN_MAX`: extremes
        of the map as it is upsampled to the image, which for bilinear lie within those of the
        grid, and for cubic may lie outside; those of a cubic on an image of more than
        `_MAX_CUBIC_SAMPLES` pixels a side are found on as many of them. `Normalization.SIGNED`:
        minus and plus the largest absolute value of the grid.
    """
    finite = raw[np.isfinite(raw)]
    if not finite.size:
        return 0.0, 0.0
    least, most = float(finite.min()), float(finite.max())
    if style.normalization is Normalization.MAX:
        return 0.0, max(most, 0.0)
    if style.normalization is Normalization.SIGNED:
        largest = max(abs(least), abs(most))
        return -largest, largest
    if least == most or style.blend is Blend.ALONE:
        return least, most
    shares = _shares(raw, least, most, least)
    how = style.interpolation
    down, across = (
        _extreme_places(_places(image_shape, raw.shape, axis, style), how, raw.shape[axis])
        for axis in (0, 1)
    )
    upsampled = _sampled(shares, down, across, how)
    span = most - least
    return least + span * float(upsampled.min()), least + span * float(upsampled.max())


def heat_levels(
    raw: NDArray[np.floating],
    image_shape: tuple[int, ...],
    region: Region | None = None,
    style: Style = _USUAL,
    colors: tuple[float, float] | None = None,
) -> NDArray[np.uint8]:
    """Return heat levels: each value's share of the way to the last colour, times 255, truncated.

    `Normalization.MAX` cuts values off before they are upsampled, the others after. A value that is
    not finite has the first colour, or, with `Normalization.SIGNED`, that of zero.

    Parameters
    ----------
    raw : ndarray of float, shape (grid_h, grid_w)
        Raw map; computed with in float32.
    image_shape : tuple of int
        (h, w, ...) of the image the map belongs to.
    region : Region or None
        The part of the image wanted and its size. None: the whole image at its own size; unless
        corners are aligned by ``cv2.resize`` itself, so that figures made in the textbook's way
        are met to the pixel.
    style : Style
        Normalization, interpolation and corners. With `Blend.ALONE` the grid lies with square
        cells in the middle of the image (`grid_window`), and shares are times 256, as Matplotlib
        has it.
    colors : (float, float) or None
        Raw values with the first and the last colour; None takes `heat_range`.

    Returns
    -------
    ndarray of uint8, shape (h, w) or (out_height, out_width)
        0-255; all 0 for a map whose first and last colour are the same.
    """
    begin, end = heat_range(raw, image_shape, style) if colors is None else colors
    is_whole = region is None and style.blend is not Blend.ALONE
    if style.normalization is Normalization.MAX:
        heat = np.where(np.isfinite(raw), raw, begin).astype(np.float32, copy=False)
        heat = np.maximum(np.minimum(heat, np.float32(end)) - np.float32(begin), 0)
        span = np.float32(end) - np.float32(begin)
        if span > 0:
            heat /= span
    else:
        is_signed = style.normalization is Normalization.SIGNED
        heat = _shares(raw, begin, end, missing=(begin + end) / 2 if is_signed else begin)
    if is_whole and style.corners is Corners.HALF_PIXEL:
        heat = cv2.resize(heat, image_shape[1::-1], interpolation=_OPENCV[style.interpolation])
    else:
        down, across = (_places(image_shape, raw.shape, axis, style, region) for axis in (0, 1))
        heat = _sampled(heat, down, across, _interpolation(style))
    is_cut = style.normalization is Normalization.MAX
    if not is_cut or style.interpolation is Interpolation.CUBIC:
        np.clip(heat, 0, 1, out=heat)
    if style.blend is Blend.ALONE:
        return np.minimum(heat * 256, 255).astype(np.uint8)
    heat *= 255
    return heat.astype(np.uint8)


def grid_window(
    grid_shape: tuple[int, int], image_shape: tuple[int, ...], region: Region
) -> tuple[slice, slice]:
    """Return the rows and columns of a drawn region where `Blend.ALONE` shows the map's grid.

    The cells are squares, as large as fit into the image.
    """
    style = Style(blend=Blend.ALONE)
    found = []
    for axis in (0, 1):
        places = _places(image_shape, grid_shape, axis, style, region)
        inside = np.searchsorted(places, (-0.5, grid_shape[axis] - 0.5))
        found.append(slice(int(inside[0]), int(inside[1])))
    return found[0], found[1]


def value_at(
    raw: NDArray[np.floating],
    image_shape: tuple[int, ...],
    x: float,
    y: float,
    style: Style = _USUAL,
) -> float | None:
    """Return the raw value under a position of the image, negative values included.

    Parameters
    ----------
    raw : ndarray of float, shape (grid_h, grid_w)
        Raw map.
    image_shape : tuple of int
        (h, w, ...) of the image.
    x, y : float
        Position in image pixels; the centre of the first pixel is (0.5, 0.5).
    style : Style
        How the map is upsampled.

    Returns
    -------
    float or None
        In the raw map's own unit; None where `Blend.ALONE` shows nothing.
    """
    finite = np.where(np.isfinite(raw), raw, 0).astype(np.float64)
    region = Region(x, y, 0, 0, 1, 1)
    down, across = (_places(image_shape, raw.shape, axis, style, region) for axis in (0, 1))
    if style.blend is Blend.ALONE and any(
        not -0.5 <= place[0] < count - 0.5
        for place, count in zip((down, across), raw.shape, strict=True)
    ):
        return None
    return float(_sampled(finite, down, across, _interpolation(style))[0, 0])


def cell_centers(
    image_shape: tuple[int, ...], grid_shape: tuple[int, ...], axis: int, style: Style = _USUAL
) -> NDArray[np.float64]:
    """Return where the centres of a map's cells are drawn along an axis, in image pixels."""
    side, count = image_shape[axis], grid_shape[axis]
    begin, end = _places(image_shape, grid_shape, axis, style, Region(0, 0, side, side, 2, 2))
    step = (side / 2) / (end - begin) if end > begin else 0.0  # one cell that fills all pixels
    return side / 4 + (np.arange(count) - begin) * step if step else np.full(count, side / 2)


def upsampling_weights(side: int, count: int, style: Style = _USUAL) -> NDArray[np.float64]:
    """Return what each of an axis' cells gives to each pixel when a map is upsampled.

    With these weights of rows and of columns, the upsampled map is ``rows @ raw @ columns.T``.

    Parameters
    ----------
    side, count : int
        Pixels of the image, and cells of the map, along the axis.
    style : Style
        Its interpolation and corners decide.

    Returns
    -------
    ndarray of float64, shape (side, count)
        Every row adds up to 1.
    """
    places = _places((side,), (count,), 0, style)
    return _along(np.eye(count), places, 0, _interpolation(style)).astype(np.float64, copy=False)


def _shares(
    raw: NDArray[np.floating], begin: float, end: float, missing: float
) -> NDArray[np.float32]:
    """Return how far each value is on the way from one to another, in float64 on the grid."""
    finite = np.where(np.isfinite(raw), raw, missing).astype(np.float64) - begin
    if end > begin:
        finite /= end - begin
    return finite.astype(np.float32)


def _interpolation(style: Style) -> Interpolation:
    return Interpolation.NEAREST if style.blend is Blend.ALONE else style.interpolation


def _places(
    image_shape: tuple[int, ...],
    grid_shape: tuple[int, ...],
    axis: int,
    style: Style,
    region: Region | None = None,
) -> NDArray[np.float64]:
    """Return where a region's rows (axis 0) or columns (axis 1) of pixels lie on the map's grid."""
    side, count = image_shape[axis], grid_shape[axis]
    if region is None:
        start, length, pixels = 0.0, float(side), side
    elif axis == 0:
        start, length, pixels = region.y, region.height, region.out_height
    else:
        start, length, pixels = region.x, region.width, region.out_width
    at: NDArray[np.float64] = (np.arange(pixels, dtype=np.float64) + 0.5) * (length / pixels)
    at += start
    if style.blend is Blend.ALONE:
        cell = min(image_shape[0] / grid_shape[0], image_shape[1] / grid_shape[1])
        at = (at - (side - count * cell) / 2) / cell - 0.5
    elif style.corners is Corners.HALF_PIXEL:
        at = at / side * count - 0.5
    else:  # one pixel shows the first cell
        at = (at - 0.5) * ((count - 1) / max(side - 1, 1))
    return at


def _extreme_places(
    places: NDArray[np.float64], interpolation: Interpolation, count: int
) -> NDArray[np.float64]:
    """Return those of the places among which a map has its extremes.

    Between two cells a bilinear map is linear along each axis: the outermost places are enough.
    """
    if interpolation is Interpolation.CUBIC:
        most = max(_MAX_CUBIC_SAMPLES, 4 * count)
        if len(places) <= most:
            return places
        return places[np.linspace(0, len(places) - 1, most).astype(np.intp)]
    shift = 0.5 if interpolation is Interpolation.NEAREST else 0.0
    cells = np.floor(places + shift)
    changes = np.flatnonzero(np.diff(cells))
    outermost = np.unique(np.concatenate(([0], changes, changes + 1, [len(places) - 1])))
    return places[outermost.astype(np.intp)]


def _sampled(
    grid: NDArray[np.floating],
    down: NDArray[np.float64],
    across: NDArray[np.float64],
    interpolation: Interpolation,
) -> NDArray[np.floating]:
    """Return samples of a grid at every pair of positions on it.

    Taps are gathered axis by axis: exact at any zoom, and quicker than the equivalent product of
    matrices once the grid is larger than about 30 x 30. Columns come first, on the grid's few rows.
    """
    return _along(_along(grid, across, 1, interpolation), down, 0, interpolation)


def _along(
    grid: NDArray[np.floating], at: NDArray[np.float64], axis: int, interpolation: Interpolation
) -> NDArray[np.floating]:
    """Return samples of a grid along one of its axes."""
    last = grid.shape[axis] - 1
    match interpolation:
        case Interpolation.NEAREST:
            at = np.clip(np.floor(at + 0.5), 0, last)
            return grid.take(at.astype(np.intp), axis=axis)
        case Interpolation.BILINEAR:
            at = np.clip(at, 0, last)
            before = at.astype(np.intp)
            sampled: NDArray[np.floating] = grid.take(np.minimum(before + 1, last), axis=axis)
            near = grid.take(before, axis=axis)
            sampled -= near
            sampled *= _weight(at - before, grid, axis)
            sampled += near
            return sampled
        case Interpolation.CUBIC:
            before = np.floor(at).astype(np.intp)
            total: NDArray[np.floating] | None = None
            for tap in (-1, 0, 1, 2):
                part = grid.take(np.clip(before + tap, 0, last), axis=axis)
                part *= _weight(_cubic(np.abs(at - before - tap)), grid, axis)
                total = part if total is None else total + part
            assert total is not None
            return total
        case _:
            assert_never(interpolation)


def _weight(
    weights: NDArray[np.float64], grid: NDArray[np.floating], axis: int
) -> NDArray[np.floating]:
    return weights.astype(grid.dtype)[:, None] if axis == 0 else weights.astype(grid.dtype)


def _cubic(distance: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weights of cells at these distances, 0-2 (Keys 1981, equation 4, with a)."""
    a, t = _CUBIC, distance
    near = ((a + 2) * t - (a + 3)) * t * t + 1
    far = ((a * t - 5 * a) * t + 8 * a) * t - 4 * a
    weights: NDArray[np.float64] = np.where(t <= 1, near, far)
    return weights
