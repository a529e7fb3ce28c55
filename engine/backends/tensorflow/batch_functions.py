"""Runs many inputs at once: scores, masked and ablated scores, gradients of the input.

Each function is compiled for its first call, once for batches of any size. Used by `network`.
"""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

import tensorflow as tf

from engine.api.errors import EngineError
from engine.backends.keras.hooks import BatchedVariants, Hooks, hooked
from engine.backends.protocol import ChannelPeaks
from engine.backends.tensorflow.compiled import CompiledFunction, FunctionCache
from engine.backends.tensorflow.guided import guided

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    import numpy as np
    from numpy.typing import NDArray

    from engine.backends.objective import Objective
    from engine.backends.precision import Precision
    from engine.backends.tensorflow.compiled import Placement
    from engine.backends.tensorflow.scoring import ObjectiveTensors, Scorer

MOST_FUNCTIONS = 16
"""Compiled functions of a network: its graph once more each."""


class BatchFunctions:
    """Scores and gradients of batches.

    Parameters
    ----------
    scorer : Scorer
        Runs the model.
    shape : tuple of (int or None)
        (h, w, c) of an input.
    placement : Placement
        Where it runs.
    precision : Precision
        In what it computes.
    """

    def __init__(
        self,
        scorer: Scorer,
        shape: tuple[int | None, ...],
        placement: Placement,
        precision: Precision,
    ) -> None:
        self._scorer = scorer
        self._shape = shape
        self._one = tf.TensorSpec((1, *shape), tf.float32)
        self._many = tf.TensorSpec((None, *shape), tf.float32)
        self._placement = placement
        self._precision = precision
        self._functions: FunctionCache[CompiledFunction] = FunctionCache(MOST_FUNCTIONS)

    def scores(self, batch: NDArray[np.float32], objective: Objective) -> NDArray[np.float32]:
        """Return the scores (n,) of a batch."""
        kind = self._scorer.kind(objective)

        def scores(batch: Any, objective: ObjectiveTensors) -> Any:
            return self._scorer.run(batch, kind, objective)[0]

        answer = self._call(("scores", kind), scores, (self._many,), (batch,), objective)
        return _numbers(answer)

    def channel_peaks(self, batch: NDArray[np.float32], layer: str) -> ChannelPeaks:
        """Return how strongly a layer's channels answer to a batch; a few inputs do not compile."""
        path = self._scorer.row(layer).path

        def peaks(batch: Any) -> tuple[Any, ...]:
            hooks = Hooks({path}, bypassed=self._scorer.heads_of(path))
            with hooked(self._scorer.model, hooks) as recorded:
                self._scorer.called(batch)
            values = _grids(recorded.get(path), layer)
            shape = tf.shape(values)
            values = tf.reshape(values, [shape[0], -1, shape[3]])
            is_finite = tf.reduce_all(tf.math.is_finite(values), axis=1)
            none = tf.constant(float("nan"))
            maxima = tf.where(is_finite, tf.reduce_max(values, axis=1), none)
            means = tf.where(is_finite, tf.reduce_mean(values, axis=1), none)
            return maxima, means, tf.argmax(values, axis=1, output_type=tf.int32), shape[1:3]

        function = self._functions.get(
            ("peaks", path), lambda: CompiledFunction(peaks, (self._many,), self._placement)
        )
        answer = function(tf.constant(batch), bfloat16=self._precision.everywhere)
        maxima, means, cells, grid = (each.numpy() for each in answer)
        return ChannelPeaks(maxima, means, cells, (int(grid[0]), int(grid[1])))

    def masked_scores(
        self,
        inputs: NDArray[np.float32],
        baseline: NDArray[np.float32],
        masks: NDArray[np.float32],
        objective: Objective,
    ) -> NDArray[np.float32]:
        """Return the scores (n,) of an input seen through masks (n, h', w')."""
        kind = self._scorer.kind(objective)

        def scores(inputs: Any, baseline: Any, masks: Any, objective: ObjectiveTensors) -> Any:
            sides = self._shape[:2]
            size = tf.shape(inputs)[1:3] if None in sides else sides
            large = tf.image.resize(masks[..., None], size)  # half-pixel centres
            batch = inputs * large + baseline * (1.0 - large)
            batch.set_shape((None, *self._shape))
            return self._scorer.run(batch, kind, objective)[0]

        specs = (self._one, self._one, tf.TensorSpec((None, None, None), tf.float32))
        answer = self._call(("masked", kind), scores, specs, (inputs, baseline, masks), objective)
        return _numbers(answer)

    def ablated_scores(
        self,
        inputs: NDArray[np.float32],
        layer: str,
        channels: NDArray[np.int32],
        objective: Objective,
    ) -> NDArray[np.float32]:
        """Return the scores (n,) without each of some channels of a layer."""
        kind = self._scorer.kind(objective)
        path = self._scorer.row(layer).path

        def scores(inputs: Any, channels: Any, objective: ObjectiveTensors) -> Any:
            count = tf.size(channels)

            def variants(output: Any) -> Any:
                is_kept = tf.one_hot(channels, tf.shape(output)[-1], False, True)
                inner = [1] * (len(output.shape) - 2)
                is_kept = tf.reshape(is_kept, [count, *inner, tf.shape(output)[-1]])
                ablated = tf.where(is_kept, output, tf.zeros((), output.dtype))
                ablated.set_shape((None, *output.shape[1:]))
                return ablated

            scores, _, _ = self._scorer.run(
                inputs, kind, objective, variants=BatchedVariants(path, variants, count)
            )
            return tf.broadcast_to(scores, [count])  # a score of what lies before has no variants

        specs = (self._one, tf.TensorSpec((None,), tf.int32))
        answer = self._call(("ablated", kind, path), scores, specs, (inputs, channels), objective)
        return _numbers(answer)

    def input_gradients(
        self, batch: NDArray[np.float32], objective: Objective, *, is_guided: bool
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return the scores (n,) of a batch and their gradients (n, h, w, c)."""
        kind = self._scorer.kind(objective)

        def gradients(batch: Any, objective: ObjectiveTensors) -> tuple[Any, Any]:
            with tf.GradientTape(watch_accessed_variables=False) as tape:
                tape.watch(batch)
                with guided() if is_guided else nullcontext():
                    scores, _, _ = self._scorer.run(batch, kind, objective)
            # The inputs of a batch do not mix: the sum's gradient is each score's own.
            return scores, tape.gradient(
                scores, batch, unconnected_gradients=tf.UnconnectedGradients.ZERO
            )

        key = ("gradients", kind, is_guided)
        scores, found = self._call(key, gradients, (self._many,), (batch,), objective)
        return _numbers(scores), _numbers(found)

    def _call(
        self,
        key: Hashable,
        function: Callable[..., Any],
        specs: tuple[Any, ...],
        arguments: tuple[Any, ...],
        objective: Objective,
    ) -> Any:
        def made() -> CompiledFunction:
            signature = self._scorer.signature(self._scorer.kind(objective))
            return CompiledFunction(
                function, (*specs, signature), self._placement, eager_first=False
            )

        return self._functions.get(key, made)(
            *(tf.constant(each, spec.dtype) for each, spec in zip(arguments, specs, strict=True)),
            self._scorer.tensors(objective),
            bfloat16=self._precision.everywhere,
        )


def _grids(output: Any, layer: str) -> Any:
    """Return a layer's output as (n, h, w, c) in float32. Raises EngineError."""
    if output is None or not output.dtype.is_floating or len(output.shape) not in (2, 4):
        raise EngineError(
            'Layer "{path}" has no channels of real numbers. Choose a convolution, a pooling or a '
            "dense layer.",
            path=layer,
        )
    output = tf.cast(output, tf.float32)
    return output[:, None, None, :] if len(output.shape) == 2 else output


def _numbers(tensor: Any) -> NDArray[np.float32]:
    numbers: NDArray[np.float32] = tensor.numpy()
    return numbers
