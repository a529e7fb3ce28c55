"""The engine process as the window sees it: start it, talk to it, notice its death, end it.

Used by `engine.ipc.thread` in one thread. Without Qt.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import shutil
import signal
import tempfile
from typing import TYPE_CHECKING, Any

from engine.ipc import array_messages
from engine.ipc import server as process

if TYPE_CHECKING:
    from engine.api.engine_status import EngineOptions
    from engine.ipc.messages import FromEngine, ToEngine

_LOG = "engine.log"
_LOG_TAIL_BYTES = 4000


class ChildProcess:
    """One engine process; when it is dead, make another `ChildProcess`.

    Parameters
    ----------
    options : EngineOptions
        Device and precision.
    """

    def __init__(self, options: EngineOptions) -> None:
        self._work_dir = tempfile.mkdtemp(prefix="camscope-")
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(
            target=process.main,
            args=(theirs, self._work_dir, os.path.join(self._work_dir, _LOG), options),
            name="camscope-engine",
            daemon=True,
        )
        self._process.start()
        self.pid = self._process.pid or 0  # another thread may ask for it when all is over
        theirs.close()  # or the pipe would stay open when the child dies

    @property
    def waitables(self) -> list[Any]:
        """What `multiprocessing.connection.wait` needs to notice messages and death."""
        return [self._connection, self._process.sentinel]

    def send(self, message: ToEngine) -> None:
        """Send a message; a dead child's pipe takes it silently, because death is noticed apart."""
        with contextlib.suppress(OSError):
            array_messages.send(self._connection, message)

    def received(self) -> list[FromEngine]:
        """Return all messages that have arrived."""
        messages: list[FromEngine] = []
        with contextlib.suppress(EOFError, OSError):
            while self._connection.poll():
                messages.append(array_messages.receive(self._connection))
        return messages

    def is_alive(self) -> bool:
        """Tell whether the process runs."""
        return self._process.is_alive()

    def end(self) -> tuple[str, str]:
        """Kill the process if it still runs, and clean up behind it.

        Returns
        -------
        tuple of str
            How it ended ("signal SIGKILL", "exit code 1"), and the end of what it wrote.
        """
        self._process.kill()
        self._process.join()
        self._connection.close()
        ended = _ending(self._process.exitcode or 0)
        log = _tail(os.path.join(self._work_dir, _LOG))
        self._process.close()
        shutil.rmtree(self._work_dir, ignore_errors=True)
        return ended, log


def _ending(exit_code: int) -> str:
    if exit_code < 0:
        with contextlib.suppress(ValueError):
            return f"signal {signal.Signals(-exit_code).name}"
    return f"exit code {exit_code}"


def _tail(path: str) -> str:
    try:
        with open(path, "rb") as log:
            log.seek(0, os.SEEK_END)
            log.seek(max(0, log.tell() - _LOG_TAIL_BYTES))
            return log.read().decode(errors="replace").strip()
    except OSError:
        return ""
