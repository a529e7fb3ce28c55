"""Scores without single channels, against networks whose weights make these channels zero."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
import pytest
from keras import layers

from engine.backends.objective import Objective
from engine.backends.tensorflow.network import KerasNetwork
from tests import models


def image() -> Any:
    return np.random.default_rng(6).normal(size=(1, 24, 32, 3)).astype(np.float32)


def without(model: Any, layer: Any, channel: int, score: Any) -> float:
    """The score when a layer's weights give 0 in a channel; the weights are put back."""
    kept = layer.get_weights()
    zeroed = [weight.copy() for weight in kept]
    for weight in zeroed:
        if "Depthwise" in type(layer).__name__ and weight.ndim == 4:
            weight[:, :, channel] = 0
        else:
            weight[..., channel] = 0
    layer.set_weights(zeroed)
    try:
        return float(score(model(image(), training=False)))
    finally:
        layer.set_weights(kept)


def residual() -> Any:
    inputs = keras.Input((24, 32, 3))
    x = layers.Conv2D(5, 3, padding="same", activation="relu", name="stem")(inputs)
    y = layers.Conv2D(5, 3, padding="same", activation="relu", name="branch")(x)
    y = layers.BatchNormalization(name="norm")(y)
    x = layers.Activation("relu")(layers.Add(name="sum")([x, y]))
    return finished(inputs, x)


def concatenated() -> Any:
    """The ablated branch is joined with another, with the input, and by an operation."""
    inputs = keras.Input((24, 32, 3))
    x = layers.Conv2D(5, 3, padding="same", activation="relu", name="stem")(inputs)
    y = layers.Conv2D(5, 1, activation="relu", name="branch")(x)
    x = layers.Concatenate(name="both")([x, y, inputs])
    x = layers.Conv2D(4, 3, padding="same", activation="relu", name="mix")(x)
    x = keras.ops.concatenate([y, x], axis=-1)
    x = keras.ops.multiply(x, np.linspace(0.5, 2, 9, dtype=np.float32))
    return finished(inputs, x)


def nested_with_two_inputs() -> Any:
    """A nested model that takes the ablated branch and one that goes around it, by name."""
    left, right = keras.Input((24, 32, 5), name="left"), keras.Input((24, 32, 3), name="right")
    joined = layers.Concatenate()([left, layers.Conv2D(2, 1, name="inner")(right)])
    inner = keras.Model({"left": left, "right": right}, [joined, right], name="join")
    inputs = keras.Input((24, 32, 3))
    y = layers.Conv2D(5, 3, padding="same", activation="relu", name="branch")(inputs)
    joined, same = inner({"left": y, "right": inputs})
    return finished(inputs, layers.Concatenate()([joined, same]))


def squeezed() -> Any:
    """Channel attention: a vector made from the ablated layer weighs one that is not."""
    inputs = keras.Input((24, 32, 3))
    x = layers.Conv2D(5, 3, padding="same", activation="relu", name="stem")(inputs)
    y = layers.Conv2D(5, 3, padding="same", activation="relu", name="branch")(inputs)
    y = layers.GlobalAveragePooling2D(keepdims=True)(y)
    x = layers.Multiply()([x, layers.Dense(5, activation="sigmoid")(y)])
    return finished(inputs, x)


def finished(inputs: Any, x: Any) -> Any:
    x = layers.GlobalAveragePooling2D()(x)
    return models.seeded(keras.Model(inputs, layers.Dense(3, name="scores")(x)))


CASES = [
    (models.flat, "conv_1"),
    (models.flat, "conv_2"),
    (models.nested, "backbone/conv_1"),
    (models.nested, "backbone/conv_2"),
    (models.nested_sequential, "backbone/conv_1"),
    (models.nested_sequential, "head/mix"),
    (models.sequential, "conv_2"),
    (models.batch_norm, "norm_1"),
    (models.separable, "depthwise"),
    (models.separable, "stem_norm"),
    (models.any_size, "conv_1"),
    (residual, "stem"),
    (residual, "branch"),
    (residual, "norm"),
    (concatenated, "stem"),
    (concatenated, "branch"),
    (nested_with_two_inputs, "branch"),
    (squeezed, "branch"),
]


def layer_at(model: Any, path: str) -> Any:
    for name in path.split("/"):
        model = model.get_layer(name)
    return model


