"""Levels read back out of pictures that OpenCV drew."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from engine.api.display import Blend, Normalization, Style
from engine.imaging import full_overlay
from engine.matching.picture_reading import drawn_limit, read_picture

RANDOM = np.random.default_rng(0)
IMAGE = cv2.resize(RANDOM.integers(0, 256, (9, 12, 3), np.uint8), (90, 60))
HEAT = cv2.resize(RANDOM.random((5, 7)), (90, 60))
LEVELS = np.uint8(255 * HEAT / HEAT.max())


def colors_of(colormap):
    return cv2.applyColorMap(LEVELS, colormap)[..., ::-1].astype(float)


def rounded(values):
    return np.clip(np.rint(values), 0, 255).astype(np.uint8)


@pytest.mark.parametrize(
    ("colormap", "name"), [(cv2.COLORMAP_JET, "jet"), (cv2.COLORMAP_INFERNO, "inferno")]
)
def test_a_heatmap_alone(colormap, name):
    found, *_ = read_picture(rounded(colors_of(colormap)), IMAGE)
    assert (found.style.colormap, found.style.blend, found.style.intensity) == (
        name,
        Blend.ALPHA,
        1.0,
    )
    np.testing.assert_allclose(found.levels, LEVELS / 255, atol=1 / 255)


@pytest.mark.parametrize("intensity", [0.37, 0.6])
@pytest.mark.parametrize("blend", [Blend.TEXTBOOK, Blend.ALPHA])
def test_a_heatmap_over_the_image(blend, intensity):
    rest = 1.0 if blend is Blend.TEXTBOOK else 1 - intensity
    found, *_ = read_picture(rounded(colors_of(cv2.COLORMAP_JET) * intensity + IMAGE * rest), IMAGE)
    assert (found.style.colormap, found.style.blend) == ("jet", blend)
    assert found.style.intensity == pytest.approx(intensity, abs=0.011)
    assert np.abs(found.levels - LEVELS / 255).mean() < 0.01


@pytest.mark.parametrize(
    ("name", "blend"),
    [
        *(("inferno", blend) for blend in (Blend.HEAT, Blend.ALPHA, Blend.TEXTBOOK)),
        *(("gray", blend) for blend in (Blend.HEAT, Blend.ALPHA)),  # a sum hides its intensity
    ],
)
def test_a_signed_heatmap_over_the_image(name, blend):
    raw = RANDOM.normal(size=IMAGE.shape[:2]).astype(np.float32)
    style = Style(name, 0.55, blend=blend, normalization=Normalization.SIGNED)
    found, *_ = read_picture(full_overlay(IMAGE, raw, style), IMAGE)
    assert found.style.intensity == pytest.approx(0.55, abs=0.011)
    told = (found.style.colormap, found.style.blend, found.style.normalization)
    if name == "gray" and blend is not Blend.HEAT:  # the gray of a map without signs, but for zero
        assert told[:2] == (name, blend)
    else:
        assert told == (name, blend, Normalization.SIGNED)
    expected = 0.5 + raw / (2 * np.abs(raw).max())
    assert np.abs(found.levels - expected).mean() < 0.02


def test_where_a_sum_is_clipped_the_heat_is_left_open():
    bright = IMAGE.copy()
    bright[10:30, 20:50] = 255
    drawn = rounded(colors_of(cv2.COLORMAP_JET) * 0.6 + bright)
    found, *_ = read_picture(drawn, bright)
    assert (found.style.blend, found.style.intensity) == (Blend.TEXTBOOK, 0.6)
    step = 1.5 / 255
    assert (found.least <= LEVELS / 255 + step).all()
    assert (found.most >= LEVELS / 255 - step).all()
    assert ((found.least == 0) & (found.most == 1))[10:30, 20:50].all()
    assert ((found.least <= found.levels) & (found.levels <= found.most)).all()


def test_a_heatmap_over_the_image_at_another_size():
    small = cv2.resize(IMAGE, (45, 30), interpolation=cv2.INTER_AREA)
    colors = cv2.resize(colors_of(cv2.COLORMAP_JET), (45, 30), interpolation=cv2.INTER_NEAREST)
    found, *_ = read_picture(rounded(colors * 0.4 + small), IMAGE)
    assert found.image.shape == (30, 45, 3)
    assert (found.style.blend, found.style.intensity) == (Blend.TEXTBOOK, 0.4)


def test_colours_that_nobody_draws_are_no_picture_of_heat():
    assert read_picture(RANDOM.integers(0, 256, (60, 90, 3), np.uint8), IMAGE) == ()


def test_a_picture_may_be_one_level_and_rounding_off():
    found, *_ = read_picture(rounded(colors_of(cv2.COLORMAP_JET) * 0.5 + IMAGE * 0.5), IMAGE)
    table = cv2.applyColorMap(np.arange(256, dtype=np.uint8)[:, None], cv2.COLORMAP_JET)
    step = np.abs(np.diff(table.astype(int), axis=0)).max()
    assert drawn_limit(found.style) == 2 + step * 0.5
