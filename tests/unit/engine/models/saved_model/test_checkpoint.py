"""A checkpoint's index is LevelDB's table: one written by hand here, and one of the framework's."""

import struct

import numpy as np
import pytest

from engine.models.saved_model.checkpoint import Damaged, Entry, masked_checksum, read_index
from engine.models.saved_model.protocol_buffers import NoMessage
from tests.unit.engine.models.saved_model.stage import files_of

HEADER = (b"", b"\x08\x01")  # one shard


def varint(number):
    data = b""
    while number > 127:
        data += bytes([number & 127 | 128])
        number >>= 7
    return data + bytes([number])


def block(rows, *, kind=0, wrong=0, restarts=1):
    data = b"".join(
        varint(0) + varint(len(key)) + varint(len(value)) + key + value for key, value in rows
    )
    data += struct.pack(f"<{restarts}I", *[0] * restarts) + struct.pack("<I", restarts)
    trailer = struct.pack("<I", masked_checksum(data + bytes([kind])) ^ wrong)
    return data, bytes([kind]) + trailer


def table(*blocks, **index_settings):
    """Return a table of blocks of rows."""
    data, handles = b"", []
    for each in blocks:
        body, trailer = each if isinstance(each, tuple) else block(each)
        handles.append((b"\xff", varint(len(data)) + varint(len(body))))
        data += body + trailer
    body, trailer = block(handles, **index_settings)
    place = varint(len(data)) + varint(len(body))
    data += body + trailer
    footer = varint(0) + varint(0) + place
    return data + footer.ljust(40, b"\0") + struct.pack("<Q", 0xDB4775248B80FB57)


def entry(dtype=1, sides=(2, 3), shard=0, offset=0, size=24):
    shape = b"".join(
        b"\x12" + bytes([len(b"\x08" + varint(side))]) + b"\x08" + varint(side) for side in sides
    )
    data = b"\x08" + varint(dtype) + b"\x12" + varint(len(shape)) + shape
    data += b"\x18" + varint(shard) if shard else b""
    return data + b"\x20" + varint(offset) + b"\x28" + varint(size)


def test_a_checksum_as_in_the_standard():
    """RFC 3720, B.4: 32 zeros have 8a9136aa."""
    crc = 0x8A9136AA
    masked = ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF
    assert masked_checksum(bytes(32)) == masked


def test_a_table_written_by_hand():
    data = table([HEADER, (b"a", entry())], [(b"b", entry(offset=24, sides=(6,)))])
    assert read_index(data, {0: 48}, 1) == {
        "a": Entry("float32", (2, 3), 0, 0),
        "b": Entry("float32", (6,), 0, 24),
    }


def test_keys_that_share_their_beginning():
    body = varint(0) + varint(0) + varint(2) + b"\x08\x01"
    body += varint(0) + varint(2) + varint(len(entry())) + b"ab" + entry()
    body += varint(1) + varint(1) + varint(len(entry())) + b"c" + entry()
    body += struct.pack("<2I", 0, 1)
    whole = (body, b"\0" + struct.pack("<I", masked_checksum(body + b"\0")))
    assert sorted(read_index(table(whole), {0: 24}, 1)) == ["ab", "ac"]


def test_what_the_framework_writes():
    files = files_of("first_generation")
    data = files["variables/variables.data-00000-of-00001"]
    index = files["variables/variables.index"]
    assert read_index(index, {0: len(data)}, 1) == {
        "conv/kernel": Entry("float32", (3, 3, 3, 5), 0, 0)
    }
    drawn = np.random.default_rng(5).normal(size=(3, 3, 3, 5)).astype(np.float32)
    np.testing.assert_array_equal(np.frombuffer(data, "<f4").reshape(drawn.shape), drawn)


def test_texts_are_left_out():
    data = table([HEADER, (b"a", entry(dtype=7, size=999))])
    assert read_index(data, {0: 24}, 1) == {}


SOUND = [HEADER, (b"a", entry())]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no table"),
        (bytes(100), "no table"),
        (table(SOUND)[:-1], "no table"),
        (table([(b"a", entry())]), "header"),
        (table([(b"", b"\x08\x02")]), "header"),
        (table([(b"", b"\x08\x01\x10\x01")]), "header"),
        (table([]), "no header"),
        (table(block(SOUND, wrong=1)), "checksum"),
        (table(block(SOUND, kind=1)), "compressed"),
        (table(SOUND, wrong=1), "checksum"),
        (table((block(SOUND)[0], bytes(5))), "checksum"),
        (table([*SOUND, SOUND[1]]), "twice"),
        (table([HEADER, (b"b", entry()), (b"a", entry())]), "out of order"),
        (table([HEADER, (b"a", entry(offset=1))]), "outside its file"),
        (table([HEADER, (b"a", entry(offset=2**63 - 24))]), "outside its file"),
        (table([HEADER, (b"a", entry(offset=2**64 - 1))]), "outside its file"),
        (table([HEADER, (b"a", entry(shard=1))]), "outside its file"),
        (table([HEADER, (b"a", entry(size=20))]), "size"),
        (table([HEADER, (b"a", entry(sides=(2**32, 2**32)))]), "size"),
        (table([HEADER, (b"a", entry(sides=(2**64 - 1,)))]), "no shape"),
        (table([HEADER, (b"a", entry(sides=(1,) * 30 + (6, 1, 1, 1)))]), "no shape"),
    ],
)
def test_tables_that_are_damaged_or_lie(data, why):
    with pytest.raises((Damaged, NoMessage), match=why):
        read_index(data, {0: 24}, 1)


def test_blocks_that_lie_in_each_other():
    body, trailer = block(SOUND)
    handle = varint(0) + varint(len(body))
    index, index_trailer = block([(b"\xff", handle)] * 50)
    data = body + trailer
    footer = varint(0) + varint(0) + varint(len(data)) + varint(len(index))
    data += index + index_trailer + footer.ljust(40, b"\0")
    with pytest.raises(Damaged):
        read_index(data + struct.pack("<Q", 0xDB4775248B80FB57), {0: 24}, 1)


def test_numbers_without_an_end():
    data = bytearray(table(SOUND))
    data[-48:-8] = b"\xff" * 40
    with pytest.raises(Damaged, match="too long"):
        read_index(bytes(data), {0: 24}, 1)
