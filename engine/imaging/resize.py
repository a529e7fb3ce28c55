"""Resizes parts of pictures to screen size, and makes thumbnails, for both halves.

Positions are edge-based as in `Region`: source pixel 0 covers 0 to 1. Output pixel j samples the
source at ``x + (j + 0.5) * width / out_width``, fractions included, so that image and heat never
slide against each other while panning.
"""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

import cv2
import numpy as np

from engine.api.display import Region
from engine.api.image import Picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

LINEAR_LIMIT = 8.0
"""Above this magnification pixels are shown as squares, as an analyst wants to see them."""


def thumbnail(picture: Picture | NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    """Return a picture made to fit into a square, its proportions kept; never enlarged.

    Parameters
    ----------
    picture : Picture or ndarray of uint8, shape (h, w, 3)
        RGB.
    side : int
        Longest side of the result, in pixels.

    Returns
    -------
    ndarray of uint8, shape (h', w', 3)
        RGB, both sides between 1 and `side`.
    """
    pixels = picture.pixels if isinstance(picture, Picture) else picture
    size = _thumbnail_size(pixels, side)
    if size == (pixels.shape[1], pixels.shape[0]):
        return pixels.copy()
    small: NDArray[np.uint8] = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    return small


def quick_thumbnail(pixels: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    """Return what `thumbnail` does, several times faster and a little less smooth.

    The picture is halved as often as it can be, by the mean of four pixels; what is left, less than
    a half, is interpolated.
    """
    size = _thumbnail_size(pixels, side)
    if size == (pixels.shape[1], pixels.shape[0]):
        return pixels.copy()
    halved = (pixels, *half_sizes(pixels, side))[-1]
    small: NDArray[np.uint8] = cv2.resize(halved, size, interpolation=cv2.INTER_LINEAR)
    return small


def _thumbnail_size(pixels: NDArray[np.uint8], side: int) -> tuple[int, int]:
    """Return width and height of a picture that fits into a square."""
    height, width = pixels.shape[:2]
    scale = min(1.0, side / max(height, width))
    return max(1, round(width * scale)), max(1, round(height * scale))


def half_sizes(pixels: NDArray[np.uint8], smallest: int = 512) -> tuple[NDArray[np.uint8], ...]:
    """Return a picture at 1/2, 1/4, 1/8 ... for `crop_resized` to shrink from.

    Parameters
    ----------
    pixels : ndarray of uint8, shape (h, w, 3)
        RGB.
    smallest : int
        Stop when the next one's longer side would be below this.

    Returns
    -------
    tuple of ndarray of uint8
        Shapes (ceil(h/2), ceil(w/2), 3), ...; each shows the whole picture, so that odd sides are
        shrunk by a little less than 2.
    """
    halves = []
    while max(pixels.shape[:2]) >= 2 * smallest:
        size = (pixels.shape[1] + 1) // 2, (pixels.shape[0] + 1) // 2
        pixels = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
        halves.append(pixels)
    return tuple(halves)


def crop_resized(
    pixels: NDArray[np.uint8], region: Region, halves: Sequence[NDArray[np.uint8]] = ()
) -> NDArray[np.uint8]:
    """Return a part of a picture at screen size.

    Shrinking averages areas, magnifying up to `LINEAR_LIMIT` is bilinear, above it nearest.

    Parameters
    ----------
    pixels : ndarray of uint8, shape (h, w, 3)
        RGB.
    region : Region
        The part and its size on the screen.
    halves : sequence of ndarray
        `half_sizes(pixels)`, or empty. With it large pictures shrink several times faster.

    Returns
    -------
    ndarray of uint8, shape (out_height, out_width, 3)
        RGB, contiguous.
    """
    for half in halves:
        smaller = _on(half, pixels, region)
        if min(smaller.width / region.out_width, smaller.height / region.out_height) < 1:
            break
        pixels, region = half, smaller
    x, y = region.x, region.y
    across, down = region.width / region.out_width, region.height / region.out_height
    if across == down == 1 and x == int(x) and y == int(y):
        x0, y0 = int(x), int(y)
        return pixels[y0 : y0 + region.out_height, x0 : x0 + region.out_width].copy()
    if max(across, down) > 1:
        return _averaged(pixels, region)
    if max(across, down) * LINEAR_LIMIT < 1:
        return _nearest(pixels, region)
    return _bilinear(pixels, region)


def _on(half: NDArray[np.uint8], pixels: NDArray[np.uint8], region: Region) -> Region:
    """Return the same view of a smaller version of the picture."""
    (h, w), (whole_h, whole_w) = half.shape[:2], pixels.shape[:2]
    # Multiplied before it is divided, the whole picture's size comes out as a whole number.
    return Region(
        region.x * w / whole_w,
        region.y * h / whole_h,
        region.width * w / whole_w,
        region.height * h / whole_h,
        region.out_width,
        region.out_height,
    )


def _nearest(pixels: NDArray[np.uint8], region: Region) -> NDArray[np.uint8]:
    """Return the view with each output pixel taken from the source pixel that it lies in."""
    across = (np.arange(region.out_width) + 0.5) * (region.width / region.out_width) + region.x
    down = (np.arange(region.out_height) + 0.5) * (region.height / region.out_height) + region.y
    columns = np.clip(across.astype(np.intp), 0, pixels.shape[1] - 1)
    rows = np.clip(down.astype(np.intp), 0, pixels.shape[0] - 1)
    wide = pixels[rows[0] : rows[-1] + 1].take(columns, axis=1)
    view_rows: NDArray[np.uint8] = wide.take(rows - rows[0], axis=0)
    return view_rows


def _bilinear(pixels: NDArray[np.uint8], region: Region) -> NDArray[np.uint8]:
    """Return the view sampled bilinearly between pixel centres.

    Only the part needed is handed to OpenCV, whose sides may not pass 32767 here.
    """
    x0, y0 = max(0, floor(region.x) - 1), max(0, floor(region.y) - 1)
    part = pixels[
        y0 : max(y0 + 1, ceil(region.y + region.height) + 1),
        x0 : max(x0 + 1, ceil(region.x + region.width) + 1),
    ]
    return _warped(
        part,
        region.width / region.out_width,
        region.height / region.out_height,
        region.x - x0,
        region.y - y0,
        (region.out_width, region.out_height),
    )


def _averaged(pixels: NDArray[np.uint8], region: Region) -> NDArray[np.uint8]:
    """Return the view shrunk by averaging areas.

    OpenCV averages from whole source pixels only. So a slightly larger, whole part is shrunk at
    nearly the view's scale, and what is left, a fraction of an output pixel, is put right by
    bilinear sampling, which softens a little. Nothing is left for views of whole pixels: a caller
    that rounds its views while shrinking gets the sharpest and quickest pictures.
    """
    left, right, columns = _whole_part(region.x, region.width, region.out_width, pixels.shape[1])
    top, bottom, rows = _whole_part(region.y, region.height, region.out_height, pixels.shape[0])
    part = cv2.resize(pixels[top:bottom, left:right], (columns, rows), interpolation=cv2.INTER_AREA)
    # Source pixels per pixel of `part`, then everything in pixels of `part`.
    across, down = (right - left) / columns, (bottom - top) / rows
    return _warped(
        part,
        region.width / across / region.out_width,
        region.height / down / region.out_height,
        (region.x - left) / across,
        (region.y - top) / down,
        (region.out_width, region.out_height),
    )


def _whole_part(start: float, length: float, out: int, available: int) -> tuple[int, int, int]:
    """Return one axis' whole source pixels around a view (from, to), and the size to shrink to."""
    scale = length / out
    first, last = floor(start + 1e-9), ceil(start + length - 1e-9)
    first, last = max(0, first), min(available, max(last, first + 1))
    return first, last, max(1, round((last - first) / scale))


def _warped(
    pixels: NDArray[np.uint8],
    across: float,
    down: float,
    x: float,
    y: float,
    size: tuple[int, int],
) -> NDArray[np.uint8]:
    """Return bilinear samples, `across` and `down` source pixels apart, from the edge (x, y) on."""
    drift = max(abs(x), abs(y), abs(across - 1) * size[0], abs(down - 1) * size[1])
    if drift < 0.001 and size == (pixels.shape[1], pixels.shape[0]):
        return np.ascontiguousarray(pixels)
    # OpenCV counts from pixel centres: position p is its coordinate p - 0.5.
    matrix = np.array([[across, 0, x + 0.5 * across - 0.5], [0, down, y + 0.5 * down - 0.5]])
    warped: NDArray[np.uint8] = cv2.warpAffine(
        pixels,
        matrix,
        size,
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return warped
