"""Computes CAM: sum_k W_k A_k, with the classifier's own weights W after global average pooling.

Zhou et al. 2016, "Learning Deep Features for Discriminative Localization", equation 2. Without a
ReLU, as there: negative places speak against the class.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.api.errors import EngineError
from engine.api.scores import ScoreKind
from engine.attribution.layer_passes import activations_of, checked_step, layer_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from engine.attribution.layer_passes import LayerShape
    from engine.attribution.method_run import MethodRun, Step
    from engine.backends.objective import Objective
    from engine.backends.protocol import Network


def steps(job: MethodRun) -> Iterator[Step]:
    """Yield the map of the layer that is pooled, on its own grid; its sum over Z is the logit's.

    Raises
    ------
    EngineError
        For another layer, or a network without global average pooling and one Dense layer.
    """
    weights = weights_at(job.network, job.objective, layer_of(job))
    score, activations = activations_of(job)
    yield checked_step(1.0, raw_map(activations, weights), score)


def raw_map(activations: NDArray[np.float32], weights: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the map (h, w) of activations (h, w, c) and the classifier's weights (c,)."""
    summed: NDArray[np.float64] = activations.astype(np.float64) @ weights.astype(np.float64)
    return summed


def pooled_weights(network: Network, objective: Objective) -> tuple[str, NDArray[np.float32]]:
    """Return the layer that is pooled, and the classifier's weights (c,) of its channels.

    Raises
    ------
    EngineError
        For a network without global average pooling and one Dense layer, and for another score than
        the logit.
    """
    found = network.pooled_weights(objective)
    if objective.score is not ScoreKind.LOGIT:
        raise EngineError("CAM adds up to the logit, to no other score. Choose the score logit.")
    if not objective.is_linear:
        raise EngineError("CAM adds up to a sum of units. Leave out the norm and the reference.")
    return found


def weights_at(network: Network, objective: Objective, layer: str | None) -> NDArray[np.float32]:
    """Return the classifier's weights (c,) of a layer's channels.

    Raises
    ------
    EngineError
        For another layer than the one that is pooled; as `pooled_weights`.
    """
    pooled, weights = pooled_weights(network, objective)
    if layer != pooled:
        raise EngineError(
            'CAM exists only for the layer before global average pooling. Choose layer "{layer}".',
            layer=pooled,
        )
    return weights


def passes(
    parameters: object, input_grid: tuple[int, int], layer_shape: LayerShape | None
) -> tuple[int, int]:
    """Return how many inputs go (forward, forward and backward)."""
    return 0, 1
