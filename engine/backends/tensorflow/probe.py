"""The probe: scores, and the maps of chosen layers from one forward and one backward pass.

Each function is compiled once per (method, layer set) and kept. The model's own weights stay
variables, so that nothing is copied.
"""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

import keras
import numpy as np
import tensorflow as tf

from engine.backends.contract import Description, RawMaps, Scores
from engine.backends.tensorflow.head import Head
from engine.backends.tensorflow.hooks import recording
from engine.backends.tensorflow.traced import TracedFunction
from engine.backends.tensorflow.tree import choose_auto_layer, count_params, layer_tree
from engine.errors import EngineError
from engine.explain import METHODS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

_LayerSet = tuple[str, ...]


class KerasNetwork:
    """An open Keras model (`engine.backends.contract.Network`).

    Parameters
    ----------
    model : keras.Model
        Built, with one image input and one vector of scores as its (first) output.

    Raises
    ------
    EngineError
        When the model has no single image input, or no vector output.
    """

    def __init__(self, model: Any) -> None:
        self._model = model
        self._head = Head(model)
        self._input_shape = _image_input(model)
        self._class_count = _class_count(model)
        self._signature = tf.TensorSpec((1, *self._input_shape), tf.float32)
        self._forward = TracedFunction(self._scores, (self._signature,), self._head.bypassed)
        self._maps: dict[tuple[str, _LayerSet], TracedFunction] = {}
        layers = layer_tree(model)
        auto_layer, auto_reason = choose_auto_layer(model, layers)
        params, trainable = count_params(model)
        self.description = Description(
            name=model.name,
            input_shape=self._input_shape,
            class_count=self._class_count,
            activation=self._head.activation,
            layers=layers,
            params=params,
            trainable_params=trainable,
            auto_layer=auto_layer,
            auto_reason=auto_reason,
        )
        self._explainable = tuple(
            node.path
            for layer in layers
            for node in layer.walk()
            if node.explainable and not node.is_shared
        )

    def forward(self, inputs: NDArray[np.float32]) -> Scores:
        """Run one input of shape (1, h, w, c) forward."""
        with self._refusals_told(inputs):
            logits, probabilities = self._forward(tf.constant(inputs))
        return Scores(
            logits=logits.numpy(),
            probabilities=None if self._head.activation == "linear" else probabilities.numpy(),
        )

    def maps(
        self,
        inputs: NDArray[np.float32],
        method: str,
        weights: NDArray[np.float32],
        layers: Sequence[str],
    ) -> RawMaps:
        """Compute the maps of `layers` with one forward and one backward pass."""
        function = self._maps_of(method, tuple(layers))
        with self._refusals_told(inputs):
            score, raw = function(tf.constant(inputs), tf.constant(weights))
        return RawMaps(
            score=float(score),
            raw={path: raw[path].numpy() for path in layers if path in raw},
            unreached=tuple(path for path in layers if path not in raw),
        )

    def answers_soon(self, method: str, layers: Sequence[str]) -> bool:
        """Tell whether `maps` of these layers will answer without compiling first."""
        return self._maps_of(method, tuple(layers)).answers_soon

    def is_compiled(self, method: str, layers: Sequence[str]) -> bool:
        """Tell whether `maps` of these layers is compiled already."""
        return self._maps_of(method, tuple(layers)).is_compiled

    def warm(self, method: str) -> Iterator[None]:
        """Compile ahead, step by step: forward, the auto layer alone, all layers together.

        Each function is also run once, because the first run prepares kernels and memory.
        """
        shape = (1, *(side or 64 for side in self._input_shape[:2]), self._input_shape[2])
        inputs = np.zeros(shape, np.float32)
        weights = np.zeros(self._class_count, np.float32)
        self._forward.compile()
        self.forward(inputs)
        yield
        if self.description.auto_layer is None:
            return
        for layers in ((self.description.auto_layer,), self._explainable):
            self._maps_of(method, layers).compile()
            self.maps(inputs, method, weights, layers)
            yield

    def _maps_of(self, method: str, layers: _LayerSet) -> TracedFunction:
        if (method, layers) not in self._maps:
            arithmetic = _arithmetic(method)

            def maps(inputs: Any, weights: Any) -> tuple[Any, dict[str, Any]]:
                with (
                    tf.GradientTape(watch_accessed_variables=False) as tape,
                    recording(self._model, layers, tape.watch) as recorded,
                ):
                    score = tf.reduce_sum(self._logits(inputs) * weights)
                gradients = tape.gradient(score, recorded)
                raw = {
                    path: arithmetic(_of_one_image(recorded[path]), _of_one_image(gradient))
                    for path, gradient in gradients.items()
                    if gradient is not None
                }
                return score, raw

            scores = tf.TensorSpec((self._class_count,), tf.float32)
            self._maps[method, layers] = TracedFunction(
                maps, (self._signature, scores), self._head.bypassed
            )
        return self._maps[method, layers]

    @contextmanager
    def _refusals_told(self, inputs: NDArray[np.float32]) -> Iterator[None]:
        """Turn what TensorFlow raises at run time into a sentence."""
        name = self.description.name
        try:
            yield
        except (MemoryError, tf.errors.ResourceExhaustedError) as error:
            raise EngineError(
                "There is not enough memory to run {name} on this image.",
                name=name,
                details=str(error),
            ) from error
        except (tf.errors.OpError, ValueError) as error:
            if None not in self._input_shape:
                raise  # not the image's fault
            raise EngineError(  # such as: nothing is left to pool
                "{name} cannot work on an image of {width} × {height} pixels. Try a larger one.",
                name=name,
                width=inputs.shape[2],
                height=inputs.shape[1],
                details=str(error),
            ) from error

    def _scores(self, inputs: Any) -> tuple[Any, Any]:
        logits = self._logits(inputs)
        return logits, _ACTIVATION[self._head.activation](logits)

    def _logits(self, inputs: Any) -> Any:
        outputs = tf.nest.flatten(self._model(inputs, training=False))
        return tf.cast(tf.reshape(outputs[0], (self._class_count,)), tf.float32)


