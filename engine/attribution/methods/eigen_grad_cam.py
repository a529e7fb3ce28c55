"""Computes Eigen-Grad-CAM: P v, with v the first right singular vector of P = G A (h * w, c).

As in Gildenblat et al., pytorch-grad-cam, `EigenGradCAM`, but not centred, as in Muhammad and
Yeasin 2020, "Eigen-CAM: Class Activation Map using Principal Components", equations 3 and 4.
"""

from __future__ import annotations

from typing import Any

from engine.attribution.principal_component import projection


def raw_map(activations: Any, gradients: Any) -> Any:
    """Return the raw Eigen-Grad-CAM map of one image.

    Parameters
    ----------
    activations, gradients : tensors of float32, shape (h, w, c)
        A, and G = d score / d A.

    Returns
    -------
    tensor of float32, shape (h, w)
        Not normalised; both signs may occur, and the sum is not negative.
    """
    return projection(activations * gradients)
