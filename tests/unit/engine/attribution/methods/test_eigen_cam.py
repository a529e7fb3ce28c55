"""Eigen-CAM of matrices whose singular vectors are known."""

from __future__ import annotations

import numpy as np

from engine.attribution.methods import eigen_cam


def test_the_strongest_pattern_is_projected_on():
    # Three cells, two channels: A = u v' with v = (3, 4) / 5 and u = (1, -2, 4) * 5.
    pattern = np.outer([1, -2, 4], [3, 4]).astype(np.float32)
    activations, gradients = pattern, np.full_like(pattern, np.nan)
    raw = eigen_cam.raw_map(activations.reshape(1, 3, 2), gradients.reshape(1, 3, 2))
    np.testing.assert_allclose(raw, [[5, -10, 20]], rtol=1e-5)


def test_the_sum_is_not_negative():
    pattern = np.outer([-1, -2], [3, 4, 0, 0]).astype(np.float32)
    activations, gradients = pattern, np.zeros_like(pattern)
    raw = eigen_cam.raw_map(activations.reshape(2, 1, 4), gradients.reshape(2, 1, 4))
    np.testing.assert_allclose(raw, [[5], [10]], rtol=1e-5)
