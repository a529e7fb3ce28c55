"""Opens the archive of an exported program, for `reading`, and reads its entries.

PyTorch writes a ZIP archive without compression, whose entries lie in one folder of any name. Those
of 2.6 and 2.7 lie in no folder, and are called otherwise. Before 2.9 all weights are one entry, and
all constants another: archives of torch.save, with a pickle and the numbers beside it.
"""

from __future__ import annotations

import io
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from engine.api.errors import EngineError, text
from engine.api.units import GIB, MIB, size_text
from engine.models.strict_json import TooDeepError, TooManyError, TwiceError, parse_strictly
from engine.models.zip_entries import (
    UNREADABLE,
    Part,
    check_entries,
    damaged,
    data_offset,
    shown_name,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from engine.api.errors import Text

MAX_JSON_BYTES = 64 * MIB
MAX_JSON_DEPTH = 200
MAX_JSON_VALUES = 4_000_000
MAX_COMPRESSED_BYTES = GIB
ARCHIVE_VERSION = "0"

_FORMAT = "archive_format"
_OLD_PROGRAM = "serialized_exported_program.json"
"""The graph, in archives of PyTorch 2.6 and 2.7."""
_MODELS = "models/"
WEIGHTS = "data/weights/"
CONSTANTS = "data/constants/"
_OLD_NUMBERS = {WEIGHTS: "serialized_state_dict.pt", CONSTANTS: "serialized_constants.pt"}
PICKLE = "data.pkl"
"""Of an archive of torch.save."""
_COMPILED = ("data/aotinductor/", "data/executorch/", "data/mtia")
_ORDER = "byteorder"


@dataclass(frozen=True, slots=True)
class Archive:
    """An open archive whose entries passed.

    Attributes
    ----------
    file : str
        The model file's name, for the sentences.
    source : binary file
        The whole archive.
    zip : ZipFile
        The same, opened.
    entries : mapping of str to ZipInfo
        By their names without the folder that all lie in.
    program : str
        Name of the entry with the graph; of an archive within, of its pickle.
    begin : int
        Where the archive begins in the file.
    """

    file: str
    source: IO[bytes]
    zip: zipfile.ZipFile
    entries: Mapping[str, zipfile.ZipInfo]
    program: str
    begin: int = 0

    @property
    def model(self) -> str:
        """Name of the model, after which its tables are called."""
        return self.program.removeprefix(_MODELS).removesuffix(".json")

    def pickled_numbers(self, folder: str) -> str:
        """Return the name of the entry with all numbers of `WEIGHTS` or `CONSTANTS` before 2.9."""
        if self.program == _OLD_PROGRAM:
            return _OLD_NUMBERS[folder]
        return f"{folder}{self.model}.pt"

    def limited(self, name: str, limit: int) -> bytes:
        """Return an entry's bytes, which are no more than a limit. Raises EngineError."""
        if self.entries[name].file_size > limit:
            raise EngineError(
                "{file} is refused: {part} in it is larger than {limit}, the most that Camscope "
                "reads.",
                file=self.file,
                part=shown_name(name),
                limit=size_text(limit),
            )
        return self._bytes(self.entries[name])

    def json(self, name: str) -> Any:  # noqa: ANN401  what it says
        """Return what an entry's JSON says. Raises EngineError."""
        data = self.limited(name, MAX_JSON_BYTES)
        try:
            return parse_strictly(data, MAX_JSON_DEPTH, MAX_JSON_VALUES)
        except TooDeepError:
            raise EngineError(
                "{file} is refused: {part} in it is nested deeper than any network is.",
                file=self.file,
                part=shown_name(name),
            ) from None
        except TooManyError:
            raise EngineError(
                "{file} is refused: {part} in it has more than {limit} values, which no network "
                "needs.",
                file=self.file,
                part=shown_name(name),
                limit=f"{MAX_JSON_VALUES:,}",
            ) from None
        except TwiceError as error:
            raise EngineError(
                "{file} is refused: {part} in it says {key} twice, so that two readers would see "
                "two models.",
                file=self.file,
                part=shown_name(name),
                key=str(error)[:80],
            ) from None
        except ValueError as error:
            raise damaged(self.file, f"{name}: {error}") from None

    def place(self, name: str) -> int | None:
        """Return where an entry's bytes begin in the file, checked; None for a packed one."""
        member = self.entries[name]
        if member.compress_type != zipfile.ZIP_STORED:
            return None
        try:
            start = data_offset(self.source, member)
            with self.zip.open(member) as whole:
                while whole.read(MIB):  # BadZipFile when the checksum is another
                    pass
        except UNREADABLE as error:
            raise damaged(self.file, str(error)) from None
        return self.begin + start

    def inner(self, name: str) -> Archive:
        """Return the archive of torch.save that an entry is.

        Neither it nor anything in it may be packed: its numbers lie in the file as they are.

        Raises
        ------
        EngineError
            Packed, damaged, or of another computer's order of bytes.
        """
        member = self.entries[name]
        _check_packing([member], self.file, zipfile.ZIP_STORED)
        try:
            start = data_offset(self.source, member)
            source = io.BufferedReader(Part(self.source, start, member.file_size))
            opened = zipfile.ZipFile(source)
        except UNREADABLE as error:
            raise damaged(self.file, f"{name}: {error}") from None
        members = _members(opened, self.file, zipfile.ZIP_STORED)
        pickles = [each for each in members if each.filename.endswith(f"/{PICKLE}")]
        if len(pickles) != 1:
            raise damaged(self.file, f"{name}: {len(pickles)} of {PICKLE}")
        folder = pickles[0].filename.removesuffix(PICKLE)
        entries = {
            each.filename.removeprefix(folder): each
            for each in members
            if each.filename.startswith(folder)
        }
        found = Archive(self.file, source, opened, entries, PICKLE, self.begin + start)
        _check_order(found)
        return found

    def array(self, name: str) -> NDArray[np.uint8]:
        """Return an entry's bytes. Raises EngineError."""
        return np.frombuffer(self._bytes(self.entries[name]), np.uint8)

    def _bytes(self, member: zipfile.ZipInfo) -> bytes:
        if member.compress_type != zipfile.ZIP_STORED and member.file_size > MAX_COMPRESSED_BYTES:
            raise EngineError(
                "The weights in {file} are compressed and larger than {limit}, too large to be "
                "unpacked safely. Export the model again: PyTorch does not compress them.",
                file=self.file,
                limit=size_text(MAX_COMPRESSED_BYTES),
            )
        try:
            return self.zip.read(member)
        except UNREADABLE as error:
            raise damaged(self.file, str(error)) from None


@contextmanager
def opened_archive(source: IO[bytes], file: str) -> Iterator[Archive]:
    """Open an archive, and check its entries before one is read.

    Parameters
    ----------
    source : binary file
        The archive.
    file : str
        The model file's name, for the sentences.

    Raises
    ------
    EngineError
        Damaged, no exported program, several, or of an unknown kind.
    """
    try:
        opened = zipfile.ZipFile(source)
    except UNREADABLE as error:
        raise damaged(file, str(error)) from None
    with opened:
        entries = _entries(_members(opened, file, zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
        archive = Archive(file, source, opened, entries, _program(entries, file))
        _check_header(archive)
        yield archive


def _not_opened(why: Text) -> EngineError:
    return EngineError(
        "{why} The file is not opened. Export the model again with PyTorch.", why=why
    )


def _members(opened: zipfile.ZipFile, file: str, *packings: int) -> list[zipfile.ZipInfo]:
    """Return the entries of an archive, checked. Raises EngineError."""
    members = [each for each in opened.infolist() if not each.filename.endswith("/")]
    check_entries(members, file, _not_opened)
    _check_packing(members, file, *packings)
    return members


def _check_packing(members: list[zipfile.ZipInfo], file: str, *packings: int) -> None:
    for member in members:
        if member.compress_type not in packings:
            raise _not_opened(
                text(
                    "In {file}, the entry {name} is packed in a way that PyTorch does not use.",
                    file=file,
                    name=shown_name(member.filename),
                )
            )


def _entries(members: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """Return the entries by their names below the folder that all of them lie in, if there is one.

    What lies elsewhere stays as it is called, and is not read.
    """
    names = {member.filename: member for member in members}
    found = next((name for name in names if name.endswith("/" + _FORMAT)), None)
    if found is None:
        return names
    folder = found.removesuffix(_FORMAT)
    return {name.removeprefix(folder): member for name, member in names.items()}


def _program(entries: Mapping[str, zipfile.ZipInfo], file: str) -> str:
    """Return the name of the entry with the graph."""
    if _OLD_PROGRAM in entries:
        return _OLD_PROGRAM
    if _FORMAT not in entries:
        raise EngineError(
            "{file} is a ZIP archive but no exported program of PyTorch. Save one with "
            'torch.export.save(program, "name.pt2") and open that file.',
            file=file,
        )
    if any(name.startswith(_COMPILED) for name in entries):
        raise EngineError(
            "{file} holds a compiled model: machine code, which Camscope never runs. Save the "
            'exported program itself with torch.export.save(program, "name.pt2").',
            file=file,
        )
    found = [name for name in entries if name.startswith(_MODELS) and name.endswith(".json")]
    if not found:
        raise EngineError(
            "{file} holds no graph of a model. Save one with torch.export.save(program, "
            '"name.pt2").',
            file=file,
        )
    if len(found) > 1:
        raise EngineError(
            "{file} holds several models: {names}. Save each in a file of its own.",
            file=file,
            names=", ".join(shown_name(name) for name in sorted(found)[:10]),
        )
    return found[0]


def _check_header(archive: Archive) -> None:
    """Check what an archive says of itself. Raises EngineError."""
    if archive.program == _OLD_PROGRAM:
        return
    if (form := _word(archive, _FORMAT)) != b"pt2":
        raise damaged(archive.file, f"{_FORMAT}: {form!r}")
    if (version := _word(archive, "archive_version")) != ARCHIVE_VERSION.encode():
        raise EngineError(
            "{file} is of a later archive version than Camscope reads. Export the model again "
            "with PyTorch 2.9 to 2.14.",
            file=archive.file,
            details=repr(version),
        )
    _check_order(archive)


def _word(archive: Archive, name: str) -> bytes:
    """Return what a short entry says; nothing where there is none."""
    return bytes(archive.array(name)[:20]).strip() if name in archive.entries else b""


def _check_order(archive: Archive) -> None:
    if _ORDER in archive.entries and _word(archive, _ORDER) != b"little":
        raise EngineError(
            "{file} was written on a computer whose numbers have another order of bytes. Export "
            "the model again on this computer.",
            file=archive.file,
        )
