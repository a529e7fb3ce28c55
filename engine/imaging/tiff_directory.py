"""Reads the first directory of TIFF files and checks it, for `engine.imaging.decode` and `tiff`.

A directory may name anything: strips behind the file's end, itself as the next page, tables of a
gigabyte. TIFF 6.0 has its form, BigTIFF the same with 8 bytes for 4.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum

from engine.api.errors import EngineError
from engine.api.formats import CAMERA_RAW

MAX_PAGES = 10_000
"""Pages that are counted."""

MAX_TAGS = 4096
MAX_NUMBERS = 1_000_000
"""Numbers of one tag, strips among them: one for each row of a very high image."""

_FORMS = {1: "B", 2: "s", 3: "H", 4: "I", 6: "b", 7: "s", 8: "h", 9: "i", 13: "I", 16: "Q", 17: "q"}
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_SIZES |= {16: 8, 17: 8, 18: 8}


class Tag(IntEnum):
    """Tags by their names in TIFF 6.0."""

    NEW_SUBFILE_TYPE = 254
    WIDTH = 256
    HEIGHT = 257
    BITS = 258
    COMPRESSION = 259
    PHOTOMETRIC = 262
    FILL_ORDER = 266
    STRIP_OFFSETS = 273
    ORIENTATION = 274
    SAMPLES = 277
    ROWS_PER_STRIP = 278
    STRIP_COUNTS = 279
    FAX3_OPTIONS = 292
    FAX4_OPTIONS = 293
    PLANAR = 284
    PREDICTOR = 317
    TILE_WIDTH = 322
    TILE_HEIGHT = 323
    TILE_OFFSETS = 324
    TILE_COUNTS = 325
    SUB_IFDS = 330
    EXTRA_SAMPLES = 338
    SAMPLE_FORMAT = 339
    JPEG_TABLES = 347
    DNG_VERSION = 50706


class Compression(IntEnum):
    """Ways to pack strips, as far as this program names them."""

    NONE = 1
    LZW = 5
    JPEG = 7
    DEFLATE = 8
    OLD_DEFLATE = 32946
    PACKBITS = 32773
    LZMA = 34925
    ZSTD = 50000


@dataclass(frozen=True, slots=True)
class Directory:
    """A page's tags.

    Attributes
    ----------
    order : "<" or ">"
        Of the bytes in a number.
    tags : dict of int to (int, int, bytes)
        Type, count and bytes of each.
    pages : int
        Pages in the file, as far as they are counted.
    """

    order: str
    tags: dict[int, tuple[int, int, bytes]]
    pages: int

    def numbers(self, tag: int, usual: tuple[int, ...] = ()) -> tuple[int, ...]:
        """Return a tag's whole numbers. Raises ValueError where they are none, or too many."""
        if tag not in self.tags:
            return usual
        kind, count, data = self.tags[tag]
        if kind not in _FORMS or kind in (2, 7) or count > MAX_NUMBERS:
            raise ValueError(f"the tag {tag} has {count} values of the type {kind}")
        return struct.unpack(f"{self.order}{count}{_FORMS[kind]}", data)

    def number(self, tag: int, usual: int = 0) -> int:
        """Return a tag's first number."""
        return (*self.numbers(tag), usual)[0]

    @property
    def is_tiled(self) -> bool:
        """True for tiles, False for strips."""
        return Tag.TILE_OFFSETS in self.tags

    @property
    def part_tags(self) -> tuple[Tag, Tag]:
        """The tags that say where strips or tiles are, and how long."""
        if self.is_tiled:
            return Tag.TILE_OFFSETS, Tag.TILE_COUNTS
        return Tag.STRIP_OFFSETS, Tag.STRIP_COUNTS

    @property
    def part_size(self) -> tuple[int, int]:
        """Height and width of a strip or tile in pixels."""
        width, height = self.number(Tag.WIDTH), self.number(Tag.HEIGHT)
        if self.is_tiled:
            return self.number(Tag.TILE_HEIGHT), self.number(Tag.TILE_WIDTH)
        return min(self.number(Tag.ROWS_PER_STRIP, height) or height, height), width

    @property
    def planes(self) -> int:
        """How many planes the samples are kept in: 1 where a pixel's samples lie together."""
        return self.number(Tag.SAMPLES, 1) if self.number(Tag.PLANAR, 1) == 2 else 1


