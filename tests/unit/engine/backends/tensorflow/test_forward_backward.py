"""Passes and formulas: what they keep, for a class or for whichever is the top one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.attribution.registry import METHODS
from engine.backends.objective import Objective, TopClass
from engine.backends.tensorflow.network import KerasNetwork
from tests import models
from tests.networks import GRAD_CAM

LAYERS = ("conv_1", "conv_2")


@pytest.fixture(scope="module")
def network() -> KerasNetwork:
    return KerasNetwork(models.flat())


def inputs_of(network: KerasNetwork, count: int = 1) -> Any:
    shape = (count, *network.description.input_shape)
    return np.random.default_rng(5).normal(size=shape).astype(np.float32)


def one_hot(index: int) -> Objective:
    return Objective(np.eye(1, 3, index, dtype=np.float32)[0])


def test_the_top_class_is_the_one_with_the_largest_logit(network):
    inputs = inputs_of(network)
    taken = network.forward_backward(inputs, TopClass(), LAYERS)
    top = int(np.argmax(taken.logits))
    alone = network.forward_backward(inputs, one_hot(top), LAYERS)
    assert taken.score == pytest.approx(float(taken.logits[top]))
    for path in LAYERS:
        np.testing.assert_allclose(
            taken.gradients(path), alone.gradients(path), rtol=1e-4, atol=1e-7
        )
        np.testing.assert_allclose(
            taken.activations(path), alone.activations(path), rtol=1e-4, atol=1e-6
        )


def test_one_function_serves_a_class_and_the_top_class():
    network = KerasNetwork(models.flat())
    inputs = inputs_of(network)
    network.forward_backward(inputs, one_hot(0), LAYERS)
    network.forward_backward(inputs, TopClass(), LAYERS)
    functions = network.pass_functions._functions
    assert len(functions) == 1
    assert network.pass_functions._function(TopClass(), LAYERS).is_compiled  # by the second call


def test_weights_that_are_no_numbers_stand_for_no_class(network):
    nothing = Objective(np.full(3, np.nan, np.float32))
    assert np.isnan(network.forward_backward(inputs_of(network), nothing, LAYERS).score)


def test_a_batch_has_a_pass_for_each_inputs_own_top_class(network):
    batch = inputs_of(network, 3)
    for one, taken in zip(batch, network.forward_backward_top(batch, 0, LAYERS), strict=True):
        alone = network.forward_backward(one[None], TopClass(), LAYERS)
        assert taken.score == pytest.approx(alone.score, rel=1e-4)
        np.testing.assert_allclose(taken.logits, alone.logits, rtol=1e-4, atol=1e-6)
        for path in LAYERS:
            np.testing.assert_allclose(
                taken.gradients(path), alone.gradients(path), rtol=1e-3, atol=1e-6
            )


@pytest.mark.parametrize("method", ["grad-cam", "hires-cam"])
def test_maps_are_the_formula_of_activations_and_gradients(network, method):
    taken = network.forward_backward(inputs_of(network), one_hot(1), LAYERS)
    maps = taken.maps(METHODS[method].formula, taken.layers)
    for path in LAYERS:
        activations, gradients = taken.activations(path), taken.gradients(path)
        if method == "grad-cam":
            gradients = gradients.mean(axis=(0, 1))
        expected = np.maximum((activations * gradients).sum(axis=-1), 0)
        np.testing.assert_allclose(maps[path], expected, rtol=1e-4, atol=1e-6)


def test_a_layer_that_no_gradient_reaches_has_activations_and_no_map(network):
    objective = Objective(np.ones(network_channels(network), np.float32), layer="conv_1")
    taken = network.forward_backward(inputs_of(network), objective, LAYERS)
    assert taken.layers == ("conv_1",)
    assert taken.unreached == ("conv_2",)
    assert taken.activations("conv_2").ndim == 3
    assert taken.maps(GRAD_CAM, taken.layers).keys() == {"conv_1"}


def network_channels(network: KerasNetwork) -> int:
    rows = {row.path: row for row in network.description.layers}
    return int(rows["conv_1"].output_shape[-1])
