"""Starts, asks and ends one box, for `engine.box.pool` and `engine.box.run`."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from typing import IO, TYPE_CHECKING, Any

from engine.api.errors import EngineError, Text, text
from engine.api.resources import RESOURCES
from engine.box.channels import PipeChannel, SocketChannel
from engine.box.command import BOX_WORD
from engine.box.jobs import KINDS
from engine.box.messages import MAX_HEAD_BYTES, Ask, Ready, receive, send
from engine.box.room import WaitingRoom, made_room
from engine.box.worker import BOX_ENVIRONMENT
from engine.ipc.codec import MessageError

if sys.platform == "win32":
    from engine.box.windows_job import WindowsJob

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from engine.box.guarantees import Guarantees
    from engine.box.jobs import Kind

START_S = 60.0
"""Longest wait for a box to be loaded: a full machine, a virus scanner, a cold disk."""

GRACE_S = 0.5
"""How long a box that closed its channel may take to end, so that it is known how it ended."""

_END_S = 5.0
_TAIL_BYTES = 4000
_KEPT = ("PATH", "LANG", "TEMP", "TMP", "TMPDIR", "SYSTEMROOT", "WINDIR", "VIRTUAL_ENV")
_KEPT_STARTS = ("PYTHON", "LC_", "LD_", "DYLD_", "_PYI", "_MEI", "__PYVENV")
_ROOT = RESOURCES.parent

_log = logging.getLogger(__name__)


class BoxProcess:
    """One box; when it is dead, another takes its place.

    Parameters
    ----------
    kind : Kind
        What it is loaded for.

    Attributes
    ----------
    files : int
        Files that it has served.
    busy_s : float
        Time that it was at work.
    last_words : str
        After its end, the end of what it wrote to its standard error.
    room : WaitingRoom or None
        Memory that it shares for large arrays.

    Raises
    ------
    OSError
        When it cannot be started.
    """

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.files = 0
        self.busy_s = 0.0
        self.last_words = ""
        self._guarantees: Guarantees | None = None
        self._started = time.monotonic()
        self._messages: IO[bytes] = tempfile.TemporaryFile(prefix="camscope-")
        self._lifeline: int | None = None
        self._job: Any = None
        self.room: WaitingRoom | None = None
        self.channel: SocketChannel | PipeChannel
        try:
            if sys.platform == "win32":
                self._process, self.channel, self._job = _started_on_windows(kind, self._messages)
            else:
                self._process, self.channel, self._lifeline = _started(kind, self._messages)
        except BaseException:
            self._messages.close()
            raise
        try:
            self._share_room()
        except BaseException:
            self.end()
            raise
        _log.debug("Box %d started for %s.", self.pid, kind)

    @property
    def pid(self) -> int:
        """The process's number."""
        return int(self._process.pid)

    @property
    def is_worn(self) -> bool:
        """True when another is to take its place."""
        limits = KINDS[self.kind]
        return self.files >= limits.files or self.busy_s >= limits.busy_s

    @property
    def is_nearly_worn(self) -> bool:
        """True when another is to be started soon."""
        limits = KINDS[self.kind]
        if self.is_for_one:
            return False  # the next one is started when it has ended, out of its way
        return self.files >= limits.files - 2 or self.busy_s >= limits.busy_s / 2

    @property
    def is_for_one(self) -> bool:
        """True when it serves one file alone."""
        return KINDS[self.kind].files == 1

    def is_alive(self) -> bool:
        """Tell whether the process runs."""
        return self._process.poll() is None

    def wait_ready(self, check: Callable[[], None] = lambda: None) -> Guarantees:
        """Wait until it is loaded and shut in; return what holds.

        Parameters
        ----------
        check : callable
            Called now and then; it may raise to stop waiting.

        Raises
        ------
        EngineError
            When it does not start.
        """
        if self._guarantees is None:
            try:
                ready = receive(self.channel, Ready, MAX_HEAD_BYTES, self._checked(check))
            except (EOFError, MessageError, OSError):
                how = self.end(GRACE_S)
                raise EngineError(
                    "The process that reads files for Camscope does not start ({how}). Start "
                    "Camscope again, or install it again.",
                    how=how,
                    details=self.last_words,
                ) from None
            self._guarantees = ready.guarantees
            _log.debug("Box %d is ready. %s.", self.pid, ready.guarantees)
        return self._guarantees

    def ask(self, job: str, request: object, file: int) -> None:
        """Ask for a job.

        Parameters
        ----------
        job : str
            Its name in JOBS.
        request : dataclass
            What its function is called with.
        file : int
            Descriptor of the file, which stays the caller's.

        Raises
        ------
        OSError
            When the process is gone.
        """
        self.files += 1
        send(self.channel, Ask(job, self._handle_for_box(file)))
        send(self.channel, request)
        if isinstance(self.channel, SocketChannel):
            self.channel.send_file(file)

    def end(self, grace_s: float = 0.0) -> Text:
        """Kill it if it still runs, and clean up behind it; return how it ended.

        Parameters
        ----------
        grace_s : float
            How long it may take to end by itself: it has closed its channel.
        """
        if grace_s:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(grace_s)
        with contextlib.suppress(OSError):
            self._process.kill()
        try:
            code = self._process.wait(_END_S)
        except subprocess.TimeoutExpired:
            _log.error("Box %d cannot be ended; it is left to the system.", self.pid)
            return text("it does not end")
        if self._lifeline is not None:
            os.close(self._lifeline)
            self._lifeline = None
        if self._job is not None:
            self._job.close()
            self._job = None
        self.channel.close()
        if self.room is not None:
            self.room.close()
            self.room = None
        if not self._messages.closed:
            self.last_words = _tail(self._messages)
            self._messages.close()
        _log.debug("Box %d ended with code %s.", self.pid, code)
        if code < 0:
            with contextlib.suppress(ValueError):
                return text("signal {name}", name=signal.Signals(-code).name)
        return text("exit code {code}", code=code)

    def _share_room(self) -> None:
        """Hand over the memory that both sides have."""
        size = KINDS[self.kind].room_bytes
        if sys.platform == "linux" and size and isinstance(self.channel, SocketChannel):
            self.room = WaitingRoom(descriptor := made_room(size))
            with contextlib.suppress(OSError):  # it died: whoever waits for it is told
                self.channel.send_file(descriptor)

    def _checked(self, check: Callable[[], None]) -> Callable[[], None]:
        def late() -> None:
            check()
            if time.monotonic() > self._started + START_S:
                raise EOFError

        return late

    def _handle_for_box(self, file: int) -> int:
        """Return a file's handle in the box, on Windows."""
        if sys.platform == "win32":
            import _winapi
            import msvcrt

            same_rights = 2
            return _winapi.DuplicateHandle(
                _winapi.GetCurrentProcess(),
                msvcrt.get_osfhandle(file),
                int(self._process._handle),  # type: ignore[attr-defined]
                0,
                False,
                same_rights,
            )
        return 0


