"""Keeps the scratch files of this process, and removes those that killed ones left behind.

Scratch files are parts of files that are being written, beside their targets, and work folders in
the system's folder for such. Their names begin with a token of their process. A record in the
user's state folder names the folders that hold some; the process has it locked as long as it
lives. A record that nobody has locked belongs to a process that is gone, by ``kill -9`` or a power
cut: the next start removes what has its token in those folders, and nothing else.

For `engine.storage.atomic`, the engine process's work folder, and every start of the program.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import logging
import os
import platform
import re
import shutil
import stat
import tempfile
import threading
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

import platformdirs

from engine.api.file_lock import try_lock, unlock

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORD_SUFFIX = ".run"
LOCK_NAME = ".camscope.lock"
"""Of the lock in a folder that a run writes to (`engine.storage.folders`)."""
_TOKEN = re.compile(r"[0-9a-f]{16}")
_MOST_RECORD_BYTES = 10_000_000

_log = logging.getLogger(__name__)


class PutAway(Exception):
    """The process ends: nothing is written any more."""


def record_folder() -> str:
    """Return the user's folder for records of running processes, which need not exist yet."""
    return os.path.join(platformdirs.user_state_dir("Camscope", appauthor=False), "runs")


class Scratch:
    """The scratch files of one process. Any thread may call it."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._token = ""
        self._record: IO[bytes] | None = None
        self._record_path = ""
        self._noted: set[str] = set()
        self._parts: set[str] = set()
        self._work_folders: set[str] = set()
        self._locks: dict[str, IO[bytes]] = {}
        self._is_over = False

    def open_part(self, target: str) -> IO[bytes]:
        """Return a new, empty file beside a file that is to be written; its `name` is its path.

        Raises
        ------
        OSError
            When there can be none.
        PutAway
            When the process ends.
        """
        with self._guard:
            if self._is_over:
                raise PutAway
            folder = os.path.dirname(target)
            self._note(folder)
            # A name of its own: a part added to a long name could pass the file system's limit.
            name = f".camscope-{self._token}-{os.urandom(4).hex()}.part"
            file = open(os.path.join(folder, name), "xb")
            self._parts.add(file.name)
            return file

    def part_is_gone(self, path: str) -> None:
        """Forget a part that has become the file, or was removed."""
        with self._guard:
            self._parts.discard(path)

    def make_work_folder(self) -> str:
        """Return a new folder for private copies, in the system's folder for such."""
        with self._guard:
            self._note(tempfile.gettempdir())
            folder = tempfile.mkdtemp(prefix=f"camscope-{self._token}-")
            self._work_folders.add(folder)
            return folder

    def remove_work_folder(self, folder: str) -> None:
        """Remove a work folder with all that is in it."""
        shutil.rmtree(folder, ignore_errors=True)
        with self._guard:
            self._work_folders.discard(folder)

    @contextmanager
    def work_folder(self) -> Iterator[str]:
        """Yield a work folder that is removed in the end."""
        folder = self.make_work_folder()
        try:
            yield folder
        finally:
            self.remove_work_folder(folder)

    def lock(self, folder: str) -> IO[bytes] | None:
        """Lock a folder by a hidden file in it, which is returned; None when another run has it.

        Raises
        ------
        OSError
            When there can be no such file.
        """
        with self._guard:
            self._note(folder)  # a killed process leaves the file
            path = os.path.join(folder, LOCK_NAME)
            lock = try_lock(path)
            if lock is not None:
                self._locks[path] = lock
            return lock

    def unlock(self, folder: str) -> None:
        """Give up the lock of a folder, and remove its file."""
        path = os.path.join(folder, LOCK_NAME)
        with self._guard:
            if path in self._locks:
                unlock(self._locks.pop(path), path)

    def put_away(self, *, is_over: bool = False) -> None:
        """Remove all scratch files of this process.

        Parameters
        ----------
        is_over : bool
            The process ends: a thread that still writes a file finds its part gone, and no new
            one is made; the file that it would have replaced is as it was.
        """
        with self._guard:
            self._is_over = self._is_over or is_over
            for path in self._parts:
                with contextlib.suppress(OSError):
                    os.unlink(path)
            for folder in self._work_folders:
                shutil.rmtree(folder, ignore_errors=True)
            for path, lock in self._locks.items():
                unlock(lock, path)
            self._locks.clear()
            self._parts.clear()
            self._work_folders.clear()
            if self._record is not None:
                unlock(self._record, self._record_path)
            self._record, self._token = None, ""
            self._noted.clear()
            atexit.unregister(self.put_away)

    def _note(self, folder: str) -> None:
        """Write into the record that there will be scratch files in a folder."""
        if not self._token:
            self._begin_record()
        folder = os.path.abspath(folder)
        if folder in self._noted:
            return
        self._noted.add(folder)
        if self._record is not None:
            with contextlib.suppress(OSError, ValueError):  # a full disk
                self._record.write(json.dumps(folder).encode() + b"\n")
                self._record.flush()

    def _begin_record(self) -> None:
        self._token = os.urandom(8).hex()
        atexit.register(self.put_away, is_over=True)
        try:
            os.makedirs(record_folder(), mode=0o700, exist_ok=True)
            self._record_path = os.path.join(record_folder(), self._token + RECORD_SUFFIX)
            self._record = try_lock(self._record_path)
            if self._record is not None:
                self._record.write(json.dumps(platform.node()).encode() + b"\n")
                self._record.flush()
        except OSError as error:
            _log.info("Work goes on without a record of scratch files: %s.", error)


