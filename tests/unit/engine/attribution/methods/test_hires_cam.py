"""HiResCAM on arrays computed by hand, and where it agrees with its neighbours."""

from __future__ import annotations

import numpy as np

from engine.attribution.methods import grad_cam_elementwise, hires_cam, layer_cam

# One row of three cells, two channels.
ACTIVATIONS = np.array([[[2, -1], [3, 5], [-4, 1]]], np.float32)
GRADIENTS = np.array([[[1, -3], [-2, 1], [2, 1]]], np.float32)
# G A: (2, 3), (-6, 5), (-8, 1).


def test_hires_cam():
    np.testing.assert_array_equal(hires_cam.signed_map(ACTIVATIONS, GRADIENTS), [[5, -1, -7]])
    np.testing.assert_array_equal(hires_cam.raw_map(ACTIVATIONS, GRADIENTS), [[5, 0, 0]])


def test_hires_cam_sums_to_a_linear_score():
    rng = np.random.default_rng(0)
    activations, weights = rng.normal(size=(2, 3, 4, 5)).astype(np.float32)
    # The score of a flattening and one linear layer is sum(weights A), and its gradient weights.
    score = float(np.dot(activations.astype(float).ravel(), weights.astype(float).ravel()))
    np.testing.assert_allclose(np.sum(hires_cam.signed_map(activations, weights)), score, rtol=1e-5)


def test_the_three_agree_after_a_relu_where_gradients_are_positive():
    rng = np.random.default_rng(1)
    activations, gradients = rng.random(size=(2, 3, 4, 5)).astype(np.float32)
    expected = (activations * gradients).sum(axis=-1)
    for method in (layer_cam, hires_cam, grad_cam_elementwise):
        np.testing.assert_allclose(method.raw_map(activations, gradients), expected, rtol=1e-5)
