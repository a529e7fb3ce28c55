"""Computes CAM: sum_k W_k A_k, with the classifier's own weights W after global average pooling.

Zhou et al. 2016, "Learning Deep Features for Discriminative Localization", equation 2. Without a
ReLU, as there: negative places speak against the class.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.api.errors import EngineError
from engine.attribution.layer_passes import activations_of, checked_step, layer_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.attribution.layer_passes import LayerShape
    from engine.attribution.method_run import MethodRun, Step


def steps(job: MethodRun) -> Iterator[Step]:
    """Yield the map of the layer that is pooled, on its own grid; its sum over Z is the logit's.

    Raises
    ------
    EngineError
        For another layer, or a network without global average pooling and one Dense layer.
    """
    pooled, weights = job.network.pooled_weights(job.objective)
    if layer_of(job) != pooled:
        raise EngineError(
            'CAM exists only for the layer before global average pooling. Choose layer "{layer}".',
            layer=pooled,
        )
    score, activations = activations_of(job)
    yield checked_step(1.0, activations @ weights.astype(np.float64), score)


def passes(
    parameters: object, input_grid: tuple[int, int], layer_shape: LayerShape | None
) -> tuple[int, int]:
    """Return how many inputs go (forward, forward and backward)."""
    return 0, 1
