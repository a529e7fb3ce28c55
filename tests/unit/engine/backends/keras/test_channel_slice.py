"""Some channels of a convolution, as the whole convolution gives them."""

import keras
import numpy as np
import pytest
import tensorflow as tf
from keras import layers

from engine.backends.keras.channel_slice import narrowed
from engine.backends.objective import FilterObjective
from engine.backends.tensorflow.network import KerasNetwork
from engine.backends.tensorflow.partial_forward import units_of
from tests import models

CHANNELS = tf.constant([4, 0, 0, 6], tf.int32)


def inputs():
    return tf.constant(np.random.default_rng(0).normal(size=(2, 12, 10, 4)), tf.float32)


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"strides": 2, "padding": "same", "activation": "relu"},
        {"dilation_rate": 2, "use_bias": False, "activation": "gelu"},
        {"kernel_size": 1, "activation": "softplus", "dtype": "mixed_bfloat16"},
    ],
)
def test_the_channels_are_those_of_the_layer(settings):
    keras.utils.set_random_seed(1)
    layer = layers.Conv2D(7, **{"kernel_size": 3, "bias_initializer": "random_normal", **settings})
    whole = layer(inputs()).numpy().astype(np.float32)
    seen = []
    call = layer.call
    layer.__dict__["call"] = lambda x: (seen.append(narrowed(layer, x, CHANNELS)), call(x))[1]
    layer(inputs())
    found = seen[0].numpy().astype(np.float32)
    assert found.shape[-1] == 4
    np.testing.assert_allclose(
        found, whole[..., CHANNELS.numpy()], rtol=1e-2 if "dtype" in settings else 1e-5, atol=1e-6
    )


@pytest.mark.parametrize(
    "layer",
    [
        layers.Conv2D(8, 3, groups=2),
        layers.Conv2D(8, 3, activation="softmax"),
        layers.Conv2D(
            8, 3, activation=lambda x: x / (1 + keras.ops.sum(x, axis=-1, keepdims=True))
        ),
        layers.DepthwiseConv2D(3),
        layers.SeparableConv2D(8, 3),
        layers.Activation("relu"),
    ],
    ids=lambda layer: type(layer).__name__,
)
def test_other_layers_are_left_alone(layer):
    layer(inputs())
    assert narrowed(layer, inputs(), CHANNELS) is None


@pytest.mark.parametrize("path", ["conv_1", "conv_2", "pool", "scores", None])
@pytest.mark.parametrize("at_middle", [False, True])
def test_units_are_the_same_with_and_without_the_others(path, at_middle):
    scorer = KerasNetwork(models.flat())._scorer
    pictures = np.random.default_rng(1).uniform(0, 1, (3, 24, 32, 3)).astype(np.float32)
    aim = FilterObjective(path, at_middle)
    whole = units_of(scorer, aim, pictures).numpy()
    some = units_of(scorer, aim, pictures, tf.constant([1, 0], tf.int32)).numpy()
    np.testing.assert_allclose(some, whole[:, [1, 0]], rtol=1e-5, atol=1e-6)
