"""Reads the header of a safetensors file: names, types, sides and places of its tensors.

The format is a length of eight bytes, that many bytes of JSON, and plain numbers. The numbers are
not looked at, so that no library is needed for what is left: forty lines of JSON.
"""

from __future__ import annotations

import math
import os
from typing import IO

from engine.models.strict_json import parse_strictly
from engine.models.torch_files.contents import (
    MOST_SIDES,
    MOST_TENSORS,
    NUMBER_BYTES,
    StoredTensor,
    TorchFileContents,
)

MOST_HEADER_BYTES = 16 * 10**6
"""A network of 10,000 tensors has a header of one megabyte; the format's own limit is 100."""
MOST_DEPTH = 5
MOST_VALUES = 1_000_000
_MOST_SIDE = 2**48
_NAME_LENGTH = 200
_START = 8
_METADATA = "__metadata__"
_TYPES = {
    **{"F64": "float64", "F32": "float32", "F16": "float16", "BF16": "bfloat16"},
    **{"F8_E4M3": "float8_e4m3fn", "F8_E5M2": "float8_e5m2"},
    **{"I64": "int64", "I32": "int32", "I16": "int16", "I8": "int8"},
    **{"U64": "uint64", "U32": "uint32", "U16": "uint16", "U8": "uint8", "BOOL": "bool"},
    **{"C64": "complex64"},
}


def read_header(file: IO[bytes]) -> TorchFileContents:
    """Return what the header says.

    Raises
    ------
    ValueError
        No such header, or it says what the file has not.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    length = int.from_bytes(file.read(_START), "little")
    if length > min(MOST_HEADER_BYTES, size - _START):
        raise ValueError(f"the header has {length} bytes, the file {size}")
    header = parse_strictly(file.read(length), MOST_DEPTH, MOST_VALUES)
    if not isinstance(header, dict):
        raise ValueError("the header is no table of tensors")
    held = size - _START - length
    told = [_told(name, each, held) for name, each in header.items() if name != _METADATA]
    return TorchFileContents(
        "safetensors", tensors=tuple(told[:MOST_TENSORS]), tensor_count=len(told)
    )


def _told(name: str, entry: object, held: int) -> StoredTensor:
    """Return a tensor whose numbers lie in the file. Raises ValueError."""
    match entry:
        case {"dtype": str() as type_, "shape": list() as sides, "data_offsets": [start, end]}:
            dtype = _TYPES.get(type_)
            are_whole = all(type(each) is int for each in (*sides, start, end))
            if dtype is None or not are_whole or len(sides) > MOST_SIDES:
                raise ValueError(f"{name[:80]}: no tensor")
            fits = all(0 <= side < _MOST_SIDE for side in sides)
            if not fits or not 0 <= start <= end <= held:
                raise ValueError(f"{name[:80]}: outside the file")
            if math.prod(sides) * NUMBER_BYTES[dtype] != end - start:
                raise ValueError(f"{name[:80]}: its sides and its bytes do not fit")
            return StoredTensor(name[:_NAME_LENGTH], dtype, tuple(sides))
    raise ValueError(f"{name[:80]}: no tensor")
