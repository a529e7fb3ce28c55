"""Scores, masked scores and gradients of batches, against the model's own predictions."""

from __future__ import annotations

from typing import Any

import cv2
import keras
import numpy as np
import pytest
import tensorflow as tf
from keras import layers

from engine.api.errors import EngineError, OutOfMemory
from engine.api.scores import ScoreKind
from engine.backends.objective import Objective
from engine.backends.tensorflow.network import KerasNetwork
from tests import models

PROBABILITY = ScoreKind.PROBABILITY
WEIGHTS = np.array([0.5, -1.0, 0.0, 2.0, 0.0], np.float32)


def batch(count: int) -> Any:
    return np.random.default_rng(count).normal(size=(count, 24, 32, 3)).astype(np.float32)


def test_scores_of_batches_of_any_size_are_traced_once():
    traced = []

    class Counts(layers.Layer):
        def call(self, x):
            traced.append(x.shape[0])
            return x

    inputs = keras.Input((24, 32, 3))
    x = layers.GlobalAveragePooling2D()(layers.Conv2D(4, 3)(Counts()(inputs)))
    model = models.seeded(keras.Model(inputs, layers.Dense(5)(x)))
    network = KerasNetwork(model)
    traced.clear()
    for count in (1, 4, 3):
        found = network.scores(batch(count), Objective(WEIGHTS))
        np.testing.assert_allclose(found, model(batch(count)).numpy() @ WEIGHTS, rtol=1e-3)
    assert traced.count(None) == 1
    assert found.dtype == np.float32


def test_probabilities_as_scores():
    for make in (models.flat, models.sigmoid, models.softmax_layer):
        model = make()
        given = model(batch(3)).numpy()
        weights = np.arange(1, given.shape[1] + 1, dtype=np.float32)
        found = KerasNetwork(model).scores(batch(3), Objective(weights, score=PROBABILITY))
        np.testing.assert_allclose(found, given @ weights, rtol=1e-4)


@pytest.mark.parametrize("grid", [(24, 32), (5, 7), (2, 3), (1, 1)])
def test_masked_scores_are_those_of_blended_inputs(grid):
    for model in (models.logits(), models.any_size()):
        units = model.output_shape[-1]
        objective = Objective(WEIGHTS[:units])
        random = np.random.default_rng(9)
        inputs, empty = batch(1), random.normal(size=(1, 24, 32, 3)).astype(np.float32)
        masks = random.uniform(size=(4, *grid)).astype(np.float32)
        large = np.stack([cv2.resize(mask, (32, 24)) for mask in masks])[..., None]
        blended = inputs * large + empty * (1 - large)
        network = KerasNetwork(model)
        expected = model.predict(blended, verbose=0)
        if network.description.outputs[0].activation == "softmax":
            weights = objective.weights - objective.weights.mean()  # logits up to a constant
            objective, expected = Objective(weights), np.log(expected)
        found = network.masked_scores(inputs, empty, masks, objective)
        np.testing.assert_allclose(found, expected @ objective.weights, rtol=1e-3, atol=1e-4)
        two = network.masked_scores(inputs, empty, masks[:2], objective)
        np.testing.assert_allclose(two, found[:2], rtol=1e-4, atol=1e-5)


def test_gradients_of_inputs():
    model = models.logits()
    inputs = tf.constant(batch(3))
    with tf.GradientTape() as tape:
        tape.watch(inputs)
        scores = tf.linalg.matvec(model(inputs), WEIGHTS)
    found_scores, found = KerasNetwork(model).input_gradients(batch(3), Objective(WEIGHTS))
    np.testing.assert_allclose(found_scores, scores, rtol=1e-3, atol=1e-5)
    np.testing.assert_allclose(found, tape.gradient(scores, inputs), rtol=1e-3, atol=1e-6)


def test_an_input_that_no_gradient_reaches_has_zeros():
    inputs = keras.Input((24, 32, 3))
    x = keras.ops.stop_gradient(layers.Conv2D(4, 3)(inputs))
    model = keras.Model(inputs, layers.Dense(2)(layers.GlobalAveragePooling2D()(x)))
    _, found = KerasNetwork(model).input_gradients(batch(2), Objective(np.ones(2, np.float32)))
    assert found.shape == (2, 24, 32, 3)
    assert not found.any()


