"""Grad-CAM++ on arrays computed by hand: its weights, and its guards."""

from __future__ import annotations

import numpy as np

from engine.attribution.methods import grad_cam_plus_plus


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
