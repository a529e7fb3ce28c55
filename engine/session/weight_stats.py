"""Computes statistics of a layer's weights: histograms, dead filters. For `layer_inspection`.

Kernels have their filters on the last axis (`LayerWeights.kernel`): (h, w, c, n) for a convolution,
(c, n) for a dense layer.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.api.activations import WeightArray

if TYPE_CHECKING:
    from numpy.typing import NDArray

BINS = 64
PART = 1 << 20
SEEN_CHANNELS = (1, 3, 4)
"""Numbers of input channels that are seen as a picture: grey, RGB, RGB and alpha."""


def weight_array(name: str, array: NDArray[Any]) -> WeightArray:
    """Return the statistics of one weight.

    Parameters
    ----------
    name : str
        As the framework names it.
    array : ndarray
        Numbers of any shape and type.
    """
    values = np.asarray(array).ravel()
    if values.dtype not in (np.float32, np.float64):
        values = values.astype(np.float64)
    is_finite = np.isfinite(values)
    finite = values if is_finite.all() else values[is_finite]
    if not len(finite):
        return WeightArray(
            name, array.shape, 0.0, 0.0, 0.0, 0.0, 0.0, len(values), np.zeros(BINS, np.int64)
        )
    low, high = float(finite.min()), float(finite.max())
    if low == high:  # all in the middle bin
        counts = np.zeros(BINS, np.int64)
        counts[BINS // 2] = len(finite)
    else:
        counts = np.histogram(finite, BINS, (low, high))[0].astype(np.int64)
    counts.flags.writeable = False
    mean = float(finite.mean(dtype=np.float64))
    return WeightArray(
        name=name,
        shape=array.shape,
        minimum=low,
        mean=mean,
        maximum=high,
        std=_std(finite, mean),
        zeros=float(np.count_nonzero(finite == 0) / len(finite)),
        not_finite=len(values) - len(finite),
        counts=counts,
    )


def _std(values: NDArray[Any], mean: float) -> float:
    """Return the standard deviation in float64, part by part: large weights are not copied."""
    parts = (values[start : start + PART] for start in range(0, len(values), PART))
    squares = sum(float(np.square(part - mean, dtype=np.float64).sum()) for part in parts)
    return math.sqrt(squares / len(values))


def dead_filters(kernel: NDArray[Any] | None) -> tuple[int, tuple[int, ...]]:
    """Return how many filters a kernel has, and which of them are 0 everywhere."""
    if kernel is None or kernel.ndim < 2:
        return 0, ()
    flat = kernel.reshape(-1, kernel.shape[-1])
    return kernel.shape[-1], tuple(int(one) for one in np.flatnonzero(~flat.any(axis=0)))


def kernels_of(kernel: NDArray[Any] | None) -> NDArray[np.float32] | None:
    """Return a convolution's kernel if its filters can be seen as pictures.

    Returns
    -------
    ndarray of float32, shape (h, w, c, n), or None
        Read-only; None unless c is 1, 3 or 4 and the filters are larger than one cell.
    """
    if kernel is None or kernel.ndim != 4 or kernel.shape[2] not in SEEN_CHANNELS:
        return None
    if kernel.shape[:2] == (1, 1):
        return None
    kept = np.array(kernel, np.float32)
    kept.flags.writeable = False
    return kept
