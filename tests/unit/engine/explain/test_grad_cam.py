"""Grad-CAM's arithmetic on arrays that are computed by hand."""

from __future__ import annotations

import numpy as np

from engine.explain.grad_cam import raw_map


def test_two_by_two_by_two():
    activations = np.array([[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]], np.float32)
    gradients = np.array([[[[1, -2], [3, 0]], [[1, 0], [3, -2]]]], np.float32)
    # Means over the grid: 2 and -1. So the map is 2 * first - second.
    np.testing.assert_array_equal(raw_map(activations, gradients), [[[0, 2], [4, 6]]])


def test_negative_sums_become_zero():
    activations = np.ones((1, 2, 3, 1), np.float32)
    np.testing.assert_array_equal(raw_map(activations, -activations), np.zeros((1, 2, 3)))


def test_images_of_a_batch_do_not_mix():
    rng = np.random.default_rng(0)
    activations, gradients = rng.normal(size=(2, 3, 4, 5, 6)).astype(np.float32)
    together = np.asarray(raw_map(activations, gradients))
    for n in range(3):
        weights = gradients[n].mean(axis=(0, 1))
        expected = np.maximum((activations[n] * weights).sum(-1), 0)
        np.testing.assert_allclose(together[n], expected, rtol=1e-4, atol=1e-5)
