"""Runs a model and computes the scores of an objective from its outputs.

Used inside the functions that `network`, `forward_backward` and `batch_functions` compile. Weights
and the neuron's cell are arguments of those functions: another class or cell needs no compiling.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import keras
import numpy as np
import tensorflow as tf

from engine.backends.keras.hooks import Hooks, hooked
from engine.backends.keras.outputs import ScoredOutput
from engine.backends.objective import Objective, TopClass
from engine.backends.objective_kind import Kind, ObjectiveKinds, Part
from engine.backends.tensorflow.probabilities import unit_scores

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from engine.api.model import LayerNode
    from engine.backends.keras.hooks import BatchedVariants
    from engine.backends.tensorflow.fed_inputs import FedInputs


class ObjectiveTensors(NamedTuple):
    """Arguments that an objective gives a compiled function.

    Attributes
    ----------
    weights : tensor of float32, shape (k,)
        One weight per unit.
    cell : tensor of int32, shape (2,)
        Row and column of a convolution's neuron.
    is_top : tensor of bool, shape ()
        The unit with the largest logit counts instead of the weights.
    area : tensor of int32, shape (4,)
        Row, column, height and width of the cells that count in an output's grid.
    mask : tensor of float32, shape (h, w)
        1 for the cells that count; no cells at all where none is asked for.
    is_total : tensor of bool, shape ()
        A grid's cells are summed instead of averaged.
    reference : tensor of float32, shape ()
        Distances are to it.
    sign : tensor of float32, shape ()
        1 or -1: a factor of the score.
    """

    weights: Any
    cell: Any
    is_top: Any
    area: Any
    mask: Any
    is_total: Any
    reference: Any
    sign: Any


class Scorer(ObjectiveKinds[ScoredOutput]):
    """Knows a model's outputs and layers, and scores batches.

    Parameters
    ----------
    model : keras.Model
        The model.
    outputs : sequence of ScoredOutput
        Its outputs that can be explained.
    layers : sequence of LayerNode
        Its tree.
    others : FedInputs
        What is fed beside the image.
    """

    def __init__(
        self,
        model: Any,
        outputs: Sequence[ScoredOutput],
        layers: Sequence[LayerNode],
        others: FedInputs,
    ) -> None:
        super().__init__(model.name, outputs, layers)
        self.model = model
        self.others = others

    def signature(self, kind: Kind) -> ObjectiveTensors:
        """Return the specs of `tensors`."""
        count = self.unit_count(kind)
        return ObjectiveTensors(
            tf.TensorSpec((count,), tf.float32),
            tf.TensorSpec((2,), tf.int32),
            tf.TensorSpec((), tf.bool),
            tf.TensorSpec((4,), tf.int32),
            tf.TensorSpec((None, None), tf.float32),
            tf.TensorSpec((), tf.bool),
            tf.TensorSpec((), tf.float32),
            tf.TensorSpec((), tf.float32),
        )

    def tensors(self, objective: Objective | TopClass) -> ObjectiveTensors:
        """Return an objective as arguments of a function that was compiled for its kind."""
        is_top = isinstance(objective, TopClass)
        if isinstance(objective, TopClass):
            none = np.zeros(self.output(objective.output).class_count, np.float32)
            objective = Objective(none, objective.output)
        mask = np.zeros((0, 0)) if objective.mask is None else objective.mask
        return ObjectiveTensors(
            tf.constant(np.asarray(objective.weights, np.float32)),
            tf.constant(objective.cell or (0, 0), tf.int32),
            tf.constant(is_top),
            tf.constant(objective.area or (0, 0, 0, 0), tf.int32),
            tf.constant(np.asarray(mask, np.float32)),
            tf.constant(objective.total),
            tf.constant(objective.reference or 0.0, tf.float32),
            tf.constant(objective.sign, tf.float32),
        )

    def run(
        self,
        inputs: Any,
        kind: Kind,
        objective: ObjectiveTensors,
        *,
        layers: Sequence[str] = (),
        watch: Callable[[Any], None] | None = None,
        variants: BatchedVariants | None = None,
    ) -> tuple[Any, Any, dict[str, Any]]:
        """Run the model and score what it gives.

        Parameters
        ----------
        inputs : tensor of float32, shape (n, h, w, c)
            Preprocessed inputs.
        kind : Kind
            What to score.
        objective : ObjectiveTensors
            As `tensors` gives it.
        layers : sequence of str
            Paths to record.
        watch : callable or None
            Of a gradient tape, for the recorded outputs.
        variants : BatchedVariants or None
            A layer whose output becomes a batch.

        Returns
        -------
        (tensor of float32 (n,), tensor of float32 (n, k), dict of str to tensor)
            Scores, the logits of the units that they are made of, and the recorded outputs.
        """
        wanted = set(layers) if kind.layer is None else {*layers, kind.layer}

        def watched(_path: str, output: Any) -> Any:
            if watch is not None:
                watch(output)
            return output

        hooks = Hooks(wanted, watched, self._bypassed(kind), variants)
        with hooked(self.model, hooks) as recorded:
            given = self.called(inputs)
        if kind.layer is None:
            units = self._logits(given, kind.output)
        else:
            units = _neurons(recorded[kind.layer], objective.cell if kind.at_cell else None)
        scored = unit_scores(units, kind.activation, kind.score, complement=kind.complement)
        if kind.layer is None:
            units, scored = (_over_cells(each, kind.part, objective) for each in (units, scored))
        top = tf.one_hot(tf.argmax(units, axis=1), tf.shape(units)[1])
        weights = tf.where(objective.is_top, top, objective.weights)
        scores = _formed(scored * weights, kind, objective)
        return scores, units, {path: recorded[path] for path in layers if path in recorded}

    def logits(self, inputs: Any, output: int) -> Any:
        """Return an output's logits: (n, k), of a grid (n, h, w, k), of a table (n, rows, 1, k)."""
        with hooked(self.model, Hooks(bypassed=self._bypassed(Kind(output)))):
            return self._logits(self.called(inputs), output)

    def mean_logits(self, inputs: Any, output: int) -> Any:
        """Return the logits (n, k) of an output; of one with a grid, their means over it."""
        return _neurons(self.logits(inputs, output), None)

    def recorded(self, inputs: Any, paths: Collection[str]) -> dict[str, Any]:
        """Return the outputs of some layers."""
        with hooked(self.model, Hooks(paths)) as recorded:
            self.called(inputs)
        return recorded

    def called(self, inputs: Any) -> Any:
        """Call the model with images (n, h, w, c), and with what is fed beside them."""
        return self.model(self.others.packed(inputs), training=False)

    def _logits(self, given: Any, output: int) -> Any:
        found = self.output(output)
        tensor = tf.cast(keras.tree.flatten(given)[found.position], tf.float32)
        if found.has_rows:
            return tf.reshape(tensor, (tf.shape(tensor)[0], -1, 1, found.class_count))
        return tf.reshape(tensor, (-1, found.class_count)) if found.is_vector else tensor

    def _bypassed(self, kind: Kind) -> tuple[str, ...]:
        """Return the final activations to leave out; of a neuron, only one that is its own."""
        if kind.layer is None:
            head = self.output(kind.output).head.path
            return () if head is None else (head,)
        return self.heads_of(kind.layer)

    def heads_of(self, path: str) -> tuple[str, ...]:
        """Return the final activations that are a layer's own, or within it."""
        heads = (output.head.path for output in self.outputs)
        return tuple(head for head in heads if head and f"{head}/".startswith(f"{path}/"))


