"""Grad-CAM: relu(sum_k mean_hw(G_k) A_k).

Selvaraju et al. 2017, "Grad-CAM: Visual Explanations from Deep Networks via Gradient-based
Localization", equations 1 and 2.
"""

from __future__ import annotations

from typing import Any

from keras import ops


def raw_map(activations: Any, gradients: Any) -> Any:
    """Return the raw Grad-CAM map.

    Parameters
    ----------
    activations, gradients : tensors of float32, shape (n, h, w, c)
        A, and G = d score / d A.

    Returns
    -------
    tensor of float32, shape (n, h, w)
        Not negative, not normalised.
    """
    weights = ops.mean(gradients, axis=(1, 2), keepdims=True)
    return ops.relu(ops.sum(weights * activations, axis=-1))
