"""Converts RGB to and from decorrelated axes, which vary independently in photographs.

The matrix is the square root of the covariance of ImageNet's colours, as measured and published
with Olah, Mordvintsev, Schubert: Feature Visualization, Distill 2017, doi:10.23915/distill.00007.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from keras import ops

if TYPE_CHECKING:
    from numpy.typing import NDArray

_CORRELATION = np.array([[0.26, 0.09, 0.02], [0.27, 0.00, -0.05], [0.27, -0.09, 0.03]])
MIXING = (_CORRELATION / np.linalg.norm(_CORRELATION, axis=0).max()).astype(np.float32)
"""(3, 3): RGB is MIXING @ axes; the longest column has length 1."""

_NEAR_EDGE = 0.02  # black and white themselves are infinitely far away behind the sigmoid


def rgb_from_axes(axes: Any) -> Any:
    """Return pictures (n, h, w, 1 or 3) in 0-1 of values on decorrelated axes (n, 1 or 3, h, w).

    A single channel has nothing to be decorrelated from.
    """
    if axes.shape[1] == 3:
        # Written out, as a matrix product might be computed in bfloat16; plane by plane, which is
        # several times as fast as in the last axis.
        planes = [axes[:, column] for column in range(3)]
        mixed = [
            sum(float(MIXING[row, column]) * planes[column] for column in range(3))
            for row in range(3)
        ]
        axes = ops.stack(mixed, axis=1)
    return ops.transpose(ops.sigmoid(axes), (0, 2, 3, 1))


def axes_from_rgb(picture: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the values on decorrelated axes (1 or 3, h, w) of a picture (h, w, 1 or 3) in 0-1."""
    inside = np.clip(picture.astype(np.float64), _NEAR_EDGE, 1 - _NEAR_EDGE)
    values = np.log(inside) - np.log1p(-inside)
    if values.shape[-1] == 3:
        values = values @ np.linalg.inv(MIXING.astype(np.float64)).T
    return values.astype(np.float32).transpose(2, 0, 1)
