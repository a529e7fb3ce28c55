"""Scores of logits and their gradients, against float64 formulas written down by hand."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from engine.api.scores import ScoreKind
from engine.backends.torch.probabilities import unit_scores

LOGIT, PROBABILITY, LOG = ScoreKind
LOGITS = np.array([[0.5, -1.0, 2.0, 2.0], [-3.0, 4.0, 0.0, 1.0]])


def by_hand(logits: np.ndarray, activation: str, kind: ScoreKind, complement: bool) -> np.ndarray:
    """Scores (n, k) in float64."""
    rows = []
    for row in logits:
        powers = [np.exp(value) for value in row]
        if activation == "softmax":
            shares = [power / sum(powers) for power in powers]
        else:
            shares = [power / (1 + power) for power in powers]
        shares = [1 - share if complement else share for share in shares]
        rows.append([np.log(share) if kind is LOG else share for share in shares])
    return np.array(rows)


def slope_by_hand(activation: str, kind: ScoreKind, complement: bool, unit: int) -> np.ndarray:
    """Central differences of one unit's score by the logits."""
    found = np.zeros_like(LOGITS)
    for place in np.ndindex(*LOGITS.shape):
        step = np.zeros_like(LOGITS)
        step[place] = 1e-6
        above, below = (
            by_hand(LOGITS + sign * step, activation, kind, complement)[:, unit].sum()
            for sign in (1, -1)
        )
        found[place] = (above - below) / 2e-6
    return found


@pytest.mark.parametrize("activation", ["softmax", "sigmoid"])
@pytest.mark.parametrize("kind", [PROBABILITY, LOG])
@pytest.mark.parametrize("complement", [False, True])
def test_values_and_gradients(activation, kind, complement):
    logits = torch.tensor(LOGITS, dtype=torch.float32, requires_grad=True)
    for unit in range(LOGITS.shape[1]):
        found = unit_scores(logits, activation, kind, complement=complement)
        (slope,) = torch.autograd.grad(found[:, unit].sum(), logits)
        expected = by_hand(LOGITS, activation, kind, complement)
        np.testing.assert_allclose(found.detach(), expected, rtol=2e-5)
        np.testing.assert_allclose(
            slope,
            slope_by_hand(activation, kind, complement, unit),
            rtol=1e-4,
            atol=1e-6,
        )


def test_a_logit_stays_what_it_is():
    logits = torch.tensor(LOGITS)
    for activation in ("softmax", "sigmoid", "linear"):
        assert unit_scores(logits, activation, LOGIT, complement=False) is logits


@pytest.mark.parametrize(
    ("activation", "logits", "expected"),
    [
        # log(1 - p) of a certain class is what the others have left, not log(0).
        ("softmax", [[50.0, 0.0, 0.0]], [np.log(2) - 50, 0.0, 0.0]),
        ("sigmoid", [[60.0, -60.0]], [-60.0, 0.0]),
    ],
)
def test_what_is_left_of_a_certain_class_is_not_lost(activation, logits, expected):
    given = torch.tensor(logits, requires_grad=True)
    found = unit_scores(given, activation, LOG, complement=True)
    np.testing.assert_allclose(found[0].detach(), expected, rtol=1e-5, atol=1e-20)
    slope = torch.autograd.grad(found[0, 0], given)[0].numpy()[0]
    assert slope[0] == pytest.approx(-1, rel=1e-5)
    assert np.isfinite(slope).all()
    shares = unit_scores(given, activation, PROBABILITY, complement=True)
    np.testing.assert_allclose(shares[0].detach(), np.exp(expected), rtol=1e-4)


def test_an_impossible_class_has_a_logarithm_and_a_slope():
    logits = torch.tensor([[200.0, 0.0, 1.0]], requires_grad=True)
    score = unit_scores(logits, "softmax", LOG, complement=False)[0, 1]
    assert float(score.detach()) == pytest.approx(-200, rel=1e-5)
    (slope,) = torch.autograd.grad(score, logits)
    np.testing.assert_allclose(slope, [[-1, 1, 0]], atol=1e-6)
