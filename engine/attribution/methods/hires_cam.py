"""Computes HiResCAM: relu(sum_k G_k A_k), place by place.

Draelos and Carin 2020, "Use HiResCAM instead of Grad-CAM for faithful explanations of
convolutional neural networks", equation 3; the ReLU is Grad-CAM's.
"""

from __future__ import annotations

from typing import Any

from keras import ops

from engine.attribution.sums import over_channels


def signed_map(activations: Any, gradients: Any) -> Any:
    """Return the map before its ReLU, of shape (h, w).

    Where only a flattening and one linear layer follow, it sums to the logit less its bias.
    """
    return over_channels(activations * gradients)


def raw_map(activations: Any, gradients: Any) -> Any:
    """Return the raw HiResCAM map of one image.

    Parameters
    ----------
    activations, gradients : tensors of float32, shape (h, w, c)
        A, and G = d score / d A.

    Returns
    -------
    tensor of float32, shape (h, w)
        Not negative, not normalised.
    """
    return ops.relu(signed_map(activations, gradients))
