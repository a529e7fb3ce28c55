"""Reads where a checkpoint keeps its variables: the table in `variables.index`, for `reading`.

The table is LevelDB's: blocks of sorted keys, an index of the blocks, a footer. The framework
writes it without compression. Each value is a small message: type, shape, shard, place, size.
"""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.models.saved_model.numbers import item_bytes, number_type
from engine.models.saved_model.protocol_buffers import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_ENTRIES = 100_000
MAX_SIDES = 32

_MAGIC = 0xDB4775248B80FB57
_FOOTER_BYTES = 48
_TRAILER_BYTES = 5  # one for the compression, four for the checksum
_UNCOMPRESSED = 0
_LITTLE_ENDIAN = 0
_MASK_DELTA = 0xA282EAD8
_CASTAGNOLI = 0x82F63B78


class Damaged(ValueError):
    """The table is none, or does not fit the files."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Where one variable lies.

    Attributes
    ----------
    dtype : str
        NumPy's name, or "bfloat16".
    shape : tuple of int
        Empty for a single number.
    shard : int
        Which of the data files.
    offset : int
        First byte in it.
    """

    dtype: str
    shape: tuple[int, ...]
    shard: int
    offset: int


def read_index(data: bytes, shards: Mapping[int, int], count: int) -> dict[str, Entry]:
    """Return a checkpoint's variables by their keys.

    Parameters
    ----------
    data : bytes
        All of `variables.index`.
    shards : mapping of int to int
        Bytes of each data file that is there.
    count : int
        Of how many shards the names of these files speak.

    Returns
    -------
    dict
        Of numbers alone: texts and other things are left out.

    Raises
    ------
    Damaged
        When the table is damaged, or a variable lies outside its file.
    """
    entries: dict[str, Entry] = {}
    has_header = False
    for key, value in _rows(data):
        if not has_header:
            _check_header(key, value, count)
            has_header = True
            continue
        if len(entries) >= MAX_ENTRIES:
            raise Damaged("there are too many variables")
        entry = _entry(value, shards)
        name = key.decode("utf-8", "backslashreplace")
        if name in entries:
            raise Damaged(f"{name} is there twice")
        if entry is not None:
            entries[name] = entry
    if not has_header:
        raise Damaged("there is no header")
    return entries


def _check_header(key: bytes, value: bytes, count: int) -> None:
    header = parsed("BundleHeader", value)
    if key or header.num_shards != count or header.endianness != _LITTLE_ENDIAN:
        raise Damaged("the header does not fit the files")


def _entry(value: bytes, shards: Mapping[int, int]) -> Entry | None:
    """Return where a variable lies; None for what holds no numbers."""
    found = parsed("BundleEntry", value)
    dtype = number_type(found.dtype)
    shape = tuple(side.size for side in found.shape.dim)
    if dtype is None or found.slices:
        return None
    if found.shape.unknown_rank or len(shape) > MAX_SIDES or min((0, *shape)) < 0:
        raise Damaged("a variable has no shape")
    if found.size != math.prod(shape) * item_bytes(dtype):
        raise Damaged("a variable's size does not fit its shape")
    if found.offset < 0 or found.offset + found.size > shards.get(found.shard_id, -1):
        raise Damaged("a variable lies outside its file")
    return Entry(dtype, shape, found.shard_id, found.offset)


def _rows(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield keys and values in their order. Raises Damaged."""
    if len(data) < _FOOTER_BYTES or struct.unpack("<Q", data[-8:])[0] != _MAGIC:
        raise Damaged("it is no table")
    footer = data[-_FOOTER_BYTES:-8]
    _, place = _handle(footer, 0)
    (offset, size), _ = _handle(footer, place)
    before = b""
    room = len(data)
    for key, value in _block(data, offset, size):
        (start, length), _ = _handle(value, 0)
        room -= length + _TRAILER_BYTES
        if room < 0:  # blocks that lie in each other
            raise Damaged("the blocks are larger than the file")
        for name, entry in _block(data, start, length):
            if name < before or name > key:
                raise Damaged("keys are out of order")
            yield name, entry
            before = name


def _block(data: bytes, offset: int, size: int) -> Iterator[tuple[bytes, bytes]]:
    end = offset + size
    if end + _TRAILER_BYTES > len(data) - _FOOTER_BYTES or size < 4:
        raise Damaged("a block lies outside the file")
    kind = data[end]
    if kind != _UNCOMPRESSED:
        raise Damaged("a block is compressed")
    (checksum,) = struct.unpack_from("<I", data, end + 1)
    if checksum != masked_checksum(data[offset : end + 1]):
        raise Damaged("a block's checksum is wrong")
    (restarts,) = struct.unpack_from("<I", data, end - 4)
    last = end - 4 - 4 * restarts
    if last < offset:
        raise Damaged("a block has no room for its list")
    place, key = offset, b""
    while place < last:
        shared, place = _varint(data, place, last)
        own, place = _varint(data, place, last)
        length, place = _varint(data, place, last)
        if shared > len(key) or place + own + length > last:
            raise Damaged("a key or a value leaves its block")
        key = key[:shared] + data[place : place + own]
        place += own
        yield key, data[place : place + length]
        place += length


def _handle(data: bytes, place: int) -> tuple[tuple[int, int], int]:
    """Return where a block lies, and where the next handle begins."""
    offset, place = _varint(data, place, len(data))
    size, place = _varint(data, place, len(data))
    return (offset, size), place


def _varint(data: bytes, place: int, end: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, 70, 7):
        if place >= end:
            raise Damaged("a number is cut off")
        byte = data[place]
        place += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, place
    raise Damaged("a number is too long")


def _checksum_table() -> tuple[int, ...]:
    table = []
    for byte in range(256):
        value = byte
        for _ in range(8):
            value = value >> 1 ^ (_CASTAGNOLI if value & 1 else 0)
        table.append(value)
    return tuple(table)


_TABLE = _checksum_table()


def masked_checksum(data: bytes) -> int:
    """Return the CRC-32C of bytes as LevelDB stores it: turned, and something added."""
    value = 0xFFFFFFFF
    for byte in data:
        value = _TABLE[(value ^ byte) & 0xFF] ^ value >> 8
    value ^= 0xFFFFFFFF
    return ((value >> 15 | value << 17) + _MASK_DELTA) & 0xFFFFFFFF
