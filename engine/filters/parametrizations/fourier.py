"""Parametrizes pictures by Fourier coefficients in decorrelated colour: the default style.

They are transformed, lightly penalised and improved by Adam. Olah, Mordvintsev, Schubert: Feature
Visualization, Distill 2017. The objective's gradient with respect to the picture is divided by its
RMS before the penalties are taken off, so that their weights hold for every layer and model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from keras import ops

from engine.filters import transforms
from engine.filters.parametrizations import adam
from engine.filters.parametrizations.color_decorrelation import axes_from_rgb, rgb_from_axes
from engine.filters.parametrizations.registry import root_mean_square
from engine.filters.parametrizations.spectrum import spectrum_of, spectrum_shape, values_of
from engine.filters.parametrizations.textbook import half_way, in_colors
from engine.filters.regularizers import pull
from engine.filters.rng import channel_random, wild_picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from engine.filters.input_scale import InputScale
    from engine.filters.transforms import Mover

_NOISE = 0.01
_TINY = 1e-30


class Fourier:
    """See `Parametrization`; the state is coefficients and Adam's moments."""

    def __init__(
        self, scale: InputScale, height: int, width: int, moved: Mover | None = None
    ) -> None:
        self._moved = moved or transforms.moved
        self._scale = scale
        self._size = (height, width)

    def start(
        self,
        seed: int,
        channels: Sequence[int],
        attempts: Sequence[int],
        image: NDArray[np.float32] | None = None,
    ) -> tuple[NDArray[np.float32], ...]:
        """Return coefficients of faint noise, or of the image; the moments are zero."""
        rows = [
            self._start(seed, channel, attempt, image)
            for channel, attempt in zip(channels, attempts, strict=True)
        ]
        spectrum = np.stack(rows)
        return spectrum, np.zeros_like(spectrum), np.zeros_like(spectrum)

    def _start(
        self, seed: int, channel: int, attempt: int, image: NDArray[np.float32] | None
    ) -> NDArray[np.float32]:
        height, width = self._size
        colors = self._scale.colors
        picture = None if image is None else in_colors(image, colors)
        if attempt:
            wild = wild_picture(seed, channel, attempt, (height, width, colors))
            picture = wild if picture is None else half_way(picture, wild)
        if picture is not None:
            return spectrum_of(axes_from_rgb(picture))
        shape = spectrum_shape(height, width, colors)
        return channel_random(seed, channel).normal(0, _NOISE, shape).astype(np.float32)

    def moves(self, seed: int, count: int) -> NDArray[np.float32]:
        """Return jitter, scale and rotation for each step."""
        return transforms.moves(seed, count, *self._size)

    def held(self, parameters: Any) -> Any:
        """Return the pictures, RGB in 0-1."""
        return rgb_from_axes(values_of(parameters, *self._size))

    def prepared(self, held: Any, move: Any | None) -> Any:
        """Return the moved pictures in the input's scale."""
        return self._scale.prepared(held if move is None else self._moved(held, move))

    def uphill(self, held: Any, gradient: Any) -> Any:
        """Return the gradient of RMS 1 less that of the penalties; none where there is none."""
        size = root_mean_square(gradient)
        unit = gradient / ops.maximum(size, _TINY)
        return ops.where(size > 0, unit - pull(held), 0.0)

    def improved(self, state: tuple[Any, ...], uphill: Any, step: Any) -> tuple[Any, ...]:
        """Return coefficients and moments after a step of Adam."""
        spectrum, first, second = state
        return adam.climbed(spectrum, uphill, first, second, step)

    def shown(self, held: Any) -> Any:
        """Return the pictures as they are."""
        return held * 255.0
