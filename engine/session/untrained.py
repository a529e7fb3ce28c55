"""Recognises weights that look as their initializers left them, for `open_model`.

A layer looks untrained when nothing in it differs from what its initializers give: constants (zero
biases, gamma 1, moving mean 0 and variance 1) are exactly what they were, and kernels still have
their initializer's distribution, by limits, standard deviation and the test of Kolmogorov and
Smirnov. Training moves a bias or a moving mean with its first step. docs/decisions/0030 has the
rivals.
"""

from __future__ import annotations

import math
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from engine.api.model import UntrainedWeights
from engine.backends.initializers import TRUNCATED_STD, Distribution

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from engine.backends.initializers import Initial, WeightSample

LEAST_VALUES = 100
"""Numbers of a kernel below which nothing is said of a single layer."""
LEAST_WITHOUT_CONSTANTS = 1000
"""The same for a layer without a bias: its kernel is all that there is to look at."""
_ROUNDING = 4e-3  # of weights that were kept as bfloat16, relative
_CRITICAL = math.sqrt(-math.log(1e-6 / 2) / 2)  # one fresh kernel in a million is not recognised
_STD_ERRORS = 5  # standard errors of the standard deviation; those of a normal are the largest
_STD = {
    Distribution.UNIFORM: 1 / math.sqrt(3),
    Distribution.NORMAL: 1.0,
    Distribution.TRUNCATED_NORMAL: TRUNCATED_STD,
}
_Z = np.linspace(-8, 8, 4097)
_NORMAL_CDF = np.array([0.5 * (1 + math.erf(z / math.sqrt(2))) for z in _Z])
_CUT_OFF = 0.5 * (1 + math.erf(-2 / math.sqrt(2)))  # share of a normal below -2


def untrained_weights(samples: Iterable[WeightSample]) -> UntrainedWeights | None:
    """Return which layers' weights look untrained; None when none do.

    Parameters
    ----------
    samples : iterable of WeightSample
        Those of a layer follow each other.
    """
    layers = [_Layer(path, list(group)) for path, group in groupby(samples, lambda one: one.layer)]
    # A moved statistic of a normalisation says that the kernels beside it were trained, too,
    # however little they moved.
    moved = any(layer.is_changed and not layer.random_count for layer in layers)
    fresh = [layer for layer in layers if layer.looks_untrained(alone=not moved)]
    if not fresh:
        return None
    is_whole = not any(layer.is_changed for layer in layers)
    if not is_whole:
        fresh = [layer for layer in fresh if layer.random_count >= LEAST_VALUES]
    return UntrainedWeights(tuple(layer.path for layer in fresh), is_whole) if fresh else None


class _Layer:
    """Findings on one layer's weights."""

    def __init__(self, path: str, samples: list[WeightSample]) -> None:
        constants = [one for one in samples if _is_constant(one)]
        drawn = [one for one in samples if not _is_constant(one)]
        self.path = path
        self.random_count = sum(len(one.values) for one in drawn)
        self.is_changed = not all(is_initial(one.values, one.initial) for one in samples)
        self._has_constants = bool(constants)
        self._has_limits = all(math.isfinite(one.initial.limit) for one in drawn)
        shapes = {one.initial.distribution for one in drawn}
        # PyTorch draws biases like kernels. Many numbers lie close to a uniform's limit: training
        # that moves them by a hundredth of it takes some beyond.
        self._is_sharp = len(drawn) > 1 and shapes == {Distribution.UNIFORM}

    def looks_untrained(self, *, alone: bool) -> bool:
        """Tell whether its kernels are as they were drawn.

        `alone` believes those without bias, too.
        """
        if self.is_changed or not self.random_count:
            return False
        if self._has_constants:
            return True
        is_told = self._has_limits and self.random_count >= LEAST_WITHOUT_CONSTANTS
        return is_told and (alone or self._is_sharp)


def _is_constant(sample: WeightSample) -> bool:
    return sample.initial.distribution is Distribution.CONSTANT


def is_initial(values: NDArray[np.float32], initial: Initial) -> bool:
    """Tell whether numbers may be those that an initializer gave.

    Parameters
    ----------
    values : ndarray of float32, shape (n,)
        The numbers.
    initial : Initial
        What the initializer gives.
    """
    if not len(values):
        return True
    if initial.spread == 0:
        return bool(np.all(values == np.float32(initial.center)))
    if np.abs(values.astype(np.float64) - initial.center).max() > initial.limit * (1 + _ROUNDING):
        return False
    expected_std = initial.spread * _STD[initial.distribution]
    if abs(values.std() - expected_std) > _STD_ERRORS * expected_std / math.sqrt(2 * len(values)):
        return False
    return distance(values, initial) <= _CRITICAL / math.sqrt(len(values))


def distance(values: NDArray[np.float32], initial: Initial) -> float:
    """Return the Kolmogorov-Smirnov distance of numbers (n,) from a distribution, 0-1."""
    z = (np.sort(values.astype(np.float64)) - initial.center) / initial.spread
    match initial.distribution:
        case Distribution.UNIFORM:
            expected = np.clip((z + 1) / 2, 0, 1)
        case Distribution.TRUNCATED_NORMAL:
            below = np.interp(z, _Z, _NORMAL_CDF)
            expected = np.clip((below - _CUT_OFF) / (1 - 2 * _CUT_OFF), 0, 1)
        case _:
            expected = np.interp(z, _Z, _NORMAL_CDF)
    steps = np.arange(len(z) + 1) / len(z)
    return float(max((steps[1:] - expected).max(), (expected - steps[:-1]).max()))
