"""Takes forward and backward passes that keep activations and gradients of some layers.

A pass is compiled once per set of layers and kind of objective, a method's formula once per set of
layers; a bounded number of both is kept. The tensors stay on the device until they are needed as
numbers. Used by `network`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tensorflow as tf

from engine.api.scores import ScoreKind
from engine.backends.objective import TopClass
from engine.backends.tensorflow.compiled import CompiledFunction, FunctionCache

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from engine.backends.objective import Objective
    from engine.backends.objective_kind import Kind
    from engine.backends.precision import Precision
    from engine.backends.protocol import Formula
    from engine.backends.tensorflow.compiled import Placement
    from engine.backends.tensorflow.scoring import ObjectiveTensors, Scorer

_Layers = tuple[str, ...]

MOST_PASSES = 16
"""Compiled passes of a network: its graph once more each, of all layers with their gradients."""
MOST_BATCHED_PASSES = 4
MOST_FORMULAS = 32
"""Compiled formulas: a few operations a layer. All methods at two sets of layers are 16."""


class MapFunctions:
    """Methods' formulas, compiled over several layers together.

    Parameters
    ----------
    shapes : mapping of str to tuple of (int or None)
        (h, w, c) of the layers' outputs by path, as far as known.
    placement : Placement
        Where it runs.
    """

    def __init__(self, shapes: Mapping[str, tuple[int | None, ...]], placement: Placement) -> None:
        self._shapes = shapes
        self._placement = placement
        self._functions: FunctionCache[CompiledFunction] = FunctionCache(MOST_FORMULAS)

    def function(self, formula: Formula, layers: _Layers) -> CompiledFunction:
        """Return the function of a formula over some layers.

        It takes lists of activations and gradients, in the order of `layers`, and gives the list of
        raw maps.
        """
        return self._functions.get((formula, layers), lambda: self._made(formula, layers))

    def _made(self, formula: Formula, layers: _Layers) -> CompiledFunction:
        raw_map = formula.load()

        def maps(activations: list[Any], gradients: list[Any]) -> list[Any]:
            return [raw_map(*pair) for pair in zip(activations, gradients, strict=True)]

        specs = [
            tf.TensorSpec(self._shapes.get(path) or (None, None, None), tf.float32)
            for path in layers
        ]
        return CompiledFunction(maps, (specs, specs), self._placement)


class TensorPass:
    """The tensors of one pass (`engine.backends.protocol.Pass`).

    Parameters
    ----------
    score : float
        The score.
    logits : ndarray of float32, shape (k,)
        Of the units that the score is made of.
    activations, gradients : mapping of str to tensor of float32, shape (h, w, c)
        By the requested path; gradients only of what one reaches, activations of all.
    unreached : tuple of str
        The other requested paths.
    precision : str
        "float32" or "bfloat16".
    paths : mapping of str to str
        Layer calls that requested paths stand for: a shared layer for its last call.
    map_functions : MapFunctions
        The methods' formulas.
    """

    def __init__(
        self,
        score: float,
        logits: NDArray[np.float32],
        activations: Mapping[str, Any],
        gradients: Mapping[str, Any],
        unreached: tuple[str, ...],
        precision: str,
        paths: Mapping[str, str],
        map_functions: MapFunctions,
    ) -> None:
        self.score = score
        self.logits = logits
        self.layers = tuple(gradients)
        self.unreached = unreached
        self.precision = precision
        self._activations = activations
        self._gradients = gradients
        self._paths = paths
        self._map_functions = map_functions

    def maps(self, formula: Formula, layers: Sequence[str]) -> Mapping[str, NDArray[np.float32]]:
        """Compute the raw maps (h, w) of some of `layers` with a method's formula."""
        asked = tuple(layers)
        function = self._map_functions.function(formula, tuple(self._paths[path] for path in asked))
        raw = function(
            [self._activations[path] for path in asked], [self._gradients[path] for path in asked]
        )
        return {path: each.numpy() for path, each in zip(asked, raw, strict=True)}

    def activations(self, layer: str) -> NDArray[np.float32]:
        """Return a layer's activations, of shape (h, w, c)."""
        return _numbers(self._activations[layer])

    def gradients(self, layer: str) -> NDArray[np.float32]:
        """Return the gradients of the score with respect to them, of shape (h, w, c)."""
        return _numbers(self._gradients[layer])


