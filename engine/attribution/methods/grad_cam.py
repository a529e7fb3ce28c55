"""Computes Grad-CAM: relu(sum_k mean_hw(G_k) A_k).

Selvaraju et al. 2017, "Grad-CAM: Visual Explanations from Deep Networks via Gradient-based
Localization", equations 1 and 2.
"""

from __future__ import annotations

from typing import Any

from keras import ops

from engine.attribution.sums import cells_by_channels, mean_over_grid, weighted


def raw_map(activations: Any, gradients: Any) -> Any:
    """Return the raw Grad-CAM map of one image.

    Parameters
    ----------
    activations, gradients : tensors of float32, shape (h, w, c)
        A, and G = d score / d A.

    Returns
    -------
    tensor of float32, shape (h, w)
        Not negative, not normalised.
    """
    return ops.relu(weighted(activations, mean_over_grid(cells_by_channels(gradients))))
