"""Blends heat over images as a `Style` says, for the screen and for files.

An output value depends only on the heat level, the image's value and the channel, all of 256 (or
three) kinds. So a style is computed once for every case, in float64, and applied by looking up.
Called by `engine.rendering.renderer` and the command line.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, assert_never

import cv2
import numpy as np

from engine.api.display import Blend, Normalization, Region
from engine.api.errors import EngineError
from engine.api.geometry import input_geometry
from engine.imaging.colormaps import colormap_of, colormap_table
from engine.imaging.heatmap import has_heat, heat_levels, heat_range
from engine.imaging.tiles import GROUND, export_size

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.api.display import Style
    from engine.api.geometry import InputGeometry

WHOLE_LIMIT = 16_000_000
"""Up to this many pixels `full_overlay` upsamples in one piece (4 bytes a pixel)."""

BLOCK_PIXELS = 4_000_000
"""Pixels worked on at a time by `full_overlay`."""

MAX_JPEG_SIDE = 65_500
"""Libjpeg's own limit."""

ALONE_SIDE = 512
"""Least length of the longer side of a heatmap without its image, in pixels."""


SAMPLE_PIXELS = 1_000_000
"""`level_peaks` looks at every pixel up to this many, and at as many of a larger picture."""


def level_peaks(
    pixels: NDArray[np.uint8],
    raw: NDArray[np.floating],
    style: Style,
    colors: tuple[float, float] | None = None,
    geometry: InputGeometry | None = None,
) -> NDArray[np.int16]:
    """Return the greatest image value under each heat level, wherever the picture has heat.

    Parameters
    ----------
    pixels : ndarray of uint8, shape (h, w, 3)
        RGB.
    raw : ndarray of float, shape (grid_h, grid_w)
        Raw map.
    style : Style
        How the map is shown.
    colors, geometry
        As `full_overlay` takes them.

    Returns
    -------
    ndarray of int16, shape (3, 256)
        By channel and level; -1 where the picture has no such level.
    """
    shape, region = pixels.shape[:2], None
    if geometry is not None and not geometry.is_whole:
        pixels, shape = pixels[geometry.rows, geometry.columns], geometry.shape
    step = max(1, round((pixels.shape[0] * pixels.shape[1] / SAMPLE_PIXELS) ** 0.5))
    seen = np.ascontiguousarray(pixels[step // 2 :: step, step // 2 :: step])
    if geometry is not None and shape != pixels.shape[:2]:
        above, beside = geometry.rows.start - geometry.top, geometry.columns.start - geometry.left
        height, width = pixels.shape[:2]
        region = Region(beside, above, width, height, seen.shape[1], seen.shape[0])
    else:
        shape = seen.shape[:2]
    codes = heat_levels(raw, shape, region, style, colors).astype(np.uint16) << 8
    peaks = np.empty((3, 256), np.int16)
    for channel in range(3):
        counts = np.bincount((codes | seen[..., channel]).ravel(), minlength=65536)
        has_value = counts.reshape(256, 256)[:, ::-1] > 0
        peaks[channel] = np.where(has_value.any(axis=1), 255 - has_value.argmax(axis=1), -1)
    return peaks


def brightest(style: Style, peaks: NDArray[np.int16]) -> float:
    """Return the greatest value, 0-255, of a picture blended as ALPHA does; of black, 255."""
    color = colormap_table(colormap_of(style)).T.astype(np.float64)
    mixed = (1 - style.intensity) * peaks + style.intensity * color
    return float(mixed[peaks >= 0].max(initial=0.0)) or 255.0


def strengths(style: Style) -> NDArray[np.float64]:
    """Return how strong the heat of each level is, 0-1, shape (256,).

    It is level / 255, or, of signed maps, the distance from the two levels around zero.
    """
    levels = np.arange(256, dtype=np.float64)
    if style.normalization is Normalization.SIGNED:
        levels = np.maximum(np.abs(2 * levels - 255) - 1, 0) * (255 / 254)
    return levels / 255


@lru_cache(maxsize=64)
def overlay_table(style: Style, most: float = 255.0) -> NDArray[np.uint8]:
    """Return what a style makes of every heat level and image value.

    With image value i, colour c of the level (both 0-255) and heat h (`strengths`):

    - ``HEAT``: i + intensity h (c - i): cold parts show the image itself;
    - ``ALPHA``: (1 - intensity) i + intensity c;
    - ``TEXTBOOK``: i + intensity c, cut off at 255: what ``cv2.imwrite`` makes of
      ``heatmap * intensity + image``;
    - ``SCALED``: ALPHA's value * 255 / most, where `most` is the `brightest` of the picture;
    - ``ALONE``: c.

    Values are rounded to the nearest, halves to even. Where h is below the threshold the image is
    unchanged, or, without an image, grey.

    Parameters
    ----------
    style : Style
        How the map is shown.
    most : float
        For ``SCALED``, above 0.

    Returns
    -------
    ndarray of uint8, shape (3, 256, 256)
        Indexed by channel (RGB), level, image value; read-only.
    """
    image = np.arange(256, dtype=np.float64)
    heat = strengths(style)[:, None]
    color = colormap_table(colormap_of(style)).T.astype(np.float64)[:, :, None]
    match style.blend:
        case Blend.HEAT:
            mixed = image + style.intensity * heat * (color - image)
        case Blend.ALPHA:
            mixed = (1 - style.intensity) * image + style.intensity * color
        case Blend.SCALED:
            mixed = ((1 - style.intensity) * image + style.intensity * color) * (255 / most)
        case Blend.TEXTBOOK:
            mixed = color * style.intensity + image
        case Blend.ALONE:
            mixed = np.repeat(color, 256, axis=2)
        case _:
            assert_never(style.blend)
    table = np.clip(np.rint(mixed), 0, 255).astype(np.uint8)
    hidden = GROUND if style.blend is Blend.ALONE else np.arange(256, dtype=np.uint8)
    table[:, heat[:, 0] < style.threshold] = hidden
    table.setflags(write=False)
    return table


def compose(
    base: NDArray[np.uint8],
    levels: NDArray[np.uint8] | None = None,
    table: NDArray[np.uint8] | None = None,
    window: tuple[slice, slice] | None = None,
    *,
    keeps_image: bool = False,
) -> NDArray[np.uint8]:
    """Return the image with its heat, in the byte order of ``QImage.Format_RGB32``.

    Parameters
    ----------
    base : ndarray of uint8, shape (h, w, 3)
        RGB.
    levels : ndarray of uint8, shape (h, w), or None
        Heat levels; None gives the image alone.
    table : ndarray of uint8, shape (3, 256, 256), or None
        `overlay_table` of the style; needed with levels.
    window : (slice, slice) or None
        Rows and columns outside of which all is grey (`engine.imaging.grid_window`).
    keeps_image : bool
        What lies outside the window is the image instead (`InputGeometry.window`).

    Returns
    -------
    ndarray of uint8, shape (h, w, 4)
        Blue, green, red, 255; read-only.
    """
    pixels: NDArray[np.uint8]
    if levels is None or table is None:
        pixels = cv2.cvtColor(base, cv2.COLOR_RGB2BGRA)
    else:
        red, green, blue = _looked_up(base, levels, table)
        pixels = cv2.merge((blue, green, red, np.full(levels.shape, 255, np.uint8)))
    if window is not None:
        shown = pixels[window].copy()
        if keeps_image:
            pixels = cv2.cvtColor(base, cv2.COLOR_RGB2BGRA)
        else:
            pixels[..., :3] = GROUND
        pixels[window] = shown
    pixels.setflags(write=False)
    return pixels


def full_overlay(
    pixels: NDArray[np.uint8],
    raw: NDArray[np.floating] | None,
    style: Style,
    colors: tuple[float, float] | None = None,
    geometry: InputGeometry | None = None,
) -> NDArray[np.uint8]:
    """Return the image with its heat at the image's own size, for saving.

    Memory beyond the result stays below about 100 MB whatever the image's size: above
    `WHOLE_LIMIT` pixels the heat is upsampled in blocks of rows, which may differ from
    ``cv2.resize`` in the last bit and so, rarely, by one heat level.

    Parameters
    ----------
    pixels : ndarray of uint8, shape (h, w, 3)
        RGB.
    raw : ndarray of float, shape (grid_h, grid_w), or None
        Raw map. None, or a map of which nothing is shown (`has_heat`), gives the image alone.
    style : Style
        How the map is shown.
    colors : (float, float) or None
        Raw values with the first and the last colour; None takes `engine.imaging.heat_range`.
    geometry : InputGeometry or None
        Where the map lies on the image; None for all of it. Elsewhere the image stays.

    Returns
    -------
    ndarray of uint8, shape (h, w, 3)
        RGB. The map alone (`Blend.ALONE`) has a size of its own: the least multiple of its grid
        whose longer side has `ALONE_SIDE` pixels.
    """
    if raw is None or not has_heat(raw, style):
        return pixels.copy()
    if style.blend is Blend.ALONE:
        pixels, geometry = np.zeros((*export_size(raw.shape, ALONE_SIDE), 3), np.uint8), None
    if geometry is None:
        geometry = input_geometry(pixels.shape, None)
    if colors is None:
        colors = heat_range(raw, geometry.shape, style)
    if style.blend is Blend.SCALED:
        peaks = level_peaks(pixels, raw, style, colors, geometry)
        table = overlay_table(style, brightest(style, peaks))
    else:
        table = overlay_table(style)
    fed = np.ascontiguousarray(pixels[geometry.rows, geometry.columns])
    height, width = fed.shape[:2]
    above, beside = geometry.rows.start - geometry.top, geometry.columns.start - geometry.left
    is_whole = geometry.height * geometry.width <= WHOLE_LIMIT
    whole = heat_levels(raw, geometry.shape, None, style, colors) if is_whole else None
    drawn = np.empty_like(fed)
    step = max(1, BLOCK_PIXELS // width)
    for top in range(0, height, step):
        rows = slice(top, min(top + step, height))
        if whole is None:
            count = rows.stop - top
            region = Region(beside, above + top, width, count, width, count)
            levels = heat_levels(raw, geometry.shape, region, style, colors)
        else:
            levels = whole[above + rows.start : above + rows.stop, beside : beside + width]
        cv2.merge(_looked_up(fed[rows], levels, table), drawn[rows])
    if drawn.shape == pixels.shape:
        return drawn
    result = pixels.copy()
    result[geometry.rows, geometry.columns] = drawn
    return result


def encode_png(rgb: NDArray[np.uint8]) -> bytes:
    """Return an RGB picture, shape (h, w, 3), as the bytes of a PNG file."""
    done, encoded = cv2.imencode(".png", cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR))
    if not done:
        raise EngineError("The picture could not be turned into a PNG file.")
    return encoded.tobytes()


def encode_jpeg(rgb: NDArray[np.uint8]) -> bytes:
    """Return an RGB picture, shape (h, w, 3), as the bytes of a JPEG file.

    Its quality is 95 of 100, and colours keep their full resolution: tiles have sharp edges.

    Raises
    ------
    EngineError
        For a picture with more than 65,500 pixels a side, the most that the format's library has.
    """
    height, width = rgb.shape[:2]
    if max(height, width) > MAX_JPEG_SIDE:
        raise EngineError(
            "A JPEG file has at most {most} pixels a side; this picture is {width} × {height}. "
            "Save it as PNG.",
            most=MAX_JPEG_SIDE,
            width=width,
            height=height,
        )
    quality = (cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444)
    done, encoded = cv2.imencode(".jpg", cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR), quality)
    if not done:
        raise EngineError("The picture could not be turned into a JPEG file.")
    return encoded.tobytes()


def _looked_up(
    base: NDArray[np.uint8], levels: NDArray[np.uint8], table: NDArray[np.uint8]
) -> list[NDArray[np.uint8]]:
    """Return the red, green and blue planes of the table at every (level, image value).

    OpenCV 5 looks up 16-bit indices on all cores: about three times as quick as ``np.take``.
    """
    high = levels.astype(np.uint16)
    high <<= 8
    return [
        cv2.LUT(high | plane, channel.reshape(1, -1))
        for plane, channel in zip(cv2.split(base), table, strict=True)
    ]
