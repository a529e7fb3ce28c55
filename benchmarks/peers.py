"""Defines the peers on a Keras Applications model: ours, tf-keras-vis, the textbook, the limit."""

from __future__ import annotations

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from importlib import import_module
from typing import TYPE_CHECKING, Any

import keras
import numpy as np
import tensorflow as tf

from engine.attribution.batching import Batches
from engine.attribution.method_run import MethodRun
from engine.attribution.parameters import build_parameters
from engine.attribution.registry import METHODS
from engine.backends.objective import Objective

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from engine.backends.tensorflow.network import KerasNetwork

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


def objective() -> Objective:
    """Return the score of one class."""
    weights = np.zeros(1000, np.float32)
    weights[CLASS] = 1.0
    return Objective(weights)


def ours(
    network: KerasNetwork,
    inputs: NDArray[np.float32],
    layers: tuple[str, ...],
    methods: tuple[str, ...] = (METHOD,),
) -> Any:  # noqa: ANN401
    """Return our maps of these layers, by method and layer: one pass, on the CPU when done."""
    of = network.forward_backward(inputs, objective(), layers)
    return {method: of.maps(METHODS[method].formula, of.layers) for method in methods}


def our_steps(network: KerasNetwork, inputs: NDArray[np.float32], method: str, **more: Any) -> Any:  # noqa: ANN401
    """Return our map by a method that runs the network many times.

    Parameters
    ----------
    network : KerasNetwork
        Ours.
    inputs : ndarray of float32, shape (1, h, w, c)
        Preprocessed.
    method : str
        A key of METHODS.
    **more
        layer, batch (inputs a run), and the method's settings.
    """
    layer, batch = more.pop("layer", None), more.pop("batch", 16)
    entry = METHODS[method]
    parameters = build_parameters(entry.parameters_type, method, more.items())
    module, name = entry.arithmetic.split(":")
    steps = getattr(import_module(module), name)
    empty = np.zeros_like(inputs)
    job = MethodRun(
        network, inputs, objective(), layer, parameters, lambda *_: empty, Batches(network, batch)
    )
    return list(steps(job))[-1].raw


def tf_keras_vis(model: Any, method: str = METHOD) -> Any:  # noqa: ANN401
    """Return tf-keras-vis' counterpart of a method, which explains the logit as ours does."""
    from tf_keras_vis.gradcam import Gradcam
    from tf_keras_vis.gradcam_plus_plus import GradcamPlusPlus
    from tf_keras_vis.layercam import Layercam
    from tf_keras_vis.saliency import Saliency
    from tf_keras_vis.scorecam import Scorecam
    from tf_keras_vis.utils.model_modifiers import ReplaceToLinear

    theirs = {
        "grad-cam": Gradcam,
        "grad-cam++": GradcamPlusPlus,
        "layer-cam": Layercam,
        "score-cam": Scorecam,
        "smoothgrad": Saliency,
    }[method]
    return theirs(model, model_modifier=ReplaceToLinear(), clone=True)


def run_tf_keras_vis(
    peer: Any,  # noqa: ANN401
    inputs: NDArray[np.float32],
    layer: str,
    **more: Any,  # noqa: ANN401
) -> Any:  # noqa: ANN401
    """Return the raw map of one layer from one of tf-keras-vis' CAMs."""
    from tf_keras_vis.utils.scores import CategoricalScore

    return peer(
        CategoricalScore([CLASS]),
        inputs,
        penultimate_layer=layer,
        seek_penultimate_conv_layer=False,  # or it explains another layer than asked
        expand_cam=False,
        normalize_cam=False,
        **more,
    )


def run_saliency(peer: Any, inputs: NDArray[np.float32], samples: int) -> Any:  # noqa: ANN401
    """Return tf-keras-vis' SmoothGrad."""
    from tf_keras_vis.utils.scores import CategoricalScore

    return peer(
        CategoricalScore([CLASS]),
        inputs,
        smooth_samples=samples,
        smooth_noise=0.15,
        normalize_map=False,
    )


def batched_gradients(model: Any, batch: NDArray[np.float32]) -> Callable[[], object]:  # noqa: ANN401
    """Return the limit of gradient methods: a compiled pass and gradient of one batch."""

    @tf.function
    def function(x: tf.Tensor) -> tf.Tensor:
        with tf.GradientTape() as tape:
            tape.watch(x)
            score = tf.reduce_sum(model(x, training=False)[:, CLASS])
        return tape.gradient(score, x)

    tensor = tf.constant(batch)
    return lambda: function(tensor).numpy()


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
