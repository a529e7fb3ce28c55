"""Computes SmoothGrad, VarGrad and SquareGrad: statistics of gradients of noisy copies.

Smilkov et al. 2017, "SmoothGrad: removing noise by adding noise"; Adebayo et al. 2018, "Sanity
Checks for Saliency Maps" (VarGrad); Hooker et al. 2019, "A Benchmark for Interpretability Methods
in Deep Neural Networks" (SquareGrad). Over the copies, the gradient's mean, variance (of the copies
themselves, divided by n) or mean square is taken for each pixel and channel; the map is its largest
absolute value over the channels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.attribution.layer_passes import checked_step, strongest, untouched_score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from engine.attribution.layer_passes import LayerShape
    from engine.attribution.method_run import MethodRun, Step
    from engine.attribution.parameters import NoiseParameters


def smoothgrad(job: MethodRun) -> Iterator[Step]:
    """Yield max_c abs(mean of g), of the input's size, over the copies so far."""
    return _statistic(job, lambda moments: moments.mean)


def vargrad(job: MethodRun) -> Iterator[Step]:
    """Yield max_c of the variance of g, of the input's size, over the copies so far."""
    return _statistic(job, lambda moments: moments.variance)


def squaregrad(job: MethodRun) -> Iterator[Step]:
    """Yield max_c of the mean of g², of the input's size, over the copies so far."""
    return _statistic(job, lambda moments: moments.mean_square)


def passes(
    parameters: NoiseParameters, input_grid: tuple[int, int], layer_shape: LayerShape | None
) -> tuple[int, int]:
    """Return how many inputs go (forward, forward and backward)."""
    return 1, parameters.samples


class Moments:
    """Mean and variance of arrays that come one after another, by Welford's method.

    Equal arrays have a variance of exactly 0, which the difference of two sums would not give: its
    rounding would be shown as a picture.

    Attributes
    ----------
    count : int
        Arrays so far.
    mean : ndarray of float64
        0 before the first.
    """

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.count = 0
        self.mean = np.zeros(shape)
        self._squares = np.zeros(shape)

    def add(self, values: NDArray[np.floating]) -> None:
        """Take one more array."""
        self.count += 1
        before = values - self.mean
        self.mean += before / self.count
        self._squares += before * (values - self.mean)

    @property
    def variance(self) -> NDArray[np.float64]:
        """Mean squared distance from the mean."""
        return self._squares / max(1, self.count)

    @property
    def mean_square(self) -> NDArray[np.float64]:
        """Mean of the squares."""
        return self.variance + self.mean**2


def _statistic(job: MethodRun, of: Callable[[Moments], NDArray[np.float64]]) -> Iterator[Step]:
    score = untouched_score(job)
    shape = job.inputs.shape[1:]
    sigma = np.float32(job.parameters.noise * (float(job.inputs.max()) - float(job.inputs.min())))
    moments = Moments(shape)

    def gradients(start: int, stop: int) -> NDArray[np.float32]:
        copies = np.empty((stop - start, *shape), np.float32)
        for index in range(start, stop):
            # Each copy has its own seed: it is the same in whatever batch it comes.
            random = np.random.default_rng((job.parameters.seed, index))
            noise = random.standard_normal(shape, np.float32)
            np.add(job.inputs[0], noise * sigma, out=copies[index - start])
        return job.network.input_gradients(copies, job.objective)[1]

    for _, stop, found in job.batches.run(job.parameters.samples, gradients):
        for gradient in found:
            moments.add(gradient)
        # One gradient has no variance yet: nothing to be seen would mislead.
        raw = strongest(of(moments)) if stop > 1 else None
        yield checked_step(stop / job.parameters.samples, raw, score)
