"""Overlays by a script: the lines are run, and give what the program draws."""

import cv2
import numpy as np
import pytest

from engine.api.display import Blend, Normalization, Style
from engine.api.geometry import input_geometry
from engine.api.keys import Fit, InputKey, Resize
from engine.code.image import InputFacts, framed_lines
from engine.code.overlay import overlay_lines, write_lines
from engine.imaging import COLORMAPS, full_overlay, picture_from_pixels

RANDOM = np.random.default_rng(1)
PIXELS = RANDOM.integers(0, 256, (24, 31, 3), np.uint8)
MAP = RANDOM.normal(0.2, 1, (6, 7)).astype(np.float32)


def drawn(style, raw=MAP, **more):
    names = {"np": np, "cv2": cv2, "heatmap": raw, "image": PIXELS[..., ::-1].copy()}
    exec("\n".join(overlay_lines(style, is_signed=True, **more)), names)
    assert names["overlay"].dtype == np.uint8
    return names["overlay"][..., ::-1].astype(int)


@pytest.mark.parametrize("blend", Blend)
@pytest.mark.parametrize("colormap", COLORMAPS)
def test_every_blend_and_color_map_is_drawn_as_by_the_program(blend, colormap):
    for intensity, threshold in ((0.4, 0.0), (1.0, 0.25), (0.0, 0.0)):
        style = Style(colormap, intensity, threshold, blend)
        off = np.abs(drawn(style) - full_overlay(PIXELS, MAP, style))
        assert off.max() <= 1


def test_the_strongest_values_share_the_last_color():
    raw = MAP.copy()
    raw[0, 0] = 1000
    end = np.quantile(raw, 0.995)
    wanted = full_overlay(PIXELS, np.minimum(raw, np.float32(end)), Style())
    assert np.abs(drawn(Style(), raw, has_outliers=True) - wanted).max() <= 1


def test_a_map_without_positive_values_leaves_the_image():
    np.testing.assert_array_equal(drawn(Style(), -np.abs(MAP)), PIXELS)
    np.testing.assert_array_equal(drawn(Style(), np.zeros_like(MAP), has_outliers=True), PIXELS)


def test_a_map_of_the_image_s_own_grid_is_not_resized():
    lines = overlay_lines(Style(), is_signed=False, is_resized=False)
    assert "resize" not in "".join(lines)


@pytest.mark.parametrize("name", ["a b.png", "貓.png"])
def test_pictures_are_written_under_any_name(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    exec("\n".join(write_lines(name, "overlay")), {"cv2": cv2, "overlay": PIXELS})
    data = np.fromfile(tmp_path / name, np.uint8)
    np.testing.assert_array_equal(cv2.imdecode(data, cv2.IMREAD_COLOR), PIXELS)


@pytest.mark.parametrize("blend", Blend)
@pytest.mark.parametrize("normalization", Normalization)
@pytest.mark.parametrize("fit", [Fit.CROP, Fit.LETTERBOX])
def test_heat_lies_where_something_was_fed(fit, blend, normalization):
    geometry = input_geometry(PIXELS.shape, InputKey("m", "i", fit=fit, size=(8, 8)))
    picture = picture_from_pixels(PIXELS, "a")
    facts = InputFacts(picture, (8, 8), 3, "unit", Resize.AREA, geometry)
    style = Style("jet", 0.5, blend=blend, normalization=normalization)
    names = {"np": np, "cv2": cv2, "heatmap": MAP, "image": PIXELS[..., ::-1].copy()}
    exec("\n".join(framed_lines(facts)), names)
    exec("\n".join(overlay_lines(style, is_signed=True, geometry=geometry)), names)
    wanted = full_overlay(PIXELS, MAP, style, geometry=geometry)
    off = np.abs(names["overlay"][..., ::-1].astype(int) - wanted)
    assert off.shape == wanted.shape
    assert np.mean(off > 1) < 0.01  # a heat level that rounding takes to the next


@pytest.mark.parametrize("blend", Blend)
@pytest.mark.parametrize("threshold", [0.0, 0.3])
@pytest.mark.parametrize("colormap", ["jet", "gray"])
def test_signed_heat_is_drawn_as_by_the_program(blend, threshold, colormap):
    style = Style(colormap, 0.6, threshold, blend, Normalization.SIGNED)
    off = np.abs(drawn(style) - full_overlay(PIXELS, MAP, style))
    assert off.max() <= 3  # a level that rounding takes to the next
    assert np.mean(off > 1) < 0.01
    strong = float(np.quantile(np.abs(MAP), 0.995))
    wanted = full_overlay(PIXELS, MAP, style, (-strong, strong))
    assert np.mean(np.abs(drawn(style, has_outliers=True) - wanted) > 1) < 0.01


@pytest.mark.parametrize("blend", Blend)
@pytest.mark.parametrize("colormap", ["inferno", "gray"])
def test_both_signs_and_zero_have_the_program_s_very_colors(blend, colormap):
    style = Style(colormap, 1.0, blend=blend, normalization=Normalization.SIGNED)
    # Cells as large as pixels: no level depends on the rounding of an upsampling.
    raw = np.linspace(-1, 1, PIXELS.shape[0] * PIXELS.shape[1], dtype=np.float32)
    raw = raw.reshape(PIXELS.shape[:2])
    raw[::2, ::3] = 0
    np.testing.assert_array_equal(
        drawn(style, raw, is_resized=False), full_overlay(PIXELS, raw, style)
    )
