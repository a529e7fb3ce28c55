"""A plain eager reference in float64: layers as steps, Grad-CAM by the textbook formula.

It shares no code with the engine: convolutions and products are TensorFlow's own functions on
the layers' weights, and the map is computed with numpy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import tensorflow as tf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


def conv(layer: Any, padding: str = "VALID") -> Any:
    kernel, bias = (weight.numpy().astype(np.float64) for weight in layer.weights)
    return lambda x: tf.nn.conv2d(x, kernel, 1, padding) + bias


def dense(layer: Any) -> Any:
    kernel, bias = (weight.numpy().astype(np.float64) for weight in layer.weights)
    return lambda x: x @ kernel + bias


def batch_norm(layer: Any) -> Any:
    gamma, beta, mean, variance = (weight.numpy().astype(np.float64) for weight in layer.weights)
    return lambda x: (x - mean) / np.sqrt(variance + layer.epsilon) * gamma + beta


def gap(x: Any) -> Any:
    return tf.reduce_mean(x, axis=(1, 2))


def flatten(x: Any) -> Any:
    return tf.reshape(x, (tf.shape(x)[0], -1))


def max_pool(x: Any) -> Any:
    return tf.nn.max_pool2d(x, 2, 2, "VALID")


relu = tf.nn.relu


def steps_of(model: Any) -> tuple[list[Any], dict[str, int]]:
    """Steps of the small models conv_1, conv_pool, conv_2, pool, scores, and each layer's tap."""
    one, two, scores = (model.get_layer(name) for name in ("conv_1", "conv_2", "scores"))
    steps = [conv(one), relu, max_pool, conv(two), relu, gap, dense(scores)]
    return steps, {"conv_1": 1, "conv_pool": 2, "conv_2": 4}


def logits(steps: Sequence[Any], inputs: NDArray[np.float32]) -> NDArray[np.float64]:
    x = tf.constant(inputs.astype(np.float64))
    for step in steps:
        x = step(x)
    return x.numpy()[0]


def forward_backward(
    steps: Sequence[Any], tap: int, inputs: NDArray[np.float32], index: int, sign: float = 1.0
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Output of step `tap`, and the gradient of the logit of class `index` with respect to it."""
    x = tf.constant(inputs.astype(np.float64))
    for step in steps[: tap + 1]:
        x = step(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = x
        for step in steps[tap + 1 :]:
            y = step(y)
        score = sign * y[0, index]
    return x.numpy()[0], tape.gradient(score, x).numpy()[0]


def grad_cam(
    steps: Sequence[Any], tap: int, inputs: NDArray[np.float32], index: int, sign: float = 1.0
) -> NDArray[np.float64]:
    """Grad-CAM of the output of step `tap` for the logit of class `index`."""
    activations, gradients = forward_backward(steps, tap, inputs, index, sign)
    weights = gradients.mean(axis=(0, 1))
    return np.maximum((activations * weights).sum(axis=-1), 0.0)
