"""Opens regular files of strangers: a pipe or a device in a file's place is never waited for."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from io import BufferedReader

# A pipe must not be waited for; the flags are not known on every system.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class NotRegular(OSError):
    """What is there is a folder, a pipe, a device or a socket."""


def open_regular(path: str | os.PathLike[str]) -> BufferedReader:
    """Open a regular file for reading.

    Its kind is looked at by name first, because opening a device may do something, and once more
    through the open file, because another may have taken its place.

    Raises
    ------
    NotRegular
        It is something else.
    OSError, ValueError
        As `os.open` does.
    """
    _check_kind(os.stat(path))
    file = os.fdopen(os.open(path, _FLAGS), "rb")
    try:
        _check_kind(os.fstat(file.fileno()))
    except OSError:
        file.close()
        raise
    return file


def read_regular(path: str | os.PathLike[str], most_bytes: int) -> bytes:
    """Return a regular file's bytes; of one that is larger, one more than `most_bytes`.

    Raises
    ------
    NotRegular, OSError, ValueError
        As `open_regular` does.
    """
    with open_regular(path) as file:
        return file.read(most_bytes + 1)


def _check_kind(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NotRegular("not a regular file")