def first_directory(data: bytes) -> Directory:
    """Return the first page's directory.

    Raises
    ------
    ValueError
        It does not fit into the file, or it is larger than any.
    """
    order = "<" if data[:2] == b"II" else ">"
    is_big = struct.unpack(f"{order}H", data[2:4]) == (43,)
    form = f"{order}Q" if is_big else f"{order}I"
    (at,) = struct.unpack_from(form, data, 8 if is_big else 4)
    tags, following = _tags(data, at, order, is_big)
    seen = {at}
    while following and following not in seen and len(seen) < MAX_PAGES:
        seen.add(following)
        following = _following(data, following, order, is_big)
    return Directory(order, tags, len(seen))


def check_directory(data: bytes, directory: Directory, name: str) -> None:
    """Refuse a page whose pixels are not all in the file.

    Raises
    ------
    ValueError
        Parts are missing, or lie behind the file's end.
    EngineError
        It is the small copy that a camera raw file begins with.
    """
    is_copy = directory.number(Tag.NEW_SUBFILE_TYPE) & 1 and Tag.SUB_IFDS in directory.tags
    if is_copy or Tag.DNG_VERSION in directory.tags:
        raise foreign(name, CAMERA_RAW)
    width, height = directory.number(Tag.WIDTH), directory.number(Tag.HEIGHT)
    rows, columns = directory.part_size
    if min(width, height, rows, columns) < 1:
        raise ValueError("it has no size")
    offsets, counts = (directory.numbers(tag) for tag in directory.part_tags)
    expected = -(-height // rows) * -(-width // columns) * directory.planes
    if len(offsets) < expected or len(counts) not in (0, len(offsets)):
        raise ValueError(f"{len(offsets)} of {expected} parts")
    for offset, count in zip(offsets, counts or [1] * len(offsets), strict=True):
        if not 0 < offset <= offset + count <= len(data):
            raise ValueError("a part lies behind the end of the file")


def foreign(name: str, kind: str) -> EngineError:
    """Return the refusal of a kind of file that is known and not opened."""
    return EngineError(
        "{name} is of the kind {kind}, which Camscope does not open. Save the picture as PNG, and "
        "open that.",
        name=name,
        kind=kind,
    )


def _tags(
    data: bytes, at: int, order: str, is_big: bool
) -> tuple[dict[int, tuple[int, int, bytes]], int]:
    """Return the tags of a directory, and where the next one is."""
    inside = 8 if is_big else 4
    form = struct.Struct(f"{order}HHQ8s" if is_big else f"{order}HHI4s")
    count, start = _count(data, at, order, is_big)
    left = 2 * len(data)  # of all tags together: several may name the same bytes
    tags = {}
    for number in range(count):
        tag, kind, values, place = form.unpack_from(data, start + number * form.size)
        size = _SIZES.get(kind, 1) * values
        if size > inside:
            (offset,) = struct.unpack(f"{order}{'Q' if is_big else 'I'}", place)
            place = data[offset : offset + size]
            left -= size
        if left < 0 or len(place) < size:
            raise ValueError(f"the tag {tag} is longer than the file")
        tags[tag] = (kind, values, place[:size])
    return tags, _following(data, at, order, is_big)


def _count(data: bytes, at: int, order: str, is_big: bool) -> tuple[int, int]:
    """Return how many tags a directory has, and where the first one is."""
    form = f"{order}Q" if is_big else f"{order}H"
    if at + 8 > len(data):
        raise ValueError("a directory lies behind the end of the file")
    (count,) = struct.unpack_from(form, data, at)
    if count > MAX_TAGS:
        raise ValueError(f"a directory of {count} tags")
    return count, at + struct.calcsize(form)


def _following(data: bytes, at: int, order: str, is_big: bool) -> int:
    """Return where the next directory is; 0 behind the last one, or where that cannot be read."""
    try:
        count, start = _count(data, at, order, is_big)
        end = start + count * (20 if is_big else 12)
        (following,) = struct.unpack_from(f"{order}{'Q' if is_big else 'I'}", data, end)
    except (ValueError, struct.error):
        return 0
    return int(following)
