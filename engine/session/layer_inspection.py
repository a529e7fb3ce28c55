"""Inspects a layer of an open model, its activations and its weights, for `OpenModel`."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np

from engine.api.activations import Activations, LayerShapes, WeightStatistics
from engine.api.errors import EngineError
from engine.api.model import last_call
from engine.api.scores import ScoreKind
from engine.imaging import channel_statistics, channels_first
from engine.session.layer_lookup import find_layer
from engine.session.targets import usual_target
from engine.session.weight_stats import dead_filters, kernels_of, weight_array

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from engine.api.activations import ShowActivations, ShowShapes, ShowWeights
    from engine.api.model import LayerNode, ModelInfo
    from engine.backends.protocol import Network, Pass
    from engine.session.output_scores import OutputScores


class LayerInspector:
    """Activations and weights of one open model.

    Parameters
    ----------
    network : Network
        The open network.
    info : ModelInfo
        Its description.
    scores : OutputScores
        Makes the objectives of targets.
    """

    def __init__(self, network: Network, info: ModelInfo, scores: OutputScores) -> None:
        self._network = network
        self._info = info
        self._scores = scores
        self._shapes: tuple[tuple[int, int], Mapping[str, tuple[int | None, ...]]] | None = None

    def show(
        self, request: ShowActivations, inputs: NDArray[np.float32], kept: Pass | None
    ) -> Activations:
        """Answer with a layer's activations.

        Parameters
        ----------
        request : ShowActivations
            What was asked.
        inputs : ndarray of float32, shape (1, h, w, c)
            The prepared input.
        kept : Pass or None
            A pass of this input and target that is at hand already; whatever it holds costs no run
            of the network.

        Raises
        ------
        EngineError
            When there is no such layer, or nothing in its output that can be shown.
        """
        started = time.perf_counter()
        node = self._node(request.layer)
        check_shape(node)
        if node.is_model_input:
            return _answer(request, inputs[0], None, started)
        of = kept if kept is not None and node.path in kept.layers else None
        if of is None:
            # Without a target no weights are requested, and any score will do.
            info = self._info.read_as(request.input.output_activation)
            target = request.target or usual_target(info)
            score = request.score if request.target is not None else ScoreKind.LOGIT
            objective = self._scores.objective(target, inputs, info, score)
            of = self._network.forward_backward(inputs, objective, (node.path,))
        values = of.activations(node.path)
        if values.dtype.kind != "f":
            raise EngineError(
                'Layer "{path}" gives whole numbers or yes and no, which are no activations. '
                "Choose the layer before or after it.",
                path=node.path,
            )
        weights = None
        if request.target is not None and node.path in of.layers:
            weights = of.gradients(node.path)
            weights = weights.mean(axis=tuple(range(weights.ndim - 1)), dtype=np.float32)
        return _answer(request, values, weights, started)

    def weigh(self, request: ShowWeights) -> WeightStatistics:
        """Answer with statistics of a layer's weights. Raises EngineError."""
        started = time.perf_counter()
        node = self._node(request.layer)
        weights = self._network.weights(node.path)
        count, dead = dead_filters(weights.kernel)
        return WeightStatistics(
            request=request,
            arrays=tuple(weight_array(name, array) for name, array in weights.arrays.items()),
            kernels=kernels_of(weights.kernel),
            filter_count=count,
            dead=dead,
            elapsed_ms=_ms_since(started),
        )

    def shapes(self, request: ShowShapes, size: tuple[int, int]) -> LayerShapes:
        """Answer with the layers' shapes for an input's height and width. Raises EngineError.

        Those of the last size are kept.
        """
        if self._shapes is None or self._shapes[0] != size:
            self._shapes = size, self._network.shapes(*size)
        return LayerShapes(request, self._shapes[1])

    def _node(self, path: str) -> LayerNode:
        """Return a layer's row; a shared layer's row stands for its last call."""
        return last_call(find_layer(path, self._info))


def can_be_shown(node: LayerNode) -> bool:
    """Tell whether a layer's output is, by its shape, what `LayerInspector.show` gives."""
    if node.is_shared or (node.type == "InputLayer" and "/" in node.path):
        return False
    return node.explainable or len(node.output_shape) in (2, 4)


def check_shape(node: LayerNode) -> None:
    """Refuse a layer whose output has no channels. Raises EngineError."""
    if node.type == "InputLayer" and "/" in node.path:
        raise EngineError(
            'Layer "{path}" only names the input of a nested model. '
            "Choose the layer before that model.",
            path=node.path,
        )
    if can_be_shown(node):
        return
    if not node.output_shape:
        raise EngineError(
            'Layer "{path}" has several outputs, or none that is known beforehand. '
            "Choose a layer inside it or after it.",
            path=node.path,
        )
    shape = " × ".join("any" if side is None else str(side) for side in node.output_shape[1:])
    raise EngineError(
        'Layer "{path}" has no channels: its output ({shape}) is neither a grid of channels nor '
        "a vector. Choose a convolution, a pooling or a dense layer.",
        path=node.path,
        shape=shape or "one number",
    )


def _answer(
    request: ShowActivations,
    values: NDArray[np.float32],
    weights: NDArray[np.float32] | None,
    started: float,
) -> Activations:
    values = np.asarray(values, np.float32)
    if values.ndim == 1:
        values = values[None, None]
    if values.ndim != 3:
        raise EngineError(
            'Layer "{path}" has no channels: its output is neither a grid of channels nor a '
            "vector. Choose a convolution, a pooling or a dense layer.",
            path=request.layer,
        )
    channels = channels_first(values)
    if weights is not None:
        weights.flags.writeable = False
    statistics = channel_statistics(channels.transpose(1, 2, 0))
    return Activations(request, channels, weights, _ms_since(started), statistics)


def _ms_since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
