"""Computes Faster-Score-CAM: Score-CAM with the N channels that vary most over the image.

Li 2020, github.com/tabayashi0117/Score-CAM. The channels are chosen for each image.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.attribution.layer_passes import activations_of, channel_count
from engine.attribution.methods.score_cam import weighed_by_scores

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from engine.attribution.layer_passes import LayerShape
    from engine.attribution.method_run import MethodRun, Step
    from engine.attribution.parameters import FasterScoreCamParameters


def steps(job: MethodRun) -> Iterator[Step]:
    """Yield the map, on the layer's grid, of the channels tried so far, most varied first."""
    score, activations = activations_of(job)
    chosen = most_varied(activations, job.parameters.channels)
    yield from weighed_by_scores(job, score, np.ascontiguousarray(activations[..., chosen]))


def passes(
    parameters: FasterScoreCamParameters,
    input_grid: tuple[int, int],
    layer_shape: LayerShape | None,
) -> tuple[int, int]:
    """Return how many inputs go (forward, forward and backward)."""
    return min(parameters.channels, channel_count(layer_shape)), 1


def most_varied(activations: NDArray[np.float32], count: int) -> NDArray[np.intp]:
    """Return the channels of largest standard deviation over the grid, largest first.

    Parameters
    ----------
    activations : ndarray of float32, shape (h, w, c)
        One image's.
    count : int
        How many; all when there are fewer. Of equals the first ones are taken.
    """
    std = activations.std(axis=(0, 1), dtype=np.float64)
    return np.argsort(-std, kind="stable")[:count]
