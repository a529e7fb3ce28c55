"""Maps of several layers in one, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from engine.api.keys import Combine
from engine.imaging import combined_map, difference_map

MEAN, MAX = Combine.MEAN, Combine.MAX


def test_each_map_counts_by_its_own_maximum():
    large = np.array([[1000, 0, 500], [0, 0, 250]], np.float32)
    small = np.array([[0, 0.002, 0.002], [0.001, 0, 0]], np.float32)
    mean = combined_map([large, small], MEAN)
    np.testing.assert_allclose(mean, [[0.5, 0.5, 0.75], [0.25, 0, 0.125]])
    np.testing.assert_allclose(combined_map([large, small], MAX), [[1, 1, 1], [0.5, 0, 0.25]])
    assert mean.dtype == np.float32


def test_smaller_grids_are_upsampled_from_their_cells_centres():
    # Two cells on four: centres at 1/4 and 3/4 of the first one's, and repeated borders.
    wide = np.array([[2, 0]], np.float32)
    empty = np.zeros((1, 4), np.float32)
    np.testing.assert_allclose(combined_map([wide, empty], MAX), [[1, 0.75, 0.25, 0]])
    tall = np.array([[0], [4]], np.float32)
    np.testing.assert_allclose(
        combined_map([tall, np.zeros((4, 1), np.float32)], MAX)[:, 0], [0, 0.25, 0.75, 1]
    )


def test_the_grid_is_the_largest_of_either_side():
    maps = [np.ones((2, 5)), np.ones((3, 1)), np.ones((1, 1))]
    for combine in Combine:
        np.testing.assert_array_equal(combined_map(maps, combine), np.ones((3, 5)))


@pytest.mark.parametrize("combine", list(Combine))
def test_one_map_is_itself_over_its_maximum(combine):
    raw = np.array([[1, 2], [4, 0]], np.float32)
    np.testing.assert_array_equal(combined_map([raw], combine), raw / 4)


def test_negative_parts_do_not_count():
    # Over its own maximum, the second one's -5 would be -50.
    maps = [np.array([[2, 1]], np.float32), np.array([[-5, 0.1]], np.float32)]
    np.testing.assert_allclose(combined_map(maps, MEAN), [[0.5, 0.75]])


def test_a_map_without_a_positive_value_counts_as_nothing():
    maps = [np.array([[2, 1]], np.float32), np.array([[-7, 0]], np.float32)]
    np.testing.assert_allclose(combined_map(maps, MEAN), [[0.5, 0.25]])
    np.testing.assert_array_equal(combined_map(maps[1:], MAX), [[0, 0]])


def test_values_that_are_not_finite_count_as_nothing():
    maps = [np.array([[np.nan, np.inf, 3]], np.float32)]
    np.testing.assert_array_equal(combined_map(maps, MEAN), [[0, 0, 1]])


def test_the_maps_stay_as_they_are():
    raw = np.array([[1, 2]], np.float32)
    raw.flags.writeable = False
    combined_map([raw, raw], MEAN)
    np.testing.assert_array_equal(raw, [[1, 2]])


def test_a_difference_is_of_shares_of_the_largest_size():
    one = np.array([[2.0, -4.0], [0.0, 1.0]], np.float32)
    other = np.array([[0.1, 0.1], [-0.2, np.nan]], np.float32)
    expected = np.array([[0.5 - 0.5, -1.0 - 0.5], [0.0 + 1.0, 0.25 - 0.0]])
    np.testing.assert_allclose(difference_map(one, other), expected, atol=1e-6)
    np.testing.assert_allclose(difference_map(other, one), -expected, atol=1e-6)
    assert not difference_map(one, 7 * one).any()
    np.testing.assert_allclose(difference_map(one, np.zeros_like(one)), one / 4, atol=1e-6)


def test_maps_of_two_grids_are_compared_on_the_finer_one():
    coarse = np.array([[0.0, 1.0]], np.float32)
    fine = np.zeros((4, 8), np.float32)
    fine[0, 0] = 1.0
    difference = difference_map(fine, coarse)
    assert difference.shape == (4, 8)
    # Half-pixel centres by hand: eight pixels over two cells, borders repeated.
    across = np.clip((np.arange(8) + 0.5) * 2 / 8 - 0.5, 0, 1)
    expected = fine - across
    np.testing.assert_allclose(difference, expected, atol=1e-6)
