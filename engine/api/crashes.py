"""Notices processes of the program that crashed, by a file that only a clean end removes.

Every process with a log keeps ``window.running`` or the like beside it: who it is, and behind that
what `faulthandler` writes when native code dies. A file whose process is gone tells of a crash. For
`engine.api.logs`, the window's start, the supervisor and diagnostics.
"""

from __future__ import annotations

import contextlib
import faulthandler
import json
import os
import platform
import time
from dataclasses import asdict, dataclass
from typing import IO, TYPE_CHECKING

from engine.api.file_lock import try_lock
from engine.api.regular_files import read_regular
from engine.api.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

RUNNING = ".running"
"""Of a process that runs, or is gone without a clean end."""
CRASHED = ".crashed"
"""Of the last process of a kind that crashed."""
TOLD = ".told"
"""The same, of a window, when the user has been told."""

WINDOW = "window"
_UP = b"up\n"
_MOST_BYTES = 200_000
_LONGEST_TRACE = 30_000
_BOOT_ID = "/proc/sys/kernel/random/boot_id"
_CLOCK_SLACK_S = 2.0


@dataclass(frozen=True, slots=True)
class Crash:
    """A process that is gone without a clean end.

    Attributes
    ----------
    kind : str
        "window", "engine" or "command".
    pid : int
        Its number then.
    log : str
        Name of its log file.
    version : str
        Of the program.
    started : float
        When it started, in seconds since 1970.
    host, boot : str
        The machine, and which of its starts; empty where the system does not tell.
    trace : str
        Where it was, line by line of Python; empty if it was killed and could write nothing.
    """

    kind: str
    pid: int
    log: str
    version: str
    started: float
    host: str
    boot: str
    trace: str = ""


class Marker:
    """The file of this process. None of its failures matters: the program goes on without.

    Parameters
    ----------
    folder : str
        Of the logs.
    name : str
        Of the log file, which this process has locked, without its suffix.
    kind : str
        "window", "engine" or "command".
    """

    def __init__(self, folder: str, name: str, kind: str) -> None:
        self._path = os.path.join(folder, name + RUNNING)
        self._file: IO[bytes] | None = None
        self._watches = False
        with contextlib.suppress(OSError):
            _keep_leftover(folder, name)
            self._file = open(self._path, "wb", buffering=0)
        if self._file is None:
            return
        head = asdict(
            Crash(kind, os.getpid(), f"{name}.log", VERSION, time.time(), platform.node(), _boot())
        )
        with contextlib.suppress(OSError):  # a full disk
            self._file.write(json.dumps(head).encode() + b"\n")
        if not faulthandler.is_enabled():  # somebody else wants to have it
            faulthandler.enable(self._file)
            self._watches = True

    @property
    def watches(self) -> bool:
        """True when traces of native crashes go into the file."""
        return self._watches

    def expect_clean_end(self) -> None:
        """From now on an end without a clean one is a crash, even if nothing is written."""
        if self._file is not None:
            with contextlib.suppress(OSError, ValueError):
                self._file.write(_UP)

    def end(self, *, is_clean: bool = True) -> None:
        """Remove the file, or leave it to the next start. Only the first call counts."""
        if self._file is None:
            return
        if self._watches:
            faulthandler.disable()
        self._file.close()
        self._file = None
        if is_clean:
            with contextlib.suppress(OSError):
                os.unlink(self._path)


def take_crash(folder: str) -> Crash | None:
    """Return the last crash of a window, once: the next call does not find it any more.

    Windows that still run are left alone, those of other machines too.
    """
    _keep_leftovers(folder, WINDOW)
    told = os.path.join(folder, WINDOW + TOLD)
    try:
        os.replace(os.path.join(folder, WINDOW + CRASHED), told)
    except OSError:  # there is none, another window was faster, or it would be told for ever
        return None
    return _read(told)


def last_crash(folder: str, kind: str) -> Crash | None:
    """Return the last crash of a kind, told or not; it stays to be told."""
    _keep_leftovers(folder, kind)
    for suffix in (CRASHED, TOLD):
        found = _read(os.path.join(folder, kind + suffix))
        if found is not None:
            return found
    return None


def native_trace(folder: str, pid: int) -> str:
    """Return what a process wrote when its native code died; empty if it wrote nothing."""
    for suffix in (RUNNING, CRASHED):
        for name in _names(folder, suffix):
            found = _read(os.path.join(folder, name + suffix))
            if found is not None and found.pid == pid and found.host == platform.node():
                return found.trace
    return ""


def _names(folder: str, suffix: str) -> Iterator[str]:
    with contextlib.suppress(OSError):
        for each in sorted(os.listdir(folder)):
            if each.endswith(suffix):
                yield each.removesuffix(suffix)


def _keep_leftovers(folder: str, kind: str) -> None:
    """Keep the files of all processes of a kind that crashed; those that run have theirs locked."""
    for name in _names(folder, RUNNING):
        if name.startswith(kind):
            with contextlib.suppress(OSError):
                lock = try_lock(os.path.join(folder, f".{name}.lock"))
                if lock is not None:
                    with lock:
                        _keep_leftover(folder, name)


def _keep_leftover(folder: str, name: str) -> None:
    """Keep the file of a process that crashed; remove that of any other. Its log is locked."""
    path = os.path.join(folder, name + RUNNING)
    if not os.path.lexists(path):
        return
    found = _read(path)
    if found is not None and found.host != platform.node():
        return
    if found is not None and _still_runs(found):
        return
    if found is not None and _tells_of_a_crash(path, found):
        os.replace(path, os.path.join(folder, found.kind + CRASHED))
    else:
        os.unlink(path)


def _tells_of_a_crash(path: str, found: Crash) -> bool:
    """Tell whether a process that is gone crashed: the machine may have been switched off."""
    if found.trace:
        return True
    is_up = _UP in _bytes(path)
    return found.kind == WINDOW and is_up and _is_of_this_boot(found)


def _is_of_this_boot(found: Crash) -> bool:
    now = _boot()
    if now or found.boot:
        return now == found.boot
    import psutil

    return bool(found.started > psutil.boot_time())


def _boot() -> str:
    try:
        return read_regular(_BOOT_ID, 100).decode().strip()
    except (OSError, ValueError):
        return ""


def _still_runs(found: Crash) -> bool:
    """Tell whether a process lives, where the file system of the logs knows no locks."""
    import psutil

    try:
        created = psutil.Process(found.pid).create_time()
    except (psutil.Error, ValueError, OverflowError):
        return False
    return found.pid != os.getpid() and bool(created <= found.started + _CLOCK_SLACK_S)


def _bytes(path: str) -> bytes:
    try:
        return read_regular(path, _MOST_BYTES)
    except (OSError, ValueError):
        return b""


def _read(path: str) -> Crash | None:
    """Return what a file says; None for one that is damaged or of another kind."""
    head, _, rest = _bytes(path).partition(b"\n")
    try:
        record = json.loads(head)
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict):
        return None
    kinds = {"pid": int, "started": float}
    fields = [name for name in Crash.__dataclass_fields__ if name != "trace"]
    values = {name: record.get(name) for name in fields}
    if not all(type(value) is kinds.get(name, str) for name, value in values.items()):
        return None
    trace = rest.replace(_UP, b"", 1) if rest.startswith(_UP) else rest
    words = trace.decode(errors="replace").strip()
    return Crash(**values, trace=words[:_LONGEST_TRACE])  # type: ignore[arg-type]
