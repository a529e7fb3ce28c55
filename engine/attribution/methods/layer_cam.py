"""Computes LayerCAM: relu(sum_k relu(G_k) A_k), place by place.

Jiang et al. 2021, "LayerCAM: Exploring Hierarchical Class Activation Maps for Localization",
equations 6 to 8.
"""

from __future__ import annotations

from typing import Any

from keras import ops

from engine.attribution.sums import over_channels


def raw_map(activations: Any, gradients: Any) -> Any:
    """Return the raw LayerCAM map of one image.

    Parameters
    ----------
    activations, gradients : tensors of float32, shape (h, w, c)
        A, and G = d score / d A.

    Returns
    -------
    tensor of float32, shape (h, w)
        Not negative, not normalised.
    """
    return ops.relu(over_channels(ops.relu(gradients) * activations))
