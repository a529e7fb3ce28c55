"""Computes an open model's maps: answers `Explain` and `CompareMethods`, for `OpenModel`.

One `AttributionService` for each open model. It keeps the newest pass, from which
every method of `Scope.ALL_LAYERS` draws its maps: another method costs no run of the network.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.api.attribution import Comparison, Maps
from engine.api.errors import EngineError, text
from engine.api.keys import INPUT_LAYER, Target
from engine.api.memory import free_bytes
from engine.api.methods import Scope
from engine.api.outputs import OutputKind
from engine.api.results import Progress
from engine.api.scores import ScoreKind, score_kind
from engine.attribution.batching import Batches
from engine.attribution.method_run import MethodRun
from engine.attribution.methods import cam
from engine.attribution.parameters import build_parameters
from engine.attribution.probabilities import check_finite, probabilities
from engine.attribution.registry import METHODS
from engine.attribution.smoothing import RunningMaps, changed_copies
from engine.backends.objective import TopClass
from engine.backends.protocol import Scores
from engine.session.costs import CostEstimator, method_of
from engine.session.layer_lookup import chosen_layer, explainable_layers, layer_path
from engine.session.output_scores import OutputScores
from engine.session.targets import target_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from engine.api.attribution import CompareMethods, Explain, Predict
    from engine.api.keys import InputKey
    from engine.api.model import ModelInfo
    from engine.attribution.parameters import SmoothingParameters
    from engine.attribution.registry import Method
    from engine.backends.objective import Objective
    from engine.backends.protocol import Formula, Network, Pass
    from engine.session.costs import PreparedInput

_SHARE_OF_MEMORY = 1 / 3
_CAM = "cam"


@dataclass(frozen=True, slots=True, eq=False)
class _CachedPass:
    """A pass, what it is of, and whose maps it was taken for."""

    input: InputKey
    target: Target
    score: ScoreKind
    of: Pass
    formula: Formula | None = None

    def suits(self, formula: Formula | None) -> bool:
        """Tell whether it is precise enough for the maps of a formula; None: of every one."""
        return self.of.precision == "float32" or self.formula in (None, formula)


class AttributionService:
    """Maps of one open model.

    Parameters
    ----------
    network : Network
        The open network.
    info : ModelInfo
        Its description.

    Attributes
    ----------
    scores : OutputScores
        Scores of outputs, and objectives of targets.
    """

    def __init__(self, network: Network, info: ModelInfo) -> None:
        self._network = network
        self._info = info
        self._every = explainable_layers(info)
        self._costing = CostEstimator(network, info)
        self.scores = OutputScores(network, info)
        self._kept: _CachedPass | None = None
        self._precomputed: dict[tuple[InputKey, int, tuple[str, ...]], Pass] = {}

    # --- maps -------------------------------------------------------------------------------

    def explain(self, request: Explain, prepared: PreparedInput) -> Iterator[Progress | Maps]:
        """Answer with maps; every `yield` is a place to stop. Raises EngineError."""
        method = method_of(request.key.method)
        parameters = build_parameters(
            method.parameters_type, method.info.name, request.key.parameters
        )
        info = self._info.read_as(request.key.input.output_activation)
        target = request.key.target
        score = score_kind(
            request.key.score, method.info.score, has_probability=info.has_probability(target)
        )
        objective = self.scores.objective(target, prepared.inputs, info, score)
        if method.info.scope is not Scope.ALL_LAYERS:
            yield from self._stepwise(request, prepared, method, parameters, objective)
        elif parameters.smoothing:
            yield from self._smoothed(request, prepared, parameters, objective)
        else:
            yield from self._shared(request, prepared, objective, method.formula)

    def _shared(
        self,
        request: Explain,
        prepared: PreparedInput,
        objective: Objective,
        formula: Formula,
    ) -> Iterator[Maps]:
        first = chosen_layer(request.layer, request.key.target, self._info)
        started = time.perf_counter()
        target = request.key.target
        if not request.all_layers:
            of = self._pass(prepared, target, objective, (first,), formula)
            yield self._maps(request, objective, of, (first,), started, complete=True)
            return
        every = self._asked_layers(request)
        is_soon = not request.layers and self._network.answers_soon((first,), objective)
        is_kept = not request.layers and self._kept_pass(
            prepared.key, target, objective.score, (first,), formula
        )
        if len(every) > 1 and (is_soon or is_kept):
            part = self._pass(prepared, target, objective, (first,), formula)
            yield self._maps(request, objective, part, (first,), started)
        started = time.perf_counter()
        groups = self.groups(first, every)
        if len(groups) == 1:
            of = self._pass(prepared, target, objective, every, formula)
            yield self._maps(request, objective, of, every, started, complete=True)
            return
        raw: dict[str, NDArray[np.float32]] = {}
        unreached: tuple[str, ...] = ()
        for number, group in enumerate(groups, start=1):
            of = self._network.forward_backward(prepared.inputs, objective, group, formula)
            answer = self._maps(request, objective, of, group, started)
            raw |= answer.raw
            unreached += answer.unreached
            yield self._answer(
                request,
                objective,
                of.score,
                raw,
                started,
                unreached=unreached,
                complete=number == len(groups),
                precision=of.precision,
            )

    def _pass(
        self,
        prepared: PreparedInput,
        target: Target,
        objective: Objective,
        layers: tuple[str, ...],
        formula: Formula | None,
    ) -> Pass:
        """Return a pass over these layers, and perhaps more; it is kept for other methods."""
        kept = self._kept_pass(prepared.key, target, objective.score, layers, formula)
        if kept is None:
            self._kept = None  # its memory is needed
            kept = self._network.forward_backward(prepared.inputs, objective, layers, formula)
            self._kept = _CachedPass(prepared.key, target, objective.score, kept, formula)
        return kept

    def _kept_pass(
        self,
        key: InputKey,
        target: Target,
        score: ScoreKind,
        layers: tuple[str, ...],
        formula: Formula | None,
    ) -> Pass | None:
        kept = self._kept
        if kept is None or (kept.input, kept.target, kept.score) != (key, target, score):
            return None
        if not kept.suits(formula):
            return None
        return kept.of if {*kept.of.layers, *kept.of.unreached}.issuperset(layers) else None

    def pass_of(
        self, key: InputKey, target: Target | None, score: ScoreKind = ScoreKind.LOGIT
    ) -> Pass | None:
        """Return the pass that is kept of an input, target and score (no target: of any)."""
        kept = self._kept
        if kept is None or kept.input != key:
            return None
        return kept.of if target is None or (target, score) == (kept.target, kept.score) else None

    def _asked_layers(self, request: Explain) -> tuple[str, ...]:
        if not request.layers:
            return self._every
        return tuple(dict.fromkeys(layer_path(path, self._info) for path in request.layers))

    def groups(self, first: str, layers: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Return layers in groups whose activations and gradients fit into memory."""
        room = free_bytes() * _SHARE_OF_MEMORY
        sizes = self._network.sizes()
        groups: list[list[str]] = [[]]
        used = 0
        for path in sorted(layers, key=lambda path: path != first):
            needed = 2 * sizes.get(path, 0)
            if groups[-1] and used + needed > room:
                groups.append([])
                used = 0
            groups[-1].append(path)
            used += needed
        return [tuple(group) for group in groups]

    def _smoothed(
        self,
        request: Explain,
        prepared: PreparedInput,
        parameters: SmoothingParameters,
        objective: Objective,
    ) -> Iterator[Progress | Maps]:
        first = chosen_layer(request.layer, request.key.target, self._info)
        every = self._asked_layers(request)
        fits = request.all_layers and len(self.groups(first, every)) == 1
        layers = every if fits else (first,)
        started = time.perf_counter()
        yield from self._costing.announced(request, prepared, first)
        running = RunningMaps()
        formula = method_of(request.key.method).formula
        score, precision = 0.0, ""
        for number, (copy, change) in enumerate(
            changed_copies(prepared.inputs, parameters), start=1
        ):
            of = self._network.forward_backward(copy, objective, layers, formula)
            maps = of.maps(formula, [path for path in layers if path in of.layers])
            running.add({path: change.undone(raw) for path, raw in maps.items()})
            if number == 1:  # the untouched input
                score, precision = of.score, of.precision
                unreached = of.unreached
            shown = layers if number == parameters.smoothing else (first,)
            share = number / parameters.smoothing
            yield self._answer(
                request,
                objective,
                score,
                {path: raw for path, raw in running.means().items() if path in shown},
                started,
                std={path: raw for path, raw in running.deviations().items() if path in shown},
                unreached=unreached,
                complete=share == 1,
                share=share,
                precision=precision,
            )
            yield self._progress(request, share)

    def _stepwise(
        self,
        request: Explain,
        prepared: PreparedInput,
        method: Method,
        parameters: object,
        objective: Objective,
    ) -> Iterator[Progress | Maps]:
        one_layer = method.info.scope is Scope.ONE_LAYER
        layer = chosen_layer(request.layer, request.key.target, self._info) if one_layer else None
        started = time.perf_counter()
        yield from self._costing.announced(request, prepared, layer)
        batches = Batches(
            self._network, self._costing.batch_size(prepared, method, parameters, layer)
        )
        steps = _function(method.arithmetic)(
            MethodRun(
                self._network,
                prepared.inputs,
                objective,
                layer,
                parameters,
                prepared.baseline,
                batches,
            )
        )
        for step in steps:
            if step.raw is not None:
                yield self._answer(
                    request,
                    objective,
                    step.score,
                    {layer or INPUT_LAYER: step.raw},
                    started,
                    complete=step.share == 1,
                    share=step.share,
                    notes=tuple(batches.notes),
                )
            yield self._progress(request, step.share)

    # --- predictions on the way -------------------------------------------------------------

    def predicted(self, request: Predict, prepared: PreparedInput) -> Scores | None:
        """Return an output's scores from a pass that is kept for the top class' maps.

        None where a pass would not do: its maps are made in groups, it rounds to bfloat16, its
        top "class" is the no of a single unit, or the output is no vector.
        """
        info = self._info.read_as(request.input.output_activation)
        if not _has_top_class(info, request.output):
            return None
        output = info.outputs[request.output]
        of = self._precomputed.pop((prepared.key, request.output, request.layers), None)
        if of is None:
            layers = tuple(layer_path(path, self._info) for path in request.layers)
            if len(self.groups(layers[0], self._every)) > 1:
                return None
            self._kept = None
            top = TopClass(request.output)
            of = self._network.forward_backward(prepared.inputs, top, layers)
        if of.precision != "float32":
            return None
        target = Target(int(np.argmax(of.logits)), output=request.output)
        self._kept = _CachedPass(prepared.key, target, ScoreKind.LOGIT, of)
        return Scores(of.logits, probabilities(of.logits, output.activation))

    def precompute_batch(
        self, prepared_inputs: Sequence[PreparedInput], output: int, layers: tuple[str, ...]
    ) -> None:
        """Take the passes of several inputs at once, for the predictions that are asked for next.

        A run on several inputs takes less than as many runs. What does not fit is left for later.
        """
        self._precomputed.clear()
        paths = tuple(layer_path(path, self._info) for path in layers)
        sizes = self._network.sizes()
        needed = 2 * sum(sizes[path] for path in paths) + sum(sizes.values())
        fitting = int(free_bytes() * _SHARE_OF_MEMORY / max(1, needed))
        prepared_inputs = [
            prepared
            for prepared in prepared_inputs[:fitting]
            if prepared.inputs.shape == prepared_inputs[0].inputs.shape
        ]
        if len(prepared_inputs) < 2 or not _has_top_class(self._info, output):
            return
        batch = np.concatenate([prepared.inputs for prepared in prepared_inputs])
        passes = self._network.forward_backward_top(batch, output, paths)
        for prepared, of in zip(prepared_inputs, passes, strict=True):
            self._precomputed[prepared.key, output, layers] = of

    # --- several methods --------------------------------------------------------------------

    def compare(self, request: CompareMethods, prepared: PreparedInput) -> Comparison:
        """Answer with one layer's maps by the methods of one pass, and CAM. Raises EngineError."""
        started = time.perf_counter()
        info = self._info.read_as(request.input.output_activation)
        objective = self.scores.objective(request.target, prepared.inputs, info, request.score)
        layer = layer_path(request.layer, self._info)
        of = self._pass(prepared, request.target, objective, (layer,), None)
        pooled, weights, why_not = None, None, None
        try:
            pooled, weights = cam.pooled_weights(self._network, objective)
        except EngineError as error:
            why_not = error.text
        raw = {}
        for name, method in METHODS.items() if layer in of.layers else ():
            if method.info.scope is Scope.ALL_LAYERS:
                raw[name] = _read_only(of.maps(method.formula, (layer,))[layer])
            elif name == _CAM and weights is not None and pooled == layer:
                made = cam.raw_map(of.activations(layer), weights)
                raw[name] = _read_only(made.astype(np.float32))
        return Comparison(request, raw, _ms_since(started), pooled, why_not)

    # --- answers ----------------------------------------------------------------------------

    def _maps(
        self,
        request: Explain,
        objective: Objective,
        of: Pass,
        layers: Sequence[str],
        started: float,
        *,
        complete: bool = False,
    ) -> Maps:
        reached = [path for path in layers if path in of.layers]
        return self._answer(
            request,
            objective,
            of.score,
            of.maps(method_of(request.key.method).formula, reached) if reached else {},
            started,
            unreached=tuple(path for path in layers if path not in of.layers),
            complete=complete,
            precision=of.precision,
        )

    def _answer(
        self,
        request: Explain,
        objective: Objective,
        score: float,
        raw: Mapping[str, NDArray[np.float32]],
        started: float,
        **more: Any,
    ) -> Maps:
        check_finite(score, self._info)
        for array in raw.values():
            check_finite(array, self._info)
        more["std"] = self._with_gathered(more.get("std", {}))
        return Maps(
            request=request,
            label=target_label(
                request.key.target, self._info.read_as(request.key.input.output_activation)
            ),
            score=score,
            score_kind=objective.score,
            raw=self._with_gathered(raw),
            elapsed_ms=_ms_since(started),
            **{"unreached": (), "complete": False, **more},
        )

    def _with_gathered(
        self, raw: Mapping[str, NDArray[np.float32]]
    ) -> dict[str, NDArray[np.float32]]:
        """Return the maps, read-only, also under the rows that stand for a shared layer's calls."""
        found = {path: _read_only(array) for path, array in raw.items()}
        for gathered in (node for node in self._info.walk() if node.is_shared):
            last = gathered.children[-1].path
            if last in found:
                found[gathered.path] = found[last]
        return found

    def _progress(self, request: Explain, share: float) -> Progress:
        name = method_of(request.key.method).info.name
        return Progress(request, text("Computing {method}", method=name), share)


def _has_top_class(info: ModelInfo, output: int) -> bool:
    """Tell whether the top of an output is the unit with the largest logit."""
    if output >= len(info.outputs):
        return False
    found = info.outputs[output]
    return found.grid is None and found.class_count > 1 and found.kind is not OutputKind.VALUES


def _function(name: str) -> Callable[..., Any]:
    module, attribute = name.split(":")
    function: Callable[..., Any] = getattr(import_module(module), attribute)
    return function


def _read_only(array: NDArray[np.float32]) -> NDArray[np.float32]:
    array.flags.writeable = False
    return array


def _ms_since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
