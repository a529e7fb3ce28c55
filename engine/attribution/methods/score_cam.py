"""Computes Score-CAM: relu(sum_k w_k A_k), w the softmax of the scores seen through channels.

Wang et al. 2020, "Score-CAM: Score-Weighted Visual Explanations for Convolutional Neural
Networks", equations 3 to 6 and algorithm 1. The paper subtracts the score of the empty input from
every score; the softmax over the channels is the same without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.attribution.layer_passes import activations_of, channel_count, checked_step
from engine.attribution.upsampling import upsampled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from engine.attribution.layer_passes import LayerShape
    from engine.attribution.method_run import MethodRun, Step
    from engine.attribution.parameters import ScoreCamParameters

_ROUNDING = 1e-6
"""A channel that varies less than this share of its largest value is constant in float32."""


def steps(job: MethodRun) -> Iterator[Step]:
    """Yield the map, on the layer's grid, of the channels tried so far, in their order."""
    score, activations = activations_of(job)
    yield from weighed_by_scores(job, score, activations)


def passes(
    parameters: ScoreCamParameters, input_grid: tuple[int, int], layer_shape: LayerShape | None
) -> tuple[int, int]:
    """Return how many inputs go (forward, forward and backward)."""
    return channel_count(layer_shape), 1


def weighed_by_scores(
    job: MethodRun, score: float, activations: NDArray[np.float32]
) -> Iterator[Step]:
    """Yield Score-CAM of these channels.

    A picture on the way is the map that the channels so far would give alone: their softmax.

    Parameters
    ----------
    job : MethodRun
        With `ScoreCamParameters`, or others that have the baseline.
    score : float
        The score of the untouched input.
    activations : ndarray of float32, shape (h, w, c)
        The channels, in the order in which they are tried.
    """
    baseline = job.baseline(job.parameters.baseline, job.parameters.color)
    size = job.inputs.shape[1:3]
    count = activations.shape[2]
    seen = np.zeros(count)

    def scores(start: int, stop: int) -> NDArray[np.float32]:
        masks = channel_masks(activations[..., start:stop], *size)
        return job.network.masked_scores(job.inputs, baseline, masks, job.objective)

    for start, stop, found in job.batches.run(count, scores):
        seen[start:stop] = found
        weights = softmax(seen[:stop]).astype(np.float32)
        raw = np.maximum(activations[..., :stop] @ weights, 0)
        yield checked_step(stop / count, raw, score)


def channel_masks(activations: NDArray[np.float32], height: int, width: int) -> NDArray[np.float32]:
    """Return channels as masks: upsampled, then stretched to 0-1.

    Parameters
    ----------
    activations : ndarray of float32, shape (h', w', n)
        Channels.
    height, width : int
        The input's size.

    Returns
    -------
    ndarray of float32, shape (n, height, width)
        0-1; all 0 for a constant channel, which shows nothing.
    """
    masks = upsampled(np.ascontiguousarray(np.moveaxis(activations, -1, 0)), height, width)
    lowest = masks.min(axis=(1, 2), keepdims=True)
    highest = masks.max(axis=(1, 2), keepdims=True)
    std = highest - lowest
    # Rounding in the upsampling must not be stretched to a picture.
    flat = std <= _ROUNDING * np.maximum(np.abs(lowest), np.abs(highest))
    masks -= lowest
    masks /= np.where(flat, 1, std)
    masks[flat[:, 0, 0]] = 0
    return masks


def softmax(scores: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return positive weights that sum to 1, whatever the size of the scores."""
    powers = np.exp(np.asarray(scores, np.float64) - scores.max())
    weights: NDArray[np.float64] = powers / powers.sum()
    return weights
