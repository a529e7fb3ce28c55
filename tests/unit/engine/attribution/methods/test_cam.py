"""CAM: by hand, against Grad-CAM, and what it refuses."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.api.scores import ScoreKind
from engine.backends.objective import Objective
from tests.networks import CLASS_ONE, CONV, Run, TwoLayers, image, two_layers


def test_by_hand():
    # Two 2x2 squares of means 1 and 2; channels are x and 3 - x; class 1 weighs them 10 and -1.
    inputs = np.repeat(np.array([1, 2], np.float32), 2)[None, None, :, None].repeat(2, axis=1)
    head = np.array([[0, 10], [0, -1]])
    network = TwoLayers(np.array([[1, -1]]), np.array([0, 3]), head, np.array([0, 4]))
    run = Run("cam", network, inputs)
    np.testing.assert_array_equal(run.raw(), [[10 - 2, 20 - 1]])
    assert run.steps()[0].score == pytest.approx((8 + 19) / 2 + 4)


def test_it_is_grad_cam_times_the_number_of_cells_before_the_relu():
    network, inputs = two_layers(pooled=True), image()
    seen = network.forward_backward(inputs, CLASS_ONE, (CONV,))
    weights = seen.gradients(CONV).mean(axis=(0, 1))
    grad_cam = (seen.activations(CONV) * weights).sum(axis=-1)
    raw = Run("cam", network, inputs).raw()
    np.testing.assert_allclose(raw, grad_cam * grad_cam.size, rtol=1e-5)
    assert raw.min() < 0 < raw.max()


def test_its_mean_is_the_logit_without_bias():
    network, inputs = two_layers(pooled=True), image()
    logit = network.logits(inputs[0])[1] - network.head_bias[1]
    assert Run("cam", network, inputs).raw().mean() == pytest.approx(logit, rel=1e-5)


def test_the_target_chooses_the_weights():
    run = Run("cam", two_layers(pooled=True), image())
    minus = run.but(objective=Objective(np.array([0, -1], np.float32)))
    np.testing.assert_allclose(minus.raw(), -run.raw())


def test_another_layer_is_refused_with_the_name_of_the_right_one():
    with pytest.raises(EngineError, match='Choose layer "conv"'):
        Run("cam", two_layers(pooled=True), image(), layer="conv_early").steps()


def test_another_score_than_the_logit_is_refused():
    run = Run("cam", two_layers(pooled=True, activation="softmax"), image())
    for kind in (ScoreKind.PROBABILITY, ScoreKind.LOG_PROBABILITY):
        with pytest.raises(EngineError, match="Choose the score logit"):
            run.but(objective=replace(CLASS_ONE, score=kind)).steps()


def test_a_network_without_pooling_is_refused():
    for kind in ScoreKind:  # choosing another score would not help
        run = Run("cam", two_layers(), image(), objective=replace(CLASS_ONE, score=kind))
        with pytest.raises(EngineError, match="global average pooling"):
            run.steps()
