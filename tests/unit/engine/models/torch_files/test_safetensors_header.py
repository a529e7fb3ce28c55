"""Headers of safetensors files, written by hand after the format's description."""

import io
import json
import os
import struct

import pytest

from engine.models.torch_files.contents import StoredTensor
from engine.models.torch_files.safetensors_header import MOST_HEADER_BYTES, read_header
from tests.torch_files import safetensors


def headed(text: bytes, numbers: int = 0, length: int | None = None) -> io.BytesIO:
    return io.BytesIO(struct.pack("<Q", length or len(text)) + text + bytes(numbers))


def entry(dtype="F32", shape=(2, 3), start=0, end=24):
    return {"dtype": dtype, "shape": list(shape), "data_offsets": [start, end]}


def test_names_types_and_sides_are_told():
    data = safetensors({"a.weight": ("F32", (2, 3), 24), "a.bias": ("BF16", (2,), 4)})
    found = read_header(io.BytesIO(data))
    assert found.tensors == (
        StoredTensor("a.weight", "float32", (2, 3)),
        StoredTensor("a.bias", "bfloat16", (2,)),
    )
    assert (found.kind, found.tensor_count) == ("safetensors", 2)


def test_a_tensor_may_be_one_number_or_none():
    data = safetensors({"a": ("I64", (), 8), "b": ("F16", (0, 5), 0)})
    assert [each.shape for each in read_header(io.BytesIO(data)).tensors] == [(), (0, 5)]


@pytest.mark.parametrize(
    ("what", "header", "numbers"),
    [
        ("no table", b"[1]", 0),
        ("no JSON", b'{"a": ', 0),
        ("a name twice", b'{"a": 1, "a": 2}', 0),
        ("nested too deeply", b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", 0),
        ("no tensor", b'{"a": 1}', 0),
        ("an unknown type", json.dumps({"a": entry("F31")}).encode(), 24),
        ("fewer bytes than sides", json.dumps({"a": entry(end=20)}).encode(), 24),
        ("more bytes than sides", json.dumps({"a": entry(end=28)}).encode(), 28),
        ("outside the file", json.dumps({"a": entry()}).encode(), 23),
        ("before the file", json.dumps({"a": entry(start=-24, end=0)}).encode(), 24),
        ("backwards", json.dumps({"a": entry(start=24, end=0)}).encode(), 24),
        ("negative sides", json.dumps({"a": entry(shape=(-2, -3))}).encode(), 24),
        ("huge sides", json.dumps({"a": entry(shape=(2**60, 0), end=0)}).encode(), 24),
        ("sides that are none", json.dumps({"a": entry(shape=(2.0, 3))}).encode(), 24),
        ("flags for sides", json.dumps({"a": entry(shape=(True, 6))}).encode(), 24),
        ("a hundred sides", json.dumps({"a": entry(shape=(1,) * 100, end=4)}).encode(), 24),
    ],
)
def test_what_does_not_fit_is_refused(what, header, numbers):
    with pytest.raises(ValueError):  # noqa: PT011  each says something else
        read_header(headed(header, numbers))


def test_a_header_of_100_megabytes_is_not_read(tmp_path):
    path = tmp_path / "net.safetensors"
    path.write_bytes(headed(b'{"a": 1}', length=10**8).getvalue())
    os.truncate(path, 10**8 + 9)
    with (
        path.open("rb") as file,
        pytest.raises(ValueError, match="the header has 100000000 bytes"),
    ):
        read_header(file)
    with pytest.raises(ValueError, match="the header has"):
        read_header(headed(b"{}", length=3))
    assert MOST_HEADER_BYTES < 10**8


def test_numbers_of_a_million_digits_are_refused():
    with pytest.raises(ValueError):  # noqa: PT011  Python's own limit
        read_header(headed(b'{"a": ' + b"1" * 10**6 + b"}"))
