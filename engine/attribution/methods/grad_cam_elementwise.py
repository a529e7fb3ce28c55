"""Computes Grad-CAM element-wise: sum_k relu(G_k A_k).

As in Gildenblat et al., pytorch-grad-cam, `GradCAMElementWise`; there is no paper.
"""

from __future__ import annotations

from typing import Any

from keras import ops

from engine.attribution.sums import over_channels


def raw_map(activations: Any, gradients: Any) -> Any:
    """Return the raw element-wise Grad-CAM map of one image.

    Parameters
    ----------
    activations, gradients : tensors of float32, shape (h, w, c)
        A, and G = d score / d A.

    Returns
    -------
    tensor of float32, shape (h, w)
        Not negative, not normalised.
    """
    return over_channels(ops.relu(activations * gradients))
