"""Makes baseline pictures, which perturbation methods put in the place of what they hide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BLUR_SHARE = 0.1


def baseline_picture(pixels: NDArray[np.uint8], kind: str, color: str) -> NDArray[np.uint8]:
    """Return a picture of the same size that stands for the absence of information.

    Parameters
    ----------
    pixels : ndarray of uint8, shape (h, w, 3)
        RGB, 0-255.
    kind : str
        "mean" (the picture's mean colour), "black", "blur" (Gaussian, a tenth of the shorter side)
        or "colour".
    color : str
        ``#rrggbb``, for "colour".

    Returns
    -------
    ndarray of uint8, shape (h, w, 3)
        RGB, 0-255.
    """
    if kind == "blur":
        sigma = max(1.0, min(pixels.shape[:2]) * _BLUR_SHARE)
        blurred = cv2.GaussianBlur(pixels, (0, 0), sigma, borderType=cv2.BORDER_REPLICATE)
        return np.asarray(blurred, np.uint8)
    flat = np.zeros(3, np.uint8)
    if kind == "mean":
        flat = np.round(pixels.mean(axis=(0, 1))).astype(np.uint8)
    elif kind == "color":
        flat = np.frombuffer(bytes.fromhex(color.removeprefix("#")), np.uint8)
    return np.broadcast_to(flat, pixels.shape).copy()
