"""Guided Grad-CAM against its definition, computed with numpy and OpenCV."""

from __future__ import annotations

import cv2
import numpy as np

from engine.attribution.methods import guided_grad_cam
from tests.networks import CLASS_ONE, CONV, Run, image, two_layers


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


def test_two_inputs_go_forward_and_backward():
    network = two_layers()
    Run("guided-grad-cam", network, image()).steps()
    assert sum(network.at_once) == 2
    assert guided_grad_cam.passes(None, (6, 10), (3, 5, 7)) == (0, 2)
