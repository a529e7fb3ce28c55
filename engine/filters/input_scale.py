"""Converts between pictures (RGB, 0-1) and a network's input scale, affinely per channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from keras import ops

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class InputScale:
    """The scale of a network's input: ``input = picture * gain + offset``, blue first or not.

    Attributes
    ----------
    gain, offset : tuple of float
        One for each input channel, in the order fed. A channel of gain 0 (alpha) is constant.
    is_bgr : bool
        Blue is fed first.
    """

    gain: tuple[float, ...]
    offset: tuple[float, ...]
    is_bgr: bool = False

    @property
    def channels(self) -> int:
        """Number of input channels: 1, 3 or 4."""
        return len(self.gain)

    @property
    def colors(self) -> int:
        """Number of a picture's channels: 1 or 3."""
        return 1 if self.channels == 1 else 3

    @property
    def step(self) -> NDArray[np.float32]:
        """The size of 1 of 255 levels in the input's scale, of shape (c,)."""
        return np.array(self.gain, np.float32) / np.float32(255)

    def prepared(self, picture: Any) -> Any:
        """Return inputs (n, h, w, c) of pictures (n, h, w, 1 or 3), RGB, 0-1."""
        library = _library_of(picture)
        if self.is_bgr:
            picture = library.flip(picture, axis=-1)
        if self.channels == 4:  # the alpha's gain is 0: it is the offset alone
            picture = library.concatenate([picture, picture[..., :1]], axis=-1)
        gain, offset = (library.array(each, "float32") for each in (self.gain, self.offset))
        return picture * gain + offset

    def picture(self, inputs: Any) -> Any:
        """Return pictures (n, h, w, 1 or 3), RGB, 0-1 and perhaps beyond, of inputs."""
        library, colors = _library_of(inputs), self.colors
        gain, offset = (
            library.array(each[:colors], "float32") for each in (self.gain, self.offset)
        )
        picture = (inputs[..., :colors] - offset) / gain
        return library.flip(picture, axis=-1) if self.is_bgr else picture


def _library_of(numbers: Any) -> Any:
    """Return what computes with numbers: numpy with arrays, `keras.ops` with tensors.

    Not every framework mixes the two.
    """
    return np if isinstance(numbers, np.ndarray) else ops


def measured_scale(
    prepared: Callable[[NDArray[np.uint8]], NDArray[np.float32]],
) -> InputScale:
    """Return the scale of a way of preprocessing, from what it makes of a few pixels.

    Parameters
    ----------
    prepared : callable
        From RGB pixels (1, 1, 3) of uint8 to inputs (1, 1, 1, c) of float32; affine in each
        channel.
    """

    def of(*color: int) -> NDArray[np.float32]:
        return prepared(np.array(color, np.uint8).reshape(1, 1, 3)).reshape(-1)

    black, white = of(0, 0, 0), of(255, 255, 255)
    is_bgr = len(black) > 1 and bool(of(255, 0, 0)[0] == black[0])
    gain = white.astype(np.float64) - black
    return InputScale(tuple(map(float, gain)), tuple(map(float, black)), is_bgr)