SCRATCH = Scratch()
"""Of this process."""


def remove_leftovers(patience_s: float | None = None) -> None:
    """Remove what killed processes left, in a thread: a folder may be on a dead network drive.

    Parameters
    ----------
    patience_s : float, optional
        Wait so long for the thread; without it, not at all.
    """
    cleaner = threading.Thread(target=_remove_all, name="leftovers", daemon=True)
    cleaner.start()
    if patience_s is not None:
        cleaner.join(patience_s)


def _remove_all() -> None:
    try:
        names = os.listdir(record_folder())
    except OSError:
        return  # there never was one
    for name in names:
        token = name.removesuffix(RECORD_SUFFIX)
        if name != token and _TOKEN.fullmatch(token):
            with contextlib.suppress(OSError):
                _remove_of(os.path.join(record_folder(), name), token)


def _remove_of(record_path: str, token: str) -> None:
    """Remove what a process left, unless it lives, or lived on another machine."""
    record = try_lock(record_path)
    if record is None:
        return
    host, *folders = _lines(record_path) or [platform.node()]  # it was killed at once
    if host != platform.node():
        record.close()
        return
    left = sum(_remove_in(folder, token) for folder in folders)
    unlock(record, record_path)
    if left:
        _log.info("A run that was killed left %d scratch files; they are removed.", left)


def _lines(path: str) -> list[str]:
    """Return what a record says: its machine, then folders. A torn line is left out."""
    with open(path, "rb") as file:
        lines = file.read(_MOST_RECORD_BYTES).splitlines()
    found = []
    for line in lines:
        with contextlib.suppress(ValueError, RecursionError):
            word = json.loads(line)
            if isinstance(word, str):
                found.append(word)
    return found


def _remove_in(folder: str, token: str) -> int:
    """Remove a process's parts, work folders and lock in a folder; return how many there were."""
    is_part = re.compile(rf"\.camscope-{token}-[0-9a-f]{{8}}\.part").fullmatch
    is_work_folder = re.compile(rf"camscope-{token}-\w+").fullmatch
    count = 0
    try:
        names = os.listdir(folder)
    except (OSError, ValueError):
        return 0
    for name in names:
        path = os.path.join(folder, name)
        with contextlib.suppress(OSError):
            kind = os.lstat(path).st_mode
            if stat.S_ISREG(kind) and is_part(name):
                os.unlink(path)
                count += 1
            elif stat.S_ISDIR(kind) and is_work_folder(name):
                shutil.rmtree(path, ignore_errors=True)
                count += 1
            elif stat.S_ISREG(kind) and name == LOCK_NAME:
                lock = try_lock(path)
                if lock is not None:
                    unlock(lock, path)
                    count += 1
    return count
