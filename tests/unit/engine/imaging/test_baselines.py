"""Pictures without information: a mean, black, a blur, a colour."""

from __future__ import annotations

import numpy as np
import pytest

from engine.imaging.baselines import baseline_picture

PIXELS = np.array([[[0, 10, 255], [3, 10, 255]], [[0, 12, 255], [0, 12, 254]]], np.uint8)


def test_the_mean_is_rounded_channel_by_channel():
    # Means 0.75, 11 and 254.75.
    flat = baseline_picture(PIXELS, "mean", "#808080")
    np.testing.assert_array_equal(flat, np.broadcast_to([1, 11, 255], (2, 2, 3)))
    assert flat.dtype == np.uint8
    assert flat.flags.writeable


def test_black_and_a_chosen_color():
    np.testing.assert_array_equal(baseline_picture(PIXELS, "black", "#0a0b0c"), 0)
    flat = baseline_picture(PIXELS, "color", "#0A0bfF")
    np.testing.assert_array_equal(flat, np.broadcast_to([10, 11, 255], (2, 2, 3)))


@pytest.mark.parametrize(("height", "width", "sigma"), [(60, 40, 4.0), (5, 50, 1.0)])
def test_the_blur_is_a_tenth_of_the_shorter_side(height, width, sigma):
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[:, width // 2 :] = 255
    blurred = baseline_picture(pixels, "blur", "")[0, :, 0].astype(float) / 255
    # An edge becomes the integral of the bell: its slope in the middle is 1 / (sigma sqrt(2 pi)).
    slope = blurred[width // 2] - blurred[width // 2 - 1]
    assert slope == pytest.approx(1 / (sigma * np.sqrt(2 * np.pi)), rel=0.1)
    assert blurred[0] == 0
    assert blurred[-1] == 1


def test_a_picture_of_one_color_is_its_own_blur():
    pixels = np.full((20, 30, 3), (5, 100, 250), np.uint8)
    np.testing.assert_array_equal(baseline_picture(pixels, "blur", ""), pixels)
