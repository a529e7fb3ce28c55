"""What is seen inside a network: activations and weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.requests import ShowActivations, ShowWeights


@dataclass(frozen=True, slots=True, eq=False)
class Activations:
    """A layer's activations for one input.

    Attributes
    ----------
    request : ShowActivations
        What was asked.
    values : ndarray of float32, shape (h, w, c)
        As the layer gives them; a vector (a dense or pooled layer) has h = w = 1. Read-only.
    weights : ndarray of float32, shape (c,), or None
        Grad-CAM's weight of each channel for the target; None without a target or a gradient.
    elapsed_ms : float
        In the engine.
    """

    request: ShowActivations
    values: NDArray[np.float32]
    weights: NDArray[np.float32] | None
    elapsed_ms: float


@dataclass(frozen=True, slots=True, eq=False)
class WeightArray:
    """Statistics of one of a layer's weights.

    Attributes
    ----------
    name : str
        As the framework names it: "kernel", "bias", "gamma".
    shape : tuple of int
        Its shape.
    minimum, mean, maximum, std : float
        Over all finite values.
    zeros : float
        Share of values that are exactly 0, 0-1.
    not_finite : int
        Number of values that are NaN or infinite.
    counts : ndarray of int64, shape (b,)
        Histogram: values in each of b equal bins from `minimum` to `maximum`.
    """

    name: str
    shape: tuple[int, ...]
    minimum: float
    mean: float
    maximum: float
    std: float
    zeros: float
    not_finite: int
    counts: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class WeightStatistics:
    """What a layer's weights tell.

    Attributes
    ----------
    request : ShowWeights
        What was asked.
    arrays : tuple of WeightArray
        Each weight of the layer itself; empty for a layer without weights.
    kernels : ndarray of float32, shape (h, w, c, n), or None
        The filters of a convolution that looks at 1, 3 or 4 channels (c), read-only: they can be
        seen as pictures.
    filter_count : int
        Number of filters (of units, in a dense layer); 0 when the layer has none.
    dead : tuple of int
        Filters all of whose weights are 0.
    elapsed_ms : float
        In the engine.
    """

    request: ShowWeights
    arrays: tuple[WeightArray, ...]
    kernels: NDArray[np.float32] | None
    filter_count: int
    dead: tuple[int, ...]
    elapsed_ms: float
