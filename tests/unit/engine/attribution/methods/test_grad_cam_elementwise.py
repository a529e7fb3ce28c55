"""Element-wise Grad-CAM on arrays computed by hand."""

from __future__ import annotations

import numpy as np

from engine.attribution.methods import grad_cam_elementwise


def test_positive_products_are_summed_place_by_place():
    activations = np.array([[[2, -1], [3, 5], [-4, 1]]], np.float32)
    gradients = np.array([[[1, -3], [-2, 1], [2, 1]]], np.float32)
    # relu(G A): (2, 3), (0, 5), (0, 1).
    raw = grad_cam_elementwise.raw_map(activations, gradients)
    np.testing.assert_array_equal(raw, [[5, 5, 1]])
