"""Reads heat levels back out of a picture: of a heatmap alone, or of one over its image.

A blend is a table from level and image value to color (`engine.imaging.overlay_table`), so that
each pixel's level is the one whose color is nearest. Of the known color maps, blends and
intensities, the one that leaves over least is the picture's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from engine.api.display import Blend, Normalization, Style
from engine.api.keys import Resize
from engine.api.matching import Recipe
from engine.imaging import COLORMAPS, colormap_table, overlay_table
from engine.preprocessing import prepare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

_TRIED = 400
"""Pixels by which styles are told apart."""

_CHUNK = 4096
_CLEAN = 2.5
_LOSSY = 16.0
"""Mean distance from the nearest color, of 255, up to which a style explains a picture."""

_STRETCHED = 8.0
"""The same for a sum that was stretched, whose colors may have been upsampled."""

_SCALES = (0.65, 0.72, 0.79, 0.86, 0.93, 1.0)
_FITS = 3
"""Rounds of choosing levels, and then a scale and an offset."""

_SURE = 0.05
"""Mean distance with which no other style is looked for."""

_REFINED = 8
"""So many styles are tried with intensities in between."""

_ALONE = Style(intensity=1.0, blend=Blend.ALPHA)
_COARSE = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
_OVER_IMAGE = (Blend.TEXTBOOK, Blend.ALPHA, Blend.HEAT)
_SIGNED = tuple(Style(name, normalization=Normalization.SIGNED) for name in ("inferno", "gray"))
"""Both colorings of signed maps: what the usual color map stands for, all but gray do."""

MOST_SIDE = 512
"""Levels of larger pictures are read at so many rows and columns."""


@dataclass(frozen=True, slots=True, eq=False)
class PictureReading:
    """A picture read as heat levels.

    Attributes
    ----------
    style : Style
        Its color map, blend and intensity; what does not cover the image is `Blend.ALPHA` at 1.
        Signed where its colors are those of signed maps.
    image : ndarray of uint8, shape (h, w, 3)
        The image beneath, at the picture's size.
    levels : ndarray of float64, shape (h', w')
        Heat, 0-1, at evenly spaced rows and columns: all of them up to `MOST_SIDE`. Of a signed
        style zero is in the middle.
    least, most : ndarray of float64, shape (h', w')
        Between which heats the colors do not tell: one and the same but where a sum is clipped at
        white, or colors of the color map repeat.
    left_over : float
        Mean distance of the tried pixels from the nearest color, of 255.
    recipe : Recipe
        How it was drawn.
    """

    style: Style
    image: Pixels
    levels: NDArray[np.float64]
    least: NDArray[np.float64]
    most: NDArray[np.float64]
    left_over: float
    recipe: Recipe = Recipe.PLAIN


@dataclass(frozen=True, slots=True)
class Palette:
    """The colors that a picture may have at every level of heat.

    Attributes
    ----------
    style : Style
        Color map, blend and intensity.
    recipe : Recipe
        How they are drawn.
    scale, offset : float
        What is done to a sum that is stretched.
    """

    style: Style
    recipe: Recipe
    scale: float = 1.0
    offset: float = 0.0

    def colors(self, channel: int, beneath: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return a channel of each level over each of some image values (n,), shape (256, n)."""
        if self.recipe is not Recipe.STRETCHED:
            shown = 2 - channel if self.recipe is Recipe.SWAPPED else channel
            drawn: NDArray[np.float32] = overlay_table(self.style)[shown][:, beneath].astype(
                np.float32
            )
            return drawn
        color = colormap_table(self.style.colormap)[:, channel, None].astype(np.float32)
        added = beneath.astype(np.float32) + np.float32(self.style.intensity) * color
        return added * np.float32(self.scale) + np.float32(self.offset)


def read_picture(
    pixels: Pixels, image: Pixels, *, is_lossy: bool = False
) -> tuple[PictureReading, ...]:
    """Return the heat levels of a picture.

    Parameters
    ----------
    pixels : ndarray of uint8, shape (h, w, 3)
        RGB.
    image : ndarray of uint8, shape (any, any, 3)
        The image that it may lie over; brought to the picture's size in every way there is.
    is_lossy : bool
        Colors are not quite those that were drawn.

    Returns
    -------
    tuple of PictureReading
        By recipes, each with the style that comes nearest. Several are possible: swapped colors of
        jet are nearly those of the opposite heat, and JPEG blurs colors. None when no known style
        comes near the picture.
    """
    limit = _LOSSY if is_lossy else _CLEAN
    rows, columns = _spread(pixels.shape)
    beneath = list(_at_size(image, pixels.shape[:2]))
    samples = [(pixels[rows, columns], each[rows, columns]) for each in beneath]
    found: list[PictureReading] = []
    for recipe in Recipe:
        if recipe is Recipe.STRETCHED and found and found[0].left_over < _CLEAN:
            break  # nothing is left over that a stretched sum could explain better
        left, number, palette = _nearest(samples, recipe)
        if left <= (max(limit, _STRETCHED) if recipe is Recipe.STRETCHED else limit):
            middle, least, most = _levels(pixels, beneath[number], palette)
            found.append(
                PictureReading(palette.style, beneath[number], middle, least, most, left, recipe)
            )
    return tuple(found)