if sys.platform == "win32":

    def _started_on_windows(
        kind: Kind, messages: IO[bytes]
    ) -> tuple[subprocess.Popen[bytes], PipeChannel, WindowsJob]:
        """Start a box in a job object."""
        job = WindowsJob(KINDS[kind])
        try:
            process = subprocess.Popen(
                _command(kind),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=messages,
                env=_environment(os.environ),
                bufsize=0,
                creationflags=subprocess.CREATE_NO_WINDOW,
            )
        except OSError:
            job.close()
            raise
        assert process.stdin is not None
        assert process.stdout is not None
        with process.stdin, process.stdout:
            try:
                job.add(int(process._handle))  # type: ignore[attr-defined]
            except OSError:
                process.kill()
                job.close()
                raise
            ends = os.dup(process.stdout.fileno()), os.dup(process.stdin.fileno())
        return process, PipeChannel(*ends), job

else:

    def _started(
        kind: Kind, messages: IO[bytes]
    ) -> tuple[subprocess.Popen[bytes], SocketChannel, int]:
        """Start a box with a socket, and a pipe whose end tells it of ours."""
        ours, theirs = socket.socketpair()
        lifeline, kept = os.pipe()
        try:
            process = subprocess.Popen(
                _command(kind),
                stdin=lifeline,
                stdout=theirs.fileno(),
                stderr=messages,
                env=_environment(os.environ),
                cwd=_ROOT,
                start_new_session=True,  # Ctrl-C in the terminal is the waiting side's to handle
            )
        except BaseException:
            ours.close()
            os.close(kept)
            raise
        finally:
            os.close(lifeline)
            theirs.close()
        return process, SocketChannel(ours), kept


def _tail(messages: IO[bytes]) -> str:
    size = messages.seek(0, os.SEEK_END)
    messages.seek(max(0, size - _TAIL_BYTES))
    return messages.read().decode(errors="replace").strip()


def _command(kind: Kind) -> list[str]:
    """Return how this program is started as a box, from source and when packaged."""
    if getattr(sys, "frozen", False):
        return [sys.executable, BOX_WORD, kind.value]
    # On Windows the interpreter of a virtual environment only starts another one.
    python = getattr(sys, "_base_executable", sys.executable)
    return [
        python if sys.platform == "win32" else sys.executable,
        str(_ROOT / "main.py"),
        BOX_WORD,
        kind.value,
    ]


def _environment(given: Mapping[str, str]) -> dict[str, str]:
    """Return what a box may know of its surroundings."""
    kept = {
        name: value
        for name, value in given.items()
        if name.upper() in _KEPT or name.upper().startswith(_KEPT_STARTS)
    }
    if sys.platform == "win32" and sys.prefix != sys.base_prefix:
        kept["__PYVENV_LAUNCHER__"] = sys.executable
    return kept | BOX_ENVIRONMENT
