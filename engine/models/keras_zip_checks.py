"""Checks a .keras file: a ZIP archive of a configuration, metadata and one file of weights.

Called by `engine.models.model_reading`, in a box. Keras writes its archives without compression, so
the weights are looked at where they lie; compressed ones are unpacked in memory, within limits.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from engine.api.errors import EngineError, text
from engine.api.formats import MODEL_FILES, ZIP_START
from engine.api.units import GIB, MIB, size_text
from engine.models.config_checks import MAX_CONFIG_BYTES
from engine.models.zip_entries import (
    UNREADABLE,
    Part,
    check_entries,
    damaged,
    data_offset,
    shown_name,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.api.errors import Text

MAX_COMPRESSED_BYTES = GIB

CONFIG = "config.json"
WEIGHTS = "model.weights.h5"
_ARRAYS = "model.weights.npz"
_CONFIG_NAME = CONFIG.encode()
_LOCAL_HEADER = 30
"""Bytes of an entry's own header before its name."""
_SEARCHED_BYTES = MIB
"""From the beginning: Keras writes a few lines, the description, and then the weights."""
_KNOWN = frozenset({CONFIG, "metadata.json", WEIGHTS})
_FOREIGN_PACKING = "In {file}, the entry {name} is packed in a way that Keras does not use."


def check(source: IO[bytes], file: str) -> bytes:
    """Check the archive's members and return the text of its description.

    Parameters
    ----------
    source : binary file
        The archive.
    file : str
        The model file's name, for the messages.

    Raises
    ------
    EngineError
        Damaged, not a model, or made in a way that Keras does not write.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            members = archive.infolist()
            _check_members(members, file)
            return archive.read(CONFIG)
    except NotImplementedError as error:
        raise _refused(file, CONFIG, _FOREIGN_PACKING, str(error)) from None
    except UNREADABLE as error:
        raise damaged(file, str(error)) from None


def described_ahead(source: IO[bytes]) -> bytes | None:
    """Return the text of the description in an archive that is damaged, by its own header.

    What lies at the end of an archive, its list of entries, is lost in one that is cut off; the
    description lies near the beginning. None where it is not found whole, by its checksum.
    """
    source.seek(0)
    start = source.read(_SEARCHED_BYTES)
    at = start.find(_CONFIG_NAME)
    while at >= _LOCAL_HEADER and not start.startswith(ZIP_START, at - _LOCAL_HEADER):
        at = start.find(_CONFIG_NAME, at + 1)
    if at < _LOCAL_HEADER:
        return None
    fields = struct.unpack_from("<4x2xHH4xLLLHH", start, at - _LOCAL_HEADER)
    flags, packing, checksum, packed, unpacked, name_length, extra_length = fields
    if name_length != len(CONFIG) or flags & 0x1 or max(packed, unpacked) > MAX_CONFIG_BYTES:
        return None
    source.seek(at + name_length + extra_length)
    data = source.read(packed)
    if packing == zipfile.ZIP_DEFLATED:
        try:
            data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, unpacked + 1)
        except zlib.error:
            return None
    elif packing != zipfile.ZIP_STORED:
        return None
    return data if len(data) == unpacked and zlib.crc32(data) == checksum else None


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights within an archive.

    Attributes
    ----------
    stream : binary file
        They can be read in any order.
    start : int or None
        Where they lie in the archive; None when they were unpacked.
    """

    stream: IO[bytes]
    start: int | None


@contextmanager
def opened_weights(source: IO[bytes], file: str) -> Iterator[Weights | None]:
    """Open the archive's weights; None when it has none. Raises EngineError."""
    try:
        with zipfile.ZipFile(source) as archive:
            if WEIGHTS not in archive.namelist():
                yield None
                return
            member = archive.getinfo(WEIGHTS)
            if member.compress_type == zipfile.ZIP_STORED:
                start = data_offset(source, member)
                with archive.open(member) as whole:
                    while whole.read(MIB):  # BadZipFile when the checksum is another
                        pass
                part = io.BufferedReader(Part(source, start, member.file_size))
                yield Weights(part, start)
                return
            if member.file_size > MAX_COMPRESSED_BYTES:
                raise EngineError(
                    "The weights in {file} are compressed and larger than {limit}, too large to "
                    "be unpacked safely. Open the model where it was made and save it again with "
                    "Keras, which does not compress them.",
                    file=file,
                    limit=size_text(MAX_COMPRESSED_BYTES),
                )
            yield Weights(io.BytesIO(archive.read(member)), None)
    except UNREADABLE as error:
        raise damaged(file, str(error)) from None


def _check_members(members: list[zipfile.ZipInfo], file: str) -> None:
    """Check names, kinds and sizes before anything is unpacked."""
    names = [member.filename for member in members]
    if CONFIG not in names:
        if WEIGHTS in names or _ARRAYS in names:
            raise EngineError(
                "{file} holds weights without a model. Save the whole model with "
                "model.save('name.keras') and open that file.",
                file=file,
            )
        raise EngineError(
            "{file} is a ZIP archive but not a Keras model. Choose a {suffixes} file.",
            file=file,
            suffixes=MODEL_FILES,
        )
    check_entries(members, file, _not_opened)
    if _ARRAYS in names:
        raise _refused(
            file, _ARRAYS, "In {file}, the weights are {name}, which Keras itself does not read."
        )
    for member in members:
        _check_member(member, file)


def _check_member(member: zipfile.ZipInfo, file: str) -> None:
    """Check one entry of the archive."""
    name = member.filename
    if name not in _KNOWN and name.split("/")[0] != "assets":
        raise _refused(file, name, "In {file}, the entry {name} does not belong to a model.")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _refused(file, name, _FOREIGN_PACKING)
    if name in (CONFIG, "metadata.json") and member.file_size > MAX_CONFIG_BYTES:
        raise _refused(file, name, "In {file}, the entry {name} is larger than {limit}.")


def _refused(file: str, name: str, sentence: str, details: str = "") -> EngineError:
    why = text(sentence, file=file, name=shown_name(name), limit=size_text(MAX_CONFIG_BYTES))
    return _not_opened(why, details)


def _not_opened(why: Text, details: str = "") -> EngineError:
    return EngineError(
        "{why} The file is not opened. Save the model again with Keras.", why=why, details=details
    )
