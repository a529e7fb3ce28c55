"""Types, shapes and numbers of a graph; the numbers are written here as bytes or one by one."""

import struct

import numpy as np
import pytest

from engine.models.saved_model import numbers
from engine.models.saved_model.protocol_buffers import empty

FLOAT, DOUBLE, INT, BYTE, BOOL, BFLOAT, HALF = 1, 2, 3, 4, 10, 14, 19


def tensor(dtype, shape, content=b"", **listed):
    made = empty("Tensor")
    made.dtype, made.tensor_content = dtype, content
    for side in shape:
        made.tensor_shape.dim.add(size=side)
    for name, values in listed.items():
        getattr(made, name).extend(values)
    return made


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (tensor(FLOAT, (2, 1), struct.pack("<2f", 1.5, -2)), np.array([[1.5], [-2]], np.float32)),
        (tensor(FLOAT, (3,), float_val=[4]), np.full(3, 4, np.float32)),
        (tensor(FLOAT, (3,), float_val=[1, 2]), np.array([1, 2, 2], np.float32)),
        (tensor(FLOAT, (2,)), np.zeros(2, np.float32)),
        (tensor(INT, (), int_val=[-7]), np.array(-7, np.int32)),
        (tensor(BYTE, (2,), int_val=[0, 255]), np.array([0, 255], np.uint8)),
        (tensor(DOUBLE, (1,), double_val=[1e300]), np.array([1e300])),
        (tensor(BOOL, (2,), b"\x00\x07"), np.array([False, True])),
        (tensor(BOOL, (2,), bool_val=[True]), np.array([True, True])),
        (tensor(HALF, (2,), half_val=[0x3C00, 0xC000]), np.array([1, -2], np.float16)),
        (tensor(BFLOAT, (1,), half_val=[0x3F80]), np.array([0x3F80], np.uint16)),
        (tensor(INT, (0, 4)), np.zeros((0, 4), np.int32)),
    ],
)
def test_numbers_as_bytes_and_one_by_one(made, expected):
    found = numbers.tensor_values(made)
    assert found.dtype == expected.dtype
    np.testing.assert_array_equal(found, expected)


@pytest.mark.parametrize(
    "made",
    [
        tensor(FLOAT, (2,), b"1234"),
        tensor(FLOAT, (1,), float_val=[1, 2]),
        tensor(7, (1,)),
        tensor(FLOAT, (-1,)),
    ],
    ids=["few bytes", "many numbers", "texts", "an unknown side"],
)
def test_numbers_that_do_not_fit(made):
    with pytest.raises(ValueError, match="stored"):
        numbers.tensor_values(made)


def test_names_of_types():
    assert [numbers.type_name(each) for each in (1, 101, 7, 20, 99)] == [
        *("float32", "float32", "string", "resource", "type 99")
    ]
    assert numbers.number_type(7) is None
    assert (numbers.stored_type("int32"), numbers.stored_type("bfloat16")) == ("<i4", "bfloat16")
    assert (numbers.item_bytes("float64"), numbers.item_bytes("bfloat16")) == (8, 2)


def test_shapes():
    shape = empty("Shape")
    for side in (-1, 3, -(2**40)):
        shape.dim.add(size=side)
    assert numbers.shape_of(shape) == (-1, 3, -1)
    shape.unknown_rank = True
    assert numbers.shape_of(shape) is None
