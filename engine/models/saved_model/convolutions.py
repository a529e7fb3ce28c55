"""Translates convolutions, pooling and batch normalisation, for `operations`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.models.saved_model.folding import decimal, flag, whole_numbers
from engine.models.saved_model.rows import Row, layer, short
from engine.models.saved_model.sizes import Size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from engine.models.saved_model.flat_graph import GraphNode
    from engine.models.saved_model.rows import Value
    from engine.models.saved_model.sizes import Side
    from engine.models.saved_model.translation import Translation

    Array = NDArray[Any]

_MAX_WINDOW = 4096


def path_of(node: GraphNode) -> tuple[str, ...]:
    """Return the scopes and the name of a node."""
    return tuple(node.name.split("/"))


def picture(value: Value) -> Row:
    """Return a value that has height, width and channels. Raises LookupError for another."""
    if not isinstance(value, Row) or value.rank != 4 or value.dtype != "float32":
        raise LookupError("its input is no grid of channels")
    return value


def stored(value: Value, rank: int) -> Array:
    """Return weights of so many axes. Raises LookupError for what is computed anew each time."""
    if not isinstance(value, np.ndarray):
        raise LookupError("its weights depend on the image")
    if value.ndim != rank or value.dtype.kind != "f" or not value.size:
        raise ValueError("its weights have another shape")
    return value


def convolution(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate Conv2D."""
    row, kernel = picture(inputs[0]), stored(inputs[1], 4)
    return _convolved(node, row, kernel, *_steps(node), is_depthwise=False)


