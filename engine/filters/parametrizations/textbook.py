"""Parametrizes pictures by their pixels: grey noise, and steps along the normalised gradient.

Chollet, Deep Learning with Python, 2018, section 5.4.2. The book climbs on a picture of 0-255.
Here the picture lives in the model's input scale, so that a step of 1 is one of 255 levels there:
1 for a model fed 0-255 (with a mean subtracted or not), 1/255 for one fed 0-1, 1/127.5 for one fed
-1 to 1. No step is clipped, nothing is penalised, and nothing moves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from keras import ops

from engine.filters.parametrizations.registry import root_mean_square
from engine.filters.rng import channel_random, wild_picture
from engine.filters.transforms import no_moves

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from engine.filters.input_scale import InputScale
    from engine.filters.transforms import Mover

GREY, NOISE = 128.0, 20.0
_TINY = 1e-5


class Textbook:
    """See `Parametrization`; the state is the inputs themselves, (n, h, w, c)."""

    def __init__(
        self, scale: InputScale, height: int, width: int, moved: Mover | None = None
    ) -> None:
        self._scale = scale
        self._size = (height, width)

    def start(
        self,
        seed: int,
        channels: Sequence[int],
        attempts: Sequence[int],
        image: NDArray[np.float32] | None = None,
    ) -> tuple[NDArray[np.float32], ...]:
        """Return uniform noise of 128 to 148 of 255, or the image; in the input's scale.

        It is rounded to float32 at the end only: 40 steps make a last bit visible.
        """
        pictures = [
            self._start(seed, channel, attempt, image)
            for channel, attempt in zip(channels, attempts, strict=True)
        ]
        inputs: NDArray[np.float32] = np.asarray(
            self._scale.prepared(np.stack(pictures)), np.float32
        )
        return (inputs,)

    def _start(
        self, seed: int, channel: int, attempt: int, image: NDArray[np.float32] | None
    ) -> NDArray[np.floating]:
        shape = (*self._size, self._scale.colors)
        if attempt:
            wild = wild_picture(seed, channel, attempt, shape)
            return wild if image is None else half_way(in_colors(image, shape[2]), wild)
        if image is not None:
            return in_colors(image, shape[2])
        noise = channel_random(seed, channel).random(shape)
        return (GREY + NOISE * noise) / 255

    def moves(self, seed: int, count: int) -> NDArray[np.float32]:
        """Return moves that do nothing."""
        return no_moves(count)

    def held(self, parameters: Any) -> Any:
        """Return the inputs."""
        return parameters

    def prepared(self, held: Any, move: Any | None) -> Any:
        """Return the inputs."""
        return held

    def uphill(self, held: Any, gradient: Any) -> Any:
        """Return the gradient divided by its RMS."""
        return gradient / (root_mean_square(gradient) + _TINY)

    def improved(self, state: tuple[Any, ...], uphill: Any, step: Any) -> tuple[Any, ...]:
        """Return the inputs one step further."""
        return (state[0] + ops.multiply(uphill, self._scale.step),)

    def shown(self, held: Any) -> Any:
        """Return the pictures with mean 0.5 and standard deviation 0.1 of 255, clipped."""
        pictures = self._scale.picture(held) * 255.0
        pictures = pictures - ops.mean(pictures, axis=(1, 2, 3), keepdims=True)
        pictures = pictures / (root_mean_square(pictures) + _TINY)
        return ops.clip(pictures * 0.1 + 0.5, 0.0, 1.0) * 255.0


def in_colors(image: NDArray[np.float32], colors: int) -> NDArray[np.float32]:
    """Return RGB (h, w, 3) as it is, or its brightness (h, w, 1) by ITU-R 601."""
    if colors == 3:
        return image
    return (image @ np.array([0.299, 0.587, 0.114], np.float32))[..., None]


def half_way(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the mean of two pictures."""
    return ((one + other) / 2).astype(np.float32)
