"""The projection of a layer on its first right singular vector: for the two eigen methods.

Found by squaring the Gram matrix of the smaller side again and again. Measured on two cores, this
takes 10 ms for a 28 x 28 x 512 layer, of which 2.4 are the Gram matrix, against 31 ms with an
eigenvalue solver, and is not slower on any size; multiplying a vector with the layer itself is
quicker only when few rounds do.
"""

from __future__ import annotations

from typing import Any

from keras import ops

from engine.explain.sums import cells_by_channels

SQUARINGS = 12
"""Worth 4096 rounds of power iteration: singular values 0.2 % apart are told apart to 1e-4."""


def projection(tensor: Any) -> Any:
    """Return the tensor's part along its strongest pattern over the channels.

    With X the tensor as a matrix (h * w, c), not centred, and v its first right singular vector,
    this is X v, with the sign that makes its sum positive. It is all 0 where X is.

    Parameters
    ----------
    tensor : tensor of float32, shape (h, w, c)
        Any layer's values.

    Returns
    -------
    tensor of float32, shape (h, w)
        Both signs may occur.
    """
    height, width, _ = ops.shape(tensor)
    matrix = cells_by_channels(tensor)
    cells, channels = ops.shape(matrix)
    # Squares of large values would overflow, and those of small ones vanish.
    scaled = matrix / _not_zero(ops.max(ops.abs(matrix)))
    if isinstance(cells, int) and cells < channels:
        left = _leading_vector(ops.matmul(scaled, ops.transpose(scaled)))
        right = ops.matmul(left, scaled)
    else:  # also where the grid is known at run time only
        right = _leading_vector(ops.matmul(ops.transpose(scaled), scaled))
    right = right / _not_zero(ops.sqrt(ops.sum(right * right)))
    along = ops.matmul(matrix, ops.transpose(right))
    along = ops.where(ops.sum(along) < 0, -along, along)
    return ops.reshape(along, (height, width))


def _leading_vector(gram: Any) -> Any:
    """Return a multiple of a symmetric, positive matrix' first eigenvector, of shape (1, n)."""
    # A high power of it is nearly the leading vector's product with itself. The row of the largest
    # diagonal entry is the vector times its own largest entry: never nearly 0, and no random start.
    power = gram
    for _ in range(SQUARINGS):
        power = power / _not_zero(ops.sum(ops.diagonal(power)))
        power = ops.matmul(power, power)
    largest = ops.argmax(ops.diagonal(power))
    return ops.expand_dims(ops.take(power, largest, axis=0), 0) / _not_zero(ops.max(power))


def _not_zero(value: Any) -> Any:
    """Return a divisor that leaves what is all 0 as it is."""
    return ops.where(value == 0, ops.ones_like(value), value)
