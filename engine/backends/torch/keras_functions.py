"""Has Keras' functions on PyTorch compute what they compute on TensorFlow, without copies."""

from __future__ import annotations

from typing import Any

import torch
from keras.src.backend.torch import nn

_IMAGE_KERNEL = 4  # axes of a kernel of a convolution over images


def compute_as_keras_says() -> None:
    """Replace Keras' functions of this process that copy or differ. Once is enough."""
    nn._transpose_spatial_inputs = _channels_first


def _channels_first(inputs: Any) -> Any:
    """Return (n, c, ...) of (n, ..., c): a view, which PyTorch knows as channels-last memory."""
    return torch.movedim(inputs, -1, 1)


def laid_out(weight: Any, tensor: Any) -> Any:
    """Return a weight's numbers in the memory that PyTorch's convolutions take without a copy.

    Keras has kernels as (h, w, c, n), PyTorch takes (n, c, h, w) in channels-last memory.
    """
    if weight.name.rpartition("/")[2] != "kernel" or tensor.dim() != _IMAGE_KERNEL:
        return tensor
    return tensor.permute(3, 0, 1, 2).contiguous().permute(1, 2, 3, 0)
