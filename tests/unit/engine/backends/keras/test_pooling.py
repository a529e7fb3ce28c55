"""The weights behind global average pooling, in every nesting; and everything that is none."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
import pytest
from keras import layers

from engine.api.errors import EngineError
from engine.backends.objective import Objective
from engine.backends.tensorflow.network import KerasNetwork
from tests import models


def image(size: Any = (24, 32, 3)) -> Any:
    return np.random.default_rng(8).normal(size=(1, *size)).astype(np.float32)


def keepdims() -> Any:
    inputs = keras.Input((24, 32, 3))
    x = layers.Conv2D(6, 3, activation="relu", name="conv_2")(inputs)
    x = layers.GlobalAveragePooling2D(keepdims=True)(x)
    x = layers.Dropout(0.3)(layers.Identity()(layers.Flatten()(x)))
    x = layers.Dense(3, name="scores")(x)
    return models.seeded(keras.Model(inputs, layers.Activation("softmax")(x)))


def by_convolution() -> Any:
    inputs = keras.Input((24, 32, 3))
    x = layers.Conv2D(6, 3, activation="relu", name="conv_2")(inputs)
    x = layers.Dropout(0.3)(layers.GlobalAveragePooling2D(keepdims=True)(x))
    x = layers.Reshape((3,))(layers.Conv2D(3, 1, name="scores")(x))
    return models.seeded(keras.Model(inputs, layers.Softmax()(x)))


def pooled_in_backbone() -> Any:
    inputs = keras.Input((24, 32, 3))
    x = layers.Conv2D(6, 3, name="conv_2")(inputs)
    bone = keras.Model(inputs, layers.GlobalAveragePooling2D()(x), name="bone")
    head = keras.Sequential([layers.Dropout(0.1), layers.Dense(3, "sigmoid")], name="head")
    outer = keras.Input((24, 32, 3))
    return models.seeded(keras.Model(outer, head(bone(outer))))


CASES = [
    (models.flat, "conv_2"),
    (models.nested, "backbone/conv_2"),
    (models.nested_sequential, "head/mix"),
    (models.softmax_layer, "conv_2"),
    (models.softmax_activation, "conv_2"),
    (models.shared_layer, "shared@2"),
    (models.shared_backbone, "both"),
    (models.two_outputs, "conv_2"),
    (models.separable, "relu"),
    (models.any_size, "conv_2"),
    (keepdims, "conv_2"),
    (by_convolution, "conv_2"),
    (pooled_in_backbone, "bone/conv_2"),
]


@pytest.mark.parametrize(("make", "layer"), CASES, ids=[make.__name__ for make, _ in CASES])
def test_weights_make_the_score_of_the_layers_means(make, layer):
    network = KerasNetwork(make())
    objective = Objective(np.array([1.0, 0.0, -2.0], np.float32))
    path, weights = network.pooled_weights(objective)
    assert path == layer
    taken = network.forward_backward(image(), objective, (path,))
    # Score = weights . means + bias, so that its gradient is weights / (h * w) everywhere.
    height, width, channels = taken.activations(path).shape
    assert weights.shape == (channels,)
    np.testing.assert_allclose(
        taken.gradients(path),
        np.broadcast_to(weights / (height * width), (height, width, channels)),
        rtol=1e-3,
        atol=1e-7,
    )


def two_dense() -> Any:
    inputs = keras.Input((24, 32, 3))
    x = layers.GlobalAveragePooling2D()(layers.Conv2D(6, 3)(inputs))
    return keras.Model(inputs, layers.Dense(3)(layers.Dense(4)(x)))


def bent_dense() -> Any:
    inputs = keras.Input((24, 32, 3))
    x = layers.GlobalAveragePooling2D()(layers.Conv2D(6, 3)(inputs))
    return keras.Model(inputs, layers.Softmax()(layers.Dense(3, activation="relu")(x)))


def max_pooled() -> Any:
    inputs = keras.Input((24, 32, 3))
    x = layers.GlobalMaxPooling2D()(layers.Conv2D(6, 3)(inputs))
    return keras.Model(inputs, layers.Dense(3)(x))


def of_the_input() -> Any:
    inputs = keras.Input((24, 32, 3))
    return keras.Model(inputs, layers.Dense(3)(layers.GlobalAveragePooling2D()(inputs)))


def without_dense() -> Any:
    inputs = keras.Input((24, 32, 3))
    x = layers.GlobalAveragePooling2D()(layers.Conv2D(3, 3)(inputs))
    return keras.Model(inputs, layers.Softmax()(x))


@pytest.mark.parametrize(
    "make", [models.sequential, two_dense, bent_dense, max_pooled, of_the_input, without_dense]
)
def test_other_heads_are_refused_in_words(make):
    network = KerasNetwork(make())
    with pytest.raises(EngineError, match="global average pooling and one dense layer"):
        network.pooled_weights(Objective(np.ones(3, np.float32)))


def test_a_quantised_head_is_refused():
    network = KerasNetwork(models.quantized())
    with pytest.raises(EngineError, match="global average pooling and one dense layer"):
        network.pooled_weights(Objective(np.float32([1, 0, 0])))


def test_neurons_and_boxes_are_refused():
    network = KerasNetwork(models.two_outputs())
    for objective in (
        Objective(np.ones(6, np.float32), layer="conv_2"),
        Objective(np.ones(4, np.float32), output=1),
    ):
        with pytest.raises(EngineError, match="global average pooling"):
            network.pooled_weights(objective)
