"""Penalises a picture by total variation (smoothness) and L2 (near to mid grey).

The parametrization divides each picture's gradient by its RMS, so that these weights mean the same
whatever a channel's activations are worth.
"""

from __future__ import annotations

from typing import Any

from keras import ops

VARIATION = 0.05
"""Weight of half the sum of squared differences of neighbours."""
L2 = 0.05
"""Weight of half the sum of squared differences from mid grey."""


def pull(pictures: Any) -> Any:
    """Return the gradient of the penalties, of shape (n, h, w, c).

    Parameters
    ----------
    pictures : tensor of float32, shape (n, h, w, c)
        0-1.
    """
    # Repeated edges: there the difference to the neighbour outside is 0.
    framed = ops.pad(pictures, [(0, 0), (1, 1), (1, 1), (0, 0)], mode="symmetric")
    neighbours = (
        framed[:, :-2, 1:-1] + framed[:, 2:, 1:-1] + framed[:, 1:-1, :-2] + framed[:, 1:-1, 2:]
    )
    return VARIATION * (4 * pictures - neighbours) + L2 * (pictures - 0.5)
