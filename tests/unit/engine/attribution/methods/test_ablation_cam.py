"""Ablation-CAM on heads whose answer is known."""

from __future__ import annotations

import numpy as np
import pytest

from engine.backends.objective import Objective
from tests.networks import CLASS_ONE, CONV, Run, image, two_layers


@pytest.mark.parametrize("pooled", [True, False])
@pytest.mark.parametrize("sign", [1, -1])
def test_a_linear_head_loses_exactly_what_a_channel_gives(pooled, sign):
    network, inputs = two_layers(pooled=pooled), image()
    activations = network.bent(network.before(inputs[0]))
    score = sign * network.logits(inputs[0])[1]
    head = network.head[..., 1] / (15 if pooled else 1)
    given = sign * (activations * head).sum(axis=(0, 1))
    expected = np.maximum((activations * (given / abs(score))).sum(axis=-1), 0)
    run = Run("ablation-cam", network, inputs)
    raw = run.but(objective=Objective(np.array([0, sign], np.float32))).raw()
    np.testing.assert_allclose(raw, expected, rtol=1e-4, atol=1e-5)


def test_a_score_of_zero_gives_finite_weights():
    network, inputs = two_layers(), image()
    network.head_bias = network.head_bias - network.logits(inputs[0])
    raw = Run("ablation-cam", network, inputs).raw()
    assert np.isfinite(raw).all()
    assert raw.max() > 0


def test_a_picture_on_the_way_lacks_the_other_channels():
    network, inputs = two_layers(), image()
    first = Run("ablation-cam", network, inputs, at_once=2).steps()[0]
    activations = network.forward_backward(inputs, CLASS_ONE, (CONV,)).activations(CONV)[..., :2]
    given = (activations * network.head[..., :2, 1]).sum(axis=(0, 1))
    expected = np.maximum((activations * given).sum(axis=-1), 0) / abs(first.score)
    np.testing.assert_allclose(first.raw, expected, rtol=1e-4, atol=1e-5)
