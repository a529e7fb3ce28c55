"""XGrad-CAM on arrays computed by hand: its weights, and its guards."""

from __future__ import annotations

import numpy as np

from engine.attribution.methods import xgrad_cam


def column(*cells):
    """One channel on a grid of one column."""
    return np.array(cells, np.float32).reshape(-1, 1, 1)


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


def test_xgrad_weighs_each_channel_by_its_own_sums():
    activations = np.concatenate([column(1, 3), column(2, 2)], axis=2)
    gradients = np.concatenate([column(4, 0), column(1, -3)], axis=2)
    # Weights: 4 / 4 and (2 - 6) / 4; the map 1 - 2 and 3 - 2.
    np.testing.assert_array_equal(np.ravel(xgrad_cam.raw_map(activations, gradients)), [0, 1])


def test_xgrad_needs_more_than_a_thousandth():
    # The sum is 2, of sum |A| = 2000: exactly the thousandth that does not count.
    raw = xgrad_cam.raw_map(column(1001, -999), column(1, 1))
    np.testing.assert_array_equal(np.ravel(raw), [0, 0])
