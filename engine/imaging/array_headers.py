"""Reads headers of array files (.npy, .npz) and unpacks arrays, inside a box: jobs of `engine.box`.

Headers and a ZIP's declared sizes are judged before a value is read, and no Python object is read.
"""

from __future__ import annotations

import math
import re
import struct
import warnings
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray  # noqa: TC002  read by the codec

from engine.api.errors import EngineError
from engine.api.formats import ZIP_START
from engine.api.limits import MAX_ARRAYS
from engine.api.units import MIB

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_HEADER_BYTES = 1024
"""Of the text that describes an array of numbers; ten times what numpy writes."""

_CHUNK_BYTES = MIB

_NO_NAME = re.compile(r"[\[\]/\\,:\x00-\x1f]")
"""What the name of an array in an archive must not have, to be a part of a picture's name."""

_DTYPE = re.compile(r"(?:<|>|\||=)?[buif][1248]")
_MAX_SIDES = 32


@dataclass(frozen=True, slots=True)
class ArraysRequest:
    """List the arrays of numbers in a file.

    Attributes
    ----------
    file : str
        What sentences call it.
    """

    file: str


@dataclass(frozen=True, slots=True)
class StoredArray:
    """An array as its header describes it.

    Attributes
    ----------
    name : str
        In an archive, without its ending; empty in a file of one array.
    dtype_name : str
        Of its values, as numpy writes it: "<f4".
    shape : tuple of int
        Its sides.
    is_fortran : bool
        The first axis runs fastest.
    start : int
        Where its values begin: in the file, or in the unpacked member.
    member : str
        The packed member that it is; empty when it lies in the file as it is.
    """

    name: str
    dtype_name: str
    shape: tuple[int, ...]
    is_fortran: bool
    start: int
    member: str = ""

    @property
    def dtype(self) -> np.dtype[Any]:
        """Of its values."""
        return np.dtype(self.dtype_name)

    @property
    def nbytes(self) -> int:
        """Bytes of all values."""
        return math.prod(self.shape) * self.dtype.itemsize

    def is_possible(self, size: int) -> bool:
        """Return whether it can lie in a file of a size: a box may be in a stranger's hands."""
        return (
            _DTYPE.fullmatch(self.dtype_name) is not None
            and min(0, self.start, *self.shape) == 0
            and len(self.shape) <= _MAX_SIDES
            and not _NO_NAME.search(self.name)
            and (bool(self.member) or self.start + self.nbytes <= size)
        )


@dataclass(frozen=True, slots=True)
class StoredArrays:
    """The arrays of numbers in a file."""

    arrays: tuple[StoredArray, ...]


@dataclass(frozen=True, slots=True)
class UnpackRequest:
    """Give an array's bytes in the order of C.

    Attributes
    ----------
    file : str
        What sentences call it.
    array : StoredArray
        As it was listed.
    """

    file: str
    array: StoredArray


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """Some bytes of an array: uint8 (n,)."""

    data: NDArray[np.uint8]


def stored_arrays(request: ArraysRequest, file: IO[bytes]) -> StoredArrays:
    """Return the arrays of numbers in a file; only headers are read.

    Raises
    ------
    EngineError
        For a file that is none, is damaged, or holds nothing but objects and texts.
    """
    size = file.seek(0, 2)
    file.seek(0)
    start = file.read(len(ZIP_START))
    file.seek(0)
    if start == ZIP_START:
        return StoredArrays(_archived_arrays(file, request.file, size))
    array = _header(file, request.file)
    if array.start + array.nbytes > size:
        raise damaged(request.file)
    return StoredArrays((array,))


def unpacked(request: UnpackRequest, file: IO[bytes]) -> Iterator[Chunk]:
    """Yield the bytes of an array that is packed, or lies in the order of Fortran.

    Raises
    ------
    EngineError
        The file is damaged.
    """
    array = request.array
    with _zip_errors(request.file):
        if not array.member:
            file.seek(array.start)
            for data in _chunks(file, array, request.file):
                yield Chunk(np.frombuffer(data, np.uint8))
            return
        with zipfile.ZipFile(file) as archive, archive.open(array.member) as inner:
            inner.read(array.start)
            for data in _chunks(inner, array, request.file):
                yield Chunk(np.frombuffer(data, np.uint8))


