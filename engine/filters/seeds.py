"""Randomness from a request's seed, so that every picture can be made again.

A channel's numbers follow from the seed, the channel and the attempt alone: whatever else is grown
with it changes nothing.
"""

from __future__ import annotations

import numpy as np

_TRANSFORMS = 2**32  # keeps the stream of the transforms apart from those of the channels


def channel_random(seed: int, channel: int, attempt: int = 0) -> np.random.Generator:
    """Return the numbers that a channel's picture starts from."""
    return np.random.default_rng([seed, channel, attempt])


def transform_random(seed: int) -> np.random.Generator:
    """Return the numbers that the transforms of all channels are drawn from."""
    return np.random.default_rng([seed, _TRANSFORMS])
