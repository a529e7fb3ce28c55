"""Runs an open Keras model (`engine.backends.protocol.Network`), for `backend`.

It describes the model, and hands work to `forward_backward` (one input, many layers) and
`batch_functions` (many inputs). The model's weights stay its variables: nothing is copied.
"""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, Any

import numpy as np
import tensorflow as tf

from engine.api.outputs import OutputKind
from engine.backends.keras.description import describe, read_parts
from engine.backends.keras.pooling import pooled_weights
from engine.backends.keras.script_writer import KerasScriptWriter
from engine.backends.keras.weight_samples import weight_samples
from engine.backends.keras.weights import layer_weights
from engine.backends.objective import Objective
from engine.backends.precision import Precision
from engine.backends.protocol import Scores, Timing
from engine.backends.tensorflow.batch_functions import BatchFunctions
from engine.backends.tensorflow.compiled import CompiledFunction, FunctionCache, Placement
from engine.backends.tensorflow.errors import translated_errors
from engine.backends.tensorflow.fed_inputs import FedInputs
from engine.backends.tensorflow.filter_optimizer import KerasOptimizerFactory
from engine.backends.tensorflow.forward_backward import MapFunctions, PassFunctions, TensorPass
from engine.backends.tensorflow.probabilities import ACTIVATION
from engine.backends.tensorflow.scoring import Scorer
from engine.backends.tensorflow.weights import move_weights
from engine.backends.warmup import warm

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from numpy.typing import NDArray

    from engine.api.model import LayerNode
    from engine.backends.initializers import WeightSample
    from engine.backends.objective import TopClass
    from engine.backends.protocol import ChannelPeaks, Formula, LayerWeights, Pass

CPU_DEVICE = "/CPU:0"
MOST_FORWARDS = 4
"""Compiled forward passes of a network, one an output."""
_WARM_SIDE = 64  # of inputs of any size
_TIMED_SIDE = 224
_MEASURED_SIDE = 512
_TIMED_BATCH = 2
_BYTES = 4  # activations are kept as float32


