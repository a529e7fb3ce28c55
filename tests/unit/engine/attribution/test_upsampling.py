"""Half-pixel bilinear upsampling, against OpenCV and by hand."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from engine.attribution.upsampling import bilinear_weights, upsampled


def test_two_cells_on_four_pixels_by_hand():
    expected = [[1, 0], [0.75, 0.25], [0.25, 0.75], [0, 1]]
    np.testing.assert_array_equal(bilinear_weights(2, 4), expected)


@pytest.mark.parametrize("size", [(3, 5), (12, 20), (7, 31), (1, 1), (3, 4), (2, 40)])
def test_it_is_what_opencv_does(size):
    grids = np.random.default_rng(0).normal(size=(4, 3, 5)).astype(np.float32)
    expected = [cv2.resize(grid, size[::-1], interpolation=cv2.INTER_LINEAR) for grid in grids]
    found = upsampled(grids, *size)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, expected, atol=2e-6)


def test_one_cell_fills_everything():
    np.testing.assert_array_equal(
        upsampled(np.full((1, 1, 1), 3, np.float32), 2, 5), [[[3] * 5] * 2]
    )
