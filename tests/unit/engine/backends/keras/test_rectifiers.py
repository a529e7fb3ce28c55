"""Which functions of Keras are ReLUs, so that what they give is put through another function."""

from __future__ import annotations

import keras
import numpy as np
import pytest
from keras import layers

from engine.backends.keras.rectifiers import wrapped_rectifiers

pytestmark = pytest.mark.tensorflow

RECTIFIERS = {
    "layer": layers.ReLU(),
    "layer up to 6": layers.ReLU(max_value=6),
    "layer with a threshold": layers.ReLU(threshold=0.5),
    "activation layer": layers.Activation("relu"),
    "activation of a layer": layers.Dense(3, activation="relu", kernel_initializer="identity"),
    "operation": keras.ops.relu,
    "operation relu6": keras.ops.relu6,
}
OTHERS = {
    "leaky layer": layers.LeakyReLU(),
    "leaky by a slope": layers.ReLU(negative_slope=0.1),
    "learnt slope": layers.PReLU(),
    "elu": keras.ops.elu,
}
VALUES = np.array([[-2.0, 1.0, 7.0]], np.float32)


@pytest.mark.parametrize("name", RECTIFIERS)
def test_what_a_relu_gives_is_put_through_the_function(name):
    plain = keras.ops.convert_to_numpy(RECTIFIERS[name](VALUES))
    with wrapped_rectifiers(lambda given: given + 100):
        wrapped = keras.ops.convert_to_numpy(RECTIFIERS[name](VALUES))
    assert ((wrapped - plain) % 100 == 0).all()
    assert (wrapped >= 100).all()
    np.testing.assert_array_equal(keras.ops.convert_to_numpy(RECTIFIERS[name](VALUES)), plain)


@pytest.mark.parametrize("name", OTHERS)
def test_leaky_ones_are_left_alone(name):
    plain = keras.ops.convert_to_numpy(OTHERS[name](VALUES))
    with wrapped_rectifiers(lambda given: given + 100):
        np.testing.assert_array_equal(keras.ops.convert_to_numpy(OTHERS[name](VALUES)), plain)
