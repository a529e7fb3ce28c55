"""Gradients, guided backpropagation and Guided Grad-CAM on networks with known gradients."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from tests.networks import CLASS_ONE, CONV, Run, TwoLayers, image, linear, two_layers


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


def by_hand() -> tuple[TwoLayers, np.ndarray]:
    """Channels x, -x and x; the class weighs them 4, 4 and -8. Squares of means 1 and -1."""
    inputs = np.repeat(np.array([1, -1], np.float32), 2)[None, None, :, None].repeat(2, axis=1)
    head = np.stack([np.zeros((1, 2, 3)), np.full((1, 2, 3), (4, 4, -8))], axis=-1)
    return TwoLayers(np.array([[1, -1, 1]]), np.zeros(3), head, np.zeros(2)), inputs


def test_guided_backpropagation_by_hand():
    network, inputs = by_hand()
    # Plain: left 4 - 8, right -4, a quarter for each pixel. Guided: the -8 does not pass.
    np.testing.assert_array_equal(Run("vanilla-gradients", network, inputs).raw(), [[1] * 4] * 2)
    network.head[..., 2, 1] = -80
    plain = Run("vanilla-gradients", network, inputs).raw()
    np.testing.assert_array_equal(plain, [[19, 19, 1, 1]] * 2)
    guided = Run("guided-backprop", network, inputs).raw()
    np.testing.assert_array_equal(guided, [[1, 1, 1, 1]] * 2)


def test_guided_grad_cam_is_the_product_on_the_inputs_grid():
    network, inputs = two_layers((12, 20)), image((12, 20))
    steps = Run("guided-grad-cam", network, inputs).steps()
    seen = network.forward_backward(inputs, CLASS_ONE, (CONV,))
    weights = seen.gradients(CONV).mean(axis=(0, 1))
    coarse = np.maximum((seen.activations(CONV) * weights).sum(axis=-1), 0)
    guided = np.abs(network.gradient(inputs[0], CLASS_ONE.weights, guided=True))
    in_color = guided * cv2.resize(coarse, (20, 12))[..., None]
    np.testing.assert_allclose(steps[-1].raw, in_color.max(axis=-1), rtol=1e-4, atol=1e-6)
    assert [(step.share, step.raw is None) for step in steps] == [(0.5, True), (1, False)]
    assert 0 < (steps[-1].raw > 0).sum()
