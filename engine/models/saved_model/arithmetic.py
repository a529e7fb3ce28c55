"""Translates sums, products and functions of one number, for `operations`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.models.saved_model.constants import as_normalization, as_whitening, plus, times
from engine.models.saved_model.convolutions import path_of
from engine.models.saved_model.folding import decimal
from engine.models.saved_model.operands import argument, broadcast, joined, merged, operand, real
from engine.models.saved_model.rows import Row, layer, operation, short

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from engine.models.saved_model.flat_graph import GraphNode
    from engine.models.saved_model.rows import Value
    from engine.models.saved_model.sizes import Sides
    from engine.models.saved_model.translation import Translation

    Array = NDArray[Any]


def add(translation: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate AddV2 and BiasAdd."""
    if node.attributes.get("data_format", "NHWC") != "NHWC":
        raise LookupError("channels come before rows")
    first, second = map(operand, inputs)
    if isinstance(first, np.ndarray):
        first, second = second, first
    first = real(first)
    if isinstance(second, Row):
        leaky = _as_leaky(node, first, second) or _as_leaky(node, second, first)
        return leaky or merged("Add", node, first, second)
    found = as_normalization(translation, node, first, second)
    return found or plus(path_of(node), first, second)


def _as_leaky(node: GraphNode, positive: Row, negative: Row) -> Row | None:
    """Return the PReLU that a rectified input and its scaled negative side are together."""
    if not (_is_relu(positive) and negative.cls == "LayerScale" and _is_relu(negative.inputs[0])):
        return None
    turned, source = negative.inputs[0].inputs[0], positive.inputs[0]
    if turned.cls != "Negative" or turned.inputs[0] is not source or source.rank < 2:
        return None
    slopes = -negative.weights[0].reshape(*[1] * (source.rank - 2), -1)
    shared = list(range(1, source.rank - 1))
    path = path_of(node)
    return layer("PReLU", path, [source], source.shape, weights=[slopes], shared_axes=shared)


def _is_relu(row: Row) -> bool:
    return row.cls == "Activation" and row.settings["activation"] == "relu"


def add_all(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate AddN."""
    rows = [each for each in map(operand, inputs) if isinstance(each, Row)]
    if len(rows) < len(inputs):
        raise LookupError("a constant among what is added")
    if len(rows) == 1:
        return rows[0]
    return layer("Add", path_of(node), [rows], rows[0].shape)


def subtract(translation: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate Sub."""
    first, second = map(operand, inputs)
    path = path_of(node)
    if isinstance(first, Row) and isinstance(second, Row):
        return merged("Subtract", node, first, second)
    if isinstance(second, np.ndarray):
        first = real(first)
        found = as_normalization(translation, node, first, -second)
        return found or plus(path, first, -second)
    return plus(path, times(path, second, np.float32(-1)), np.asarray(first))


def multiply(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate Mul."""
    first, second = map(operand, inputs)
    if isinstance(first, np.ndarray):
        first, second = second, first
    first = real(first)
    if isinstance(second, Row):
        return merged("Multiply", node, first, second)
    return times(path_of(node), first, second)


def divide(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate RealDiv."""
    first, second = map(operand, inputs)
    path = path_of(node)
    if isinstance(first, Row) and isinstance(second, np.ndarray):
        whitened = as_whitening(path, first, second)
        if whitened is not None:
            return whitened
        with np.errstate(all="ignore"):
            inverse = 1 / second.astype(np.float64)
        if np.isfinite(inverse).all():
            return times(path, first, inverse)
    return joined("TrueDivide", path, first, second)


def of_two(cls: str, *, dtype: str = "float32") -> Callable[..., Value]:
    """Return the translator of an operation on two arrays."""

    def translate(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
        first, second = map(operand, inputs)
        if cls in ("Maximum", "Minimum") and isinstance(first, Row) and isinstance(second, Row):
            return merged(cls, node, first, second)
        return joined(cls, path_of(node), first, second, dtype)

    return translate


def squared_difference(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate SquaredDifference."""
    path = path_of(node)
    made = joined(
        "Subtract", (*path[:-1], f"{path[-1]}_sub"), operand(inputs[0]), operand(inputs[1])
    )
    return operation("Square", path, [made], made.shape)


def chosen(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate SelectV2."""
    values = [operand(each) for each in inputs]
    shape: Sides = ()
    for each in values:
        shape = broadcast(shape, tuple(each.shape))
    return operation("Where", path_of(node), list(map(argument, values)), shape)


def of_one(cls: str) -> Callable[..., Value]:
    """Return the translator of a function of one number."""

    def translate(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
        row = real(inputs[0])
        return operation(cls, path_of(node), [row], row.shape)

    return translate


def activation(name: str) -> Callable[..., Value]:
    """Return the translator of an activation."""

    def translate(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
        row = real(inputs[0])
        return layer("Activation", path_of(node), [row], row.shape, activation=name)

    return translate


def leaky_relu(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate LeakyRelu."""
    row, slope = real(inputs[0]), short(decimal(node, "alpha", 0.2))
    if not 0 <= slope < 100:
        raise LookupError("an unusual slope")
    return layer("LeakyReLU", path_of(node), [row], row.shape, negative_slope=slope)


def softmax(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate Softmax."""
    row = real(inputs[0])
    return layer("Softmax", path_of(node), [row], row.shape, axis=-1)


def log_softmax(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate LogSoftmax."""
    row = real(inputs[0])
    return operation("LogSoftmax", path_of(node), [row], row.shape, axis=-1)