class PassFunctions:
    """Makes passes.

    Parameters
    ----------
    scorer : Scorer
        Runs the model.
    map_functions : MapFunctions
        The methods' formulas.
    spec : tf.TensorSpec
        Of one input.
    placement : Placement
        Where it runs.
    precision : Precision
        In what it computes.
    """

    def __init__(
        self,
        scorer: Scorer,
        map_functions: MapFunctions,
        spec: Any,
        placement: Placement,
        precision: Precision,
    ) -> None:
        self._scorer = scorer
        self._map_functions = map_functions
        self._spec = spec
        self._placement = placement
        self._precision = precision
        self._functions: FunctionCache[CompiledFunction] = FunctionCache(MOST_PASSES)
        self._top_functions: FunctionCache[CompiledFunction] = FunctionCache(MOST_BATCHED_PASSES)

    def forward_backward(
        self,
        inputs: NDArray[np.float32],
        objective: Objective | TopClass,
        layers: Sequence[str],
        formula: Formula | None = None,
    ) -> TensorPass:
        """Take one forward and one backward pass that records some layers."""
        paths = {path: self._scorer.row(path).path for path in layers}
        recorded = tuple(dict.fromkeys(paths.values()))
        function = self._function(objective, recorded)
        bfloat16 = self._is_reduced(objective, recorded, formula) and function.runs_compiled
        score, logits, activations, gradients = function(
            tf.constant(inputs), self._scorer.tensors(objective), bfloat16=bfloat16
        )
        return TensorPass(
            float(score),
            _numbers(logits),
            {path: activations[paths[path]] for path in paths if paths[path] in activations},
            {path: gradients[paths[path]] for path in paths if paths[path] in gradients},
            tuple(path for path in paths if paths[path] not in gradients),
            "bfloat16" if bfloat16 else "float32",
            paths,
            self._map_functions,
        )

    def for_top(
        self, batch: NDArray[np.float32], output: int, layers: Sequence[str]
    ) -> Iterator[TensorPass]:
        """Yield a pass for each input of a batch, of its own top class: one run for all."""
        paths = {path: self._scorer.row(path).path for path in layers}
        function = self._top_function(output, tuple(dict.fromkeys(paths.values())))
        scores, logits, activations, gradients = function(tf.constant(batch))
        reached = {path: own for path, own in paths.items() if own in gradients}
        for number in range(len(batch)):
            yield TensorPass(
                float(scores[number]),
                _numbers(logits[number]),
                {path: activations[own][number] for path, own in paths.items()},
                {path: gradients[own][number] for path, own in reached.items()},
                tuple(path for path in paths if path not in reached),
                "float32",
                paths,
                self._map_functions,
            )

    def answers_soon(self, objective: Objective, layers: Sequence[str]) -> bool:
        """Tell whether `forward_backward` will answer without compiling first."""
        paths = tuple(dict.fromkeys(self._scorer.row(path).path for path in layers))
        function = self._function(objective, paths)
        return function.answers_soon(bfloat16=self._precision.everywhere)

    def _is_reduced(
        self, objective: Objective | TopClass, layers: _Layers, formula: Formula | None
    ) -> bool:
        """Tell whether a pass works in bfloat16; only the logit's maps were tried in both."""
        is_logit = self._scorer.kind(objective).score is ScoreKind.LOGIT
        return self._precision.is_reduced(layers, formula if is_logit else None)

    def compile(self, objective: Objective, layers: Sequence[str]) -> None:
        """Compile ahead what `forward_backward` needs for such an objective and these layers."""
        self._function(objective, tuple(layers)).compile()

    def _function(self, objective: Objective | TopClass, layers: _Layers) -> CompiledFunction:
        kind = self._scorer.kind(objective)
        return self._functions.get((kind, layers), lambda: self._made(kind, layers))

    def _made(self, kind: Kind, layers: _Layers) -> CompiledFunction:
        def passed(
            inputs: Any, objective: ObjectiveTensors
        ) -> tuple[Any, Any, dict[str, Any], dict[str, Any]]:
            with tf.GradientTape(watch_accessed_variables=False) as tape:
                scores, units, recorded = self._scorer.run(
                    inputs, kind, objective, layers=layers, watch=tape.watch
                )
                score = scores[0]
            found = tape.gradient(score, recorded)
            gradients = {
                path: _of_one_input(gradient)
                for path, gradient in found.items()
                if gradient is not None
            }
            activations = {path: _unbatched(kept) for path, kept in recorded.items()}
            return score, units[0], activations, gradients

        return CompiledFunction(passed, (self._spec, self._scorer.signature(kind)), self._placement)

    def _top_function(self, output: int, layers: _Layers) -> CompiledFunction:
        return self._top_functions.get(
            (output, layers), lambda: self._made_for_top(TopClass(output), layers)
        )

    def _made_for_top(self, top: TopClass, layers: _Layers) -> CompiledFunction:
        kind = self._scorer.kind(top)

        def passed(batch: Any) -> tuple[Any, Any, dict[str, Any], dict[str, Any]]:
            with tf.GradientTape(watch_accessed_variables=False) as tape:
                scores, units, recorded = self._scorer.run(
                    batch, kind, self._scorer.tensors(top), layers=layers, watch=tape.watch
                )
            # The inputs of a batch do not mix: the sum's gradient is each score's own.
            found = tape.gradient(scores, recorded)
            gradients = {
                path: tf.cast(gradient, tf.float32)
                for path, gradient in found.items()
                if gradient is not None
            }
            return scores, units, {p: _as_float32(a) for p, a in recorded.items()}, gradients

        spec = tf.TensorSpec((None, *self._spec.shape[1:]), tf.float32)
        return CompiledFunction(passed, (spec,), self._placement, eager_first=False)


def _of_one_input(batch: Any) -> Any:
    """Return (h, w, c) in float32 of a batch of one."""
    return tf.cast(tf.squeeze(batch, 0), tf.float32)


def _unbatched(kept: Any) -> Any:
    """Return one input's activations; whole numbers stay what they are."""
    return _as_float32(tf.squeeze(kept, 0))


def _as_float32(tensor: Any) -> Any:
    return tf.cast(tensor, tf.float32) if tensor.dtype.is_floating else tensor


def _numbers(tensor: Any) -> NDArray[np.float32]:
    numbers: NDArray[np.float32] = tensor.numpy()
    return numbers