def hungry() -> Any:
    """A network that runs out of memory: TensorFlow reports Python's error as its own."""

    def fail(_: Any) -> Any:
        raise MemoryError("no more")

    class Grows(layers.Layer):
        def call(self, x):
            grown = tf.stop_gradient(tf.numpy_function(fail, [x], tf.float32))
            grown.set_shape(x.shape)
            return x + grown

        def compute_output_shape(self, shape):
            return shape

    inputs = keras.Input((24, 32, 3))
    x = layers.Conv2D(3, 3, name="conv")(Grows()(inputs))
    return keras.Model(inputs, layers.Dense(2)(layers.GlobalAveragePooling2D()(x)))


def test_memory_that_does_not_suffice_is_said_so():
    objective = Objective(np.ones(2, np.float32))
    one, masks = batch(1), np.ones((2, 3, 3), np.float32)
    network = KerasNetwork(hungry())
    for call in (
        lambda: network.forward(one),
        lambda: network.forward_backward(one, objective, ("conv",)),
        lambda: network.forward_backward(one, objective, ("conv",)),  # compiled
        lambda: network.scores(one, objective),
        lambda: network.masked_scores(one, one, masks, objective),
        lambda: network.ablated_scores(one, "conv", np.arange(2, dtype=np.int32), objective),
        lambda: network.input_gradients(one, objective),
        network.timing,
    ):
        with pytest.raises(OutOfMemory, match="not enough memory to run"):
            call()


def test_python_running_out_of_memory_is_the_same(monkeypatch):
    network = KerasNetwork(models.logits())
    monkeypatch.setattr(network._scorer, "run", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        network.scores(batch(1), Objective(WEIGHTS))

    def fail(*_: Any, **__: Any) -> Any:
        raise MemoryError

    monkeypatch.setattr(network._scorer, "run", fail)
    with pytest.raises(OutOfMemory):
        network.scores(batch(1), Objective(WEIGHTS))


def test_too_small_an_input_for_any_size_is_refused_in_words():
    inputs = keras.Input((None, None, 3))
    x = layers.MaxPooling2D(8)(layers.Conv2D(4, 3)(inputs))
    x = layers.Conv2D(4, 3)(x)
    network = KerasNetwork(keras.Model(inputs, layers.Dense(2)(layers.GlobalMaxPooling2D()(x))))
    with pytest.raises(EngineError, match="on an image of 10 × 6 pixels"):
        network.scores(np.zeros((2, 6, 10, 3), np.float32), Objective(np.ones(2, np.float32)))


def test_channel_peaks_are_those_of_keras_own_submodels():
    model, inputs = models.flat(), batch(3)
    network = KerasNetwork(model)
    for name in ("conv_1", "conv_2", "pool"):
        for run in (inputs, inputs, inputs[:1]):  # the first time without compiling
            values = keras.Model(model.input, model.get_layer(name).output)(run).numpy()
            values = values.reshape(len(run), -1, values.shape[-1])
            found = network.channel_peaks(run, name)
            np.testing.assert_allclose(found.maxima, values.max(axis=1), rtol=1e-4, atol=1e-5)
            np.testing.assert_allclose(found.means, values.mean(axis=1), rtol=1e-4, atol=1e-5)
            at = np.take_along_axis(values, found.cells[:, None], axis=1)[:, 0]
            np.testing.assert_allclose(at, values.max(axis=1), rtol=1e-4, atol=1e-5)


def test_channel_peaks_of_the_last_layer_are_logits():
    model, inputs = models.flat(), batch(3)
    found = KerasNetwork(model).channel_peaks(inputs, "scores")
    expected = np.log(model(inputs).numpy())
    difference = found.maxima - expected  # a softmax's logits, up to one number for each input
    np.testing.assert_allclose(difference, difference[:, :1].repeat(3, axis=1), atol=1e-3)
    assert found.maxima.max() > 0.01
    assert found.grid == (1, 1)


def test_channel_peaks_that_are_not_finite_are_nan():
    inputs = batch(2)
    inputs[1, 3, 4] = np.inf
    found = KerasNetwork(models.flat()).channel_peaks(inputs, "conv_1")
    assert np.isfinite(found.maxima[0]).all()
    assert np.isnan(found.maxima[1]).all()
    assert np.isnan(found.means[1]).all()
