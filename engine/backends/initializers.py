"""Describes how initializers fill weights before training, for backends and `engine.session`.

Backends translate their framework's initializers into `Initial`; `engine.session.untrained`
compares weights with them. Nothing here knows a framework.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

MOST_VALUES = 10_000
"""Numbers of a weight that are enough to tell distributions apart."""
TRUNCATED_STD = 0.87962566103423978
"""Standard deviation of a standard normal distribution that is cut off at 2."""


class Distribution(StrEnum):
    """Shapes in which initializers draw numbers."""

    CONSTANT = "constant"
    UNIFORM = "uniform"
    NORMAL = "normal"
    TRUNCATED_NORMAL = "truncated normal"


@dataclass(frozen=True, slots=True)
class Initial:
    """Numbers that an initializer gives.

    Attributes
    ----------
    distribution : Distribution
        Their shape.
    center : float
        Their mean, or the constant.
    spread : float
        Half the width of a uniform distribution; the standard deviation of a normal one, before it
        is cut off at twice that; 0 for a constant.
    """

    distribution: Distribution
    center: float = 0.0
    spread: float = 0.0

    @property
    def limit(self) -> float:
        """Largest distance from the center that can be drawn; infinite for a normal."""
        match self.distribution:
            case Distribution.TRUNCATED_NORMAL:
                return 2 * self.spread
            case Distribution.NORMAL:
                return math.inf
            case _:
                return self.spread


@dataclass(frozen=True, slots=True, eq=False)
class WeightSample:
    """Some numbers of one of a layer's weights.

    Attributes
    ----------
    layer : str
        Path.
    values : ndarray of float32, shape (n,)
        Numbers from all over the weight, in any order.
    initial : Initial
        How its initializer fills it.
    """

    layer: str
    values: NDArray[np.float32]
    initial: Initial


def spread_places(size: int) -> NDArray[np.int64]:
    """Return places all over a weight of so many numbers: one from each equal stretch.

    Each at most once; all of them where the weight has no more than `MOST_VALUES`.
    """
    if size <= MOST_VALUES:
        return np.arange(size)
    starts = np.arange(MOST_VALUES) + np.random.default_rng(0).random(MOST_VALUES)
    return (starts * (size / MOST_VALUES)).astype(np.int64)


def fans(shape: Sequence[int]) -> tuple[int, int]:
    """Return how many inputs and outputs the units of a kernel have, shape (..., c, n)."""
    if len(shape) < 2:
        side = shape[0] if shape else 1
        return side, side
    cells = math.prod(shape[:-2])
    return cells * shape[-2], cells * shape[-1]


def variance_scaling(
    shape: Sequence[int], scale: float, mode: str, distribution: Distribution
) -> Initial:
    """Return the numbers whose variance is `scale` divided by a kernel's fan.

    Glorot (scale 1, "fan_avg"), He (2, "fan_in") and LeCun (1, "fan_in") are of this family.

    Parameters
    ----------
    shape : sequence of int
        Of the kernel.
    scale : float
        Positive.
    mode : str
        "fan_in", "fan_out" or "fan_avg".
    distribution : Distribution
        Not a constant.
    """
    fan_in, fan_out = fans(shape)
    fan = {"fan_in": fan_in, "fan_out": fan_out, "fan_avg": (fan_in + fan_out) / 2}[mode]
    std = math.sqrt(scale / max(1.0, fan))
    match distribution:
        case Distribution.UNIFORM:
            return Initial(distribution, spread=math.sqrt(3) * std)
        case Distribution.TRUNCATED_NORMAL:
            return Initial(distribution, spread=std / TRUNCATED_STD)
        case _:
            return Initial(distribution, spread=std)
