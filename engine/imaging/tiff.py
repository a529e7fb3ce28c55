"""Decodes TIFF files of whole bytes per sample to RGB, for `engine.imaging.decode`.

OpenCV and Pillow each get some of them wrong without a word: 16 bits in planes, floats in colour,
transparency that is multiplied in, white as 0. Here the samples are read as bytes, and what they
mean is done in numpy. libtiff unpacks them: it is given the strips under a directory that calls
them gray.
"""

from __future__ import annotations

import io
import itertools
import struct
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.api.errors import Text, text
from engine.api.formats import LITTLE_TIFF_START
from engine.imaging.jpeg import check_jpeg
from engine.imaging.pixels import SIXTEEN_BITS, divided, on_white, range_note, stretched
from engine.imaging.tiff_directory import Compression, Directory, Tag

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WHITE_IS_ZERO, _BLACK_IS_ZERO, _RGB, _CMYK = 0, 1, 2, 5
_COLORS = {_WHITE_IS_ZERO: 1, _BLACK_IS_ZERO: 1, _RGB: 3, _CMYK: 4}
_UNSIGNED, _SIGNED, _FLOAT = 1, 2, 3
_KINDS = {_UNSIGNED: "u", _SIGNED: "i", _FLOAT: "f"}
_NO_PREDICTOR, _DIFFERENCES, _FLOAT_DIFFERENCES = 1, 2, 3
_MULTIPLIED, _SEPARATE = 1, 2  # extra samples: transparency
_PREDICTED = (
    *(Compression.LZW, Compression.DEFLATE, Compression.OLD_DEFLATE),
    *(Compression.LZMA, Compression.ZSTD),
)
_PACKED = (*_PREDICTED, Compression.PACKBITS)

_FAX = (2, 3, 4)
_REFUSING = (Compression.NONE, *_PACKED)  # libtiff refuses data of these that end early
_FAX_TAILS = (b"\x00\x10\x01" * 3, b"\x35\x4d\x26\xb1" * 64)  # the end of a fax, and lines of one

_MORE_CHANNELS = text("Channels beyond the colours are not shown.")


def tiff_rgb(
    data: bytes, directory: Directory
) -> tuple[NDArray[np.uint8], tuple[Text, ...]] | None:
    """Return the picture of a TIFF's first page, and notes; None for what Pillow decodes rightly.

    Parameters
    ----------
    data : bytes
        The file.
    directory : Directory
        Of its first page, checked.

    Returns
    -------
    pixels : ndarray of uint8, shape (h, w, 3)
        RGB, as stored: not turned upright.
    notes : tuple of Text
        On what was done to it.

    Raises
    ------
    NotImplementedError
        Its strips are packed in a way of which an early end does not show.
    Exception
        Anything, for a damaged file.
    """
    packing = directory.number(Tag.COMPRESSION, Compression.NONE)
    if packing in _FAX:
        return _fax_rgb(data, directory), ()
    if packing == Compression.JPEG:
        _check_jpeg_parts(data, directory)
    elif packing not in _REFUSING:
        raise NotImplementedError(f"its strips are packed in the way number {packing}")
    dtype = _dtype(directory)
    colors = _COLORS.get(directory.number(Tag.PHOTOMETRIC, -1), 0)
    count = directory.number(Tag.SAMPLES, 1)
    if dtype is None or not 0 < colors <= count:
        return None
    samples = _samples(data, directory, dtype)
    levels, notes = _levels(samples)
    photometric = directory.number(Tag.PHOTOMETRIC)
    if photometric == _WHITE_IS_ZERO:
        levels[..., :1] = 255 - levels[..., :1]
    extra = directory.numbers(Tag.EXTRA_SAMPLES)
    alpha = next((at for at, kind in enumerate(extra) if kind in (_MULTIPLIED, _SEPARATE)), None)
    if count > colors + (alpha is not None):
        notes = (*notes, _MORE_CHANNELS)
    rgb = _rgb(levels[..., :colors])
    if alpha is None or colors + alpha >= count:
        return rgb, notes
    opacity = levels[..., colors + alpha, None]
    if extra[alpha] == _MULTIPLIED:
        rgb = _divided_by(rgb, opacity)
    return on_white(np.dstack([rgb, opacity]), notes)


