"""Grad-CAM's arithmetic on arrays that are computed by hand."""

from __future__ import annotations

import numpy as np

from engine.explain.grad_cam import raw_map


def test_two_by_two_by_two():
    activations = np.array([[[1, 2], [3, 4]], [[5, 6], [7, 8]]], np.float32)
    gradients = np.array([[[1, -2], [3, 0]], [[1, 0], [3, -2]]], np.float32)
    # Means over the grid: 2 and -1. So the map is 2 * first - second.
    np.testing.assert_array_equal(raw_map(activations, gradients), [[0, 2], [4, 6]])


def test_negative_sums_become_zero():
    activations = np.ones((2, 3, 1), np.float32)
    np.testing.assert_array_equal(raw_map(activations, -activations), np.zeros((2, 3)))


def test_height_and_width_keep_their_places():
    rng = np.random.default_rng(0)
    activations, gradients = rng.normal(size=(2, 3, 5, 6)).astype(np.float32)
    expected = np.maximum((activations * gradients.mean(axis=(0, 1))).sum(-1), 0)
    np.testing.assert_allclose(raw_map(activations, gradients), expected, rtol=1e-4, atol=1e-6)