def _formed(units: Any, kind: Kind, objective: ObjectiveTensors) -> Any:
    """Return the scores (n,) of weighted units (n, k): their sum or norm, or a distance of it."""
    scores = _norm(units) if kind.is_norm else tf.reduce_sum(units, axis=1)
    if kind.is_distance:
        scores = -tf.abs(scores - objective.reference)
    return scores * objective.sign


def _norm(units: Any) -> Any:
    """Return Euclidean norms (n,), with gradients of 0 instead of NaN where all units are 0."""
    squares = tf.reduce_sum(units**2, axis=1)
    is_zero = tf.equal(squares, 0.0)
    roots = tf.sqrt(tf.where(is_zero, tf.ones_like(squares), squares))
    return tf.where(is_zero, tf.zeros_like(squares), roots)


def _over_cells(units: Any, part: Part, objective: ObjectiveTensors) -> Any:
    """Return the units (n, k) of a grid (n, h, w, k): the sums or means of the cells that count."""
    if len(units.shape) == 2:
        return units
    if part is Part.AREA:
        row, column, height, width = tf.unstack(objective.area)
        units = tf.slice(units, [0, row, column, 0], [-1, height, width, -1])
    count = tf.cast(tf.shape(units)[1] * tf.shape(units)[2], tf.float32)
    if part is Part.MASK:
        units = tf.math.multiply_no_nan(units, objective.mask[None, :, :, None])
        count = tf.reduce_sum(objective.mask)
    total = tf.reduce_sum(units, axis=(1, 2))
    return tf.where(objective.is_total, total, total / count)


def _neurons(output: Any, cell: Any | None) -> Any:
    """Return the units (n, k) of a layer: at a cell of its grid, or their means over it."""
    output = tf.cast(output, tf.float32)
    if cell is not None:
        return output[:, cell[0], cell[1]]
    if len(output.shape) == 2:
        return output
    return tf.reduce_mean(output, axis=list(range(1, len(output.shape) - 1)))