def depthwise(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate DepthwiseConv2dNative."""
    row, kernel = picture(inputs[0]), stored(inputs[1], 4)
    return _convolved(node, row, kernel, *_steps(node), is_depthwise=True)


def dilated(translation: Translation, node: GraphNode) -> Row | None:
    """Return the dilated convolution that is computed on batches of cells; None for another."""
    inner = translation.maker(node.inputs[0])
    if inner.op not in ("Conv2D", "DepthwiseConv2dNative"):
        return None
    before = translation.maker(inner.inputs[0])
    arrays = [translation.constant(each) for each in (*node.inputs[1:], *before.inputs[1:])]
    row, kernel = translation.value(before.inputs[0]), translation.constant(inner.inputs[1])
    if before.op != "SpaceToBatchND" or not isinstance(row, Row) or kernel is None:
        return None
    if row.rank != 4 or any(each is None or each.dtype == object for each in arrays):
        return None
    block, crops, same_block, pads = (np.asarray(each) for each in arrays)
    (strides, _, rates), padding = _steps(inner)[:3], inner.attributes.get("padding")
    if block.tolist() != same_block.tolist() or block.size != 2 or padding != "VALID":
        return None
    if strides != (1, 1) or rates != (1, 1):
        return None
    # What is padded beyond the need of the blocks is cut off again.
    real = (pads - crops).astype(int)
    if real.shape != (2, 2) or (real < 0).any() or crops[:, 0].any():
        return None
    rates = (int(block[0]), int(block[1]))
    reach = [(side - 1) * rate for side, rate in zip(kernel.shape[:2], rates, strict=True)]
    is_same = all(
        pair.tolist() == [far // 2, far - far // 2] for pair, far in zip(real, reach, strict=True)
    )
    explicit = [] if is_same else [0, 0, *real.reshape(-1).tolist(), 0, 0]
    mode = "SAME" if is_same else "EXPLICIT"
    depthwise_too = inner.op != "Conv2D"
    return _convolved(inner, row, kernel, (1, 1), mode, rates, explicit, is_depthwise=depthwise_too)


def _steps(node: GraphNode) -> tuple[Any, ...]:
    """Return strides, padding, dilation and padded widths. Raises LookupError for NCHW."""
    _check_layout(node)
    strides = whole_numbers(node, "strides") or [1, 1, 1, 1]
    rates = whole_numbers(node, "dilations") or [1, 1, 1, 1]
    if len(strides) != 4 or len(rates) != 4 or strides[0] != 1 or strides[3] != 1:
        raise LookupError("strides over images or channels")
    if rates[0] != 1 or rates[3] != 1 or not 0 < min(*strides, *rates) < _MAX_WINDOW:
        raise LookupError("a dilation over images or channels")
    explicit = whole_numbers(node, "explicit_paddings")
    padding = str(node.attributes.get("padding"))
    return (strides[1], strides[2]), padding, (rates[1], rates[2]), explicit


def _check_layout(node: GraphNode) -> None:
    if node.attributes.get("data_format", "NHWC") != "NHWC":
        raise LookupError("channels come before rows")


def _convolved(
    node: GraphNode,
    row: Row,
    kernel: Array,
    strides: tuple[int, int],
    padding: str,
    rates: tuple[int, int],
    explicit: Sequence[int],
    *,
    is_depthwise: bool,
) -> Row:
    row, padding = _padded(node, row, padding, explicit)
    if max(strides) > 1 and max(rates) > 1:
        raise LookupError("strides together with a dilation")
    height, width, taken, made = kernel.shape
    channels = row.shape[3]
    if isinstance(channels, Size):
        raise LookupError("an unknown number of channels")
    sides = _windows(row, (height, width), strides, padding, rates)
    common: dict[str, Any] = {
        "kernel_size": [height, width],
        "strides": list(strides),
        "padding": padding.lower(),
        "dilation_rate": list(rates),
        "use_bias": False,
    }
    if is_depthwise:
        if taken != channels:
            raise ValueError("another number of channels than its kernel")
        shape = (row.shape[0], *sides, taken * made)
        common["depth_multiplier"] = made
        return layer("DepthwiseConv2D", path_of(node), [row], shape, weights=[kernel], **common)
    if channels % taken or made % (channels // taken):
        raise ValueError("another number of channels than its kernel")
    common |= {"filters": made, "groups": channels // taken}
    shape = (row.shape[0], *sides, made)
    return layer("Conv2D", path_of(node), [row], shape, weights=[kernel], **common)


def _padded(node: GraphNode, row: Row, padding: str, explicit: Sequence[int]) -> tuple[Row, str]:
    """Return the input of a window with what is padded, and how the window itself pads."""
    if padding != "EXPLICIT":
        if padding not in ("SAME", "VALID"):
            raise LookupError("an unknown padding")
        return row, padding
    if len(explicit) != 8 or any((*explicit[:2], *explicit[6:])) or min(explicit) < 0:
        raise LookupError("padding of images or channels")
    if not any(explicit):
        return row, "VALID"
    path = (*path_of(node)[:-1], f"{path_of(node)[-1]}_pad")
    return zero_padded(path, row, [list(explicit[2:4]), list(explicit[4:6])]), "VALID"


def zero_padded(path: tuple[str, ...], row: Row, pairs: list[list[int]]) -> Row:
    """Return a grid with zeros around it."""
    height, width = (side + sum(pair) for side, pair in zip(row.shape[1:3], pairs, strict=True))
    shape = (row.shape[0], height, width, row.shape[3])
    return layer("ZeroPadding2D", path, [row], shape, padding=pairs)


def _windows(
    row: Row,
    window: tuple[int, int],
    strides: tuple[int, int],
    padding: str,
    rates: tuple[int, int] = (1, 1),
) -> list[Side]:
    """Return height and width of what a moving window makes."""
    made: list[Side] = []
    for side, size, stride, rate in zip(row.shape[1:3], window, strides, rates, strict=True):
        if not 0 < size < _MAX_WINDOW:
            raise LookupError("a huge window")
        reach = 1 if padding == "SAME" else (size - 1) * rate + 1
        count: Side = -((reach - 1 - side) // stride)
        if not isinstance(count, Size) and count < 1:
            raise ValueError("its window is larger than its input")
        made.append(count)
    return made


def transposed(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate Conv2DBackpropInput, which is a transposed convolution."""
    target, kernel, row = inputs[0], stored(inputs[1], 4), picture(inputs[2])
    strides, padding, rates, _ = _steps(node)
    if padding not in ("SAME", "VALID") or rates != (1, 1):
        raise LookupError("an unusual padding or dilation")
    if not isinstance(target, np.ndarray) or target.size not in (2, 4):
        raise LookupError("a size that depends on the image")
    height, width, made, taken = kernel.shape
    if taken != row.shape[3]:
        raise ValueError("another number of channels than its kernel")
    reach = zip((height, width), strides, strict=True)
    extra = [0 if padding == "SAME" else max(window - step, 0) for window, step in reach]
    sides = [
        side * stride + more
        for side, stride, more in zip(row.shape[1:3], strides, extra, strict=True)
    ]
    wanted = target.reshape(-1)[-3:-1] if target.size == 4 else target.reshape(-1)
    if list(wanted) != sides:
        raise LookupError("an unusual size of what it makes")
    settings = {"filters": made, "kernel_size": [height, width], "strides": list(strides)}
    shape = (row.shape[0], *sides, made)
    return layer(
        "Conv2DTranspose",
        path_of(node),
        [row],
        shape,
        weights=[kernel],
        padding=padding.lower(),
        use_bias=False,
        **settings,
    )


def pooling(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate MaxPool and AvgPool."""
    row = picture(inputs[0])
    _check_layout(node)
    window, strides = whole_numbers(node, "ksize"), whole_numbers(node, "strides")
    for sides in (window, strides):
        if len(sides) != 4 or sides[0] != 1 or sides[3] != 1 or min(sides) < 1:
            raise LookupError("a window over images or channels")
    padding = str(node.attributes.get("padding"))
    if padding == "EXPLICIT" and any(whole_numbers(node, "explicit_paddings")):
        raise LookupError("an explicit padding")
    padding = "VALID" if padding == "EXPLICIT" else padding
    if padding not in ("SAME", "VALID"):
        raise LookupError("an unknown padding")
    size, step = (window[1], window[2]), (strides[1], strides[2])
    made = _windows(row, size, step, padding)
    return layer(
        "MaxPooling2D" if node.op == "MaxPool" else "AveragePooling2D",
        path_of(node),
        [row],
        (row.shape[0], *made, row.shape[3]),
        pool_size=list(size),
        strides=list(step),
        padding=padding.lower(),
    )


def fused_normalization(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate FusedBatchNorm, with the statistics of training."""
    row = picture(inputs[0])
    _check_layout(node)
    if flag(node, "is_training", True):
        raise LookupError("with the statistics of the images at hand")
    weights = [stored(each, 1) for each in inputs[1:5]]
    if any(each.shape != (row.shape[3],) for each in weights):
        raise ValueError("another number of channels than its weights")
    return batch_normalization(path_of(node), row, weights, decimal(node, "epsilon", 1e-4))


def batch_normalization(
    path: tuple[str, ...], row: Row, weights: Sequence[Array], epsilon: float
) -> Row:
    """Return a batch normalisation.

    Parameters
    ----------
    path : tuple of str
        Scopes and name.
    row : Row
        What it takes.
    weights : sequence of array
        gamma, beta, mean and variance, (c,) each.
    epsilon : float
        Added to the variance.
    """
    return layer(
        "BatchNormalization",
        path,
        [row],
        row.shape,
        weights=weights,
        axis=-1,
        epsilon=short(epsilon),
    )