def _check_jpeg_parts(data: bytes, directory: Directory) -> None:
    """Refuse a page packed as JPEG of which a part is not whole: libtiff would show it in gray."""
    _, _, tables = directory.tags.get(Tag.JPEG_TABLES, (0, 0, b""))
    for plane in range(directory.planes):
        for part in _parts(data, directory, plane):
            check_jpeg(tables[:-2] + part[2:] if tables else part)


def _fax_rgb(data: bytes, directory: Directory) -> NDArray[np.uint8]:
    """Return a page packed as a fax; libtiff shows white where such data end early.

    Then it takes what stands behind them for pixels: two pictures with other bytes there differ.
    """
    if directory.number(Tag.SAMPLES, 1) != 1 or set(directory.numbers(Tag.BITS, (1,))) != {1}:
        raise ValueError("a fax of more than one bit")
    kept = (Tag.FILL_ORDER, Tag.FAX3_OPTIONS, Tag.FAX4_OPTIONS, Tag.TILE_WIDTH, Tag.TILE_HEIGHT)
    tags = {tag: [directory.number(tag)] for tag in kept if tag in directory.tags}
    tags |= {Tag.BITS: [1], Tag.PHOTOMETRIC: [directory.number(Tag.PHOTOMETRIC)]}
    parts = _parts(data, directory, 0)
    found, other = (
        _loaded(_repacked(directory, [part + tail for part in parts], tags))
        for tail in (_FAX_TAILS[0], _FAX_TAILS[1])
    )
    if not np.array_equal(found, other):
        raise ValueError("a strip ends early")
    levels = found[: directory.number(Tag.HEIGHT), : directory.number(Tag.WIDTH), None]
    return _rgb(levels.astype(np.uint8) * np.uint8(255))


def _dtype(directory: Directory) -> np.dtype[Any] | None:
    """Return the type of the samples; None unless all are of one type and of whole bytes."""
    bits = set(directory.numbers(Tag.BITS, (1,)))
    kinds = set(directory.numbers(Tag.SAMPLE_FORMAT, (_UNSIGNED,)))
    packing = directory.number(Tag.COMPRESSION, Compression.NONE)
    predictor = directory.number(Tag.PREDICTOR, _NO_PREDICTOR)
    size, kind = min(bits), _KINDS.get(min(kinds))
    if len(bits) > 1 or len(kinds) > 1 or kind is None:
        return None
    if directory.number(Tag.FILL_ORDER, 1) != 1 or size not in (
        (16, 32, 64) if kind == "f" else (8, 16, 32)
    ):
        return None
    if packing not in (Compression.NONE, *_PACKED):
        return None
    if predictor not in (_NO_PREDICTOR, _DIFFERENCES, _FLOAT_DIFFERENCES):
        return None
    if (predictor == _FLOAT_DIFFERENCES) != (kind == "f" and predictor != _NO_PREDICTOR):
        return None
    return np.dtype(f"{directory.order}{kind}{size // 8}")


def _samples(data: bytes, directory: Directory, dtype: np.dtype[Any]) -> NDArray[Any]:
    """Return all samples, of shape (h, w, samples), in the machine's byte order."""
    count = directory.number(Tag.SAMPLES, 1)
    if directory.planes == 1:
        return _plane(data, directory, dtype, 0, count)
    planes = [_plane(data, directory, dtype, plane, 1) for plane in range(count)]
    return np.concatenate(planes, axis=2)


def _plane(
    data: bytes, directory: Directory, dtype: np.dtype[Any], plane: int, count: int
) -> NDArray[Any]:
    """Return the samples of one plane, of shape (h, w, count)."""
    height, width = directory.number(Tag.HEIGHT), directory.number(Tag.WIDTH)
    wide = count * dtype.itemsize  # bytes of a pixel
    packing = directory.number(Tag.COMPRESSION, Compression.NONE)
    if packing == Compression.NONE and not directory.is_tiled:
        raw = _plain(data, directory, plane, wide)
    else:
        raw = _unpacked(_as_gray(data, directory, plane, wide), (height, width * wide))
    predictor = _NO_PREDICTOR
    if packing in _PREDICTED:
        predictor = directory.number(Tag.PREDICTOR, _NO_PREDICTOR)
    _, across = directory.part_size
    if predictor == _FLOAT_DIFFERENCES:
        return _undone_floats(raw, dtype, width, across, count)
    cut = np.ascontiguousarray(raw[:, : width * wide])
    samples = cut.view(dtype).reshape(height, width, count)
    samples = samples.astype(dtype.newbyteorder("="), copy=packing != Compression.NONE)
    if predictor == _DIFFERENCES:
        for left in range(0, width, across):
            part = samples[:, left : left + across]
            np.cumsum(part, axis=1, dtype=samples.dtype, out=part)
    return samples


