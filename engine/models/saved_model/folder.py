"""Copies the files of a SavedModel's folder into one private file, for `vetting`.

What is opened later is the copy alone. Links, pipes and devices in the folder are refused; assets
and whatever else lies there are not read.
"""

from __future__ import annotations

import hashlib
import os
import stat
from itertools import islice
from typing import TYPE_CHECKING

from engine.api.errors import EngineError
from engine.api.formats import SAVED_MODEL
from engine.api.regular_files import NotRegular, open_regular
from engine.api.units import size_text
from engine.models.saved_model.reading import INDEX, SHARD, Member
from engine.models.vetting import MAX_FILE_BYTES, reading_errors

if TYPE_CHECKING:
    from typing import IO

MAX_SHARDS = 1000
MAX_NAMES = 10_000
_BLOCK = 2**22
_VARIABLES = "variables"


def copy_folder(folder: str, copy: str, file: str) -> tuple[str, tuple[Member, ...]]:
    """Copy the graph and the checkpoint of a SavedModel; return a SHA-256 and what lies where.

    Parameters
    ----------
    folder : str
        The SavedModel.
    copy : str
        Path of the file to make; whoever calls removes it.
    file : str
        The folder's name, for the sentences.

    Returns
    -------
    sha256 : str
        Of the members in their order, each with its path and size before its bytes, in hex.
    members : tuple of Member
        The graph first, then the checkpoint's index and its data in the order of their names.

    Raises
    ------
    EngineError
        One sentence: not there, not readable, a link, too large.
    """
    digest = hashlib.sha256()
    members: list[Member] = []
    with reading_errors(file):
        target = os.open(
            copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
        )
        with os.fdopen(target, "wb") as out:
            for path in _paths(folder, file):
                with _opened(folder, path, file) as source:
                    size = os.fstat(source.fileno()).st_size
                    offset = out.tell()
                    if offset + size > MAX_FILE_BYTES:
                        raise EngineError(
                            "{file} is larger than {limit}, the most that Camscope opens. Choose a "
                            "smaller model.",
                            file=file,
                            limit=size_text(MAX_FILE_BYTES),
                        )
                    digest.update(f"{path}\0{size}\0".encode())
                    if _copied(source, out, digest, size) != size or source.read(1):
                        raise EngineError(
                            "{file} changed while it was read. Open it again when it is written.",
                            file=file,
                        )
                    members.append(Member(path, offset, size))
    return digest.hexdigest(), tuple(members)


def _copied(source: IO[bytes], out: IO[bytes], digest: hashlib._Hash, size: int) -> int:
    """Copy so many bytes, and return how many there were."""
    done = 0
    while done < size and (block := source.read(min(_BLOCK, size - done))):
        digest.update(block)
        out.write(block)
        done += len(block)
    return done


def _paths(folder: str, file: str) -> list[str]:
    """Return the paths of what is read, below the folder."""
    variables = os.path.join(folder, _VARIABLES)
    try:
        status = os.lstat(variables)
    except FileNotFoundError:
        return [SAVED_MODEL]
    if not stat.S_ISDIR(status.st_mode) or _is_junction(variables):
        raise _no_file(file, _VARIABLES)
    with os.scandir(variables) as found:
        names = [f"{_VARIABLES}/{each.name}" for each in islice(found, MAX_NAMES)]
    shards = sorted(name for name in names if SHARD.fullmatch(name))
    if len(shards) > MAX_SHARDS:
        raise EngineError("{file} is refused: it has too many files.", file=file)
    return [SAVED_MODEL, *(name for name in names if name == INDEX), *shards]


def _is_junction(path: str) -> bool:
    """Return whether a folder of Windows stands for another one."""
    return bool(getattr(os.lstat(path), "st_reparse_tag", 0))


def _opened(folder: str, path: str, file: str) -> IO[bytes]:
    """Open a file of the folder, which must be one itself and no way to another."""
    whole = os.path.join(folder, *path.split("/"))
    before = os.lstat(whole)
    if not stat.S_ISREG(before.st_mode):
        raise _no_file(file, path)
    try:
        source = open_regular(whole)
    except NotRegular:
        raise _no_file(file, path) from None
    now = os.fstat(source.fileno())
    if (now.st_dev, now.st_ino) != (before.st_dev, before.st_ino):
        source.close()
        raise _no_file(file, path)
    return source


def _no_file(file: str, path: str) -> EngineError:
    return EngineError(
        "{file} is refused: {part} in it is a link or a device. Copy the SavedModel with its files "
        "themselves.",
        file=file,
        part=path,
    )