def _archived_arrays(stream: IO[bytes], file: str, size: int) -> tuple[StoredArray, ...]:
    found: dict[str, StoredArray] = {}
    refused: EngineError | None = None
    with _zip_errors(file), zipfile.ZipFile(stream) as archive:
        members = archive.infolist()
        if len(members) > MAX_ARRAYS:
            raise EngineError(
                "{name} has more than {limit} arrays in it. Save those that are pictures by "
                "themselves.",
                name=file,
                limit=MAX_ARRAYS,
            )
        for member in members:
            name = member.filename.removesuffix(".npy")
            if name == member.filename or _NO_NAME.search(name):
                continue
            try:
                with archive.open(member) as inner:
                    array = _header(inner, f"{file}[{name}]", name)
            except _NotNumbersError as error:
                refused = refused or error
                continue
            if array.start + array.nbytes != member.file_size:
                raise damaged(file)
            found[name] = _placed(array, member, stream, size, file)
    if not found and refused is not None:
        raise refused
    return tuple(found.values())


def _placed(
    array: StoredArray, member: zipfile.ZipInfo, stream: IO[bytes], size: int, file: str
) -> StoredArray:
    """Return an array of an archive with its place in the file, or with the member to unpack."""
    if member.compress_type != zipfile.ZIP_STORED:
        return replace(array, member=member.filename)
    here = stream.tell()
    stream.seek(member.header_offset)
    local = stream.read(30)
    stream.seek(here)
    name_length, extra_length = struct.unpack("<HH", local[26:30])
    start = member.header_offset + 30 + name_length + extra_length + array.start
    if start + array.nbytes > size:
        raise damaged(file)
    return replace(array, start=start)


class _NotNumbersError(EngineError):
    """An array of something else."""


def _header(stream: IO[bytes], shown: str, name: str = "") -> StoredArray:
    """Return an array from its header, the stream left at its values. Raises EngineError."""
    formats = np.lib.format
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # headers of Python 2 are read, too
            version = formats.read_magic(stream)
            read = {
                (1, 0): formats.read_array_header_1_0,
                (2, 0): formats.read_array_header_2_0,
            }.get(version)
            if read is None:
                raise _NotNumbersError(
                    "{name} holds something else than plain numbers, so it is not opened.",
                    name=shown,
                )
            shape, is_fortran, dtype = read(stream, max_header_size=_MAX_HEADER_BYTES)
    except EngineError:
        raise
    except (zipfile.BadZipFile, zlib.error, OSError):
        raise
    except Exception as error:  # a header is a text that anybody wrote
        raise EngineError(
            "{name} is not an array file, or is damaged. Save it again with numpy.save or "
            "numpy.savez.",
            name=shown,
            details=f"{type(error).__name__}: {error}",
        ) from None
    if dtype.hasobject:
        raise _NotNumbersError(
            "{name} holds Python objects, which may run a program when they are read, so it is not "
            "opened. Save plain numbers.",
            name=shown,
        )
    if dtype.kind not in "buif" or dtype.itemsize > 8 or dtype.subdtype is not None:
        raise _NotNumbersError(
            "{name} holds something else than plain numbers, so it is not opened.", name=shown
        )
    if any(not isinstance(side, int) or side < 0 for side in shape):
        raise EngineError("{name} has an impossible shape.", name=shown)
    return StoredArray(name, dtype.str, shape, is_fortran and len(shape) > 1, stream.tell())


@contextmanager
def _zip_errors(file: str) -> Iterator[None]:
    try:
        yield
    except NotImplementedError as error:
        raise EngineError(
            "{name} is packed in a way that numpy does not use. Save it again with numpy.savez.",
            name=file,
            details=str(error),
        ) from None
    except (
        *(zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, struct.error),
        *(ValueError, KeyError, OSError),
    ) as error:
        raise damaged(file, str(error)) from None


def damaged(file: str, details: str = "") -> EngineError:
    """Return the refusal of a damaged file; `file` is what the sentence calls it."""
    return EngineError(
        "{name} is damaged or incomplete. Try another copy of the file.",
        name=file,
        details=details,
    )


def _chunks(stream: IO[bytes], array: StoredArray, file: str) -> Iterator[bytes]:
    """Yield an array's bytes in the order of C."""
    if array.is_fortran:
        data = stream.read(array.nbytes)
        if len(data) < array.nbytes:
            raise damaged(file)
        turned = np.frombuffer(data, array.dtype).reshape(array.shape[::-1]).T
        whole = np.ascontiguousarray(turned).data.cast("B")
        for start in range(0, len(whole), _CHUNK_BYTES):
            yield bytes(whole[start : start + _CHUNK_BYTES])
        return
    left = array.nbytes
    while left:
        chunk = stream.read(min(left, _CHUNK_BYTES))
        if not chunk:
            raise damaged(file)
        left -= len(chunk)
        yield chunk
    stream.read(1)  # at its end an archive's member is compared with its checksum
