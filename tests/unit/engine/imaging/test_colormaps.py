"""Colour maps and style tables against OpenCV and formulas in exact fractions."""

import subprocess
import sys
from dataclasses import replace

import cv2
import numpy as np
import pytest

from engine.api.display import Normalization, Style
from engine.imaging import COLORMAPS, color_bar, colormap_shares, colormap_table, load_colormaps
from engine.imaging.colormaps import SIGNED_COLORMAP, SIGNED_GRAY, colormap_of


def test_names_in_order():
    assert list(COLORMAPS) == [
        "jet",
        "matplotlib-jet",
        "turbo",
        "viridis",
        "inferno",
        "magma",
        "gray",
    ]
    assert Style().colormap in COLORMAPS
    assert len(set(COLORMAPS.values())) == len(COLORMAPS)


def test_jet_is_opencv_jet():
    levels = np.arange(256, dtype=np.uint8)[:, None]
    bgr = cv2.applyColorMap(levels, cv2.COLORMAP_JET)[:, 0]
    np.testing.assert_array_equal(colormap_table("jet"), bgr[:, ::-1])
    assert colormap_table("jet")[0].tolist() == [0, 0, 128]  # dark blue
    assert colormap_table("jet")[255].tolist() == [128, 0, 0]  # dark red


MATPLOTLIB_JET = {  # value: share of the colour, straight lines between
    "red": {0: 0, 0.35: 0, 0.66: 1, 0.89: 1, 1: 0.5},
    "green": {0: 0, 0.125: 0, 0.375: 1, 0.64: 1, 0.91: 0, 1: 0},
    "blue": {0: 0.5, 0.11: 1, 0.34: 1, 0.65: 0, 1: 0},
}


def test_matplotlibs_jet_is_as_it_is_published():
    at = np.arange(256) / 255
    planes = [np.interp(at, list(p), list(p.values())) for p in MATPLOTLIB_JET.values()]
    expected = np.stack(planes, axis=-1) * 255
    assert np.abs(colormap_table("matplotlib-jet") - expected).max() <= 0.5 + 1e-9


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


@pytest.mark.parametrize("name", ["turbo", "viridis", "inferno", "magma"])
def test_other_maps_are_opencvs_to_the_bit(name):
    levels = np.arange(256, dtype=np.uint8)[:, None]
    expected = cv2.applyColorMap(levels, getattr(cv2, f"COLORMAP_{name.upper()}"))[:, 0, ::-1]
    assert np.array_equal(colormap_table(name), expected)


def test_gray_is_the_level():
    assert np.array_equal(colormap_table("gray"), np.arange(256)[:, None].repeat(3, axis=1))


def test_loaded_maps_are_not_made_again(monkeypatch):
    load_colormaps()

    def refused(name):
        raise AssertionError(f"{name} is made again")

    monkeypatch.setattr("engine.imaging.colormaps._shares_of_cmap", refused)
    every = (*COLORMAPS, SIGNED_COLORMAP, SIGNED_GRAY)
    assert all(colormap_table(name).shape == (256, 3) for name in every)


def test_the_window_starts_without_cmap():
    """It takes 80 ms to import: no module that is loaded before the first paint may do it."""
    code = "import sys, engine.ipc.thread, gui.app; sys.exit('cmap' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("name", [*COLORMAPS, SIGNED_COLORMAP, SIGNED_GRAY])
def test_shares_are_the_table_before_it_is_rounded(name):
    shares = colormap_shares(name)
    np.testing.assert_array_equal(np.rint(shares * 255), colormap_table(name))
    is_eight_bits = np.abs(shares * 255 - np.rint(shares * 255)).max() < 1e-9
    assert is_eight_bits == (name in ("jet", "gray", SIGNED_COLORMAP, SIGNED_GRAY))
    assert not shares.flags.writeable


def test_signed_maps_have_colors_of_their_own_with_a_neutral_zero():
    style = Style("jet")
    assert colormap_of(style) == "jet"
    assert colormap_of(replace(style, normalization=Normalization.SIGNED)) == SIGNED_COLORMAP
    table = colormap_table(SIGNED_COLORMAP)
    np.testing.assert_array_equal(table[[0, 255]], [[0, 0, 255], [255, 0, 0]])
    assert (table[127:129] >= 254).all()
    np.testing.assert_array_equal(table, table[::-1, ::-1])  # blue against red, alike


def test_signed_maps_in_gray_have_one_gray_for_zero():
    signed = Style("gray", normalization=Normalization.SIGNED)
    assert colormap_of(signed) == SIGNED_GRAY
    assert colormap_of(replace(signed, normalization=Normalization.MIN_MAX)) == "gray"
    for name in COLORMAPS.keys() - {"gray"}:
        assert colormap_of(replace(signed, colormap=name)) == SIGNED_COLORMAP
    expected = np.arange(256)
    expected[127] = 128  # both levels around zero: that of an image's, and of a map alone
    np.testing.assert_array_equal(colormap_table(SIGNED_GRAY), expected[:, None].repeat(3, axis=1))
    assert colormap_table("gray")[127].tolist() == [127, 127, 127]
