"""Neurons inside a network as the target: any layer's units, against a plain gradient tape."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf

from engine.api.errors import EngineError
from engine.backends.objective import Objective
from engine.backends.tensorflow.network import KerasNetwork
from tests import models


def image(*shape: int) -> Any:
    return np.random.default_rng(4).normal(size=(1, *shape)).astype(np.float32)


def tape_of(model: Any, start: str, end: str, score: Any, inputs: Any) -> tuple[float, Any, Any]:
    """Score, activations and gradients at `start` of a function of the output of `end`."""
    before = keras.Model(model.inputs[0], model.get_layer(start).output)
    behind = keras.Model(model.get_layer(start).output, model.get_layer(end).output)
    activations = before(inputs)
    with tf.GradientTape() as tape:
        tape.watch(activations)
        value = score(behind(activations))
    return float(value), activations.numpy()[0], tape.gradient(value, activations).numpy()[0]


@pytest.mark.parametrize("cell", [None, (0, 0), (3, 5), (8, 12)])
def test_a_convolutions_neuron(cell):
    model, inputs = models.flat(), image(24, 32, 3)
    weights = np.array([0, 1, 0, -2, 0, 0.5], np.float32)

    def score(output):
        at = output[0, cell[0], cell[1]] if cell else tf.reduce_mean(output, axis=(0, 1, 2))
        return tf.reduce_sum(at * weights)

    objective = Objective(weights, layer="conv_2", cell=cell)
    network = KerasNetwork(model)
    for _ in range(2):  # without and with compiling
        taken = network.forward_backward(inputs, objective, ("conv_1", "conv_pool", "conv_2"))
        assert taken.unreached == ()
        for path in ("conv_1", "conv_pool"):
            value, activations, gradients = tape_of(model, path, "conv_2", score, inputs)
            assert taken.score == pytest.approx(value, rel=1e-4)
            np.testing.assert_allclose(taken.activations(path), activations, rtol=1e-4, atol=1e-6)
            np.testing.assert_allclose(taken.gradients(path), gradients, rtol=1e-3, atol=1e-7)
    own = taken.gradients("conv_2")
    share = 1 / (9 * 13) if cell is None else 1.0
    np.testing.assert_allclose(own[cell or (2, 2)], weights * share, rtol=1e-5)
    assert np.count_nonzero(own) == 3 * (1 if cell else 9 * 13)


def test_another_cell_and_another_channel_need_no_compiling():
    network, inputs = KerasNetwork(models.flat()), image(24, 32, 3)
    first = Objective(np.eye(6, dtype=np.float32)[1], layer="conv_2", cell=(1, 2))
    other = Objective(np.eye(6, dtype=np.float32)[4], layer="conv_2", cell=(7, 3))
    for _ in range(2):
        network.forward_backward(inputs, first, ("conv_1",))
    assert network.answers_soon(("conv_1",), other)
    taken = network.forward_backward(inputs, other, ("conv_1", "conv_2"))
    at = network.forward_backward(inputs, first, ("conv_2",)).activations("conv_2")
    assert taken.score == pytest.approx(at[7, 3, 4], rel=1e-4)


def test_layers_behind_a_neuron_are_not_reached():
    network = KerasNetwork(models.flat())
    objective = Objective(np.ones(4, np.float32), layer="conv_pool")
    for _ in range(2):
        taken = network.forward_backward(
            image(24, 32, 3), objective, ("conv_1", "conv_pool", "conv_2")
        )
        assert taken.layers == ("conv_1", "conv_pool")
        assert taken.unreached == ("conv_2",)


def test_a_hidden_dense_layers_unit():
    model, inputs = models.sequential(), image(24, 32, 3)
    weights = np.eye(8, dtype=np.float32)[3]
    taken = KerasNetwork(model).forward_backward(
        inputs, Objective(weights, layer="hidden"), ("conv_2",)
    )
    value, _, gradients = tape_of(model, "conv_2", "hidden", lambda y: y[0, 3], inputs)
    assert taken.score == pytest.approx(value, rel=1e-4, abs=1e-6)
    np.testing.assert_allclose(taken.gradients("conv_2"), gradients, rtol=1e-3, atol=1e-7)


def test_the_last_layers_unit_is_the_logit():
    for make, path in ((models.flat, "scores"), (models.softmax_layer, "softmax")):
        model, inputs = make(), image(24, 32, 3)
        network = KerasNetwork(model)
        scores = network.forward(inputs)
        weights = np.eye(3, dtype=np.float32)[2]
        logit = network.forward_backward(inputs, Objective(weights, layer=path), ("conv_2",))
        assert logit.score == pytest.approx(scores.logits[2], rel=1e-4)


def test_a_neuron_of_a_nested_model_and_of_a_shared_layer():
    network, inputs = KerasNetwork(models.nested()), image(24, 32, 3)
    objective = Objective(np.eye(6, dtype=np.float32)[2], layer="backbone/conv_2", cell=(4, 4))
    taken = network.forward_backward(inputs, objective, ("backbone/conv_1", "backbone"))
    at = network.forward_backward(inputs, objective, ("backbone/conv_2",)).activations(
        "backbone/conv_2"
    )
    assert taken.score == pytest.approx(at[4, 4, 2], rel=1e-5)
    assert taken.layers == ("backbone/conv_1", "backbone")  # conv_2 makes the container's output

    network = KerasNetwork(models.shared_layer())
    every = Objective(np.ones(4, np.float32), layer="shared")
    found = network.forward_backward(inputs, every, ("shared@2",)).activations("shared@2")
    row, column, channel = (int(place) for place in np.unravel_index(found.argmax(), found.shape))
    weights = np.eye(4, dtype=np.float32)[channel]
    objective = Objective(weights, layer="shared", cell=(row, column))
    taken = network.forward_backward(inputs, objective, ("shared@1", "shared@2", "shared"))
    assert taken.score > 0
    assert taken.score == pytest.approx(found.max(), rel=1e-5)
    assert taken.unreached == ()
    assert np.count_nonzero(taken.gradients("shared@1")) > 1


def test_scores_of_a_batch_of_inputs_for_a_neuron():
    network = KerasNetwork(models.flat())
    batch = np.concatenate([image(24, 32, 3), 2 * image(24, 32, 3)])
    objective = Objective(np.eye(6, dtype=np.float32)[1], layer="conv_2", cell=(2, 3))
    expected = [
        network.forward_backward(each[None], objective, ("conv_1",)).score for each in batch
    ]
    np.testing.assert_allclose(network.scores(batch, objective), expected, rtol=1e-4, atol=1e-6)


def test_a_cell_of_a_network_of_any_size_that_is_not_there():
    network = KerasNetwork(models.any_size())
    objective = Objective(np.ones(4, np.float32), layer="conv_1", cell=(40, 2))
    assert network.forward_backward(image(60, 30, 3), objective, ("conv_1",)).layers == ("conv_1",)
    with pytest.raises(EngineError):
        network.forward_backward(image(20, 30, 3), objective, ("conv_1",))
