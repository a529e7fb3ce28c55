"""Gives the maps of an open model that one run of the network makes, for the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.errors import EngineError
from engine.api.keys import INPUT_LAYER
from engine.api.methods import Scope
from engine.api.scores import ScoreKind
from engine.attribution.layer_passes import strongest
from engine.attribution.methods import cam
from engine.attribution.registry import METHODS
from engine.session.layer_lookup import explainable_layers
from engine.session.targets import usual_target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from engine.api.attribution import Predict, Predictions
    from engine.api.keys import InputKey, Target
    from engine.api.model import ModelInfo
    from engine.attribution.service import AttributionService
    from engine.backends.objective import Objective
    from engine.backends.protocol import Network
    from engine.session.costs import PreparedInput

    Grid = tuple[int, int]

_CAM = "cam"
INPUT_METHODS = {"vanilla-gradients": False, "guided-backprop": True}
"""Methods that look at the input alone, and whether their gradients are guided."""

EVERY_METHOD = (
    *(name for name, each in METHODS.items() if each.info.scope is Scope.ALL_LAYERS),
    _CAM,
    *INPUT_METHODS,
)
"""Methods that take one run of the network, or one run each."""


class MapSources:
    """Maps, predictions and grids of one open model.

    Parameters
    ----------
    network : Network
        The open network.
    info : ModelInfo
        Its description.
    attribution : AttributionService
        Tells which layers fit into memory together.
    prepared, predict : callable
        `OpenModel.prepared` and `OpenModel.predict`.
    """

    def __init__(
        self,
        network: Network,
        info: ModelInfo,
        attribution: AttributionService,
        prepared: Callable[[InputKey], PreparedInput],
        predict: Callable[[Predict], Predictions],
    ) -> None:
        self.info = info
        self.prepared = prepared
        self.predict = predict
        self._network = network
        self._attribution = attribution

    def grids(self, key: InputKey) -> dict[str, Grid]:
        """Return the grid of every layer with a map, and of the input, by path."""
        inputs = self.prepared(key).inputs
        rows = {node.path: node.output_shape for node in self.info.walk()}
        layers = explainable_layers(self.info)
        found: dict[str, Grid] = {INPUT_LAYER: (inputs.shape[1], inputs.shape[2])}
        unknown = [path for path in layers if None in rows[path][1:3] or len(rows[path]) != 4]
        for path in layers:
            _, *sides = rows[path] if path not in unknown else (None,)
            if sides:
                found[path] = (int(sides[0] or 0), int(sides[1] or 0))
        if unknown:  # of a model that takes any size
            objective = self.objective(inputs, self.info, usual_target(self.info))
            for _, path, raw in self.maps(inputs, objective, unknown, ("grad-cam",)):
                found[path] = (raw.shape[0], raw.shape[1])
        return found

    def objective(
        self,
        inputs: NDArray[np.float32],
        info: ModelInfo,
        target: Target,
        score: ScoreKind = ScoreKind.LOGIT,
    ) -> Objective:
        """Return the score of an input that a target stands for. Raises EngineError."""
        return self._attribution.scores.objective(target, inputs, info, score)

    def maps(
        self,
        inputs: NDArray[np.float32],
        objective: Objective,
        layers: Sequence[str],
        methods: Sequence[str] = EVERY_METHOD,
    ) -> Iterator[tuple[str, str, NDArray[np.floating]]]:
        """Yield method, layer and raw map (h, w) of everything that one run gives.

        Parameters
        ----------
        inputs : ndarray of float32, shape (1, h, w, c)
            Preprocessed.
        objective : Objective
            The score.
        layers : sequence of str
            Paths.
        methods : sequence of str
            Some of `EVERY_METHOD`.
        """
        pooled, weights = self._pooled(objective) if _CAM in methods else ("", None)
        of_layers = [name for name in methods if name not in INPUT_METHODS]
        is_asked = bool(layers and of_layers)
        for group in self._attribution.groups(layers[0], tuple(layers)) if is_asked else ():
            of = self._network.forward_backward(inputs, objective, group)
            reached = [path for path in group if path in of.layers]
            for name in of_layers if reached else ():
                if name != _CAM:
                    for path, raw in of.maps(METHODS[name].formula, reached).items():
                        yield name, path, raw
                elif weights is not None and pooled in reached:
                    yield name, pooled, cam.raw_map(of.activations(pooled), weights)
        for name in methods:
            if name in INPUT_METHODS:
                yield name, INPUT_LAYER, self._input_map(inputs, objective, name)

    def _input_map(
        self, inputs: NDArray[np.float32], objective: Objective, method: str
    ) -> NDArray[np.floating]:
        """Return the map of a method that looks at the input alone."""
        _, gradients = self._network.input_gradients(
            inputs, objective, guided=INPUT_METHODS[method]
        )
        return strongest(gradients[0])

    def map_of(
        self,
        key: InputKey,
        objective: Objective,
        method: str,
        layer: str,
        among: Sequence[str] = (),
    ) -> NDArray[np.floating] | None:
        """Return one map; None where there is none.

        Layers `among` which it is are run together, when what does so is compiled already.
        """
        inputs = self.prepared(key).inputs
        layers = tuple(among) if layer in among else (layer,)
        found = self.maps(inputs, objective, layers, (method,))
        return next((raw for _, path, raw in found if path == layer), None)

    def _pooled(self, objective: Objective) -> tuple[str, NDArray[np.float32] | None]:
        try:
            return cam.pooled_weights(self._network, objective)
        except EngineError:
            return "", None
