"""Sums of arrays, and of tensors by products: on small ones computed by hand."""

from __future__ import annotations

import numpy as np
import pytest
from keras import ops

from engine.attribution import sums

TENSOR = np.array([[[1, 10], [2, 20], [3, 30]], [[4, 40], [5, 50], [6, 60]]], np.float32)


@pytest.fixture(params=[np.asarray, ops.convert_to_tensor], ids=["array", "tensor"])
def tensor(request):
    """The same numbers as what can sum itself, and as what cannot."""
    made = request.param(TENSOR)
    assert hasattr(made, "sum") == (request.param is np.asarray)
    return made


def test_cells_are_rows_in_reading_order(tensor):
    matrix = np.asarray(sums.cells_by_channels(tensor))
    np.testing.assert_array_equal(matrix, [[n, 10 * n] for n in range(1, 7)])


def test_over_the_grid_each_channel_is_summed(tensor):
    total = np.asarray(sums.over_grid(sums.cells_by_channels(tensor)))
    np.testing.assert_array_equal(total, [[21, 210]])


def test_the_mean_over_the_grid_is_each_channels(tensor):
    mean = np.asarray(sums.mean_over_grid(sums.cells_by_channels(tensor)))
    np.testing.assert_allclose(mean, [[3.5, 35]], rtol=1e-6)


def test_over_channels_each_cell_is_summed(tensor):
    np.testing.assert_array_equal(sums.over_channels(tensor), [[11, 22, 33], [44, 55, 66]])


def test_weights_are_of_channels(tensor):
    weighted = sums.weighted(tensor, np.array([[2, -0.5]], np.float32))
    np.testing.assert_array_equal(weighted, [[-3, -6, -9], [-12, -15, -18]])
