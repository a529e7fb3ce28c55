"""Checks a .keras file: a ZIP archive of a configuration, metadata and one file of weights.

Called by `engine.models.vetting`. Keras writes its archives without compression, so the weights
are looked at where they lie; compressed ones are unpacked beside the copy, within limits.
"""

from __future__ import annotations

import io
import os
import stat
import struct
import tempfile
import zipfile
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

import numpy as np

from engine.api.errors import EngineError, text
from engine.api.formats import ZIP_START
from engine.api.units import GB, MB, MIB, size_text
from engine.models import hdf5_checks as hdf5
from engine.models.config_checks import MAX_CONFIG_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_MEMBERS = 10_000
MAX_UNPACKED_BYTES = 16 * GB
MAX_EXPANSION = 100
SLACK_BYTES = 16 * MB

CONFIG = "config.json"
WEIGHTS = ("model.weights.h5", "model.weights.npz")
_KNOWN = frozenset({CONFIG, "metadata.json", *WEIGHTS})
_FOREIGN_PACKING = "In {file}, the entry {name} is packed in a way that Keras does not use."


def check(path: str, file: str) -> bytes:
    """Check the archive's members and return the text of its description.

    Parameters
    ----------
    path : str
        The private copy.
    file : str
        The model file's name, for the messages.

    Raises
    ------
    EngineError
        Damaged, not a model, or made in a way that Keras does not write.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _check_members(members, file)
            return archive.read(CONFIG)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError) as error:
        raise damaged(file, str(error)) from None
    except NotImplementedError as error:
        raise _refused(file, CONFIG, _FOREIGN_PACKING, str(error)) from None


def stored_values(path: str, file: str) -> int:
    """Check the weights within the archive; return how many numbers they hold."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            name = next((name for name in WEIGHTS if name in names), None)
            if name is None:
                return 0
            with _opened(archive, archive.getinfo(name), path) as weights:
                if name.endswith(".h5"):
                    return hdf5.check(weights, file).values
                return _npz_values(weights, file)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise damaged(file, str(error)) from None


def damaged(file: str, details: str = "") -> EngineError:
    """Return the error of an archive that cannot be read."""
    return EngineError(
        "{file} is damaged or cut off: its end is missing or does not fit. Copy it again from its "
        "source.",
        file=file,
        details=details,
    )


def _check_members(members: list[zipfile.ZipInfo], file: str) -> None:
    """Check names, kinds and sizes before anything is unpacked."""
    names = [member.filename for member in members]
    if CONFIG not in names:
        if any(name in WEIGHTS for name in names):
            raise EngineError(
                "{file} holds weights without a model. Save the whole model with "
                "model.save('name.keras') and open that file.",
                file=file,
            )
        raise EngineError(
            "{file} is a ZIP archive but not a Keras model. Choose a .keras or .h5 file saved by "
            "Keras.",
            file=file,
        )
    if len(members) > MAX_MEMBERS:
        raise _refused(
            file, names[-1], "In {file}, the entry {name} is one of far too many entries."
        )
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            raise _refused(file, name, "In {file}, the entry {name} is there twice.")
        seen.add(name.casefold())
    if sum(name in WEIGHTS for name in names) > 1:
        raise _refused(
            file, WEIGHTS[1], "In {file}, the entry {name} is there beside other weights."
        )
    for member in members:
        _check_member(member, file)
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if unpacked > min(packed * MAX_EXPANSION + SLACK_BYTES, MAX_UNPACKED_BYTES):
        raise EngineError(
            "{file} would unpack to {unpacked}, far more than a model of its size needs. "
            "Choose another file.",
            file=file,
            unpacked=size_text(unpacked),
        )


def _check_member(member: zipfile.ZipInfo, file: str) -> None:
    """Check one entry of the archive."""
    name = member.filename
    parts = name.split("/")
    if "\\" in name or "\0" in name or ":" in name or name.startswith("/") or ".." in parts:
        raise _refused(file, name, "In {file}, the entry {name} leads out of the archive.")
    if name not in _KNOWN and parts[0] != "assets":
        raise _refused(file, name, "In {file}, the entry {name} does not belong to a model.")
    if member.flag_bits & 0x1:
        raise _refused(file, name, "In {file}, the entry {name} is encrypted.")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise _refused(file, name, "In {file}, the entry {name} is a link.")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _refused(file, name, _FOREIGN_PACKING)
    if name in (CONFIG, "metadata.json") and member.file_size > MAX_CONFIG_BYTES:
        raise _refused(file, name, "In {file}, the entry {name} is larger than {limit}.")


def _refused(file: str, name: str, sentence: str, details: str = "") -> EngineError:
    why = text(
        sentence,
        file=file,
        name=name[:80].replace("\0", "?"),
        limit=size_text(MAX_CONFIG_BYTES),
    )
    return EngineError(
        "{why} The file is not opened. Save the model again with Keras.", why=why, details=details
    )


@contextmanager
def _opened(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: str) -> Iterator[IO[bytes]]:
    """Open an entry so that it can be read in any order, without unpacking it where possible."""
    if member.compress_type == zipfile.ZIP_STORED:
        with open(path, "rb") as whole:
            yield io.BufferedReader(_Part(whole, _data_offset(whole, member), member.file_size))
        return
    with tempfile.TemporaryFile(dir=os.path.dirname(path)) as unpacked:
        with archive.open(member) as packed:
            left = member.file_size
            while block := packed.read(min(MIB, left + 1)):
                left -= len(block)
                if left < 0:
                    raise zipfile.BadZipFile("an entry is longer than it says")
                unpacked.write(block)
        unpacked.seek(0)
        yield unpacked


def _data_offset(whole: IO[bytes], member: zipfile.ZipInfo) -> int:
    """Return where an entry's bytes begin, from its local header."""
    whole.seek(member.header_offset)
    header = whole.read(30)
    if len(header) < 30 or not header.startswith(ZIP_START):
        raise zipfile.BadZipFile("a local header is missing")
    name_length, extra_length = struct.unpack("<HH", header[26:30])
    return member.header_offset + 30 + int(name_length) + int(extra_length)


class _Part(io.RawIOBase):
    """A stretch of a file, as a file of its own."""

    def __init__(self, whole: IO[bytes], start: int, size: int) -> None:
        self._whole, self._start, self._size, self._at = whole, start, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        self._at = max(base + offset, 0)
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        count = max(min(len(buffer), self._size - self._at), 0)
        self._whole.seek(self._start + self._at)
        block = self._whole.read(count)
        buffer[: len(block)] = block
        self._at += len(block)
        return len(block)


def _npz_values(weights: IO[bytes], file: str) -> int:
    """Check an archive of NumPy arrays by their headers; return how many numbers it holds."""
    total = 0
    with zipfile.ZipFile(weights) as arrays:
        for member in arrays.infolist():
            with arrays.open(member) as data:
                version = np.lib.format.read_magic(data)
                read = {1: np.lib.format.read_array_header_1_0}.get(
                    version[0], np.lib.format.read_array_header_2_0
                )
                shape, _, dtype = read(data)
            size = int(np.prod(shape, dtype=object)) if shape else 1
            if dtype.hasobject or dtype.kind not in "biufV":
                raise _refused(
                    file,
                    member.filename,
                    "In {file}, the entry {name} holds data that are not plain numbers.",
                )
            if size * dtype.itemsize > member.file_size or member.file_size > (
                member.compress_size * MAX_EXPANSION + SLACK_BYTES
            ):
                raise _refused(
                    file,
                    member.filename,
                    "In {file}, the entry {name} declares more data than it stores.",
                )
            total += size
    return total
