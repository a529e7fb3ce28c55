"""Computes Ablation-CAM: relu(sum_k w_k A_k), w_k = (y - y_k) / abs(y), y_k without channel k.

Desai and Ramaswamy 2020, "Ablation-CAM: Visual Explanations for Deep Convolutional Network via
Gradient-free Localization", equations 4 and 5. The paper divides by y; with its absolute value a
negative score does not turn the map around.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.attribution.layer_passes import (
    activations_of,
    channel_count,
    checked_step,
    layer_of,
    untouched_score,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from engine.attribution.layer_passes import LayerShape
    from engine.attribution.method_run import MethodRun, Step

SMALLEST_SCORE = 1e-7
"""Below this a score counts as this much, so that nothing is divided by zero."""


def steps(job: MethodRun) -> Iterator[Step]:
    """Yield the map, on the layer's grid, of the channels left out so far, in their order.

    A picture on the way lacks the channels that were not yet tried, as if they did not matter.
    """
    layer = layer_of(job)
    _, activations = activations_of(job)
    # Taken forward like the scores it is compared with: a pass with gradients may round otherwise.
    score = untouched_score(job)
    count = activations.shape[2]
    weights = np.zeros(count)

    def scores(start: int, stop: int) -> NDArray[np.float32]:
        channels = np.arange(start, stop, dtype=np.int32)
        return job.network.ablated_scores(job.inputs, layer, channels, job.objective)

    for start, stop, found in job.batches.run(count, scores):
        weights[start:stop] = (score - found.astype(np.float64)) / max(abs(score), SMALLEST_SCORE)
        raw = np.maximum(activations[..., :stop] @ weights[:stop], 0)
        yield checked_step(stop / count, raw, score)


def passes(
    parameters: object, input_grid: tuple[int, int], layer_shape: LayerShape | None
) -> tuple[int, int]:
    """Return how many inputs go (forward, forward and backward).

    At most: what lies before the layer is run once, not once a channel.
    """
    return channel_count(layer_shape) + 1, 1
