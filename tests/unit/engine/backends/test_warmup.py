"""Warming: step by step, and nothing of it changes an answer."""

from __future__ import annotations

import numpy as np

from engine.backends.objective import Objective
from engine.backends.tensorflow.network import KerasNetwork
from tests import models
from tests.networks import GRAD_CAM

CLASS_ONE = Objective(np.array([0, 1, 0], np.float32))


def test_the_forward_pass_comes_first_and_there_are_places_to_stop():
    network = KerasNetwork(models.flat())
    steps = network.warm(GRAD_CAM)
    next(steps)
    assert network.forward_function(0).is_compiled
    every = network.explainable
    assert not network.map_functions.function(GRAD_CAM, every).is_compiled
    for _ in steps:
        pass
    assert network.map_functions.function(GRAD_CAM, every).is_compiled
    assert network.answers_soon(every, CLASS_ONE)


def test_a_warm_network_answers_as_a_cold_one():
    warm, cold = KerasNetwork(models.flat()), KerasNetwork(models.flat())
    for _ in warm.warm(GRAD_CAM):
        pass
    inputs = np.random.default_rng(1).uniform(0, 1, (1, 24, 32, 3)).astype(np.float32)
    for layer in ("conv_1", "conv_2"):
        one, other = (
            network.forward_backward(inputs, CLASS_ONE, (layer,)).maps(GRAD_CAM, (layer,))[layer]
            for network in (warm, cold)
        )
        np.testing.assert_allclose(one, other, rtol=1e-4, atol=1e-6)


def test_a_network_without_a_grid_is_warm_after_its_forward_pass():
    network = KerasNetwork(models.no_convolution())
    assert network.description.auto_layer is None
    assert len(list(network.warm(GRAD_CAM))) == 1
    assert network.forward_function(0).is_compiled
