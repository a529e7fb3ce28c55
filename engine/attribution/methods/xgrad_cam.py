"""Computes XGrad-CAM: relu(sum_k w_k A_k) with w_k = sum_hw(G_k A_k) / sum_hw(A_k).

Fu et al. 2020, "Axiom-based Grad-CAM: Towards Accurate Visualization and Explanation of CNNs",
equation 8.
"""

from __future__ import annotations

from typing import Any

from keras import ops

from engine.attribution.sums import cells_by_channels, over_grid, weighted

LEAST_SHARE = 1e-3
"""Of sum|A| that |sum A| must exceed, or the channel has no weight."""


def raw_map(activations: Any, gradients: Any) -> Any:
    """Return the raw XGrad-CAM map of one image.

    Before an activation function a channel's values may cancel. Its weight is then a quotient of
    rounding errors, and would outshine all others: such a channel (`LEAST_SHARE`) gets weight 0.
    So no weight is larger than 1000 times the channel's largest gradient.

    Parameters
    ----------
    activations, gradients : tensors of float32, shape (h, w, c)
        A, and G = d score / d A.

    Returns
    -------
    tensor of float32, shape (h, w)
        Not negative, not normalised.
    """
    matrix = cells_by_channels(activations)
    total = over_grid(matrix)
    counts = ops.abs(total) > LEAST_SHARE * over_grid(ops.abs(matrix))
    products = over_grid(cells_by_channels(activations * gradients))
    weights = ops.where(counts, products / ops.where(counts, total, 1.0), 0.0)
    return ops.relu(weighted(activations, weights))
