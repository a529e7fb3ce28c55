"""Transforms pictures before each step: jitter, scale and rotation, in one resampling.

That keeps gradient ascent from patterns that only work on one grid of pixels. One transform is
drawn for each step, the same for all pictures of that step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from keras import ops

from engine.filters.rng import transform_random

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Mover = Callable[[Any, Any], Any]
    """Like `moved`."""

JITTER = 1 / 16
"""Shift in each direction, as a share of the side."""
SCALE = 0.05
"""Larger or smaller by this share."""
ROTATION = 5.0
"""Degrees to each side."""


def moves(seed: int, count: int, height: int, width: int) -> NDArray[np.float32]:
    """Return the moves of the first `count` steps, of shape (count, 8).

    Each row maps an output pixel (x, y) to where it is sampled:
    ``(a0 x + a1 y + a2, b0 x + b1 y + b2)``; more steps begin with the same moves.
    """
    drawn = transform_random(seed).uniform(-1, 1, (count, 4))
    factor = 1 + SCALE * drawn[:, 0]
    angle = np.deg2rad(ROTATION * drawn[:, 1])
    cos, sin = np.cos(angle) * factor, np.sin(angle) * factor
    middle_x, middle_y = (width - 1) / 2, (height - 1) / 2
    shift_x, shift_y = JITTER * width * drawn[:, 2], JITTER * height * drawn[:, 3]
    rows = np.zeros((count, 8))
    rows[:, 0], rows[:, 1] = cos, -sin
    rows[:, 2] = middle_x + shift_x - cos * middle_x + sin * middle_y
    rows[:, 3], rows[:, 4] = sin, cos
    rows[:, 5] = middle_y + shift_y - sin * middle_x - cos * middle_y
    return rows.astype(np.float32)


def no_moves(count: int) -> NDArray[np.float32]:
    """Return moves that leave a picture where it is, of shape (count, 8)."""
    return np.tile(np.array([1, 0, 0, 0, 1, 0, 0, 0], np.float32), (count, 1))


def moved(pictures: Any, move: Any) -> Any:
    """Return pictures (n, h, w, c) moved by one row (8,) of `moves`; edges are mirrored."""
    return ops.image.affine_transform(
        pictures,
        ops.ones((ops.shape(pictures)[0], 1)) * move,
        interpolation="bilinear",
        fill_mode="reflect",
        data_format="channels_last",
    )
