"""Pictures as their Fourier coefficients, scaled by one over frequency.

A step of the same length in every coefficient then changes the picture as photographs vary: much
in the large, little in the small (Olah et al. 2017, "Preconditioning and Parameterization").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from keras import ops

if TYPE_CHECKING:
    from numpy.typing import NDArray

_CONTRAST = 4.0  # values are divided by it, as published


def spectrum_shape(height: int, width: int, colours: int) -> tuple[int, int, int, int]:
    """Return the shape of a picture's coefficients: real and imaginary part last."""
    return colours, height, width // 2 + 1, 2


def frequency_scale(height: int, width: int) -> NDArray[np.float32]:
    """Return what coefficients are multiplied by, of shape (h, w // 2 + 1)."""
    frequencies = np.hypot(np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width)[None])
    lowest = 1 / max(height, width)
    scale = np.sqrt(height * width) / np.maximum(frequencies, lowest)
    result: NDArray[np.float32] = scale.astype(np.float32)
    return result


def values_of(spectrum: Any, height: int, width: int) -> Any:
    """Return the values (n, h, w, c) whose coefficients these are.

    Parameters
    ----------
    spectrum : tensor of float32, shape (n, c, h, w // 2 + 1, 2)
        Unscaled coefficients.
    height, width : int
        Of the picture.
    """
    # The missing half mirrors this one, which is what counting it twice and taking the real part
    # amounts to. keras.ops has no two-dimensional real transform.
    half = width // 2 + 1
    weights = np.full(half, 2.0, np.float32)
    weights[0] = 1.0
    if width % 2 == 0:
        weights[-1] = 1.0
    scaled = spectrum * (frequency_scale(height, width) * weights / _CONTRAST)[..., None]
    padded = ops.pad(scaled, [(0, 0), (0, 0), (0, 0), (0, width - half), (0, 0)])
    real, _ = ops.ifft2((padded[..., 0], padded[..., 1]))
    return ops.transpose(real, (0, 2, 3, 1))


def spectrum_of(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the unscaled coefficients (c, h, w // 2 + 1, 2) of values (h, w, c)."""
    height, width = values.shape[:2]
    found = np.fft.rfft2(values.transpose(2, 0, 1).astype(np.float64))
    found *= _CONTRAST / frequency_scale(height, width)
    return np.stack([found.real, found.imag], axis=-1).astype(np.float32)
