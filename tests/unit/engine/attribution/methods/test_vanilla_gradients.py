"""Plain gradients on networks with known gradients."""

from __future__ import annotations

import numpy as np
import pytest

from engine.attribution.methods import vanilla_gradients
from tests.networks import CLASS_ONE, Run, image, linear, two_layers


def test_the_fake_networks_gradients_are_its_slopes():
    """The oracle itself, against differences: so that the other tests stand on something."""
    for bend in ("relu", "tanh"):
        network, x = two_layers(bend=bend), image()[0].astype(np.float64)
        gradient = network.gradient(x, CLASS_ONE.weights, guided=False)
        for place in [(0, 0, 0), (3, 7, 1), (5, 9, 2)]:
            step = np.zeros_like(x)
            step[place] = 1e-6
            slope = (network.logits(x + step)[1] - network.logits(x - step)[1]) / 2e-6
            assert gradient[place] == pytest.approx(slope, rel=1e-5)


def test_gradients_of_a_linear_model_are_its_weights():
    network = linear()
    (step,) = Run("vanilla-gradients", network, image()).steps()
    expected = np.abs(network.weights[..., 1]).max(axis=-1)
    np.testing.assert_allclose(step.raw, expected, rtol=1e-6)
    assert step.score == pytest.approx(network.logits(image()[0])[1], rel=1e-5)


def test_one_input_goes_forward_and_backward():
    assert vanilla_gradients.passes(None, (6, 10), None) == (0, 1)


def test_the_largest_channel_counts_whatever_its_sign():
    network = linear((1, 2))
    network.weights[..., 1] = [[[1, -3, 2], [0, 0.5, -0.25]]]
    raw = Run("vanilla-gradients", network, image((1, 2))).raw()
    np.testing.assert_array_equal(raw, [[3, 0.5]])
