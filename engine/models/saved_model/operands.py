"""Prepares what takes part in arithmetic, for `arithmetic`, `matrices` and `constants`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.models.saved_model.convolutions import path_of
from engine.models.saved_model.rows import Repeated, Row, inline, layer, operation
from engine.models.saved_model.sizes import Size

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.models.saved_model.flat_graph import GraphNode
    from engine.models.saved_model.rows import Value
    from engine.models.saved_model.sizes import Side, Sides

    Array = NDArray[Any]
    Path = tuple[str, ...]


def operand(value: Value) -> Row | Array:
    """Return what takes part in arithmetic: a constant that is repeated is that constant."""
    if isinstance(value, Repeated):
        return value.values
    if isinstance(value, (Row, np.ndarray)):
        return value
    raise LookupError("")


def broadcast(first: Sides, second: Sides) -> Sides:
    """Return the shape of two arrays together. Raises ValueError where they do not fit."""
    rank = max(len(first), len(second))
    filled = ((1,) * (rank - len(each)) + each for each in (first, second))
    pairs = zip(*filled, strict=True)
    return tuple(_common(a, b) for a, b in pairs)


def _common(first: Side, second: Side) -> Side:
    if first == 1 or first == second:
        return second
    if second == 1 or isinstance(second, Size):
        return first
    if isinstance(first, Size):
        return second
    raise ValueError("sides of different length")


def real(value: Value) -> Row:
    """Return a value of real numbers that depends on the image."""
    if not isinstance(value, Row) or value.dtype != "float32":
        raise LookupError("its input is not made of real numbers")
    return value


def merged(cls: str, node: GraphNode, first: Row, second: Row) -> Row:
    """Return the layer that joins two rows number by number, or the operation."""
    shape = broadcast(first.shape, second.shape)
    if first.rank == second.rank and {first.dtype, second.dtype} == {"float32"}:
        return layer(cls, path_of(node), [[first, second]], shape)
    return operation(cls, path_of(node), [first, second], shape)


def joined(
    cls: str, path: Path, first: Row | Array, second: Row | Array, dtype: str = "float32"
) -> Row:
    """Return the operation on two arrays, of which one may be a constant."""
    shape = broadcast(tuple(first.shape), tuple(second.shape))
    return operation(cls, path, [argument(first), argument(second)], shape, dtype=dtype)


def argument(value: Row | Array) -> Any:  # noqa: ANN401  (a row, or any JSON)
    """Return an operand as an operation is called with it. Raises LookupError for a large one."""
    if isinstance(value, Row):
        return value
    if value.dtype == object:
        raise LookupError("a size that is not known before")
    return inline(value)
