"""Computes what a graph computes from constants alone, with NumPy, for `operations`.

Shapes are constants, too: arrays of whole numbers and of unknown sides (`sizes`). Nothing is
computed that would be larger than a network's weights.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.models.saved_model.sizes import Size, as_array

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from engine.models.saved_model.flat_graph import GraphNode

    Array = NDArray[Any]
    Fold = Callable[[GraphNode, list[Array]], list[Array]]

MAX_VALUES = 2**26
"""Of one computed constant. The largest matrix of VGG16 has 2**27 / 1.3, and is not computed."""

_INTEGER_TYPES = frozenset({"int8", "int16", "int32", "int64", "uint8", "uint16", "uint32"})
_FLOAT_TYPES = frozenset({"float32", "float64"})


def fold(node: GraphNode, inputs: list[Array]) -> list[Array]:
    """Return the results of an operation on constants.

    Parameters
    ----------
    node : GraphNode
        The operation.
    inputs : list of array
        What it takes.

    Raises
    ------
    LookupError
        It cannot be computed here: its type is not known, or its shape follows from unknown sides.
    ValueError
        It makes no sense, or its result is too large.
    """
    function = _FOLDS[node.op]
    try:
        with np.errstate(all="ignore"):
            return function(node, inputs)
    except (TypeError, IndexError, AttributeError, ArithmeticError) as error:
        raise LookupError(str(error)) from None


def erf(values: Array) -> Array:
    """Return the error function, which NumPy has not. Raises ValueError for a large array."""
    _limited([values.size, 64])
    flat = [math.erf(value) for value in values.reshape(-1)]
    return np.array(flat, values.dtype).reshape(values.shape)


def erfc(values: Array) -> Array:
    """Return the complementary error function. Raises ValueError for a large array."""
    _limited([values.size, 64])
    flat = [math.erfc(value) for value in values.reshape(-1)]
    return np.array(flat, values.dtype).reshape(values.shape)


def sigmoid(values: Array) -> Array:
    """Return the logistic function."""
    return 1 / (1 + np.exp(-values))


def softplus(values: Array) -> Array:
    """Return log(exp(x) + 1)."""
    return np.logaddexp(values, 0)


def elu(values: Array, alpha: float = 1.0) -> Array:
    """Return the exponential linear unit."""
    return np.where(values > 0, values, alpha * np.expm1(np.minimum(values, 0)))


def selu(values: Array) -> Array:
    """Return the scaled exponential linear unit (Klambauer et al. 2017)."""
    return 1.0507009873554805 * elu(values, 1.6732632423543772)


def leaky(values: Array, slope: float) -> Array:
    """Return a rectifier whose negative side has a slope."""
    return np.where(values > 0, values, slope * values)


def flag(node: GraphNode, name: str, default: bool = False) -> bool:
    """Return an attribute that is true or false; files leave out what is usual (`default`)."""
    return bool(node.attributes.get(name, default))


def whole(node: GraphNode, name: str, default: int = 0) -> int:
    """Return an attribute that is a whole number."""
    value = node.attributes.get(name, default)
    if not isinstance(value, int):
        raise ValueError(f"{name} is no whole number")
    return int(value)


def decimal(node: GraphNode, name: str, default: float) -> float:
    """Return an attribute that is a number."""
    value = node.attributes.get(name, default)
    if not isinstance(value, (int, float)):
        raise ValueError(f"{name} is no number")
    return float(value)


def whole_numbers(node: GraphNode, name: str) -> list[int]:
    """Return an attribute that is a list of whole numbers; empty when it is not given."""
    value = node.attributes.get(name) or ()
    if not isinstance(value, tuple):
        raise ValueError(f"{name} is no list")
    return [int(each) for each in value if isinstance(each, int)]


def axes_of(values: Array, rank: int) -> tuple[int, ...]:
    """Return axes, counted from the first. Raises ValueError for one that is not there."""
    axes = [int(axis) for axis in np.asarray(values).reshape(-1)]
    if any(not -rank <= axis < rank for axis in axes):
        raise ValueError("an axis that is not there")
    return tuple(axis % rank for axis in axes)


def slice_key(node: GraphNode, begin: Array, end: Array, steps: Array) -> tuple[Any, ...]:
    """Return the key of a StridedSlice, as Python and NumPy write it.

    Raises
    ------
    LookupError
        An end depends on an unknown side.
    """
    masks = {name: whole(node, f"{name}_mask") for name in _MASKS}
    key: list[Any] = []
    for place, (first, last, step) in enumerate(zip(begin, end, steps, strict=True)):
        is_set = {name: bool(mask >> place & 1) for name, mask in masks.items()}
        if is_set["ellipsis"]:
            key.append(Ellipsis)
        elif is_set["new_axis"]:
            key.append(None)
        elif is_set["shrink_axis"]:
            key.append(_whole(first))
        else:
            start = None if is_set["begin"] else _whole(first)
            stop = None if is_set["end"] else _whole(last)
            key.append(slice(start, stop, _whole(step)))
    return tuple(key)


_MASKS = ("begin", "end", "ellipsis", "new_axis", "shrink_axis")


def _whole(value: object) -> int:
    if isinstance(value, Size):
        raise LookupError("an end depends on an unknown side")
    return int(value)  # type: ignore[call-overload,no-any-return]


def _limited(shape: Sequence[Any]) -> tuple[int, ...]:
    """Return the shape of a result. Raises ValueError for a huge one, LookupError for unknown."""
    sides = tuple(_whole(side) for side in shape)
    if any(side < 0 for side in sides) or math.prod(sides) > MAX_VALUES or len(sides) > 8:
        raise ValueError("a constant is computed that is larger than a network needs")
    return sides


def _of_one(function: Callable[[Array], Array]) -> Fold:
    def compute(_: GraphNode, inputs: list[Array]) -> list[Array]:
        (values,) = inputs
        return [_typed(function(values), values.dtype)]

    return compute


def _of_two(function: Callable[[Array, Array], Array]) -> Fold:
    def compute(_: GraphNode, inputs: list[Array]) -> list[Array]:
        first, second = inputs
        _limited(np.broadcast_shapes(first.shape, second.shape))
        return [_typed(function(first, second), first.dtype)]

    return compute


def _of_answers(function: Callable[[Array, Array], Array]) -> Fold:
    def compute(_: GraphNode, inputs: list[Array]) -> list[Array]:
        first, second = inputs
        _limited(np.broadcast_shapes(first.shape, second.shape))
        return [np.asarray(function(first, second), dtype=bool)]

    return compute


def _typed(values: Any, dtype: np.dtype[Any]) -> Array:  # noqa: ANN401  (NumPy's or a Size)
    """Return a result in the type of what was taken; sides stay sides."""
    array = np.asarray(values)
    if "O" in (array.dtype.kind, dtype.kind):
        return as_array(array)
    return array.astype(dtype, copy=False)


def _reduced(function: Callable[..., Any]) -> Fold:
    def compute(node: GraphNode, inputs: list[Array]) -> list[Array]:
        values, axes = inputs
        if not values.ndim:
            return [values]
        over = axes_of(axes, values.ndim)
        made = function(values, axis=over, keepdims=flag(node, "keep_dims"))
        return [_typed(made, values.dtype)]

    return compute


def _squeezed(node: GraphNode, inputs: list[Array]) -> list[Array]:
    (values,) = inputs
    axes = whole_numbers(node, "squeeze_dims") or whole_numbers(node, "axis")
    return [np.squeeze(values, tuple(axes) if axes else None)]


def _expanded(_: GraphNode, inputs: list[Array]) -> list[Array]:
    return [np.expand_dims(inputs[0], int(inputs[1].reshape(-1)[0]))]


def _reshaped(_: GraphNode, inputs: list[Array]) -> list[Array]:
    return [inputs[0].reshape([_whole(side) for side in inputs[1]])]


def _transposed(_: GraphNode, inputs: list[Array]) -> list[Array]:
    return [inputs[0].transpose(axes_of(inputs[1], inputs[0].ndim))]


def _joined(_: GraphNode, inputs: list[Array]) -> list[Array]:
    *parts, axis = inputs
    return [as_sides(np.concatenate(parts, int(axis)))]


def as_sides(values: Array) -> Array:
    """Return whole numbers as such where no unknown side is left among them."""
    return as_array(values) if values.dtype == object else values


def _packed(node: GraphNode, inputs: list[Array]) -> list[Array]:
    return [as_sides(np.stack(inputs, whole(node, "axis")))]


def _unpacked(node: GraphNode, inputs: list[Array]) -> list[Array]:
    axis = whole(node, "axis")
    return [np.asarray(each) for each in np.moveaxis(inputs[0], axis, 0)]


def _sliced(node: GraphNode, inputs: list[Array]) -> list[Array]:
    values, begin, end, steps = inputs
    return [as_sides(np.asarray(values[slice_key(node, begin, end, steps)], dtype=values.dtype))]


def _cut(_: GraphNode, inputs: list[Array]) -> list[Array]:
    values, begin, size = inputs
    key = tuple(
        slice(_whole(first), None if _whole(count) == -1 else _whole(first) + _whole(count))
        for first, count in zip(begin, size, strict=True)
    )
    return [as_sides(values[key])]


def _gathered(node: GraphNode, inputs: list[Array]) -> list[Array]:
    values, indices, *axis = inputs
    if whole(node, "batch_dims"):
        raise LookupError("batch_dims")
    place = int(axis[0]) if axis else 0
    rest = values.size // max(values.shape[place], 1)
    _limited([max(indices.size, 1), rest])
    taken = np.take(values, np.asarray(indices, dtype=np.int64), axis=place)
    return [as_sides(np.asarray(taken, dtype=values.dtype))]


def _tiled(_: GraphNode, inputs: list[Array]) -> list[Array]:
    values, times = inputs
    counts = [_whole(each) for each in times]
    _limited([side * each for side, each in zip(values.shape, counts, strict=True)])
    return [np.tile(values, counts)]


def _filled(_: GraphNode, inputs: list[Array]) -> list[Array]:
    shape = _limited(inputs[0].reshape(-1).tolist())
    return [np.full(shape, inputs[1].reshape(-1)[0], dtype=inputs[1].dtype)]


def _broadcast(_: GraphNode, inputs: list[Array]) -> list[Array]:
    return [np.broadcast_to(inputs[0], _limited(inputs[1].reshape(-1).tolist()))]


def _ranged(_: GraphNode, inputs: list[Array]) -> list[Array]:
    start, stop, step = (values.reshape(-1)[0] for values in inputs)
    _limited([max(math.ceil((_whole(stop) - _whole(start)) / _whole(step)), 0)])
    return [np.arange(start, stop, step, dtype=inputs[0].dtype)]


def _cast(node: GraphNode, inputs: list[Array]) -> list[Array]:
    (values,) = inputs
    target = node.attributes.get("DstT")
    if values.dtype == object and target in _INTEGER_TYPES:
        return [values]
    if values.dtype == object or target not in {*_INTEGER_TYPES, *_FLOAT_TYPES, "bool"}:
        raise LookupError(str(target))
    return [values.astype(str(target))]


def _shape(_: GraphNode, inputs: list[Array]) -> list[Array]:
    return [np.array(inputs[0].shape, dtype=np.int64)]


def _split(node: GraphNode, inputs: list[Array]) -> list[Array]:
    axis, values = inputs
    return list(np.split(values, whole(node, "num_split", 1), int(axis)))


def _padded(_: GraphNode, inputs: list[Array]) -> list[Array]:
    values, widths, *filled = inputs
    _limited(
        [side + sum(map(_whole, pair)) for side, pair in zip(values.shape, widths, strict=True)]
    )
    pairs = [[_whole(each) for each in pair] for pair in widths]
    return [np.pad(values, pairs, constant_values=filled[0] if filled else 0)]


def _multiplied(node: GraphNode, inputs: list[Array]) -> list[Array]:
    first, second = inputs
    a = first.T if flag(node, "transpose_a") else first
    b = second.T if flag(node, "transpose_b") else second
    if first.ndim != 2 or first.size * b.shape[1] > 2**32:
        raise LookupError("MatMul")
    return [a @ b]


def _chosen(_: GraphNode, inputs: list[Array]) -> list[Array]:
    condition, first, second = inputs
    _limited(np.broadcast_shapes(condition.shape, first.shape, second.shape))
    return [np.where(condition, first, second).astype(first.dtype)]


def _same(_: GraphNode, inputs: list[Array]) -> list[Array]:
    return list(inputs)


def _divided(first: Array, second: Array) -> Array:
    if first.dtype == object or np.issubdtype(first.dtype, np.integer):
        return first // second
    return first / second


_ONE: Mapping[str, Callable[[Array], Array]] = {
    "Abs": np.abs,
    "Ceil": np.ceil,
    "Cos": np.cos,
    "Elu": elu,
    "Erf": erf,
    "Erfc": erfc,
    "Exp": np.exp,
    "Expm1": np.expm1,
    "Floor": np.floor,
    "Inv": np.reciprocal,
    "Log": np.log,
    "Log1p": np.log1p,
    "LogicalNot": np.logical_not,
    "Neg": np.negative,
    "OnesLike": np.ones_like,
    "Reciprocal": np.reciprocal,
    "Relu": lambda values: np.maximum(values, 0),
    "Relu6": lambda values: np.clip(values, 0, 6),
    "Round": np.round,
    "Rsqrt": lambda values: 1 / np.sqrt(values),
    "Selu": selu,
    "Sigmoid": sigmoid,
    "Sign": np.sign,
    "Sin": np.sin,
    "Softplus": softplus,
    "Softsign": lambda values: values / (1 + np.abs(values)),
    "Sqrt": np.sqrt,
    "Square": lambda values: values * values,
    "Tanh": np.tanh,
    "ZerosLike": np.zeros_like,
}
_TWO: Mapping[str, Callable[[Array, Array], Array]] = {
    "Add": np.add,
    "AddV2": np.add,
    "BiasAdd": np.add,
    "Div": _divided,
    "DivNoNan": lambda a, b: np.where(b == 0, 0, a / np.where(b == 0, 1, b)),
    "FloorDiv": np.floor_divide,
    "FloorMod": np.mod,
    "LogicalAnd": np.logical_and,
    "LogicalOr": np.logical_or,
    "Maximum": np.maximum,
    "Minimum": np.minimum,
    "Mul": np.multiply,
    "Pow": np.power,
    "RealDiv": np.divide,
    "SquaredDifference": lambda a, b: (a - b) * (a - b),
    "Sub": np.subtract,
}
_ANSWERS: Mapping[str, Callable[[Array, Array], Array]] = {
    "Equal": np.equal,
    "Greater": np.greater,
    "GreaterEqual": np.greater_equal,
    "Less": np.less,
    "LessEqual": np.less_equal,
    "NotEqual": np.not_equal,
}
_REDUCTIONS: Mapping[str, Callable[..., Any]] = {
    "All": np.all,
    "Any": np.any,
    "Max": np.max,
    "Mean": np.mean,
    "Min": np.min,
    "Prod": np.prod,
    "Sum": np.sum,
}
_FOLDS: Mapping[str, Fold] = {
    **{op: _of_one(function) for op, function in _ONE.items()},
    **{op: _of_two(function) for op, function in _TWO.items()},
    **{op: _of_answers(function) for op, function in _ANSWERS.items()},
    **{op: _reduced(function) for op, function in _REDUCTIONS.items()},
    "BroadcastTo": _broadcast,
    "Cast": _cast,
    "ConcatV2": _joined,
    "ExpandDims": _expanded,
    "Fill": _filled,
    "Gather": _gathered,
    "GatherV2": _gathered,
    "Identity": _same,
    "IdentityN": _same,
    "LeakyRelu": lambda node, inputs: [leaky(inputs[0], decimal(node, "alpha", 0.2))],
    "MatMul": _multiplied,
    "Pack": _packed,
    "Pad": _padded,
    "PadV2": _padded,
    "PreventGradient": _same,
    "Range": _ranged,
    "Rank": lambda _, inputs: [np.array(inputs[0].ndim)],
    "Reshape": _reshaped,
    "Select": _chosen,
    "SelectV2": _chosen,
    "Shape": _shape,
    "Size": lambda _, inputs: [np.array(inputs[0].size)],
    "Slice": _cut,
    "Snapshot": _same,
    "Split": _split,
    "Squeeze": _squeezed,
    "StopGradient": _same,
    "StridedSlice": _sliced,
    "Tile": _tiled,
    "Transpose": _transposed,
    "Unpack": _unpacked,
}
"""Every operation that is computed from constants; all take and give arrays."""

BY_NUMBER = frozenset({*_ONE, *_TWO} - {"LogicalNot", "LogicalAnd", "LogicalOr"})
"""Operations that take numbers one by one."""
