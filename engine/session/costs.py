"""Estimates what methods will take of an open model: passes, seconds, memory. For `OpenModel`.

Times are those measured of the open model on this device. `engine.attribution.service` finds long
work beforehand with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.api.attribution import Costs
from engine.api.errors import EngineError, plural
from engine.api.limits import ANNOUNCED_S
from engine.api.memory import free_bytes
from engine.api.methods import Scope
from engine.api.results import Progress
from engine.api.scores import ScoreKind
from engine.api.units import duration_text, size_text
from engine.attribution.cost_estimate import batch_size_for, bytes_per_input, estimate, pass_counts
from engine.attribution.methods import cam
from engine.attribution.parameters import build_parameters
from engine.attribution.registry import METHODS
from engine.session.layer_lookup import auto_layer, layer_path
from engine.session.targets import objective_of, usual_target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from engine.api.attribution import Cost, EstimateCosts, Explain
    from engine.api.errors import Text
    from engine.api.keys import InputKey
    from engine.api.model import ModelInfo
    from engine.attribution.registry import Method
    from engine.backends.protocol import Network

    Empty = Callable[[str, str], NDArray[np.float32]]


@dataclass(frozen=True, slots=True, eq=False)
class PreparedInput:
    """A prepared input.

    Attributes
    ----------
    key : InputKey
        Its name.
    inputs : ndarray of float32, shape (1, h, w, c)
        Preprocessed.
    baseline : callable
        See `engine.attribution.method_run.MethodRun.baseline`.
    """

    key: InputKey
    inputs: NDArray[np.float32]
    baseline: Empty


class CostEstimator:
    """Estimates for one open model.

    Parameters
    ----------
    network : Network
        The open network.
    info : ModelInfo
        Its description.
    """

    def __init__(self, network: Network, info: ModelInfo) -> None:
        self._network = network
        self._info = info

    def costs(self, request: EstimateCosts, prepared: PreparedInput) -> Costs:
        """Answer with what each method will take. Raises EngineError for unknown parameters."""
        found: dict[str, Cost | None] = {}
        reasons: dict[str, Text] = {}
        for name, method in METHODS.items():
            chosen = request.parameters if name == request.method else ()
            parameters = build_parameters(method.parameters_type, method.info.name, chosen)
            try:
                found[name] = self.cost(prepared, method, parameters, request.layer, request.score)
            except EngineError as error:
                found[name] = None
                reasons[name] = error.text
        return Costs(request, found, reasons)

    def cost(
        self,
        prepared: PreparedInput,
        method: Method,
        parameters: object,
        layer: str | None,
        score: ScoreKind = ScoreKind.LOGIT,
    ) -> Cost:
        """Return what a method will take. Raises EngineError where it cannot be used."""
        path = None
        if method.info.scope is not Scope.INPUT:
            path = auto_layer(self._info) if layer is None else layer_path(layer, self._info)
        if method.info.id == "cam":
            usual = objective_of(usual_target(self._info), self._info)
            cam.weights_at(self._network, replace(usual, score=score), path)
        return estimate(
            method,
            parameters,
            prepared.inputs.shape[1:],
            self._layer_shape(path, prepared),
            self._network.timing(),
            self.batch_size(prepared, method, parameters, path),
            self._network.sizes(),
        )

    def batch_size(
        self, prepared: PreparedInput, method: Method, parameters: object, layer: str | None
    ) -> int:
        """Return how many inputs go through the network at a time."""
        shape = prepared.inputs.shape[1:]
        _, backward = pass_counts(method, parameters, shape, self._layer_shape(layer, prepared))
        gradients = backward > 1
        return batch_size_for(
            self._network.timing(),
            prepared.inputs.nbytes,
            bytes_per_input(shape, self._network.sizes(), gradients=gradients),
            free_bytes(),
            gradients=gradients,
        )

    def announced(
        self, request: Explain, prepared: PreparedInput, layer: str | None
    ) -> Iterator[Progress]:
        """Yield what a request will take, if that is long."""
        method = method_of(request.key.method)
        parameters = build_parameters(
            method.parameters_type, method.info.name, request.key.parameters
        )
        cost = self.cost(prepared, method, parameters, layer)
        if cost.seconds > ANNOUNCED_S:
            sentence = plural(
                "{method}: about {time}, {count} pass, {memory}",
                "{method}: about {time}, {count} passes, {memory}",
                cost.passes,
                method=method.info.name,
                time=duration_text(cost.seconds),
                memory=size_text(cost.peak_bytes),
            )
            yield Progress(request, sentence, 0.0)

    def _layer_shape(
        self, path: str | None, prepared: PreparedInput
    ) -> tuple[int, int, int] | None:
        node = None if path is None else self._info.find(path)
        if node is None or len(node.output_shape) != 4:
            return None
        height, width, channels = node.output_shape[1:]
        return height or prepared.inputs.shape[1], width or prepared.inputs.shape[2], channels or 1


def method_of(name: str) -> Method:
    """Return a method of the registry. Raises EngineError."""
    if name not in METHODS:
        raise EngineError('There is no method "{name}".', name=name)
    return METHODS[name]
