"""Makes the folders that results are written into, and keeps them for one run at a time."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from engine.api.errors import EngineError
from engine.storage.atomic import refusal
from engine.storage.scratch import LOCK_NAME, SCRATCH

if TYPE_CHECKING:
    from collections.abc import Iterator


def make_folder(path: str | Path) -> Path:
    """Return a folder that can be written to, made if there is none.

    Raises
    ------
    EngineError
        When it cannot be made, or nothing can be written there.
    """
    folder = Path(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise EngineError(
            "The folder {path} cannot be made: {why}. Choose another.",
            path=path,
            why=getattr(error, "strerror", None) or error,
            details=str(error),
        ) from error
    if not os.access(folder, os.W_OK):
        raise EngineError(
            "Camscope is not allowed to write to {path}. Choose another folder.", path=path
        )
    return folder


@contextmanager
def locked_folder(path: str | Path) -> Iterator[Path]:
    """Yield a folder as `make_folder` does, which no other run writes to meanwhile.

    The lock is the system's, on a hidden file in the folder: it ends with the process, and what a
    killed one leaves of it stops nobody. One that was made here and is still empty in the end, as
    after a refusal, is removed.

    Raises
    ------
    EngineError
        As `make_folder` does, and when another run has the folder; it says which.
    """
    is_new = not os.path.isdir(path)
    folder = make_folder(path)
    lock_path = str(folder / LOCK_NAME)
    try:
        lock = SCRATCH.lock(str(folder))
        if lock is None:
            raise _taken(folder, lock_path)
        with contextlib.suppress(OSError):  # a full disk: it is locked without the words
            lock.truncate(0)
            lock.write(_holder())
            lock.flush()
    except OSError as error:
        raise refusal(error, LOCK_NAME, lock_path) from error
    try:
        yield folder
    finally:
        SCRATCH.unlock(str(folder))
        if is_new:
            with contextlib.suppress(OSError):  # there is something in it
                folder.rmdir()


def _holder() -> bytes:
    clock = time.strftime("%H:%M")
    return json.dumps({"pid": os.getpid(), "host": platform.node(), "since": clock}).encode()


def _taken(folder: Path, lock_path: str) -> EngineError:
    """Return the refusal of a folder that another run writes to, with what it says of itself."""
    try:
        with open(lock_path, "rb") as file:
            told = json.loads(file.read(1000))
        pid, host, since = int(told["pid"]), str(told["host"]), str(told["since"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return EngineError(
            "Another run of Camscope writes to the folder {folder}. Wait for its end, or choose "
            "another folder.",
            folder=folder,
        )
    return EngineError(
        "Another run of Camscope (process {pid} on {host}, since {since}) writes to the folder "
        "{folder}. Wait for its end, or choose another folder.",
        pid=pid,
        host=host,
        since=since,
        folder=folder,
    )
