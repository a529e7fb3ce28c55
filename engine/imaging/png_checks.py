"""Checks the chunks of PNG files before they are decoded, for `engine.imaging.decode`.

libpng reserves what a chunk says is its length, and Pillow shows rows that are missing as black.
Here lengths are compared with the file, and rows with what the compressed data hold.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

MAX_CHUNKS = 500_000
"""Encoders write some 8 kB each; the largest file that is read has fewer."""

_START = 8
_BLOCK = 1 << 20
_DEFLATE_RATIO = 1032  # no deflate stream grows by more
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_ADAM7 = (
    *((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2)),
    (0, 1, 1, 2),
)
"""Of each pass: first column and row, steps between columns and rows."""


@dataclass(frozen=True, slots=True)
class PngLayout:
    """What the chunks of a PNG file say.

    Attributes
    ----------
    width, height : int
        In pixels.
    row_bytes : int
        Bytes of all rows together with their filters, unpacked.
    image_data : tuple of (int, int)
        Start and end of each part of the compressed rows in the file.
    """

    width: int
    height: int
    row_bytes: int
    image_data: tuple[tuple[int, int], ...]


def png_layout(data: bytes) -> PngLayout:
    """Return what the chunks of a PNG file say.

    Raises
    ------
    ValueError
        A chunk does not fit into the file, there are too many, the last one is missing, or the
        header is damaged.
    """
    parts: list[tuple[int, int]] = []
    at, kind = _START, b""
    for count in range(MAX_CHUNKS + 1):
        head = data[at : at + 8]
        if len(head) < 8 or count == MAX_CHUNKS:
            break
        length, kind = int.from_bytes(head[:4]), head[4:]
        start, at = at + 8, at + 12 + length
        if start + length > len(data):
            raise ValueError(f"the chunk {kind!r} ends {at - len(data)} bytes behind the file")
        if count == 0 and (kind, length) != (b"IHDR", 13):
            raise ValueError("there is no header")
        if kind == b"IDAT":
            parts.append((start, start + length))
        elif kind == b"IEND":
            break
    if count == MAX_CHUNKS or at > len(data) or kind != b"IEND":
        raise ValueError(f"it has not ended after {count} chunks")
    header = data[16:29]
    size = int.from_bytes(header[:4]), int.from_bytes(header[4:8])
    return PngLayout(*size, _row_bytes(header, *size), tuple(parts))


def check_bytes(layout: PngLayout) -> None:
    """Refuse a PNG file that has too few bytes for its pixels, however well they are packed.

    Raises
    ------
    ValueError
        It has.
    """
    packed = sum(end - start for start, end in layout.image_data)
    if layout.row_bytes > _DEFLATE_RATIO * (packed + 1):
        raise ValueError("too few bytes for its pixels")


def check_rows(data: bytes, layout: PngLayout) -> None:
    """Unpack the rows of a PNG file to count them.

    libpng does that by itself and refuses; Pillow does not.

    Raises
    ------
    ValueError
        There are fewer than the header says.
    """
    missing = layout.row_bytes
    unpacker = zlib.decompressobj()
    try:
        for start, end in layout.image_data:
            packed = data[start:end]
            while packed and not unpacker.eof:
                missing -= len(unpacker.decompress(packed, _BLOCK))
                if missing <= 0:
                    return
                packed = unpacker.unconsumed_tail
        missing -= len(unpacker.flush())
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if missing > 0:
        raise ValueError(f"{missing} bytes of rows are missing")


def _row_bytes(header: bytes, width: int, height: int) -> int:
    """Return the bytes of all rows, from the header's body."""
    depth, color, interlace = header[8], header[9], header[12]
    if color not in _SAMPLES or not width or not height:
        raise ValueError("its header is damaged")
    bits = depth * _SAMPLES[color]
    passes = _ADAM7 if interlace else ((0, 0, 1, 1),)
    total = 0
    for left, top, across, down in passes:
        columns = -(-(width - left) // across)
        rows = -(-(height - top) // down)
        if columns > 0 and rows > 0:
            total += rows * (1 + -(-columns * bits // 8))
    return total
