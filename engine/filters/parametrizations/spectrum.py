"""Converts pictures to and from Fourier coefficients, scaled by one over frequency.

A step of the same length in every coefficient then changes the picture as photographs vary: much
in the large, little in the small (Olah et al. 2017, "Preconditioning and Parameterization").
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from keras import ops

if TYPE_CHECKING:
    from numpy.typing import NDArray

_CONTRAST = 4.0  # values are divided by it, as published


def spectrum_shape(height: int, width: int, colors: int) -> tuple[int, int, int, int]:
    """Return the shape of a picture's coefficients: (2, c, w // 2 + 1, h).

    Real parts, then imaginary parts; columns first, in which the transform begins.
    """
    return 2, colors, width // 2 + 1, height


@lru_cache(maxsize=8)
def frequency_scale(height: int, width: int) -> NDArray[np.float32]:
    """Return what coefficients are multiplied by, of shape (w // 2 + 1, h); read-only."""
    frequencies = np.hypot(np.fft.rfftfreq(width)[:, None], np.fft.fftfreq(height)[None])
    lowest = 1 / max(height, width)
    scale = np.sqrt(height * width) / np.maximum(frequencies, lowest)
    result: NDArray[np.float32] = scale.astype(np.float32)
    result.flags.writeable = False
    return result


def values_of(spectrum: Any, height: int, width: int) -> Any:
    """Return the values (n, c, h, w) whose coefficients these are.

    Parameters
    ----------
    spectrum : tensor of float32, shape (n, 2, c, w // 2 + 1, h)
        Unscaled coefficients.
    height, width : int
        Of the picture.
    """
    # keras.ops has no two-dimensional real transform: columns by the complex one, whose inverse is
    # the conjugate of that of the conjugate, then rows by the real one.
    scaled = ops.multiply(spectrum, frequency_scale(height, width) / _CONTRAST)
    real, imaginary = ops.fft((scaled[:, 0], -scaled[:, 1]))
    real, imaginary = (ops.swapaxes(each, -1, -2) for each in (real, imaginary))
    return ops.irfft((real, -imaginary), fft_length=width) / height


def spectrum_of(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the unscaled coefficients (2, c, w // 2 + 1, h) of values (c, h, w)."""
    height, width = values.shape[1:]
    found = np.fft.rfft2(values.astype(np.float64)).swapaxes(-1, -2)
    found *= _CONTRAST / frequency_scale(height, width)
    return np.stack([found.real, found.imag]).astype(np.float32)
