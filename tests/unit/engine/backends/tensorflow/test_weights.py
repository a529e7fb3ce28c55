"""Variables of Keras models that are moved, and frozen so that gradients pass."""

from __future__ import annotations

import keras
import numpy as np
import pytest
import tensorflow as tf

from engine.backends.tensorflow.weights import let_gradients_through, move_weights
from tests import models


@pytest.mark.parametrize("moved", [False, True])
def test_gradients_pass_through_float8_layers_straight(moved):
    model = models.quantized("float8")
    let_gradients_through(model)
    if moved:
        move_weights(model, "/CPU:0")
    scores = model.get_layer("scores")
    scores.activation = keras.activations.linear
    features = tf.constant([[0.5, -1.0, 2.0, 0.0, 1.0, 3.0]])
    with tf.GradientTape() as tape:
        tape.watch(features)
        score = scores(features)[0, 1]
    # three bits of mantissa: rounded by at most 1/16
    kernel = scores.kernel.value[:, 1]
    np.testing.assert_allclose(tape.gradient(score, features)[0], kernel, rtol=1 / 15)


def test_moved_weights_keep_their_numbers_and_whether_they_are_trained():
    model = models.batch_norm()
    before, flags = model.get_weights(), [each.trainable for each in model.weights]
    move_weights(model, "/CPU:0")
    assert flags == [each.value.trainable for each in model.weights]
    for one, other in zip(model.get_weights(), before, strict=True):
        np.testing.assert_array_equal(one, other)
