"""Checks the entries of a ZIP archive before one is unpacked, for every format that is one.

Called in a box, by `keras_zip_checks` and `exported_program.archive`.
"""

from __future__ import annotations

import io
import os
import stat
import struct
import zipfile
import zlib
from typing import IO, TYPE_CHECKING

from engine.api.errors import EngineError, text
from engine.api.formats import ZIP_START
from engine.api.units import GB, MB, size_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.api.errors import Text

MAX_MEMBERS = 10_000
MAX_UNPACKED_BYTES = 16 * GB
MAX_EXPANSION = 100
SLACK_BYTES = 16 * MB

UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, struct.error),
    *(OSError, EOFError, ValueError, RuntimeError, NotImplementedError),
)
"""What reading a damaged archive raises."""


def check_entries(
    members: Sequence[zipfile.ZipInfo], file: str, refused: Callable[[Text], EngineError]
) -> None:
    """Check names, kinds and sizes before anything is unpacked.

    Parameters
    ----------
    members : sequence of ZipInfo
        All entries.
    file : str
        The model file's name, for the messages.
    refused : callable
        Makes the error of a reason.

    Raises
    ------
    EngineError
        Too many, twice, encrypted, a link, a name that leads elsewhere, or far too much.
    """
    if len(members) > MAX_MEMBERS:
        raise refused(
            text(
                "In {file}, the entry {name} is one of far too many entries.",
                file=file,
                name=shown_name(members[-1].filename),
            )
        )
    seen: set[str] = set()
    for member in members:
        name = member.filename
        if name.casefold() in seen:
            raise refused(
                text(
                    "In {file}, the entry {name} is there twice.", file=file, name=shown_name(name)
                )
            )
        seen.add(name.casefold())
    for member in members:
        if (why := _fault(member, file)) is not None:
            raise refused(why)
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if unpacked > min(packed * MAX_EXPANSION + SLACK_BYTES, MAX_UNPACKED_BYTES):
        raise EngineError(
            "{file} would unpack to {unpacked}, far more than a model of its size needs. "
            "Choose another file.",
            file=file,
            unpacked=size_text(unpacked),
        )


def shown_name(name: str) -> str:
    """Return an entry's name as messages show it."""
    return name[:80].replace("\0", "?")


def _fault(member: zipfile.ZipInfo, file: str) -> Text | None:
    """Return what is wrong with an entry itself."""
    name, shown = member.filename, shown_name(member.filename)
    leads_out = name.startswith("/") or ".." in name.split("/")
    if leads_out or any(each in name for each in ("\\", "\0", ":")):
        return text("In {file}, the entry {name} leads out of the archive.", file=file, name=shown)
    if member.flag_bits & 0x1:
        return text("In {file}, the entry {name} is encrypted.", file=file, name=shown)
    if stat.S_ISLNK(member.external_attr >> 16):
        return text("In {file}, the entry {name} is a link.", file=file, name=shown)
    return None


def damaged(file: str, details: str = "") -> EngineError:
    """Return the error of an archive that cannot be read."""
    return EngineError(
        "{file} is damaged or cut off: its end is missing or does not fit. Copy it again from its "
        "source.",
        file=file,
        details=details,
    )


def data_offset(whole: IO[bytes], member: zipfile.ZipInfo) -> int:
    """Return where an entry's bytes begin, from its local header."""
    whole.seek(member.header_offset)
    header = whole.read(30)
    if len(header) < 30 or not header.startswith(ZIP_START):
        raise zipfile.BadZipFile("a local header is missing")
    name_length, extra_length = struct.unpack("<HH", header[26:30])
    start = member.header_offset + 30 + int(name_length) + int(extra_length)
    if start + member.file_size > whole.seek(0, os.SEEK_END):
        raise zipfile.BadZipFile("an entry is longer than the archive")
    return start


class Part(io.RawIOBase):
    """A stretch of a file, as a file of its own."""

    def __init__(self, whole: IO[bytes], start: int, size: int) -> None:
        self._whole, self._start, self._size, self._at = whole, start, size, 0

    def readable(self) -> bool:
        """As of a file."""
        return True

    def seekable(self) -> bool:
        """As of a file."""
        return True

    def tell(self) -> int:
        """Return the place that is read next."""
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place, and return it."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        self._at = max(base + offset, 0)
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill a buffer with what lies at the place, and return how many bytes that are."""
        count = max(min(len(buffer), self._size - self._at), 0)
        self._whole.seek(self._start + self._at)
        block = self._whole.read(count)
        buffer[: len(block)] = block
        self._at += len(block)
        return len(block)
