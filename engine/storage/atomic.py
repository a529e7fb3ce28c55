"""Writes files completely or not at all, for the window's thread and the commands.

Bytes go to a new file beside the target, which is moved into place when complete. Until then, and
after any failure or Ctrl-C, the old file is as it was.
"""

from __future__ import annotations

import contextlib
import errno
import os
import threading
from functools import partial
from typing import TYPE_CHECKING

from engine.api.errors import EngineError
from engine.api.units import MIB
from engine.storage.scratch import SCRATCH, PutAway

if TYPE_CHECKING:
    from collections.abc import Callable


_BLOCK = 16 * MIB


class Stopped(Exception):
    """Whoever asked for a file does not want it any more; nothing is left of it."""


class ExportStop:
    """Stops exports that are on their way: those asked for until then, none that come later."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def stop(self) -> None:
        """Stop every export whose `check` was given out."""
        event, self._event = self._event, threading.Event()
        event.set()

    def check(self) -> Callable[[], None]:
        """Return the check of an export that is asked for now; it raises `Stopped`."""
        return partial(_check, self._event)


def _check(event: threading.Event) -> None:
    if event.is_set():
        raise Stopped


def go_on() -> None:
    """Stop nothing: the `check` of files that nobody can cancel."""


def write_atomically(path: str, data: bytes, check: Callable[[], None] = go_on) -> None:
    """Write a file completely or not at all.

    Parameters
    ----------
    path : str
        An existing file is replaced, keeping its permissions; a link's target is written.
    data : bytes
        The whole file.
    check : callable
        Called before each block and before the file takes its place. What it raises (`Stopped`)
        ends the work and leaves everything as it was.

    Raises
    ------
    EngineError
        The folder is missing or cannot be written to, the disk is full, or `path` is a folder.
    """
    name = os.path.basename(os.path.normpath(path)) or path
    try:
        target = os.path.realpath(path)
        if os.path.isdir(target):
            raise EngineError("{name} is a folder. Choose another name for the file.", name=name)
        _write_beside(target, data, check)
    except OSError as error:
        raise refusal(error, name, path) from error
    except PutAway as ended:
        raise Stopped from ended
    except ValueError as error:  # a NUL character in the path
        raise EngineError(
            "{name} is not a possible file name. Choose another.", name=name, details=str(error)
        ) from error


def _write_beside(target: str, data: bytes, check: Callable[[], None]) -> None:
    """Write into a new file in the target's folder and move it into place."""
    view = memoryview(data)
    part = SCRATCH.open_part(target)
    try:
        with part as file:
            for start in range(0, len(data), _BLOCK):
                check()
                file.write(view[start : start + _BLOCK])
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(OSError):
            os.chmod(part.name, os.stat(target).st_mode & 0o777)
        check()
        os.replace(part.name, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(part.name)
        raise
    finally:
        SCRATCH.part_is_gone(part.name)


def refusal(error: OSError, name: str, path: str) -> EngineError:
    """Return the sentence for what the operating system said.

    Parameters
    ----------
    error : OSError
        Raised while writing.
    name, path : str
        Of the file.
    """
    details = str(error)
    folder = os.path.dirname(path) or "."
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return EngineError(
            "The disk is full: {name} was not saved. Free some space, or choose another folder.",
            name=name,
            details=details,
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return EngineError(
            "The folder {folder} does not exist: {name} was not saved.",
            folder=folder,
            name=name,
            details=details,
        )
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return EngineError(
            "Camscope is not allowed to write to {folder}: {name} was not saved. "
            "Choose another folder.",
            folder=folder,
            name=name,
            details=details,
        )
    return EngineError("{name} could not be saved.", name=name, details=details)
