"""Has Keras' functions on PyTorch compute what they compute on TensorFlow, and without copies.

Keras 3.15 copies every input of a convolution twice, averages over cells that padding made up,
resizes bicubically with another kernel, and takes variances as a difference of two large numbers.
What is replaced here is replaced for the whole process.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

import keras
import torch
from keras.src.backend.torch import image, nn
from torch.nn import functional

if TYPE_CHECKING:
    from collections.abc import Callable

_FULL = (3, 0, 1, 2)
_DEPTHWISE = (2, 3, 0, 1)
"""Orders of a kernel's axes in memory, the slowest first."""
_KEYS = -0.5  # of Keys' cubic kernel
_TABLE_SIZE = 1024  # TensorFlow looks the kernel up at as many places of a cell


def compute_as_tensorflow() -> None:
    """Replace Keras' functions of this process that copy or differ. Once is enough."""
    if hasattr(nn.average_pool, "__wrapped__"):
        return
    nn._transpose_spatial_inputs = _channels_first
    nn.average_pool = _without_padding(nn.average_pool)
    nn.moments = _with_exact_variance(nn.moments)
    image.resize = _with_keys_kernel(image.resize)


def lay_out_kernels(model: Any) -> None:
    """Put the kernels of convolutions into the memory that PyTorch takes without a copy.

    Keras has them as (h, w, c, n), PyTorch takes (n, c, h, w) in channels-last memory. Those of
    depthwise convolutions, (h, w, c, m), are c * m kernels of one channel.
    """
    for layer in model._flatten_layers():
        match layer:
            case keras.layers.DepthwiseConv2D():
                kernels = [(layer.kernel, _DEPTHWISE)]
            case keras.layers.SeparableConv2D():
                kernels = [(layer.depthwise_kernel, _DEPTHWISE), (layer.pointwise_kernel, _FULL)]
            case keras.layers.Conv2D() if layer.quantization_mode is None:
                kernels = [(layer._kernel, _FULL)]
            case _:
                continue
        for weight, axes in kernels:
            tensor = weight._value
            back = [axes.index(axis) for axis in range(len(axes))]
            tensor.data = tensor.data.permute(axes).contiguous().permute(back)


def _channels_first(inputs: Any) -> Any:
    """Return (n, c, ...) of (n, ..., c): a view, which PyTorch knows as channels-last memory."""
    return torch.movedim(inputs, -1, 1)


def _without_padding(average_pool: Callable[..., Any]) -> Callable[..., Any]:
    """Return average pooling whose padding counts nowhere, also where one side has more of it."""

    @wraps(average_pool)
    def averaged(
        inputs: Any,
        pool_size: Any,
        strides: Any = None,
        padding: str = "valid",
        data_format: str | None = None,
    ) -> Any:
        settings = (pool_size, strides)
        is_first = data_format == "channels_first"
        sides = inputs.shape[2:] if is_first else inputs.shape[1:-1]
        pads = _uneven_pads(sides, pool_size, strides) if padding == "same" else None
        if pads is None:
            return average_pool(inputs, *settings, padding, data_format)
        if not is_first:
            pads = [0, 0, *pads]
        one = (1, 1, *sides) if is_first else (1, *sides, 1)
        counted = torch.ones(one, dtype=inputs.dtype, device=inputs.device)
        sums, counts = (
            average_pool(functional.pad(each, pads), *settings, "valid", data_format)
            for each in (inputs, counted)
        )
        return sums / counts

    return averaged


def _uneven_pads(sides: Any, pool_size: Any, strides: Any) -> list[int] | None:
    """Return what each side gets, the last axis first; None where both get as much."""
    pools = pool_size if isinstance(pool_size, tuple | list) else [pool_size] * len(sides)
    steps = pools if strides is None else strides
    steps = steps if isinstance(steps, tuple | list) else [steps] * len(sides)
    pads = [
        nn._compute_padding_length(side, pool, step)
        for side, pool, step in zip(sides, pools, steps, strict=True)
    ]
    if all(before == after for before, after in pads):
        return None
    return [side for pair in reversed(pads) for side in pair]


def _with_exact_variance(moments: Callable[..., Any]) -> Callable[..., Any]:
    """Return moments whose variance is the mean of squared differences, never below zero."""

    @wraps(moments)
    def exact(x: Any, axes: Any, keepdims: bool = False, synchronized: bool = False) -> Any:
        if synchronized or x.dtype not in (torch.float32, torch.float64):
            return moments(x, axes, keepdims, synchronized)
        variance, mean = torch.var_mean(x, dim=axes, correction=0, keepdim=keepdims)
        return mean, variance

    return exact


def _with_keys_kernel(resize: Callable[..., Any]) -> Callable[..., Any]:
    """Return resizing that is bicubic with Keys' kernel, as in TensorFlow."""

    @wraps(resize)
    def resized(
        images: Any, size: Any, interpolation: str = "bilinear", *others: Any, **more: Any
    ) -> Any:
        is_plain = not others and not any(
            more.get(name) for name in ("antialias", "crop_to_aspect_ratio", "pad_to_aspect_ratio")
        )
        if interpolation != "bicubic" or not is_plain or not images.is_floating_point():
            return resize(images, size, interpolation, *others, **more)
        first = images.dim() - (2 if more.get("data_format") == "channels_first" else 3)
        for axis, side in zip((first, first + 1), size, strict=True):
            weights = _cubic(images.shape[axis], side).to(images)
            images = torch.movedim(torch.tensordot(weights, images, ([1], [axis])), 0, axis)
        return images

    return resized


def _cubic(given: int, wanted: int) -> Any:
    """Return the weights (wanted, given) of half-pixel-centred cubic interpolation in an axis.

    Keys 1981, "Cubic convolution interpolation for digital image processing", a = -1/2; at the
    border the weights of the cells that are there make one together.
    """
    centers = (torch.arange(wanted, dtype=torch.float64) + 0.5) * (given / wanted) - 0.5
    centers = torch.round(centers * _TABLE_SIZE) / _TABLE_SIZE
    far = (centers[:, None] - torch.arange(given, dtype=torch.float64)).abs()
    near = ((_KEYS + 2) * far - (_KEYS + 3)) * far**2 + 1
    outer = ((_KEYS * far - 5 * _KEYS) * far + 8 * _KEYS) * far - 4 * _KEYS
    weights = torch.where(far <= 1, near, torch.where(far < 2, outer, 0.0))
    return weights / weights.sum(dim=1, keepdim=True)
