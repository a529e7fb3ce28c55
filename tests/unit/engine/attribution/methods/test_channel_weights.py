"""Grad-CAM++ and XGrad-CAM on arrays computed by hand: their weights, and their guards."""

from __future__ import annotations

import numpy as np

from engine.attribution.methods import grad_cam_plus_plus, xgrad_cam


def column(*cells):
    """One channel on a grid of one column."""
    return np.array(cells, np.float32).reshape(-1, 1, 1)


def test_plus_plus_by_hand():
    # The sum of A is 6. alpha: 1 / (2 + 6) and 4 / (8 + 6 * 8); weights: 1/8 + 2/14, and the
    # negative gradient adds nothing.
    raw = grad_cam_plus_plus.raw_map(column(1, 2, 3), column(1, 2, -5))
    weight = 1 / 8 + 2 / 14
    np.testing.assert_allclose(np.ravel(raw), [weight, 2 * weight, 3 * weight], rtol=1e-6)


def test_plus_plus_has_no_pole_where_activations_are_negative():
    # The sum of A is -2: without a guard 2 G^2 - 2 G^3 is 0 at G = 1, and negative at G = 3.
    raw = grad_cam_plus_plus.raw_map(column(-3, 1, 0), column(1, 3, 0))
    np.testing.assert_allclose(np.ravel(raw), [0, 2, 0])  # alpha is 1/2 for both: 0.5 + 1.5


def test_plus_plus_where_activations_cancel():
    raw = grad_cam_plus_plus.raw_map(column(2, -2), column(3, 0))
    np.testing.assert_allclose(np.ravel(raw), [3, 0])  # alpha is 1/2


def test_plus_plus_does_not_overflow_at_large_scores():
    raw = grad_cam_plus_plus.raw_map(column(1, 3), column(1e30, 1e30))
    # alpha G is 1 / (2 / G + 4), a quarter.
    np.testing.assert_allclose(np.ravel(raw), [0.5, 1.5])


def test_xgrad_by_hand():
    # sum(G A) = 2 + 6 - 4 = 4, sum(A) = 8: the weight is 1/2.
    raw = xgrad_cam.raw_map(column(2, 2, 4), column(1, 3, -1))
    np.testing.assert_array_equal(np.ravel(raw), [1, 1, 2])


def test_xgrad_of_negative_activations():
    # sum(G A) = -3 - 2 = -5, sum(A) = -2: the weight is 5/2.
    raw = xgrad_cam.raw_map(column(-3, 1), column(1, -2))
    np.testing.assert_array_equal(np.ravel(raw), [0, 2.5])


def test_xgrad_gives_no_weight_to_a_channel_that_cancels():
    first, second = column(1, -1, 1e-6), column(1, 2, 1)
    activations = np.concatenate([first, second], axis=2)
    gradients = np.concatenate([column(1, -1, 0), column(1, 1, 1)], axis=2)
    # The first one's weight would be 2 / 1e-6; the second's is 1.
    np.testing.assert_array_equal(np.ravel(xgrad_cam.raw_map(activations, gradients)), [1, 2, 1])


def test_xgrad_still_counts_a_channel_that_nearly_cancels():
    # The sum is 1, of sum |A| = 999: one part in 999 is just enough.
    raw = xgrad_cam.raw_map(column(500, -499), column(1, 1))
    np.testing.assert_allclose(np.ravel(raw), [500, 0], rtol=1e-5)
