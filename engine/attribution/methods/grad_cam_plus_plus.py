"""Computes Grad-CAM++: Grad-CAM with gradients weighted in closed form for an exponential score.

Chattopadhay et al. 2018, "Grad-CAM++: Improved Visual Explanations for Deep Convolutional
Networks", equations 5 and 19. With Y = exp(score), the second and third derivatives are exp(score)
times G^2 and G^3; the factor cancels, and is never computed, because it overflows above 88:

    alpha = G^2 / (2 G^2 + sum_hw(A) G^3), 0 where G = 0
    weights = sum_hw(alpha relu(G)),  map = relu(sum_k weights A)
"""

from __future__ import annotations

from typing import Any

from keras import ops

from engine.attribution.sums import cells_by_channels, over_grid, weighted


def raw_map(activations: Any, gradients: Any) -> Any:
    """Return the raw Grad-CAM++ map of one image.

    Only positive gradients count, and there alpha G = 1 / (2 / G + sum_hw(A)): no powers that
    overflow or vanish. The paper takes A to be the output of a ReLU, so that the sum is never
    negative. At other layers a negative sum would give a pole at G = -2 / sum_hw(A) and negative
    weights beyond it, both without meaning; such a sum counts as 0, which makes alpha 1/2, the
    value that alpha tends to as the sum goes to 0.

    Parameters
    ----------
    activations, gradients : tensors of float32, shape (h, w, c)
        A, and G = d score / d A.

    Returns
    -------
    tensor of float32, shape (h, w)
        Not negative, not normalised.
    """
    total = ops.relu(over_grid(cells_by_channels(activations)))
    positive = ops.relu(cells_by_channels(gradients))
    # Where no gradient is positive, 2 / 0 is infinite and its inverse the 0 that is wanted.
    weights = over_grid(1.0 / (2.0 / positive + total))
    return ops.relu(weighted(activations, weights))