@pytest.mark.parametrize(("make", "path"), CASES, ids=[f"{m.__name__}-{p}" for m, p in CASES])
def test_equals_zeroed_weights(make, path):
    model = make()
    layer = layer_at(model, path)
    weights = np.array([1.0, -0.5, 0.0], np.float32)
    network = KerasNetwork(model)
    softmax = network.description.outputs[0].activation == "softmax"

    def score(given):
        # Of a softmax only differences of logits can be known: those of the logarithms.
        logits = np.log(given.numpy()[0].astype(np.float64)) if softmax else given.numpy()[0]
        return (logits - logits[2]) @ (weights - [0, 0, 0.5])

    objective = Objective(weights - np.array([0, 0, 0.5], np.float32))
    count = layer.output.shape[-1]
    expected = [without(model, layer, channel, score) for channel in range(count)]
    assert np.ptp(expected) > 1e-3
    every = np.arange(count, dtype=np.int32)
    found = network.ablated_scores(image(), path, every, objective)
    np.testing.assert_allclose(found, expected, rtol=1e-3, atol=2e-5)
    some = network.ablated_scores(image(), path, every[[2, 0]], objective)
    np.testing.assert_allclose(some, np.array(expected)[[2, 0]], rtol=1e-3, atol=2e-5)


@pytest.mark.parametrize("path", ["twice", "twice@2", "twice@1"])
def test_one_call_of_a_shared_layer(path):
    def chain(first, second):
        inputs = keras.Input((24, 32, 3))
        x = second(keras.ops.sin(first(inputs)))
        outputs = layers.Dense(2, name="scores")(layers.GlobalAveragePooling2D()(x))
        return keras.Model(inputs, outputs)

    def conv(name):
        return layers.Conv2D(3, 3, padding="same", name=name)

    twice = conv("twice")
    shared = models.seeded(chain(twice, twice))
    apart = chain(conv("twice@1"), conv("twice@2"))
    for each in ("twice@1", "twice@2"):
        apart.get_layer(each).set_weights(twice.get_weights())
    apart.get_layer("scores").set_weights(shared.get_layer("scores").get_weights())
    layer = apart.get_layer("twice@2" if path == "twice" else path)
    expected = [without(apart, layer, channel, lambda given: given[0, 1]) for channel in range(3)]
    network = KerasNetwork(shared)
    objective = Objective(np.array([0.0, 1.0], np.float32))
    found = network.ablated_scores(image(), path, np.arange(3, dtype=np.int32), objective)
    np.testing.assert_allclose(found, expected, rtol=1e-3, atol=1e-5)


def test_a_call_of_a_shared_backbone():
    network = KerasNetwork(models.shared_backbone())
    objective = Objective(np.array([0.0, 1.0, 0.0], np.float32))
    taken = network.forward_backward(image(), objective, ("both",))
    # The head is linear behind "both": average pooling, then one product.
    by_channel = (taken.activations("both") * taken.gradients("both")).sum(axis=(0, 1))
    every = np.arange(6, dtype=np.int32)
    for path, channels in (("backbone@1/conv_2", slice(0, 6)), ("backbone@2", slice(6, 12))):
        found = network.ablated_scores(image(), path, every, objective)
        np.testing.assert_allclose(found, taken.score - by_channel[channels], rtol=1e-3, atol=1e-5)


def test_what_lies_before_the_layer_runs_once():
    seen = []

    class Counts(layers.Layer):
        def call(self, x):
            seen.append(x.shape[0])
            return x

    inputs = keras.Input((24, 32, 3))
    x = Counts()(layers.Conv2D(4, 3, name="conv")(Counts()(inputs)))
    network = KerasNetwork(finished(inputs, Counts()(x)))
    seen.clear()
    network.ablated_scores(
        image(), "conv", np.arange(4, dtype=np.int32), Objective(np.ones(3, np.float32))
    )
    assert seen == [1, None, None]


def test_a_neuron_before_the_layer_does_not_change():
    network = KerasNetwork(models.flat())
    before = Objective(np.array([1.0, 0, 0, 0], np.float32), layer="conv_1", cell=(3, 3))
    found = network.ablated_scores(image(), "conv_2", np.arange(6, dtype=np.int32), before)
    assert found.shape == (6,)
    assert np.ptp(found) == 0
    own = Objective(np.array([1.0, 1, 1, 1], np.float32), layer="conv_1", cell=(3, 3))
    at = network.forward_backward(image(), own, ("conv_1",)).activations("conv_1")[3, 3]
    found = network.ablated_scores(image(), "conv_1", np.arange(4, dtype=np.int32), own)
    np.testing.assert_allclose(found, at.sum() - at, rtol=1e-4, atol=1e-6)
