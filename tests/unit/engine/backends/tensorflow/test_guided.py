"""Guided backpropagation through each form of ReLU, against arithmetic by hand."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf
from keras import layers

from engine.backends.objective import Objective
from engine.backends.tensorflow.network import KerasNetwork

SIGNS = np.array([[1.0, -1.0], [-1.0, 1.0], [0.5, 1.0]], np.float32)
MIX = np.array([[1.0, -0.5, 0.2], [0.7, 1.0, -0.4], [-0.3, 0.6, 1.0]])


def custom_layer() -> Any:
    class Rectifies(layers.Layer):
        def call(self, x):
            return keras.ops.relu(x)

    return Rectifies()


def in_nested_model() -> Any:
    inputs = keras.Input((4, 5, 3))
    return keras.Model(inputs, layers.ReLU()(inputs))


FORMS = {
    "layer": (layers.ReLU, None, 0.0),
    "layer up to 6": (lambda: layers.ReLU(max_value=6), 6.0, 0.0),
    "layer up to 2": (lambda: layers.ReLU(max_value=2.0), 2.0, 0.0),
    "layer with a threshold": (lambda: layers.ReLU(threshold=0.5), None, 0.5),
    "activation layer": (lambda: layers.Activation("relu"), None, 0.0),
    "activation layer, relu6": (lambda: layers.Activation("relu6"), 6.0, 0.0),
    "function": (lambda: keras.activations.relu, None, 0.0),
    "operation": (lambda: keras.ops.relu, None, 0.0),
    "operation relu6": (lambda: keras.ops.relu6, 6.0, 0.0),
    "in a layer of one's own": (custom_layer, None, 0.0),
    "in a nested model": (in_nested_model, None, 0.0),
}


def inputs() -> Any:
    return 4 * np.random.default_rng(3).normal(size=(3, 4, 5, 3)).astype(np.float32)


def network_with(rectify: Any) -> tuple[Any, Any]:
    """x, rectified, times weights of either sign, rectified again, averaged: two stages."""
    entry = keras.Input((4, 5, 3))
    mix = layers.Conv2D(3, 1, use_bias=False)
    x = layers.GlobalAveragePooling2D()(layers.ReLU()(mix(rectify(entry))))
    model = keras.Model(entry, layers.Dense(2, name="scores")(x))
    mix.set_weights([MIX[None, None]])
    model.get_layer("scores").set_weights([SIGNS, np.zeros(2, np.float32)])
    return model, KerasNetwork(model)


def by_hand(x: Any, top: float | None, threshold: float, *, guided: bool) -> Any:
    """Gradients of the first score with respect to x, stage by stage, in float64."""
    x = x.astype(np.float64)
    first = np.where(x > threshold, x, 0.0) if top is None else np.clip(x, 0, top)
    second = first @ MIX
    back = np.broadcast_to(SIGNS[:, 0] / 20, second.shape)
    for values, limit, least in ((second, None, 0.0), (x, top, threshold)):
        if guided:
            back = np.maximum(back, 0)
        back = back * (values > least) * (True if limit is None else values < limit)
        if values is second:
            back = back @ MIX.T
    return back


@pytest.mark.parametrize("form", FORMS)
def test_each_form(form):
    make, top, threshold = FORMS[form]
    _, network = network_with(make())
    objective = Objective(np.array([1.0, 0.0], np.float32))
    plain = by_hand(inputs(), top, threshold, guided=False)
    expected = by_hand(inputs(), top, threshold, guided=True)
    assert np.abs(plain - expected).max() > 0.01  # so that it cannot pass by doing nothing
    np.testing.assert_allclose(
        network.input_gradients(inputs(), objective)[1], plain, rtol=1e-4, atol=1e-6
    )
    scores, found = network.input_gradients(inputs(), objective, guided=True)
    np.testing.assert_allclose(found, expected, rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(scores, network.scores(inputs(), objective), rtol=1e-5)


@pytest.mark.parametrize("kind", ["conv", "dense"])
def test_as_the_activation_of_another_layer(kind):
    entry = keras.Input((4, 5, 3))
    make = layers.Conv2D if kind == "conv" else layers.Dense
    first = make(3, **({"kernel_size": 1} if kind == "conv" else {}), activation="relu")
    scores = layers.Dense(1, use_bias=False)
    model = keras.Model(entry, scores(layers.GlobalAveragePooling2D()(first(entry))))
    scores.set_weights([np.array([[1.0], [-1.0], [0.5]], np.float32)])
    kernel = first.kernel.numpy().reshape(3, 3).astype(np.float64)
    active = inputs() @ kernel > 0
    expected = (active * np.array([1.0, 0.0, 0.5]) / 20) @ kernel.T
    plain = (active * np.array([1.0, -1.0, 0.5]) / 20) @ kernel.T
    assert np.abs(plain - expected).max() > 0.001
    _, found = KerasNetwork(model).input_gradients(
        inputs(), Objective(np.ones(1, np.float32)), guided=True
    )
    np.testing.assert_allclose(found, expected, rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize(
    "make",
    [
        lambda: layers.ReLU(negative_slope=0.3),
        lambda: layers.ReLU(negative_slope=0.3, max_value=6),
        lambda: layers.ReLU(negative_slope=0.3, threshold=0.5),
        lambda: layers.LeakyReLU(0.3),
        lambda: layers.PReLU(alpha_initializer="ones"),
    ],
    ids=["slope", "slope up to 6", "slope with a threshold", "leaky layer", "parametric"],
)
def test_leaky_ones_are_left_alone(make):
    entry = keras.Input((4, 5, 3))
    scores = layers.Dense(1, use_bias=False)
    model = keras.Model(entry, scores(layers.GlobalAveragePooling2D()(make()(entry))))
    scores.set_weights([np.array([[1.0], [-1.0], [0.5]], np.float32)])
    batch = tf.constant(inputs())
    with tf.GradientTape() as tape:
        tape.watch(batch)
        score = tf.reduce_sum(model(batch))
    expected = tape.gradient(score, batch).numpy()
    assert expected.min() < 0  # a gate would have taken these away
    _, found = KerasNetwork(model).input_gradients(
        inputs(), Objective(np.ones(1, np.float32)), guided=True
    )
    np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-7)


def test_keras_is_left_as_it_was():
    rectified = keras.src.backend.nn.relu
    applied = vars(keras.src.activations.activations.ReLU)["static_call"]
    parametric = layers.PReLU.call
    _, network = network_with(layers.ReLU())
    network.input_gradients(inputs(), Objective(np.array([1.0, 0.0], np.float32)), guided=True)
    assert keras.src.backend.nn.relu is rectified
    assert vars(keras.src.activations.activations.ReLU)["static_call"] is applied
    assert layers.PReLU.call is parametric