_ACTIVATION = {
    "softmax": tf.nn.softmax,
    "sigmoid": tf.nn.sigmoid,
    "linear": tf.identity,
}


def _of_one_image(batch: Any) -> Any:
    """Return (h, w, c) in float32 of a batch of one."""
    return tf.cast(tf.squeeze(batch, 0), tf.float32)


def _arithmetic(method: str) -> Callable[..., Any]:
    module, name = METHODS[method].arithmetic.split(":")
    function: Callable[..., Any] = getattr(import_module(module), name)
    return function


def _image_input(model: Any) -> tuple[int | None, int | None, int]:
    """Return (h, w, c) of the one image input."""
    inputs = getattr(model, "inputs", None) or []
    if len(inputs) > 1:
        raise EngineError(
            "{name} takes {count} inputs. Camscope explains models with one image input.",
            name=model.name,
            count=len(inputs),
        )
    shape = tuple(inputs[0].shape) if inputs else ()
    if len(shape) != 4 or shape[3] not in (1, 3, 4):
        channels_first = len(shape) == 4 and shape[1] in (1, 3, 4)
        why = (
            "its channels come first, and Camscope needs them last"
            if channels_first
            else "its input is not an image (height × width × 1, 3 or 4 channels)"
        )
        raise EngineError(
            "{name} cannot be explained: {why}; the input's shape is {shape}.",
            name=model.name,
            why=why,
            shape=" × ".join("?" if side is None else str(side) for side in shape[1:]) or "unknown",
        )
    return shape[1], shape[2], shape[3]


def _class_count(model: Any) -> int:
    """Return the number of scores of the first output."""
    shape = tuple(keras.tree.flatten(model.outputs)[0].shape)[1:]
    sides = [side for side in shape if side != 1]
    if len(sides) > 1 or None in sides:
        raise EngineError(
            "{name} cannot be explained: its output is not one score per class; "
            "the output's shape is {shape}.",
            name=model.name,
            shape=" × ".join("?" if side is None else str(side) for side in shape),
        )
    return int(sides[0]) if sides else 1
