"""Randomness from a request's seed, so that every picture can be made again.

A channel's numbers follow from the seed, the channel and the attempt alone: whatever else is grown
with it changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_TRANSFORMS = 2**32  # keeps the stream of the transforms apart from those of the channels


def channel_random(seed: int, channel: int, attempt: int = 0) -> np.random.Generator:
    """Return the numbers that a channel's picture starts from."""
    return np.random.default_rng([seed, channel, attempt])


def transform_random(seed: int) -> np.random.Generator:
    """Return the numbers that the transforms of all channels are drawn from."""
    return np.random.default_rng([seed, _TRANSFORMS])


def wild_picture(
    seed: int, channel: int, attempt: int, shape: tuple[int, int, int]
) -> NDArray[np.float32]:
    """Return a start of full contrast, for a channel that had no gradient at a tame one.

    Parameters
    ----------
    seed, channel, attempt : int
        As in `channel_random`; the attempt counts from 1, and doubles the patches' side.
    shape : tuple
        (h, w, 1 or 3).

    Returns
    -------
    ndarray of float32, shape (h, w, 1 or 3)
        Patches of pure colours, 0 or 1.
    """
    random = channel_random(seed, channel, attempt)
    side = 2 ** (attempt - 1)
    rows, columns = (-(-length // side) for length in shape[:2])
    patches = random.integers(0, 2, (rows, columns, shape[2]))
    large = patches.repeat(side, axis=0).repeat(side, axis=1)
    return large[: shape[0], : shape[1]].astype(np.float32)
