"""Filter images side by side: where each one lies, and how large the whole is."""

from __future__ import annotations

import numpy as np

from engine.imaging.picture_grid import MARGIN_PX, picture_grid


def pictures(count, height=2, width=3):
    return [np.full((height, width, 3), number, np.uint8) for number in range(1, count + 1)]


def test_rows_are_filled_one_after_the_other_with_black_between():
    grid = picture_grid(pictures(3), columns=2)
    assert grid.shape == (2 + MARGIN_PX + 2, 3 + MARGIN_PX + 3, 3)
    np.testing.assert_array_equal(grid[:2, :3], 1)
    np.testing.assert_array_equal(grid[:2, 3 + MARGIN_PX :], 2)
    np.testing.assert_array_equal(grid[2 + MARGIN_PX :, :3], 3)
    assert int((grid > 0).sum()) == 3 * 2 * 3 * 3


def test_fewer_pictures_than_a_row_make_a_narrower_grid():
    assert picture_grid(pictures(2)).shape == (2, 3 + MARGIN_PX + 3, 3)
    np.testing.assert_array_equal(picture_grid(pictures(1)), pictures(1)[0])


def test_a_full_row_has_eight():
    assert picture_grid(pictures(8)).shape[0] == 2
    assert picture_grid(pictures(9)).shape[0] == 2 + MARGIN_PX + 2
