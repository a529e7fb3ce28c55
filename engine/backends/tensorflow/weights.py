"""Moves and freezes a Keras model's variables in TensorFlow, for `network` and `backend`."""

from __future__ import annotations

from typing import Any

import tensorflow as tf

from engine.backends.keras.weights import named_weights


def move_weights(model: Any, device: str) -> None:
    """Make a device the home of all weights; functions that were compiled before must go."""
    for _, weight in named_weights(model):
        with tf.device(device):
            weight._value = tf.Variable(
                weight.value, dtype=weight.value.dtype, trainable=weight.value.trainable
            )


def let_gradients_through(model: Any) -> None:
    """Freeze the variables of float8 layers: TensorFlow has no gradient through them otherwise.

    Keras' float8 layers hand their own gradients to `tf.custom_gradient`, which wants one more for
    each trainable variable that they read, and gets none.
    """
    for layer in model._flatten_layers():
        if layer.quantization_mode == "float8":
            for weight in layer.weights:
                weight._value = tf.Variable(weight.value, trainable=False)
