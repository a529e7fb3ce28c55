"""LayerCAM on arrays computed by hand."""

from __future__ import annotations

import numpy as np

from engine.attribution.methods import layer_cam


def test_positive_gradients_weigh_place_by_place():
    activations = np.array([[[2, -1], [3, 5], [-4, 1]]], np.float32)
    gradients = np.array([[[1, -3], [-2, 1], [2, 1]]], np.float32)
    # relu(G) A: (2, 0), (0, 5), (-8, 1).
    np.testing.assert_array_equal(layer_cam.raw_map(activations, gradients), [[2, 5, 0]])