class KerasNetwork:
    """An open Keras model (`engine.backends.protocol.Network`).

    Parameters
    ----------
    model : keras.Model
        Built, with an image input, and an output or a layer whose units can be scored.
    precision : Precision or None
        In what it computes; None is float32.
    device : str or None
        As TensorFlow names it; None leaves it to TensorFlow.
    wanted_input : str
        Name of the input that takes the image; empty leaves it to `image_input`.

    Attributes
    ----------
    explainable : tuple of str
        Paths of all layers with a map, each map once.

    Raises
    ------
    EngineError
        When the model has no image input, or nothing that can be scored.
    """

    def __init__(
        self,
        model: Any,
        precision: Precision | None = None,
        device: str | None = CPU_DEVICE,
        wanted_input: str = "",
    ) -> None:
        self._model = model
        parts = read_parts(model, wanted_input)
        self._others = FedInputs(model, parts.image)
        self._input_shape = parts.image.shape
        self._outputs = parts.outputs
        self._rows = parts.rows
        self.explainable = parts.explainable
        self._scorer = Scorer(model, self._outputs, parts.layers, self._others)
        self.description = describe(model, parts, self._others, self._measured_grids)
        self.precision = precision or Precision()
        self._placement = Placement(device)
        self.optimizer_factory = KerasOptimizerFactory(
            self._scorer, self._input_shape[:2], self._placement, self.precision.asked
        )
        self.script_writer = KerasScriptWriter(model, self._scorer)
        self._timing: Timing | None = None
        self._seen: NDArray[np.float32] | None = None
        self._prepare()

    def _prepare(self) -> None:
        """Make empty stores of compiled functions."""
        shapes = {row.path: row.output_shape[1:] for row in self._rows}
        spec = tf.TensorSpec((1, *self._input_shape), tf.float32)
        self._forwards: FunctionCache[CompiledFunction] = FunctionCache(MOST_FORWARDS)
        self.optimizer_factory.forget()
        self.map_functions = MapFunctions(shapes, self._placement)
        self.pass_functions = PassFunctions(
            self._scorer, self.map_functions, spec, self._placement, self.precision
        )
        self._batches = BatchFunctions(
            self._scorer, self._input_shape, self._placement, self.precision
        )

    def feed_beside(self, values: Mapping[str, NDArray[np.float64]]) -> None:
        """Feed the inputs beside the image arrays (1, ...) from now on, by their names."""
        self._others.feed(values)

    def forward(self, inputs: NDArray[np.float32], output: int = 0) -> Scores:
        """Run one input of shape (1, h, w, c) forward."""
        function = self.forward_function(output)
        bfloat16 = self.precision.everywhere
        self._seen = inputs
        with self._told(inputs):
            logits, probabilities = function(tf.constant(inputs), bfloat16=bfloat16)
        linear = self._outputs[output].head.activation == "linear"
        return Scores(logits.numpy(), None if linear else probabilities.numpy())

    def forward_backward(
        self,
        inputs: NDArray[np.float32],
        objective: Objective | TopClass,
        layers: Sequence[str],
        formula: Formula | None = None,
    ) -> TensorPass:
        """Take one forward and one backward pass that records some layers."""
        self._seen = inputs
        with self._told(inputs):
            return self.pass_functions.forward_backward(inputs, objective, layers, formula)

    def forward_backward_top(
        self, batch: NDArray[np.float32], output: int, layers: Sequence[str]
    ) -> list[Pass]:
        """Return the passes of several inputs, each of its own top class, in float32."""
        with self._told(batch):
            return list(self.pass_functions.for_top(batch, output, layers))

    def scores(self, batch: NDArray[np.float32], objective: Objective) -> NDArray[np.float32]:
        """Return the scores (n,) of a batch (n, h, w, c)."""
        with self._told(batch):
            return self._batches.scores(batch, objective)

    def channel_peaks(self, batch: NDArray[np.float32], layer: str) -> ChannelPeaks:
        """Return how strongly a layer's channels answer to a batch (n, h, w, c)."""
        with self._told(batch):
            return self._batches.channel_peaks(batch, layer)

    def masked_scores(
        self,
        inputs: NDArray[np.float32],
        baseline: NDArray[np.float32],
        masks: NDArray[np.float32],
        objective: Objective,
    ) -> NDArray[np.float32]:
        """Return the scores (n,) of ``inputs * mask + baseline * (1 - mask)`` for each mask."""
        with self._told(inputs):
            return self._batches.masked_scores(inputs, baseline, masks, objective)

    def ablated_scores(
        self,
        inputs: NDArray[np.float32],
        layer: str,
        channels: NDArray[np.int32],
        objective: Objective,
    ) -> NDArray[np.float32]:
        """Return the score (n,) without each channel of a layer's output."""
        with self._told(inputs):
            return self._batches.ablated_scores(inputs, layer, channels, objective)

    def input_gradients(
        self, batch: NDArray[np.float32], objective: Objective, *, guided: bool = False
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return the scores (n,) and their gradients (n, h, w, c) with respect to a batch."""
        with self._told(batch):
            return self._batches.input_gradients(batch, objective, is_guided=guided)

    def pooled_weights(self, objective: Objective) -> tuple[str, NDArray[np.float32]]:
        """Return the layer before global average pooling, and its channels' weights (c,)."""
        self._scorer.kind(objective)
        output = None if objective.layer is not None else self._outputs[objective.output]
        return pooled_weights(self.description.name, output, objective)

    def answers_soon(self, layers: Sequence[str], objective: Objective) -> bool:
        """Tell whether `forward_backward` at these layers will answer without compiling first."""
        return self.pass_functions.answers_soon(objective, layers)

    def timing(self) -> Timing:
        """Return a pass's times, in a small batch; measured once, at the first call."""
        if self._timing is None:
            batch = np.repeat(self.sample(_TIMED_SIDE), _TIMED_BATCH, axis=0)
            objective = self.usual_objective(batch[:1])
            took = []
            for function in (self.scores, self.input_gradients):
                function(batch, objective)  # compiles, and prepares kernels and memory
                started = time.perf_counter()
                function(batch, objective)
                took.append((time.perf_counter() - started) * 1000 / _TIMED_BATCH)
            self._timing = Timing(*took)
        return self._timing

    def weights(self, layer: str) -> LayerWeights:
        """Return a layer's own weights."""
        return layer_weights(self._model, layer)

    def weight_samples(self) -> Iterator[WeightSample]:
        """Yield some numbers of every weight whose initializer is known, layer by layer."""
        return weight_samples(self._model)

    def shapes(self, height: int, width: int) -> Mapping[str, tuple[int | None, ...]]:
        """Return the shapes, batch axis included, that follow from the input's, by path."""
        rows = [row for row in self._rows if None in row.output_shape[1:]]
        shapes = self._shapes_at((height, width), rows)
        tops = [row for row in rows if row.is_model_input]
        shapes |= {row.path: (height, width, *row.output_shape[3:]) for row in tops}
        return {path: (None, *shape) for path, shape in shapes.items()}

    def sizes(self) -> Mapping[str, int]:
        """Return the bytes of each explainable layer's activations; at 512 px where any fits."""
        rows = self._grid_rows()
        shapes: dict[str, Sequence[int | None]] = {row.path: row.output_shape[1:] for row in rows}
        if any(None in shape or not shape for shape in shapes.values()):
            shapes = self._shapes_at((_MEASURED_SIDE, _MEASURED_SIDE), rows)
        return {path: _BYTES * math.prod(side or 1 for side in shapes[path]) for path in shapes}

    def move_to_cpu(self) -> bool:
        """Compute on the CPU from now on; False when that is so already."""
        if self._placement.name == CPU_DEVICE:
            return False
        self._placement.name = CPU_DEVICE
        self._prepare()
        self._timing = None
        move_weights(self._model, CPU_DEVICE)
        return True

    def warm(self, formula: Formula, others: Sequence[Formula] = ()) -> Iterator[None]:
        """Compile ahead, step by step: forward, the auto layer alone, all layers together."""
        return warm(self, formula, others)

    def prepare_forward(self) -> None:
        """Compile what gives the first output."""
        self.forward_function(0).compile()

    def prepare_pass(self, objective: Objective, layers: Sequence[str], formula: Formula) -> None:
        """Compile what `forward_backward` and the maps of its result need."""
        self.pass_functions.compile(objective, layers)
        self.map_functions.function(formula, tuple(layers)).compile()

    def forward_function(self, output: int) -> CompiledFunction:
        """Return the function that gives logits and probabilities of an output."""
        found = self._scorer.output(output)

        def forward(inputs: Any) -> tuple[Any, Any]:
            logits = self._scorer.logits(inputs, output)[0]
            return logits, ACTIVATION[found.head.activation](logits)

        spec = tf.TensorSpec((1, *self._input_shape), tf.float32)
        return self._forwards.get(
            output, lambda: CompiledFunction(forward, (spec,), self._placement)
        )

    def usual_objective(self, inputs: NDArray[np.float32]) -> Objective:
        """Return the score that is most likely asked for of an input.

        It is that of the first output's top unit; without outputs, a channel of the last layer.
        """
        if not self._outputs:
            row = self._scorer.row(self.explainable[-1])
            count = row.output_shape[-1] or 1
            return Objective(np.eye(1, count, dtype=np.float32)[0], layer=row.path)
        first = self._outputs[0]
        logits = self.forward(inputs).logits.reshape(-1, first.class_count).mean(axis=0)
        weights = np.eye(1, first.class_count, int(np.argmax(logits)), dtype=np.float32)[0]
        return Objective(weights, total=first.described.kind is OutputKind.CLASS_MAP)

    def sample(self, side: int = _WARM_SIDE) -> NDArray[np.float32]:
        """Return an input to try functions on: the last one seen, or noise of some size."""
        if self._seen is not None:
            return self._seen
        shape = (1, *(given or side for given in self._input_shape[:2]), self._input_shape[2])
        return np.random.default_rng(0).normal(size=shape).astype(np.float32)

    def _grid_rows(self) -> list[LayerNode]:
        return [row for row in self._rows if row.explainable]

    def _measured_grids(self) -> dict[str, Sequence[int | None]]:
        """Return the layers' grids where the model takes images of one size, or of a usual one."""
        shapes = self._shapes_at((_MEASURED_SIDE, _MEASURED_SIDE), self._grid_rows())
        return {path: shape[:2] for path, shape in shapes.items()}

    def _shapes_at(
        self, size: tuple[int, int], rows: Sequence[LayerNode]
    ) -> dict[str, Sequence[int | None]]:
        """Return the layers' shapes for inputs of some size, from tracing without running."""
        found: dict[str, Sequence[int | None]] = {}
        paths = {row.path: self._scorer.row(row.path).path for row in rows}

        def traced(inputs: Any) -> None:
            recorded = self._scorer.recorded(inputs, tuple(paths.values()))
            found.update(
                {path: recorded[of].shape[1:] for path, of in paths.items() if of in recorded}
            )

        given = (own or side for own, side in zip(self._input_shape[:2], size, strict=True))
        shape = (1, *given, self._input_shape[2])
        with self._told(np.broadcast_to(np.float32(0), shape)):
            tf.function(traced, autograph=False).get_concrete_function(
                tf.TensorSpec(shape, tf.float32)
            )
        return found

    def _told(self, inputs: NDArray[np.float32]) -> AbstractContextManager[None]:
        return translated_errors(
            self._model.name,
            inputs.shape[2],
            inputs.shape[1],
            takes_any_size=None in self._input_shape,
        )