def _nearest(
    samples: Sequence[tuple[Pixels, Pixels]], recipe: Recipe
) -> tuple[float, int, Palette]:
    """Return what comes nearest to some pixels: how near, over which image, with which colors."""
    found: list[tuple[float, int, Palette]] = []
    for palette, number in _palettes(len(samples), recipe):
        left = _left_over(*samples[number], palette)
        found.append((left, number, palette))
        if left < _SURE:
            return found[-1]
    # The right intensity may lie between those tried, where another color map comes nearer.
    nearest = sorted(found, key=lambda each: each[0])[:_REFINED]
    finer = []
    for _, number, palette in nearest:
        for style in _finer(palette.style):
            each = replace(palette, style=style)
            if recipe is Recipe.STRETCHED:
                each = _fitted(*samples[number], each)
            finer.append((_left_over(*samples[number], each), number, each))
    return min([*nearest, *finer], key=lambda each: each[0])


def _palettes(images: int, recipe: Recipe) -> Iterator[tuple[Palette, int]]:
    """Yield palettes, and the number of the image beneath, the most usual first."""
    if recipe is not Recipe.STRETCHED:
        for style, number in _styles(images):
            yield Palette(style, recipe), number
        if recipe is Recipe.PLAIN:  # swapped ones are those of the opposite signs
            for style, number in _signed_styles(images):
                yield Palette(style, recipe), number
        return
    for number, name, intensity, scale in product(range(images), COLORMAPS, _COARSE, _SCALES):
        yield Palette(Style(name, intensity, blend=Blend.TEXTBOOK), recipe, scale), number


def _styles(images: int) -> Iterator[tuple[Style, int]]:
    """Yield styles, and the number of the image beneath, the most usual first."""
    for name in COLORMAPS:
        yield replace(_ALONE, colormap=name), 0
    for number, blend, name, intensity in product(range(images), _OVER_IMAGE, COLORMAPS, _COARSE):
        yield Style(name, intensity, blend=blend), number


def _signed_styles(images: int) -> Iterator[tuple[Style, int]]:
    """Yield the same with the colors of signed maps."""
    for each in _SIGNED:
        yield replace(each, intensity=1.0, blend=Blend.ALPHA), 0
    for number, blend, each, intensity in product(range(images), _OVER_IMAGE, _SIGNED, _COARSE):
        yield replace(each, intensity=intensity, blend=blend), number


def _finer(style: Style) -> Iterator[Style]:
    """Yield styles around one, a hundredth apart."""
    for hundredths in range(-9, 10):
        intensity = round(style.intensity + hundredths / 100, 2)
        if 0 < intensity < 1:
            yield replace(style, intensity=intensity)


def _at_size(image: Pixels, size: tuple[int, ...]) -> Iterator[Pixels]:
    if image.shape[:2] == size:
        yield image
        return
    for resize in Resize:
        resized = prepare(image, (size[0], size[1], 3), "none", resize)[0]
        yield np.clip(np.rint(resized), 0, 255).astype(np.uint8)


def _spread(shape: tuple[int, ...]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return rows and columns of pixels all over a picture, the same every time."""
    random = np.random.default_rng(0)
    height, width = shape[:2]
    return random.integers(0, height, _TRIED), random.integers(0, width, _TRIED)


def _distances(tried: Pixels, beneath: Pixels, palette: Palette) -> NDArray[np.floating]:
    """Return how far pixels (n, 3) are from the color of each level, shape (256, n)."""
    farthest = np.zeros((256, len(tried)), np.float32)
    for channel in range(3):
        colors = palette.colors(channel, beneath[:, channel])
        colors -= tried[:, channel].astype(np.float32)
        np.maximum(farthest, np.abs(colors), out=farthest)
    return farthest


def _fitted(tried: Pixels, beneath: Pixels, palette: Palette) -> Palette:
    """Return a stretched palette with the scale and offset that suit its pixels best."""
    colors = colormap_table(palette.style.colormap)
    for _ in range(_FITS):
        levels = _distances(tried, beneath, palette).argmin(axis=0)
        added = beneath + palette.style.intensity * colors[levels].astype(np.float64)
        scale, offset = np.polyfit(added.ravel(), tried.ravel().astype(np.float64), 1)
        palette = replace(palette, scale=float(scale), offset=float(offset))
    return palette


def _left_over(tried: Pixels, beneath: Pixels, palette: Palette) -> float:
    return float(_distances(tried, beneath, palette).min(axis=0).mean())


def _levels(pixels: Pixels, beneath: Pixels, palette: Palette) -> NDArray[np.float64]:
    """Return each pixel's level as heat, 0-1: of several that fit the middle, and the ends."""
    places = np.ix_(*(_even(side) for side in pixels.shape[:2]))
    seen, under = pixels[places], beneath[places]
    flat, flat_under = seen.reshape(-1, 3), under.reshape(-1, 3)
    found = np.empty((3, len(flat)))
    numbers = np.arange(256.0)[:, None]
    for start in range(0, len(flat), _CHUNK):
        part = slice(start, start + _CHUNK)
        far = _distances(flat[part], flat_under[part], palette)
        alike = far <= far.min(axis=0) + 1e-4
        found[0, part] = (alike * numbers).sum(axis=0) / alike.sum(axis=0)
        found[1, part] = alike.argmax(axis=0)
        found[2, part] = 255 - alike[::-1].argmax(axis=0)
    return (found / 255).reshape(3, *seen.shape[:2])


def _even(side: int) -> NDArray[np.intp]:
    return np.linspace(0, side - 1, min(side, MOST_SIDE)).astype(np.intp)


def drawn_limit(style: Style) -> float:
    """Return how far a picture may be from the one drawn: one heat level, and two of rounding."""
    colors = overlay_table(replace(style, blend=Blend.ALPHA, intensity=1.0))[:, :, 0]
    steepest = np.abs(np.diff(colors.astype(np.int16), axis=1)).max()
    return 2.0 + float(steepest) * style.intensity
