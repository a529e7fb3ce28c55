"""Pictures as notebooks draw them, against the listings' own lines."""

from __future__ import annotations

import cv2
import numpy as np
import PIL.Image
import pytest

from engine.api.display import Blend, Style
from engine.api.matching import Recipe
from engine.imaging import full_overlay
from engine.matching.drawing import drawings
from engine.matching.picture_reading import PictureReading

RANDOM = np.random.default_rng(0)
RAW = RANDOM.random((5, 7)) * 3 - 0.5
IMAGE = cv2.resize(RANDOM.integers(0, 256, (9, 12, 3), np.uint8), (70, 50))
STYLE = Style("jet", 0.4, blend=Blend.ALPHA)
HEAT = cv2.resize(np.maximum(RAW, 0), (70, 50))


def drawn(recipe, pixels=IMAGE, style=STYLE):
    reading = PictureReading(style, IMAGE, HEAT, HEAT, HEAT, 0.0, recipe)
    return list(drawings(RAW, style, reading, pixels, float(HEAT.max())))


def stretched(values):
    """`keras.utils.array_to_img` without its image."""
    values = values - values.min()
    return (values / values.max() * 255).astype(np.uint8)


def test_a_plain_picture_is_the_programs_own_and_one_divided_after_upsampling():
    (_, first), (_, second) = drawn(Recipe.PLAIN)
    np.testing.assert_array_equal(first, full_overlay(IMAGE, RAW, STYLE))
    levels = np.uint8(255 * (HEAT / HEAT.max()))
    colors = cv2.applyColorMap(levels, cv2.COLORMAP_JET)[..., ::-1]
    expected = np.rint(IMAGE * 0.6 + colors * 0.4)
    assert np.abs(second - expected).max() <= 3  # a level of jet, of 255
    assert (second == expected).mean() > 0.99


def test_swapped_colours_lie_on_an_image_that_is_not():
    (_, first), _ = drawn(Recipe.SWAPPED)
    heat = cv2.resize((np.maximum(RAW, 0) / RAW.max()).astype(np.float32), (70, 50))
    blue_first = cv2.applyColorMap(np.uint8(255 * heat), cv2.COLORMAP_JET)
    expected = np.rint(IMAGE * 0.6 + blue_first * 0.4)
    assert (first == expected).mean() > 0.99


@pytest.mark.parametrize("intensity", [0.4, 0.63])
def test_a_stretched_sum_is_met_and_its_intensity_worked_out(intensity):
    ramp = np.clip(1.5 - np.abs(4 * np.arange(256) / 255 - np.arange(3, 0, -1)[:, None]), 0, 1)
    heatmap = np.uint8(255 * np.maximum(RAW, 0) / RAW.max())
    colors = PIL.Image.fromarray(stretched(ramp.T[heatmap])).resize((70, 50))
    pixels = stretched(np.asarray(colors, np.float64) * intensity + IMAGE)
    found = drawn(Recipe.STRETCHED, pixels)
    away = {
        (style.colormap, style.intensity): np.abs(each.astype(int) - pixels).mean()
        for style, each in found
        if style.blend is not Blend.SCALED
    }
    best = min(away, key=lambda key: away[key])
    assert best[1] == pytest.approx(intensity, abs=0.011)
    assert best[0] in ("jet", "matplotlib-jet")  # this ramp is nearly either


def test_a_stretched_sum_far_from_the_picture_is_not_drawn():
    noise = RANDOM.integers(0, 256, IMAGE.shape, np.uint8)
    assert drawn(Recipe.STRETCHED, noise) == []
