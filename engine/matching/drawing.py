"""Draws a map as the picture that it is compared with was drawn, which styles alone cannot say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from engine.api.display import Blend, Normalization
from engine.api.matching import Recipe
from engine.imaging import colormap_shares, full_overlay
from engine.matching.comparison import scaled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from engine.api.display import Style
    from engine.matching.picture_reading import PictureReading

    Pixels = NDArray[np.uint8]

_SAMPLES = 6000
"""Numbers of a picture by which an intensity is worked out, roughly."""

_FAR = 20.0
"""Root mean square of 255 up to which a sum may be the picture, blurred by JPEG."""


def drawings(
    raw: NDArray[np.float64], style: Style, picture: PictureReading, pixels: Pixels, highest: float
) -> Iterator[tuple[Style, Pixels]]:
    """Yield what a map may look like, in the ways in which notebooks draw it, and the style of it.

    Parameters
    ----------
    raw : ndarray of float64, shape (h, w)
        The map, with a positive value.
    style : Style
        How it is shown.
    picture : PictureReading
        Gives the image beneath, and the recipe.
    pixels : ndarray of uint8, shape (h', w', 3)
        The picture itself: of a stretched sum, the intensity is worked out with it.
    highest : float
        The largest value of the map without its negative ones, once it is upsampled: a notebook may
        divide by this one.

    Yields
    ------
    Style
        With color map and intensity as they are.
    ndarray of uint8, shape (h', w', 3)
        RGB.
    """
    if picture.recipe is Recipe.STRETCHED:
        yield from _stretched(raw, style, picture.image, pixels)
        return
    # What the table says of red is told of blue when both image and result are turned round.
    step = -1 if picture.recipe is Recipe.SWAPPED else 1
    image = np.ascontiguousarray(picture.image[..., ::step])
    yield style, np.ascontiguousarray(full_overlay(image, raw, style)[..., ::step])
    if style.normalization is Normalization.MAX:
        least_to_most = replace(style, normalization=Normalization.MIN_MAX)
        drawn = full_overlay(image, np.maximum(raw, 0), least_to_most, (0.0, highest))
        yield style, np.ascontiguousarray(drawn[..., ::step])


def _stretched(
    raw: NDArray[np.float64], style: Style, image: Pixels, pixels: Pixels
) -> Iterator[tuple[Style, Pixels]]:
    """Yield the sum of image and colors, stretched, as Keras' guide and its author's book do it.

    There, the map's own cells become colors, and these are made larger by Pillow's `resize`, which
    is bicubic. Others make the map larger and then color it, or divide an even blend by its
    brightest value, which the program can do itself.
    """
    jets = ("matplotlib-jet", "jet")  # nearly alike
    for name in jets if style.colormap in jets else (style.colormap,):
        colored = replace(style, colormap=name, intensity=1.0, blend=Blend.ALPHA)
        for colors in (_enlarged_colors(raw, colored, image), full_overlay(image, raw, colored)):
            for intensity in _intensities(pixels, image, colors):
                drawn = _image_of(colors * np.float64(intensity) + image)
                yield replace(style, colormap=name, intensity=intensity), drawn
                share = round(intensity / (1 + intensity), 2)
                divided = replace(style, colormap=name, intensity=share, blend=Blend.SCALED)
                yield divided, full_overlay(image, raw, divided)


def _enlarged_colors(raw: NDArray[np.float64], style: Style, image: Pixels) -> Pixels:
    """Return the colors of a map's cells, made larger as a picture."""
    import PIL.Image

    cells = scaled(raw, style.normalization)
    if cells is None:
        return np.zeros_like(image)
    colors = colormap_shares(style.colormap)[(255 * cells).astype(np.uint8)]
    return np.asarray(PIL.Image.fromarray(_image_of(colors)).resize(image.shape[1::-1]))


def _intensities(pixels: Pixels, image: Pixels, colors: Pixels) -> tuple[float, ...]:
    """Return what the weight of colors may be in a sum that was scaled and shifted.

    By least squares: to a hundredth, and to a tenth, which is what people choose, as JPEG blurs
    what is small. None where the sum is far from the picture.
    """
    step = max(1, pixels.size // _SAMPLES)
    shown, below, above = (
        each.ravel()[::step].astype(np.float64) for each in (pixels, image, colors)
    )
    parts = np.stack([below, above, np.ones_like(below)], axis=1)
    found = np.linalg.lstsq(parts, shown, rcond=None)[0]
    away = float(np.sqrt(np.square(parts @ found - shown).mean()))
    if found[0] <= 0 or away > _FAR:
        return ()
    share = float(found[1] / found[0])
    return tuple(
        each for each in dict.fromkeys((round(share, 2), round(share, 1))) if 0 < each <= 1
    )


def _image_of(values: NDArray[np.floating] | Pixels) -> Pixels:
    """Return values stretched to 0-255 and truncated, as ``keras.utils.array_to_img`` does it."""
    found = values.astype(np.float64)
    found -= found.min()
    most = found.max()
    if most > 0:
        found /= most
    return (found * 255).astype(np.uint8)
