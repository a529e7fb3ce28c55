"""Runs an open program (`engine.backends.protocol.Network`), for `backend`.

It hands work to `forward_backward` (one input, many layers) and `batch_functions` (many inputs).
"""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from engine.api.outputs import OutputKind
from engine.backends.devices import CPU
from engine.backends.objective import Objective
from engine.backends.precision import Precision
from engine.backends.protocol import Scores, Timing
from engine.backends.torch.batch_functions import BatchFunctions
from engine.backends.torch.devices import compute_on
from engine.backends.torch.errors import translated_errors
from engine.backends.torch.filter_optimizer import TorchOptimizerFactory
from engine.backends.torch.forward_backward import PassRunner, TorchPass, in_bfloat16
from engine.backends.torch.probabilities import ACTIVATION
from engine.backends.torch.program import Hooks
from engine.backends.torch.scoring import Scorer
from engine.backends.warmup import warm

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from numpy.typing import NDArray

    from engine.api.model import LayerNode
    from engine.backends.initializers import WeightSample
    from engine.backends.objective import TopClass
    from engine.backends.protocol import ChannelPeaks, Formula, LayerWeights, Pass
    from engine.backends.torch.program import Program

_WARM_SIDE = 64  # of inputs of any size
_TIMED_SIDE = 224
_MEASURED_SIDE = 512
_TIMED_BATCH = 2
_BYTES = 4  # activations are kept as float32