def _undone_floats(
    raw: NDArray[np.uint8], dtype: np.dtype[Any], width: int, across: int, count: int
) -> NDArray[Any]:
    """Undo differences of floats (Adobe's TIFF Technical Note 3).

    In each row of a strip or tile the highest bytes of all samples come first, then the next ones;
    then each byte is the difference to that of the sample before.
    """
    height, size = raw.shape[0], dtype.itemsize
    samples = np.empty((height, width, count), dtype.newbyteorder("="))
    for left in range(0, width, across):
        # A tile at the edge is as wide as the others: its bytes were not cut, see _as_gray.
        columns = min(across, width - left)
        start = left * count * size
        part = raw[:, start : start + across * count * size].reshape(height, -1, count)
        summed = np.cumsum(part, axis=1, dtype=np.uint8)
        big = summed.reshape(height, size, -1).transpose(0, 2, 1)
        values = np.ascontiguousarray(big).view(dtype.newbyteorder(">"))
        samples[:, left : left + columns] = values.reshape(height, -1, count)[:, :columns]
    return samples


def _plain(data: bytes, directory: Directory, plane: int, wide: int) -> NDArray[np.uint8]:
    """Return the bytes of strips that are not packed, without a copy where they lie together."""
    counts = _plain_counts(directory, wide)
    first = plane * len(counts)
    places = directory.numbers(Tag.STRIP_OFFSETS)[first : first + len(counts)]
    ends = [place + count for place, count in zip(places, counts, strict=True)]
    if list(places[1:]) == ends[:-1] and ends[-1] <= len(data):
        found = np.frombuffer(data, np.uint8, sum(counts), places[0])
    else:
        found = np.frombuffer(b"".join(_parts(data, directory, plane, counts)), np.uint8)
    return found.reshape(directory.number(Tag.HEIGHT), -1)


