"""Counts a forward pass's multiplications and bytes from its graph, for `filter_optimizer`."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import tensorflow as tf

from engine.backends.filter_growth import Flops

if TYPE_CHECKING:
    from collections.abc import Callable

_BYTES = 4
_NO_ROOM = frozenset({"Const", "Identity", "Placeholder", "ReadVariableOp", "Reshape"})
_PRODUCTS = frozenset({"Conv2D", "MatMul", "BatchMatMulV2"})
_DEPTHWISE = "DepthwiseConv2dNative"


def flops_of(function: Callable[[Any], Any], shape: tuple[int, ...]) -> Flops:
    """Trace a function of one input (1, *shape) and return what it takes.

    Raises whatever the function raises for inputs of this shape.
    """
    units: list[int] = []

    def traced(inputs: Any) -> Any:
        found = function(inputs)
        units.append(int(found.shape[-1]))
        return found

    graph = (
        tf.function(traced, autograph=False)
        .get_concrete_function(tf.TensorSpec((1, *shape), tf.float32))
        .graph
    )
    total, work = 0, 0.0
    for operation in graph.get_operations():
        if operation.type in _NO_ROOM or not operation.outputs:
            continue
        count = math.prod(side or 1 for side in operation.outputs[0].shape or ())
        total += _BYTES * count
        if operation.type in _PRODUCTS or operation.type == _DEPTHWISE:
            work += count * _for_each(operation)
    return Flops(units[-1], work, total)


def _for_each(operation: Any) -> int:
    """Return the multiplications for each number of an operation's output."""
    weights = [side or 1 for side in operation.inputs[1].shape or (1,)]
    if operation.type == _DEPTHWISE:
        return int(weights[0] * weights[1])
    if operation.type == "MatMul" and operation.get_attr("transpose_b"):
        return int(weights[-1])
    return math.prod(weights[:-1]) if operation.type == "Conv2D" else int(weights[-2])