class TorchNetwork:
    """An open program (`engine.backends.protocol.Network`).

    Parameters
    ----------
    program : Program
        On the device.
    precision : Precision or None
        In what it computes; None is float32.
    device : str
        As PyTorch names it.
    """

    def __init__(
        self,
        program: Program,
        precision: Precision | None = None,
        device: str = CPU,
    ) -> None:
        self._program = program
        self.description = program.description
        self._outputs = program.outputs
        self._rows = [node for layer in program.description.layers for node in layer.walk()]
        self._input_shape = program.description.input_shape
        self.precision = precision or Precision()
        self._device = device
        self._scorer = Scorer(program, device)
        self._passes = PassRunner(self._scorer, self.precision)
        self._batches = BatchFunctions(self._scorer, self.precision)
        self.optimizer_factory = TorchOptimizerFactory(
            self._scorer, self._input_shape[:2], device, self.precision.asked
        )
        self.script_writer = program.script_writer
        self._timing: Timing | None = None
        self._seen: NDArray[np.float32] | None = None

    @property
    def explainable(self) -> tuple[str, ...]:
        """Paths of all layers with a map, each map once."""
        return tuple(row.path for row in self._rows if row.explainable and not row.is_shared)

    def feed_beside(self, values: Mapping[str, NDArray[np.float64]]) -> None:
        """Feed the inputs beside the image arrays (1, ...) from now on, by their names."""
        self._program.feed_beside(values)

    def forward(self, inputs: NDArray[np.float32], output: int = 0) -> Scores:
        """Run one input of shape (1, h, w, c) forward."""
        self._seen = inputs
        described = self._scorer.output(output).described
        with self._told(inputs), torch.no_grad():
            tensor = self._scorer.tensor(inputs)
            with in_bfloat16(tensor.device.type, self.precision.everywhere):
                logits = self._scorer.logits(tensor, output)[0]
            if described.activation == "linear" or described.is_assumed:
                return Scores(logits.cpu().numpy(), None)
            probabilities = ACTIVATION[described.activation](logits)
            return Scores(logits.cpu().numpy(), probabilities.cpu().numpy())

    def forward_backward(
        self,
        inputs: NDArray[np.float32],
        objective: Objective | TopClass,
        layers: Sequence[str],
        formula: Formula | None = None,
    ) -> TorchPass:
        """Take one forward and one backward pass that records some layers."""
        self._seen = inputs
        with self._told(inputs):
            return self._passes.forward_backward(inputs, objective, layers, formula)

    def forward_backward_top(
        self, batch: NDArray[np.float32], output: int, layers: Sequence[str]
    ) -> list[Pass]:
        """Return the passes of several inputs, each of its own top class, in float32."""
        with self._told(batch):
            return list(self._passes.for_top(batch, output, layers))

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
        return self._program.pooled_weights(output, objective)

    def answers_soon(self, layers: Sequence[str], objective: Objective) -> bool:
        """Tell whether `forward_backward` at these layers will answer without compiling first."""
        return True

    def timing(self) -> Timing:
        """Return a pass's times, in a small batch; measured once, at the first call."""
        if self._timing is None:
            batch = np.repeat(self.sample(_TIMED_SIDE), _TIMED_BATCH, axis=0)
            objective = self.usual_objective(batch[:1])
            took = []
            for function in (self.scores, self.input_gradients):
                function(batch, objective)  # prepares kernels and memory
                started = time.perf_counter()
                function(batch, objective)
                took.append((time.perf_counter() - started) * 1000 / _TIMED_BATCH)
            self._timing = Timing(*took)
        return self._timing

    def weights(self, layer: str) -> LayerWeights:
        """Return a layer's own weights."""
        return self._program.weights(layer)

    def weight_samples(self) -> Iterator[WeightSample]:
        """Yield some numbers of every weight whose initializer is known, layer by layer."""
        return self._program.weight_samples()

    def shapes(self, height: int, width: int) -> Mapping[str, tuple[int | None, ...]]:
        """Return the shapes, batch axis included, that follow from the input's, by path."""
        rows = [row for row in self._rows if None in row.output_shape[1:]]
        shapes = self._shapes_at((height, width), rows)
        tops = [row for row in rows if row.is_model_input]
        shapes |= {row.path: (height, width, *row.output_shape[3:]) for row in tops}
        return {path: (None, *shape) for path, shape in shapes.items()}

    def sizes(self) -> Mapping[str, int]:
        """Return the bytes of each explainable layer's activations; at 512 px where any fits."""
        rows = [row for row in self._rows if row.explainable]
        shapes: dict[str, Sequence[int | None]] = {row.path: row.output_shape[1:] for row in rows}
        if any(None in shape or not shape for shape in shapes.values()):
            shapes = self._shapes_at((_MEASURED_SIDE, _MEASURED_SIDE), rows)
        return {path: _BYTES * math.prod(side or 1 for side in shapes[path]) for path in shapes}

    def move_to_cpu(self) -> bool:
        """Compute on the CPU from now on; False when that is so already."""
        if self._device == CPU:
            return False
        self._device = self._scorer.device = CPU
        compute_on(CPU)
        self._program.move(CPU)
        self.optimizer_factory.move(CPU)
        self._timing = None
        return True

    def warm(self, formula: Formula, others: Sequence[Formula] = ()) -> Iterator[None]:
        """Prepare ahead, step by step: forward, the auto layer alone, all layers together."""
        return warm(self, formula, others)

    def prepare_forward(self) -> None:
        """Do nothing: a forward pass is not compiled."""

    def prepare_pass(self, objective: Objective, layers: Sequence[str], formula: Formula) -> None:
        """Import what the formula needs; a pass is not compiled."""
        formula.load()

    def usual_objective(self, inputs: NDArray[np.float32]) -> Objective:
        """Return the score that is most likely asked for of an input.

        It is that of the first output's top unit; without outputs, a channel of the last layer.
        """
        if not self._outputs:
            row = self._scorer.row(self.explainable[-1])
            count = row.output_shape[-1] or 1
            return Objective(np.eye(1, count, dtype=np.float32)[0], layer=row.path)
        first = self._outputs[0].described
        logits = self.forward(inputs).logits.reshape(-1, first.class_count).mean(axis=0)
        weights = np.eye(1, first.class_count, int(np.argmax(logits)), dtype=np.float32)[0]
        return Objective(weights, total=first.kind is OutputKind.CLASS_MAP)

    def sample(self, side: int = _WARM_SIDE) -> NDArray[np.float32]:
        """Return an input to try passes on: the last one seen, or noise of some size."""
        if self._seen is not None:
            return self._seen
        shape = (1, *(given or side for given in self._input_shape[:2]), self._input_shape[2])
        return np.random.default_rng(0).normal(size=shape).astype(np.float32)

    def _shapes_at(
        self, size: tuple[int, int], rows: Sequence[LayerNode]
    ) -> dict[str, Sequence[int | None]]:
        """Return the layers' shapes for inputs of some size."""
        paths = {row.path: self._scorer.row(row.path).path for row in rows}
        found: dict[str, tuple[int, ...]] = {}

        def noted(path: str, output: Any) -> Any:
            if isinstance(output, torch.Tensor):
                found[path] = tuple(output.shape[1:])
            return output

        given = (own or side for own, side in zip(self._input_shape[:2], size, strict=True))
        shape = (1, *given, self._input_shape[2])
        with self._told(np.broadcast_to(np.float32(0), shape)), torch.no_grad():
            images = torch.zeros(shape, device=self._device)
            self._program.run(images, Hooks(tuple(paths.values()), noted))
        return {path: found[own] for path, own in paths.items() if own in found}

    def _told(self, inputs: NDArray[np.float32]) -> AbstractContextManager[None]:
        return translated_errors(
            self.description.name,
            inputs.shape[2],
            inputs.shape[1],
            takes_any_size=None in self._input_shape,
        )