def _as_gray(data: bytes, directory: Directory, plane: int, wide: int) -> bytes:
    """Return a TIFF of one plane's strips in which each byte is a gray pixel."""
    width = directory.number(Tag.WIDTH)
    rows, across = directory.part_size
    packing = directory.number(Tag.COMPRESSION, Compression.NONE)
    counts = _plain_counts(directory, wide) if packing == Compression.NONE else None
    padded = -(-width // across) * across if directory.is_tiled else width
    tags = {
        Tag.WIDTH: [padded * wide],
        Tag.BITS: [8],
        Tag.PHOTOMETRIC: [_BLACK_IS_ZERO],
    }
    if directory.is_tiled:
        tags |= {Tag.TILE_WIDTH: [across * wide], Tag.TILE_HEIGHT: [rows]}
    return _repacked(directory, _parts(data, directory, plane, counts), tags)


def _parts(
    data: bytes, directory: Directory, plane: int, counts: list[int] | None = None
) -> list[bytes]:
    """Return the strips or tiles of one plane, as long as the file says or as these counts do."""
    rows, across = directory.part_size
    height, width = directory.number(Tag.HEIGHT), directory.number(Tag.WIDTH)
    in_plane = -(-height // rows) * -(-width // across)
    first, last = plane * in_plane, (plane + 1) * in_plane
    place_tag, count_tag = directory.part_tags
    places = directory.numbers(place_tag)[first:last]
    told = directory.numbers(count_tag)[first:last] if counts is None else counts
    if len(told) != in_plane:
        raise ValueError("it does not say how long its strips are")
    if any(place + count > len(data) for place, count in zip(places, told, strict=True)):
        raise ValueError("a strip is cut off")
    return [data[place : place + count] for place, count in zip(places, told, strict=True)]


def _repacked(directory: Directory, parts: list[bytes], tags: dict[Tag, list[int]]) -> bytes:
    """Return a TIFF of one sample to a pixel made of these strips or tiles."""
    place_tag, count_tag = directory.part_tags
    counts = [len(part) for part in parts]
    places = [8, *(8 + end for end in itertools.accumulate(counts[:-1]))]
    usual = {
        Tag.WIDTH: [directory.number(Tag.WIDTH)],
        Tag.HEIGHT: [directory.number(Tag.HEIGHT)],
        Tag.COMPRESSION: [directory.number(Tag.COMPRESSION, Compression.NONE)],
        Tag.SAMPLES: [1],
        place_tag: places,
        count_tag: counts,
    }
    if not directory.is_tiled:
        usual[Tag.ROWS_PER_STRIP] = [directory.part_size[0]]
    return _tiff(b"".join(parts), usual | tags)


def _plain_counts(directory: Directory, wide: int) -> list[int]:
    """Return the bytes of strips or tiles that are not packed, whatever the file says of them."""
    height, width = directory.number(Tag.HEIGHT), directory.number(Tag.WIDTH)
    rows, across = directory.part_size
    downward, sideways = -(-height // rows), -(-width // across)
    if directory.is_tiled:
        return [rows * across * wide] * (downward * sideways)
    last = height - (downward - 1) * rows
    return [rows * width * wide] * (downward - 1) + [last * width * wide]


def _tiff(body: bytes, tags: dict[Tag, list[int]]) -> bytes:
    """Return a little-endian TIFF whose pixels begin at the byte 8."""
    tables_at = 8 + len(body)
    tables, entries = b"", b""
    for tag in sorted(tags):
        values = tags[tag]
        packed = struct.pack(f"<{len(values)}I", *values)
        if len(values) > 1:
            tables, packed = tables + packed, struct.pack("<I", tables_at + len(tables))
        entries += struct.pack("<HHI", tag, 4, len(values)) + packed
    directory = struct.pack("<H", len(tags)) + entries + bytes(4)
    return (
        LITTLE_TIFF_START + struct.pack("<I", tables_at + len(tables)) + body + tables + directory
    )


def _unpacked(gray: bytes, shape: tuple[int, int]) -> NDArray[np.uint8]:
    """Return the bytes of a gray TIFF; libtiff refuses packed ones that end early."""
    found = _loaded(gray)
    if found.shape[0] != shape[0] or found.shape[1] < shape[1] or found.dtype != np.uint8:
        raise ValueError(f"{found.shape} instead of {shape} bytes")
    return found


def _loaded(file: bytes) -> NDArray[Any]:
    """Return the pixels of a TIFF of one sample to a pixel."""
    import PIL.TiffImagePlugin

    # Not Image.open: the bytes of 100 megapixels are more pixels than it opens.
    with PIL.TiffImagePlugin.TiffImageFile(io.BytesIO(file)) as image:
        image.load()
        return np.asarray(image)


def _levels(samples: NDArray[Any]) -> tuple[NDArray[np.uint8], tuple[Text, ...]]:
    """Return samples in 8 bits, and notes on how they were scaled."""
    if samples.dtype == np.uint8:
        return samples.copy(), ()
    if samples.dtype == np.uint16:
        return divided(samples), (SIXTEEN_BITS,)
    levels, low, high = stretched(samples)
    return levels, (range_note(low, high),)


def _rgb(colors: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return gray, RGB or CMYK levels as RGB, of shape (h, w, 3)."""
    if colors.shape[2] == 4:
        paper = 255 - colors.astype(np.uint16)
        return ((paper[..., :3] * paper[..., 3:] + 127) // 255).astype(np.uint8)
    if colors.shape[2] == 1:
        return np.repeat(colors, 3, axis=2)
    return np.ascontiguousarray(colors)


def _divided_by(rgb: NDArray[np.uint8], opacity: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return colours that were multiplied by their opacity as they were before."""
    whole = np.maximum(opacity.astype(np.uint16), 1)
    before = np.minimum((rgb * np.uint16(255) + whole // 2) // whole, 255)
    return np.asarray(before, np.uint8)
