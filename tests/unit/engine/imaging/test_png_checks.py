"""Chunks are measured against the file, and rows against the header."""

import io
import struct
import zlib

import png as pypng
import pytest

from engine.imaging import png_checks
from engine.imaging.png_checks import check_bytes, check_rows, png_layout
from tests.unit.engine.imaging.files import GRAY, RGB, H, W, chunk, encoded, png

START = b"\x89PNG\r\n\x1a\n"


def header(width=W, height=H, depth=8, color=0, interlace=0):
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, interlace))


def file_of(rows, **options):
    return START + header(**options) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def test_the_layout_is_that_of_the_file():
    data = encoded(RGB, "PNG")
    layout = png_layout(data)
    assert (layout.width, layout.height) == (W, H)
    assert layout.row_bytes == H * (1 + 3 * W)
    packed = b"".join(data[start:end] for start, end in layout.image_data)
    assert len(zlib.decompress(packed)) == layout.row_bytes
    check_bytes(layout)
    check_rows(data, layout)


@pytest.mark.parametrize("depth", [1, 2, 4, 8, 16])
@pytest.mark.parametrize("interlace", [False, True])
@pytest.mark.parametrize("size", [(1, 1), (5, 3), (8, 8), (9, 17), (4, 1)])
def test_row_bytes_are_those_that_another_writer_packs(depth, interlace, size):
    width, height = size
    file = io.BytesIO()
    pypng.Writer(width, height, greyscale=True, bitdepth=depth, interlace=interlace).write(
        file, [[0] * width] * height
    )
    layout = png_layout(file.getvalue())
    packed = b"".join(file.getvalue()[start:end] for start, end in layout.image_data)
    assert layout.row_bytes == len(zlib.decompress(packed))


@pytest.mark.parametrize("missing", [1, W + 1, H * (W + 1) - 1])
def test_too_few_rows_are_counted(missing):
    rows = b"".join(b"\0" + row.tobytes() for row in GRAY)
    data = file_of(rows[:-missing])
    with pytest.raises(ValueError, match=f"{missing} bytes of rows are missing"):
        check_rows(data, png_layout(data))


def test_rows_in_several_chunks_and_more_than_needed_are_fine():
    packed = zlib.compress(b"".join(b"\0" + row.tobytes() for row in GRAY) + b"more")
    parts = [chunk(b"IDAT", packed[at : at + 7]) for at in range(0, len(packed), 7)]
    data = START + header() + b"".join(parts) + chunk(b"IEND", b"")
    check_rows(data, png_layout(data))


def test_damaged_rows_are_not_counted():
    data = bytearray(file_of(bytes(500)))
    data[50] ^= 255
    with pytest.raises(ValueError, match=r"Error|missing"):
        check_rows(bytes(data), png_layout(bytes(data)))


def test_rows_are_unpacked_no_further_than_needed(monkeypatch):
    monkeypatch.setattr(png_checks, "_BLOCK", 1000)
    data = file_of(bytes(50_000_000))  # the header wants 60
    unpacked = []

    class Counting:
        eof = False
        unconsumed_tail = b"more"

        def decompress(self, packed, most):
            unpacked.append(most)
            return bytes(most)

    monkeypatch.setattr(png_checks.zlib, "decompressobj", Counting)
    check_rows(data, png_layout(data))
    assert unpacked == [1000]


def test_fewer_bytes_than_any_packing_needs_are_refused():
    with pytest.raises(ValueError, match="too few bytes"):
        check_bytes(png_layout(png(10_000, 9_000, 8, 2, [b""])))


@pytest.mark.parametrize(
    "data",
    [
        START,
        START + header()[:-6],
        START + chunk(b"IDAT", b"x") + header(),
        START + header() + chunk(b"IDAT", b"x"),
        START + header() + struct.pack(">I", 2**31 - 1) + b"IDAT" + bytes(9),
        START + header() + struct.pack(">I", 2**32 - 1) + b"tEXt",
        START + header(color=5) + chunk(b"IEND", b""),
        START + header(width=0) + chunk(b"IEND", b""),
        file_of(b"")[:-1],
    ],
    ids=["nothing", "header", "order", "end", "2 GB", "4 GB", "colour", "width", "cut"],
)
def test_what_cannot_be_is_refused(data):
    with pytest.raises(ValueError, match=r"."):
        png_layout(data)


def test_chunks_without_end_are_given_up(monkeypatch):
    monkeypatch.setattr(png_checks, "MAX_CHUNKS", 50)
    with pytest.raises(ValueError, match="not ended after 50 chunks"):
        png_layout(START + header() + chunk(b"aaAa", b"") * 60 + chunk(b"IEND", b""))
