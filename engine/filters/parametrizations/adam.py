"""Takes uphill steps of Adam (Kingma, Ba 2015, algorithm 1), for `fourier`."""

from __future__ import annotations

from typing import Any

from keras import ops

RATE = 0.1
_FIRST, _SECOND, _EPSILON = 0.9, 0.999, 1e-8


def climbed(
    values: Any, gradient: Any, first: Any, second: Any, step: Any, rate: float = RATE
) -> tuple[Any, Any, Any]:
    """Return the values after one step uphill, and the two moments.

    Parameters
    ----------
    values, gradient, first, second : tensors of float32, all of one shape
        What is improved, its gradient, and the moments: zero at first.
    step : scalar tensor of float32
        1 for the first step.
    rate : float
        Length of a step.
    """
    first = _FIRST * first + (1 - _FIRST) * gradient
    second = _SECOND * second + (1 - _SECOND) * ops.square(gradient)
    mean = first / (1 - ops.power(_FIRST, step))
    square = second / (1 - ops.power(_SECOND, step))
    return values + rate * mean / (ops.sqrt(square) + _EPSILON), first, second
