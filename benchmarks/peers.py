"""The contestants on one Keras Applications model: ours, tf-keras-vis, the textbook, the limit."""

from __future__ import annotations

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from typing import TYPE_CHECKING, Any

import keras
import numpy as np
import tensorflow as tf

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from engine.backends.tensorflow.probe import KerasNetwork

CLASS = 281
METHOD = "grad-cam"


def build(name: str) -> Any:  # noqa: ANN401
    """Return a model with random weights."""
    keras.utils.set_random_seed(1)
    return getattr(keras.applications, name)(weights=None)


def photo(model: Any) -> NDArray[np.float32]:  # noqa: ANN401
    """Return an input of noise, in the range of the usual preprocessing."""
    _, height, width, channels = model.input_shape
    rng = np.random.default_rng(0)
    return rng.uniform(-1, 1, (1, height, width, channels)).astype(np.float32)


def compiled_forward(model: Any, inputs: NDArray[np.float32]) -> Callable[[], object]:  # noqa: ANN401
    """Return the limit: one compiled forward pass and its answer on the CPU."""
    function = tf.function(lambda x: model(x, training=False))
    tensor = tf.constant(inputs)
    return lambda: function(tensor).numpy()


def ours(network: KerasNetwork, inputs: NDArray[np.float32], layers: tuple[str, ...]) -> Any:  # noqa: ANN401
    """Return our maps of these layers."""
    weights = np.zeros(network.description.class_count, np.float32)
    weights[CLASS] = 1.0
    return network.maps(inputs, METHOD, weights, layers)


def tf_keras_vis(model: Any) -> Any:  # noqa: ANN401
    """Return tf-keras-vis' Gradcam, which explains the logit as ours does."""
    from tf_keras_vis.gradcam import Gradcam
    from tf_keras_vis.utils.model_modifiers import ReplaceToLinear

    return Gradcam(model, model_modifier=ReplaceToLinear(), clone=True)


def run_tf_keras_vis(gradcam: Any, inputs: NDArray[np.float32], layer: str) -> Any:  # noqa: ANN401
    """Return the raw map of one layer from tf-keras-vis."""
    from tf_keras_vis.utils.scores import CategoricalScore

    return gradcam(
        CategoricalScore([CLASS]),
        inputs,
        penultimate_layer=layer,
        seek_penultimate_conv_layer=False,  # or it explains another layer than asked
        expand_cam=False,
        normalize_cam=False,
    )


def textbook(model: Any, inputs: NDArray[np.float32], layer: str) -> Callable[[], object]:  # noqa: ANN401
    """Return the eager loop of the textbooks; its model is built once, outside."""
    grad_model = keras.Model(model.inputs, [model.get_layer(layer).output, model.outputs[0]])
    tensor = tf.constant(inputs)

    def run() -> NDArray[np.float32]:
        with tf.GradientTape() as tape:
            activations, predictions = grad_model(tensor)
            score = predictions[:, CLASS]
        gradients = tape.gradient(score, activations)
        pooled = tf.reduce_mean(gradients, axis=(0, 1, 2))
        heatmap = (activations[0] @ pooled[..., tf.newaxis])[..., 0]
        return tf.maximum(heatmap, 0).numpy()

    return run
