"""Sums written as products: on small tensors computed by hand."""

from __future__ import annotations

import numpy as np

from engine.attribution import sums

TENSOR = np.array([[[1, 10], [2, 20], [3, 30]], [[4, 40], [5, 50], [6, 60]]], np.float32)


def test_cells_are_rows_in_reading_order():
    matrix = np.asarray(sums.cells_by_channels(TENSOR))
    np.testing.assert_array_equal(matrix, [[n, 10 * n] for n in range(1, 7)])


def test_over_the_grid_each_channel_is_summed():
    total = np.asarray(sums.over_grid(sums.cells_by_channels(TENSOR)))
    np.testing.assert_array_equal(total, [[21, 210]])


def test_over_channels_each_cell_is_summed():
    np.testing.assert_array_equal(sums.over_channels(TENSOR), [[11, 22, 33], [44, 55, 66]])


def test_weights_are_of_channels():
    weighted = sums.weighted(TENSOR, np.array([[2, -0.5]], np.float32))
    np.testing.assert_array_equal(weighted, [[-3, -6, -9], [-12, -15, -18]])
