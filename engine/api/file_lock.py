"""Locks files with the operating system's own locks, which end with the process, however it ends.

For `logs`, `engine.storage.scratch` and `engine.storage.folders`.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from typing import IO

_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK)


def try_lock(path: str) -> IO[bytes] | None:
    """Return a file that this process alone has until it is closed or the process ends.

    Parameters
    ----------
    path : str
        Made if it is not there; what is in it stays, and anybody may read it where the system lets
        them. Where the file system knows no locks, it is as if nobody else were here.

    Returns
    -------
    file or None
        Open for appending; None when another one has it, in this process or another.

    Raises
    ------
    OSError
        When there is no such file and none can be made.
    """
    while True:
        file = open(path, "ab")
        file.seek(0)  # Windows locks a place in the file: the same for everybody
        try:
            _lock(file)
        except OSError as error:
            if error.errno in _TAKEN:
                file.close()
                return None
            return file
        if sys.platform == "win32" or os.fstat(file.fileno()).st_nlink:
            return file
        file.close()  # whoever had it has removed it meanwhile


def unlock(file: IO[bytes], path: str) -> None:
    """Remove a locked file and give up its lock."""
    if sys.platform != "win32":  # first, so that nobody locks a file that goes away
        _unlink(path)
    with contextlib.suppress(OSError):  # a full disk: what was to be written is of no use any more
        file.close()
    if sys.platform == "win32":
        _unlink(path)


def _lock(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _unlink(path: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)
