"""Numbers become 8-bit RGB: as they are, or scaled by a rule that is said."""

from __future__ import annotations

import numpy as np
import pytest

from engine.imaging.array_files import finite_range
from engine.imaging.array_pixels import array_rgb

WHOLE = "Values from 0 to 1 are shown as 0 to 255."


def shown(values, sampled=None):
    """The first channel of a picture of one row, and the notes in words."""
    array = np.asarray(values)[np.newaxis, :, np.newaxis]
    pixels, notes = array_rgb(array, lambda: finite_range(array) if sampled is None else sampled)
    assert pixels.dtype == np.uint8
    assert pixels.shape == (1, len(values), 3)
    assert (pixels == pixels[..., :1]).all()
    return pixels[0, :, 0].tolist(), [str(note) for note in notes]


@pytest.mark.parametrize(
    ("values", "expected", "notes"),
    [
        (np.array([0, 1, 255], np.uint8), [0, 1, 255], []),
        (np.array([0, 1, 1], np.uint8), [0, 1, 1], []),
        (np.array([False, True]), [0, 255], [WHOLE]),
        (np.array([0, 1], np.int32), [0, 255], [WHOLE]),
        (np.array([0, 7, 255], np.int64), [0, 7, 255], []),
        (np.array([0, 7, 255], np.uint16), [0, 7, 255], []),
        (np.array([0, 257, 65535], np.uint16), [0, 1, 255],
         ["16 bits per channel are shown as 8 (divided by 257)."]),
        (np.array([-100, 0, 100], np.int16), [0, 128, 255],
         ["Values from -100 to 100 are shown as 0 to 255."]),
        (np.array([0, 0.2, 1], np.float32), [0, 51, 255], [WHOLE]),
        (np.array([0, 0.5, 1], np.float16), [0, 128, 255], [WHOLE]),
        (np.array([-0.05, 0.4, 1.05], np.float64), [0, 102, 255], [WHOLE]),
        (np.array([-1, 0.2, 1], np.float32), [0, 153, 255],
         ["Values from -1 to 1 are shown as 0 to 255."]),
        (np.array([0, 12.4, 255.0]), [0, 12, 255], []),
        (np.array([0.0, 1, 2]), [0, 128, 255], ["Values from 0 to 2 are shown as 0 to 255."]),
        (np.array([-2.0, 0, 2]), [0, 128, 255], ["Values from -2 to 2 are shown as 0 to 255."]),
        (np.array([5.0, 5.0]), [0, 0], ["Values from 5 to 5 are shown as 0 to 255."]),
        (np.array([0, 1], ">f4"), [0, 255], [WHOLE]),
        (np.array([0, 2**62], np.int64), [0, 255],
         ["Values from 0 to 4.61169e+18 are shown as 0 to 255."]),
    ],
)  # fmt: skip
def test_scales(values, expected, notes):
    found, said = shown(values)
    assert found == [pytest.approx(each, abs=1) for each in expected]
    assert said == notes


def test_a_division_by_255_is_undone_exactly():
    levels = np.arange(256)
    assert shown((levels / 255).astype(np.float32))[0] == levels.tolist()
    assert shown((levels / 127.5 - 1).astype(np.float32))[0] == levels.tolist()


def test_all_pictures_of_an_array_are_scaled_alike():
    assert shown([0.0, 1.0], sampled=(0.0, 255.0))[0] == [0, 1]  # a dark one of 0 to 255
    assert shown([0.5, 1.0], sampled=(-1.0, 1.0))[0] == [191, 255]
    assert shown([0.0, 200.0], sampled=(0.0, 1.0))[0] == [0, 200]  # its own values count, too


def test_what_is_no_number_is_black_and_said():
    lost = "values are no numbers (NaN or infinite), and are shown as black."
    found, said = shown(np.array([0, np.nan, np.inf, -np.inf, 1]))
    assert found == [0, 0, 0, 0, 255]
    assert said == [WHOLE, f"3 {lost}"]
    found, said = shown(np.array([np.nan, np.nan]))
    assert found == [0, 0]
    assert said[-1] == f"2 {lost}"


def test_colors_stay_and_transparency_lies_on_white():
    rgb = np.array([[[10, 20, 30]]], np.uint8)
    np.testing.assert_array_equal(array_rgb(rgb, lambda: (0, 255))[0], rgb)
    rgba = np.array([[[10, 20, 30, 0], [10, 20, 30, 255]]], np.uint8)
    pixels, notes = array_rgb(rgba, lambda: (0, 255))
    np.testing.assert_array_equal(pixels, [[[255, 255, 255], [10, 20, 30]]])
    assert [str(note) for note in notes] == ["Transparent parts are shown on white."]
