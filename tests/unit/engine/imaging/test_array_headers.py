"""Arrays are listed and unpacked inside a box, which is believed as far as it can be right."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.box import only_result, run_job
from engine.imaging.array_files import array_of
from engine.imaging.array_headers import (
    ArraysRequest,
    StoredArray,
    UnpackRequest,
    stored_arrays,
    unpacked,
)

VALUES = np.random.default_rng(3).normal(size=(700, 30, 40)).astype(np.float32)


def saved(writer, **arrays):
    buffer = io.BytesIO()
    writer(buffer, **arrays)
    return buffer.getvalue()


def test_a_packed_array_comes_out_of_a_box_in_pieces():
    data = saved(np.savez_compressed, x=VALUES, y=np.asfortranarray(VALUES[0]))
    listed = only_result(run_job("arrays", ArraysRequest("a.npz"), name="a.npz", data=data)).arrays
    assert [(each.name, each.dtype, each.shape) for each in listed] == [
        ("x", np.float32, (700, 30, 40)),
        ("y", np.float32, (30, 40)),
    ]
    for array, expected in zip(listed, (VALUES, VALUES[0]), strict=True):
        request = UnpackRequest("a.npz", array)
        chunks = [each.data for each in run_job("unpack array", request, name="a.npz", data=data)]
        found = np.frombuffer(b"".join(each.tobytes() for each in chunks), np.float32)
        np.testing.assert_array_equal(found.reshape(expected.shape), expected)
    assert max(each.nbytes for each in chunks) <= 2**20


def test_inside_and_outside_of_a_box_the_same_is_read():
    data = saved(np.savez, x=VALUES[:3], y=VALUES[3:5])
    boxed = only_result(run_job("arrays", ArraysRequest("a.npz"), name="a.npz", data=data))
    assert stored_arrays(ArraysRequest("a.npz"), io.BytesIO(data)) == boxed
    one = replace(boxed.arrays[0], is_fortran=True)
    turned = b"".join(
        each.data.tobytes() for each in unpacked(UnpackRequest("a.npz", one), io.BytesIO(data))
    )
    expected = np.frombuffer(VALUES[:3].tobytes(), np.float32).reshape(40, 30, 3).T
    np.testing.assert_array_equal(np.frombuffer(turned, np.float32), expected.ravel())


GOOD = StoredArray("x", "<f4", (2, 3), False, 128)


def test_what_a_box_says_has_to_be_possible():
    assert GOOD.is_possible(128 + 24)
    assert GOOD.dtype == np.float32


@pytest.mark.parametrize(
    "changes",
    [
        {"dtype_name": "O"},
        {"dtype_name": "V8"},
        {"dtype_name": "f4,f4"},
        {"dtype_name": "<M8"},
        {"shape": (2, -3)},
        {"shape": (1,) * 40},
        {"start": -1},
        {"start": 129},
        {"name": "../x"},
    ],
    ids=str,
)
def test_what_cannot_be_is_seen(changes):
    assert not replace(GOOD, **changes).is_possible(128 + 24)


@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize(
    "values", [VALUES[:2, :3, :4], np.array(7.5), np.arange(5, dtype=np.int16)]
)
def test_the_array_of_a_file_is_read_whole(values, order):
    buffer = io.BytesIO()
    np.save(buffer, np.asarray(values, order=order))
    np.testing.assert_array_equal(array_of(buffer.getvalue(), "a.npy"), values)
    with pytest.raises(EngineError, match=r"^a\.npy is damaged"):
        array_of(buffer.getvalue()[:-1], "a.npy")


def test_two_arrays_are_not_one():
    with pytest.raises(EngineError, match=r"^a\.npz is damaged"):
        array_of(saved(np.savez, x=VALUES[0], y=VALUES[1]), "a.npz")
