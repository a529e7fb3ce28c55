"""Translates matrix products, for `operations`: a stored matrix makes a layer of it."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.models.saved_model.convolutions import path_of
from engine.models.saved_model.folding import flag
from engine.models.saved_model.operands import argument, broadcast, operand
from engine.models.saved_model.rows import Row, layer, operation
from engine.models.saved_model.sizes import Size, known

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.models.saved_model.flat_graph import GraphNode
    from engine.models.saved_model.rows import Value
    from engine.models.saved_model.sizes import Side
    from engine.models.saved_model.translation import Translation

    Array = NDArray[Any]
    Path = tuple[str, ...]


def matrix_product(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate MatMul."""
    first, second = map(operand, inputs)
    if isinstance(first, Row) and isinstance(second, np.ndarray) and second.ndim == 2:
        if flag(node, "transpose_a"):
            raise LookupError("its first matrix is transposed")
        return dense(path_of(node), first, second.T if flag(node, "transpose_b") else second)
    return _products(node, first, second, flag(node, "transpose_a"), flag(node, "transpose_b"))


def batch_product(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate BatchMatMul."""
    first, second = map(operand, inputs)
    turns = flag(node, "adj_x"), flag(node, "adj_y")
    if isinstance(first, Row) and isinstance(second, np.ndarray) and not turns[0]:
        matrix = second.reshape(second.shape[-2:]) if second.size else second
        if second.ndim == 2 or second.shape[:-2] == (1,) * (second.ndim - 2):
            return dense(path_of(node), first, matrix.T if turns[1] else matrix)
    return _products(node, first, second, *turns)


def dense(path: Path, row: Row, kernel: Array) -> Row:
    """Return a Dense layer without a bias."""
    taken, units = kernel.shape
    if row.rank < 2 or row.shape[-1] != taken or not units:
        raise ValueError("another number of columns than its matrix has rows")
    shape = (*row.shape[:-1], units)
    return layer("Dense", path, [row], shape, weights=[kernel], units=units, use_bias=False)


def _products(
    node: GraphNode, first: Row | Array, second: Row | Array, turn_first: bool, turn_second: bool
) -> Row:
    path = path_of(node)
    sides = [
        _turned(path, each, turn) for each, turn in ((first, turn_first), (second, turn_second))
    ]
    a, b = (tuple(each.shape) for each in sides)
    if len(a) < 2 or len(b) < 2:
        raise ValueError("it multiplies what is no matrix")
    if a[-1] != b[-2] and not any(isinstance(each, Size) for each in (a[-1], b[-2])):
        raise ValueError("matrices that do not fit")
    shape = (*broadcast(a[:-2], b[:-2]), a[-2], b[-1])
    return operation("Matmul", path, list(map(argument, sides)), shape)


def _turned(path: Path, value: Row | Array, is_turned: bool) -> Row | Array:
    if not is_turned:
        return value
    if isinstance(value, np.ndarray):
        return np.swapaxes(value, -1, -2)
    axes = [*range(value.rank - 2), value.rank - 1, value.rank - 2]
    shape = tuple(value.shape[axis] for axis in axes)
    return operation("Transpose", (*path[:-1], f"{path[-1]}_transpose"), [value], shape, axes=axes)


def einsum(_: Translation, node: GraphNode, inputs: list[Value]) -> Value:
    """Translate Einsum."""
    values = [operand(each) for each in inputs]
    equation = str(node.attributes.get("equation", "")).replace(" ", "")
    taken, arrow, made = equation.partition("->")
    parts = taken.split(",")
    if not arrow or len(parts) != len(values) or "." in equation:
        raise LookupError("an equation with dots")
    small = dict(zip(dict.fromkeys(taken.replace(",", "")), ascii_lowercase, strict=False))
    if not set(made) <= set(small):  # Keras reads small letters only
        raise ValueError("an equation with a letter from nowhere")
    parts = ["".join(small[letter] for letter in part) for part in parts]
    made = "".join(small[letter] for letter in made)
    sides: dict[str, Side] = {}
    for letters, value in zip(parts, values, strict=True):
        if len(letters) != len(value.shape):
            raise ValueError("an equation of another number of axes")
        sides |= dict(zip(letters, value.shape, strict=True))
    shape = tuple(sides[letter] for letter in made)
    if len(values) == 2:
        if isinstance(values[0], np.ndarray):
            values.reverse()
            parts.reverse()
        row, kernel = values
        if isinstance(row, Row) and isinstance(kernel, np.ndarray) and _is_layer(parts, made):
            return layer(
                "EinsumDense",
                path_of(node),
                [row],
                shape,
                weights=[kernel],
                equation=f"{','.join(parts)}->{made}",
                output_shape=known(shape[1:]),
            )
    subscripts = f"{','.join(parts)}->{made}"
    arguments = list(map(argument, values))
    return operation("Einsum", path_of(node), arguments, shape, subscripts=subscripts)


def _is_layer(parts: list[str], made: str) -> bool:
    """Tell whether Keras has a layer for an equation: the images come first, each letter once."""
    first, kernel = parts
    alone = all(len(set(letters)) == len(letters) for letters in (*parts, made))
    return (
        alone
        and first[:1] == made[:1]
        and first[0] not in kernel
        and set(kernel) <= set(first + made)
    )
