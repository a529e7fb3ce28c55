"""Grids read back out of what other libraries made of them."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from engine.api.display import Corners, Interpolation
from engine.matching.grid_reading import grid_readings

GRID = np.random.default_rng(0).random((7, 9))
GRIDS = ((7, 9), (14, 18), (4, 5), (93, 118), (200, 200))
SHAPE = (93, 118)
OPENCV = {
    Interpolation.NEAREST: cv2.INTER_NEAREST,
    Interpolation.BILINEAR: cv2.INTER_LINEAR,
    Interpolation.CUBIC: cv2.INTER_CUBIC,
}


def aligned(grid, height, width):
    """Both axes by `numpy.interp`, as scipy.ndimage.zoom does it with order 1."""
    rows = np.linspace(0, grid.shape[0] - 1, height)
    columns = np.linspace(0, grid.shape[1] - 1, width)
    wide = np.array([np.interp(columns, np.arange(grid.shape[1]), row) for row in grid])
    return np.array([np.interp(rows, np.arange(grid.shape[0]), each) for each in wide.T]).T


def of_grid(found, grid):
    return [each for each in found if each.shape == grid]


@pytest.mark.parametrize("interpolation", Interpolation)
def test_what_opencv_upsampled_is_read_back(interpolation):
    values = cv2.resize(GRID, SHAPE[::-1], interpolation=OPENCV[interpolation])
    (found,) = of_grid(grid_readings(values, GRIDS, 0.0, SHAPE), (7, 9))
    assert (found.interpolation, found.corners) == (interpolation, Corners.HALF_PIXEL)
    np.testing.assert_allclose(found.cells, GRID, atol=1e-6)
    np.testing.assert_allclose(found.upsampled(GRID), found.seen, atol=1e-6)


def test_aligned_corners_are_told_from_half_pixels():
    (found,) = of_grid(grid_readings(aligned(GRID, *SHAPE), GRIDS, 0.0, SHAPE), (7, 9))
    assert (found.interpolation, found.corners) == (Interpolation.BILINEAR, Corners.ALIGNED)
    np.testing.assert_allclose(found.cells, GRID, atol=1e-9)


def test_only_grids_that_explain_the_heatmap_remain():
    values = cv2.resize(GRID, SHAPE[::-1], interpolation=cv2.INTER_LINEAR)
    found = grid_readings(values, GRIDS, 0.0, SHAPE)
    assert {each.shape for each in found} == {(7, 9), SHAPE}


def test_the_grid_itself_is_read_as_it_is():
    (found,) = of_grid(grid_readings(GRID, [(7, 9), (4, 5)], 0.0, (7, 9)), (7, 9))
    assert found.is_grid
    assert found.left_over == 0
    np.testing.assert_array_equal(found.upsampled(GRID), GRID)


def test_rounding_is_allowed_for():
    values = np.uint8(255 * cv2.resize(GRID, SHAPE[::-1])) / 255
    assert of_grid(grid_readings(values, [(7, 9)], 1 / 255, SHAPE), (7, 9))
    found = grid_readings(values, [(7, 9)], 1 / 255, SHAPE)[0]
    assert found.interpolation is Interpolation.BILINEAR
    np.testing.assert_allclose(found.cells, GRID, atol=0.01)


def test_without_a_possible_grid_the_nearest_of_each_remains():
    noise = np.random.default_rng(1).random(SHAPE)
    found = grid_readings(noise, [(7, 9), (4, 5)], 0.0, SHAPE)
    assert [each.shape for each in found] == [(4, 5), (7, 9)]
    assert all(each.left_over > 0.1 for each in found)


def test_grids_larger_than_the_heatmap_are_left_out():
    assert grid_readings(GRID, [(14, 18), (8, 9)], 0.0, (7, 9)) == []


def test_rows_of_a_large_picture_are_enough():
    whole = cv2.resize(GRID, (1800, 1300), interpolation=cv2.INTER_LINEAR)
    rows = np.linspace(0, 1299, 512).astype(int)
    columns = np.linspace(0, 1799, 512).astype(int)
    (found,) = grid_readings(whole[np.ix_(rows, columns)], [(7, 9)], 0.0, (1300, 1800))
    np.testing.assert_allclose(found.cells, GRID, atol=1e-5)
    (found,) = grid_readings(whole, [(7, 9)], 0.0, (1300, 1800))
    np.testing.assert_allclose(found.cells, GRID, atol=1e-5)


def test_what_colours_leave_open_is_filled_in_by_the_grid():
    whole = cv2.resize(GRID, SHAPE[::-1], interpolation=cv2.INTER_LINEAR)
    is_open = np.zeros(SHAPE, bool)
    is_open[30:50, 40:75] = True  # more than a cell
    least, most = np.where(is_open, 0, whole), np.where(is_open, 1, whole)
    values = (least + most) / 2
    told = grid_readings(values, [(7, 9)], 0.0, SHAPE, is_lossy=True, within=(least, most))
    untold = grid_readings(values, [(7, 9)], 0.0, SHAPE, is_lossy=True)
    ours, others = (
        next(each for each in found if each.interpolation is Interpolation.BILINEAR)
        for found in (told, untold)
    )
    assert np.abs(ours.cells - GRID).max() < np.abs(others.cells - GRID).max() / 10
    assert ours.left_over < others.left_over / 10
