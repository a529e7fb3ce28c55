"""Computes integrated gradients: (x - x') times the mean gradient on the path from x' to x.

Sundararajan et al. 2017, "Axiomatic Attribution for Deep Networks", equations 1 and 3, with the
trapezoid rule. The map is the signed sum over the channels, because only the sum is complete: all
values together are the score of the input x less that of the baseline x'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.attribution.layer_passes import checked_step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from engine.attribution.layer_passes import LayerShape
    from engine.attribution.method_run import MethodRun, Step
    from engine.attribution.parameters import IntegratedGradientsParameters


def steps(job: MethodRun) -> Iterator[Step]:
    """Yield the signed map, of the input's size.

    Points of the path are visited from coarse to fine, so that a picture on the way, made with the
    mean of the gradients so far, is already of the whole path.
    """
    baseline = job.baseline(job.parameters.baseline, job.parameters.color)[0]
    shares, weights = path(job.parameters.steps)
    order = coarse_to_fine(job.parameters.steps)
    total, weight, score = np.zeros(job.inputs.shape[1:]), 0.0, 0.0

    def gradients(start: int, stop: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        share = shares[order[start:stop], None, None, None]
        # Both ends are met exactly; x' + share * (x - x') would round x.
        points = (1 - share) * baseline + share * job.inputs
        return job.network.input_gradients(points, job.objective)

    for start, stop, (scores, found) in job.batches.run(len(order), gradients):
        if start == 0:
            score = float(scores[0])  # the first point is the input
        for index, gradient in zip(order[start:stop], found, strict=True):
            total += weights[index] * gradient
            weight += weights[index]
        raw = ((job.inputs[0] - baseline) * (total / weight)).sum(axis=-1)
        yield checked_step(stop / len(order), raw, score)


def passes(
    parameters: IntegratedGradientsParameters,
    input_grid: tuple[int, int],
    layer_shape: LayerShape | None,
) -> tuple[int, int]:
    """Return how many inputs go (forward, forward and backward)."""
    return 0, parameters.steps


def path(count: int) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
    """Return the trapezoid rule's points from 0 to 1, and their weights, which sum to 1.

    Parameters
    ----------
    count : int
        Number of points, at least 2.
    """
    weights = np.full(count, 1 / (count - 1))
    weights[[0, -1]] /= 2
    return np.linspace(0, 1, count, dtype=np.float32), weights


def coarse_to_fine(count: int) -> NDArray[np.intp]:
    """Return 0..count-1 with the last one first, then the first, then ever finer halves."""
    inner = np.arange(1, count - 1)
    lowest_bit = inner & -inner
    order = inner[np.argsort(-lowest_bit, kind="stable")]
    return np.concatenate([[count - 1, 0], order]).astype(np.intp)
