"""Computes Eigen-CAM: A v, v the first right singular vector of A (h * w, c), for any class.

Muhammad and Yeasin 2020, "Eigen-CAM: Class Activation Map using Principal Components", equations 3
and 4. A is not centred.
"""

from __future__ import annotations

from typing import Any

from engine.attribution.principal_component import projection


def raw_map(activations: Any, gradients: Any) -> Any:
    """Return the raw Eigen-CAM map of one image.

    Parameters
    ----------
    activations, gradients : tensors of float32, shape (h, w, c)
        A, and G = d score / d A, which is not used: the map knows no class.

    Returns
    -------
    tensor of float32, shape (h, w)
        Not normalised; both signs may occur, and the sum is not negative.
    """
    return projection(activations)
