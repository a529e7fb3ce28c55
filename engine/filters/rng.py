"""Draws random numbers from a request's seed, so that every picture can be made again.

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
    """Return a start of strong contrast, for a channel that had no gradient at a tame one.

    Parameters
    ----------
    seed, channel, attempt : int
        As in `channel_random`; the attempt counts from 1. The first is clouds, of which little is
        left when the picture has grown; later ones are ever finer, the fourth is plain noise.
    shape : tuple
        (h, w, 1 or 3).

    Returns
    -------
    ndarray of float32, shape (h, w, 1 or 3)
        Colours, 0-1, with a mean of 0.5 and a deviation of about 0.4 before they were cut off.
    """
    height, width, _ = shape
    noise = channel_random(seed, channel, attempt).normal(size=shape)
    frequencies = np.hypot(np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width)[None])
    frequencies = np.maximum(frequencies, 1 / max(height, width))
    steepness = max(0.0, 2.0 - (attempt - 1) * 2 / 3)
    spectrum = np.fft.rfft2(noise, axes=(0, 1)) / frequencies[..., None] ** steepness
    spectrum[0, 0] = 0
    clouds = np.fft.irfft2(spectrum, s=(height, width), axes=(0, 1))
    clouds *= 0.4 / max(float(clouds.std()), 1e-12)
    return np.clip(clouds + 0.5, 0, 1).astype(np.float32)
