"""Sums over the grid and over channels by matrix products, for methods of `Scope.ALL_LAYERS`.

On CPUs a product with ones reads an array about 1.5 times faster than a reduction over its leading
axes, and with all layers together that is most of the work. Methods that are computed together
write equal sums alike, so that the framework, compiling them, computes them once. Products are
written with ``@``, which every framework has: `keras.ops.matmul` takes longer to trace.
"""

from __future__ import annotations

from typing import Any

from keras import ops


def cells_by_channels(tensor: Any) -> Any:
    """Return a tensor (h, w, c) as a matrix (h * w, c)."""
    height, width, channels = ops.shape(tensor)
    return ops.reshape(tensor, (height * width, channels))


def over_grid(matrix: Any) -> Any:
    """Return each channel's sum over the cells of a matrix (h * w, c), of shape (1, c)."""
    return ops.ones((1, ops.shape(matrix)[0]), dtype="float32") @ matrix


def over_channels(tensor: Any) -> Any:
    """Return the sum over the channels of a tensor (h, w, c), of shape (h, w)."""
    return weighted(tensor, ops.ones((1, ops.shape(tensor)[2]), dtype="float32"))


def weighted(tensor: Any, weights: Any) -> Any:
    """Return the sum over the channels of weights (1, c) times a tensor (h, w, c)."""
    height, width, channels = ops.shape(tensor)
    flat = cells_by_channels(tensor) @ ops.reshape(weights, (channels, 1))
    return ops.reshape(flat, (height, width))
