"""Colour maps and style tables against OpenCV and formulas in exact fractions."""

from fractions import Fraction

import cv2
import numpy as np
import pytest

from engine.api.display import Blend, Style
from engine.imaging import COLORMAPS, color_bar, colormap_table, overlay_table

IDENTITY = np.broadcast_to(np.arange(256, dtype=np.uint8), (3, 256, 256))


def test_names_in_order():
    assert list(COLORMAPS) == ["jet", "turbo", "viridis", "inferno", "magma", "gray"]
    assert Style().colormap in COLORMAPS
    assert len(set(COLORMAPS.values())) == len(COLORMAPS)


def test_jet_is_opencv_jet():
    levels = np.arange(256, dtype=np.uint8)[:, None]
    bgr = cv2.applyColorMap(levels, cv2.COLORMAP_JET)[:, 0]
    np.testing.assert_array_equal(colormap_table("jet"), bgr[:, ::-1])
    assert colormap_table("jet")[0].tolist() == [0, 0, 128]  # dark blue
    assert colormap_table("jet")[255].tolist() == [128, 0, 0]  # dark red


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [  # first and last colours as published by the maps' authors (matplotlib, Google)
        ("turbo", (48, 18, 59), (122, 4, 3)),
        ("viridis", (68, 1, 84), (253, 231, 37)),
        ("inferno", (0, 0, 4), (252, 255, 164)),
        ("magma", (0, 0, 4), (252, 253, 191)),
        ("gray", (0, 0, 0), (255, 255, 255)),
    ],
)
def test_ends(name, low, high):
    table = colormap_table(name)
    assert table.shape == (256, 3)
    assert table.dtype == np.uint8
    assert not table.flags.writeable
    assert np.abs(table[[0, 255]].astype(int) - [low, high]).max() <= 1


def test_unknown_map():
    with pytest.raises(KeyError):
        colormap_table("rainbow")


def test_color_bar():
    bar = color_bar("jet", 256)
    np.testing.assert_array_equal(bar, colormap_table("jet")[None])
    assert color_bar("magma", 1000).shape == (1, 1000, 3)
    np.testing.assert_array_equal(color_bar("magma", 2)[0], colormap_table("magma")[[0, 255]])


def exact(blend, intensity, level, value, color):
    share, i, c = Fraction(intensity), Fraction(int(value)), Fraction(int(color))
    match blend:
        case Blend.HEAT:
            return i + share * Fraction(int(level), 255) * (c - i)
        case Blend.ALPHA:
            return (1 - share) * i + share * c
        case Blend.TEXTBOOK:
            return min(Fraction(255), i + share * c)


@pytest.mark.parametrize("blend", list(Blend))
@pytest.mark.parametrize("intensity", [0.0, 0.25, 0.3, 0.4, 0.5, 1.0])
@pytest.mark.parametrize("name", ["jet", "gray", "viridis"])
def test_blends(blend, intensity, name):
    table = overlay_table(Style(name, intensity, 0.0, blend))
    assert table.shape == (3, 256, 256)
    assert table.dtype == np.uint8
    assert not table.flags.writeable
    colors = colormap_table(name)
    rng = np.random.default_rng(0)
    for channel, level, value in rng.integers(0, (3, 256, 256), (3000, 3)):
        right = exact(blend, intensity, level, value, colors[level, channel])
        error = abs(int(table[channel, level, value]) - right)
        assert error <= Fraction(1, 2) + Fraction(1, 10**9)


@pytest.mark.parametrize("intensity", [0.3, 0.4, 0.5, 1.0])
def test_textbook_table_is_what_opencv_saves(intensity):
    colors = colormap_table("jet")[:, None, :]
    image = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, axis=2)
    saved = colors * intensity + np.repeat(image, 256, axis=0)
    kept = cv2.imdecode(cv2.imencode(".png", saved)[1], cv2.IMREAD_COLOR)
    table = overlay_table(Style("jet", intensity, 0.0, Blend.TEXTBOOK))
    np.testing.assert_array_equal(table.transpose(1, 2, 0), kept)


def test_halves_go_to_even():
    table = overlay_table(Style("gray", 0.5, 0.0, Blend.TEXTBOOK))
    assert table[0, 1, :4].tolist() == [0, 2, 2, 4]  # 0.5 1.5 2.5 3.5


@pytest.mark.parametrize("blend", [Blend.HEAT, Blend.ALPHA])
def test_no_intensity_shows_the_image(blend):
    np.testing.assert_array_equal(overlay_table(Style("jet", 0.0, 0.0, blend)), IDENTITY)


def test_full_alpha_shows_the_colors():
    table = overlay_table(Style("jet", 1.0, 0.0, Blend.ALPHA))
    np.testing.assert_array_equal(
        table, np.repeat(colormap_table("jet").T[:, :, None], 256, axis=2)
    )


def test_cold_parts_of_heat_show_the_image():
    table = overlay_table(Style("jet", 1.0, 0.0, Blend.HEAT))
    np.testing.assert_array_equal(table[:, 0], IDENTITY[:, 0])
    np.testing.assert_array_equal(
        table[:, 255], np.repeat(colormap_table("jet")[255][:, None], 256, 1)
    )


@pytest.mark.parametrize("blend", list(Blend))
@pytest.mark.parametrize(
    ("threshold", "hidden"), [(0.0, 0), (0.001, 1), (0.5, 128), (1.0, 255), (51 / 255, 51)]
)
def test_threshold_hides_below_and_keeps_colors_above(blend, threshold, hidden):
    table = overlay_table(Style("jet", 0.7, threshold, blend))
    free = overlay_table(Style("jet", 0.7, 0.0, blend))
    np.testing.assert_array_equal(table[:, :hidden], IDENTITY[:, :hidden])
    np.testing.assert_array_equal(table[:, hidden:], free[:, hidden:])


def test_tables_are_kept():
    assert overlay_table(Style("magma", 0.123)) is overlay_table(Style("magma", 0.123))
