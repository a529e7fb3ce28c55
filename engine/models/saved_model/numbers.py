"""Reads types, shapes and stored numbers of a graph, for `inlining` and `checkpoint`."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.models.model_contents import BFLOAT16

if TYPE_CHECKING:
    from numpy.typing import NDArray

MAX_SIDES = 32

_NUMBERS = {
    1: "float32",
    2: "float64",
    3: "int32",
    4: "uint8",
    5: "int16",
    6: "int8",
    9: "int64",
    10: "bool",
    14: BFLOAT16,
    17: "uint16",
    19: "float16",
    22: "uint32",
    23: "uint64",
}
_OTHERS = {7: "string", 8: "complex64", 18: "complex128", 20: "resource", 21: "variant"}
_REFERENCE = 100
"""Added to the type of what is changed in its place."""

_FIELDS = {
    "float32": "float_val",
    "float64": "double_val",
    "int64": "int64_val",
    "bool": "bool_val",
    "uint32": "uint32_val",
    "uint64": "uint64_val",
    "float16": "half_val",
    BFLOAT16: "half_val",
}
"""Where numbers are listed one by one; other types are in `int_val`."""


def type_name(number: int) -> str:
    """Return the name of a type: NumPy's, or one that says that these are no numbers."""
    number -= _REFERENCE if number > _REFERENCE else 0
    return _NUMBERS.get(number) or _OTHERS.get(number) or f"type {number}"


def number_type(number: int) -> str | None:
    """Return the name of a type of numbers; None for other types."""
    return _NUMBERS.get(number - _REFERENCE if number > _REFERENCE else number)


def stored_type(name: str) -> str:
    """Return a type of numbers as `DataSet.dtype` has it."""
    return BFLOAT16 if name == BFLOAT16 else np.dtype(name).newbyteorder("<").str


def item_bytes(name: str) -> int:
    """Return how many bytes a number of a type takes."""
    return 2 if name == BFLOAT16 else np.dtype(name).itemsize


def shape_of(shape: Any) -> tuple[int, ...] | None:  # noqa: ANN401  a message
    """Return a shape with -1 for an unknown side; None where the rank is unknown."""
    if shape.unknown_rank:
        return None
    return tuple(max(side.size, -1) for side in shape.dim)


def tensor_shape(tensor: Any) -> tuple[int, ...]:  # noqa: ANN401  a message
    """Return the shape of stored numbers.

    Raises
    ------
    ValueError
        When it is none.
    """
    shape = shape_of(tensor.tensor_shape)
    if shape is None or len(shape) > MAX_SIDES or min((0, *shape)) < 0:
        raise ValueError("stored numbers have no shape")
    return shape


def tensor_values(tensor: Any) -> NDArray[Any]:  # noqa: ANN401  a message
    """Return stored numbers; bfloat16 as uint16.

    Raises
    ------
    ValueError
        When they do not fit their shape, or are none.
    """
    name = number_type(tensor.dtype)
    if name is None:
        raise ValueError("what is stored is no numbers")
    dtype = np.dtype(np.uint16 if name == BFLOAT16 else name).newbyteorder("<")
    shape = tensor_shape(tensor)
    count = math.prod(shape)
    if tensor.tensor_content:
        if len(tensor.tensor_content) != count * dtype.itemsize:
            raise ValueError("stored numbers do not fit their shape")
        if name == "bool":
            flags: NDArray[Any] = np.frombuffer(tensor.tensor_content, np.uint8) != 0
            return flags.reshape(shape)
        return np.frombuffer(tensor.tensor_content, dtype).reshape(shape)
    listed = getattr(tensor, _FIELDS.get(name, "int_val"))
    if len(listed) > count:
        raise ValueError("stored numbers do not fit their shape")
    bits = name in ("float16", BFLOAT16)
    found = np.array(listed, np.int64 if bits else None)
    found = found.astype(np.uint16) if bits else found.astype(dtype)
    if name == "float16":
        found = found.view(np.float16)
    values = np.zeros(count, found.dtype)
    values[: found.size] = found
    if found.size:  # the last one stands for those that follow
        values[found.size :] = found[-1]
    return values.reshape(shape)
