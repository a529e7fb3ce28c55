"""Starts, feeds, watches and ends one engine process, for `engine.ipc.supervisor`. Without Qt.

Two threads move the messages, so that neither a full pipe nor a process that hangs in the middle of
a message can hold up who calls.
"""

from __future__ import annotations

import contextlib
import os
import signal
from typing import TYPE_CHECKING, Any

from engine.api import logs
from engine.api.crashes import native_trace
from engine.api.errors import Text, text
from engine.ipc.message_queues import Inbox, Outbox
from engine.ipc.messages import FromEngine
from engine.ipc.spawned_process import PATIENCE_S, SpawnedProcess, run_engine
from engine.ipc.wake_pipe import WakePipe

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.api.engine_status import EngineOptions
    from engine.ipc.messages import ToEngine

_LOG_TAIL_BYTES = 4000


class ChildProcess:
    """One engine process; when it is dead, make another `ChildProcess`.

    Parameters
    ----------
    options : EngineOptions
        Device and precision.
    target : callable
        As for `SpawnedProcess`.
    spawned : SpawnedProcess, optional
        One that was started with these options, and is this one's from now on.

    Raises
    ------
    OSError
        When the process cannot be started.
    """

    def __init__(
        self,
        options: EngineOptions,
        target: Callable[..., None] = run_engine,
        spawned: SpawnedProcess | None = None,
    ) -> None:
        self._spawned = SpawnedProcess(options, target) if spawned is None else spawned
        self._process, self._connection = self._spawned.process, self._spawned.connection
        self.pid = self._process.pid or 0  # another thread may read it after the process ended
        self._wake = WakePipe()
        self._outbox = Outbox(self._connection, on_room=self._wake.set)
        self._inbox = Inbox(
            self._connection, FromEngine, on_message=self._wake.set, on_broken=self.kill
        )

    @property
    def waitables(self) -> list[Any]:
        """Objects with which `multiprocessing.connection.wait` notices messages, room and death."""
        return [self._wake.waitable, self._process.sentinel]

    @property
    def is_congested(self) -> bool:
        """True when so many messages wait for the process that images should wait here."""
        return self._outbox.is_congested

    def send(self, message: ToEngine) -> None:
        """Send a message. Returns at once; a dead child's is dropped: death is noticed apart."""
        self._outbox.send(message)

    def received(self) -> list[FromEngine]:
        """Return all messages that have arrived; of a dead process, all that it sent."""
        self._wake.clear()
        if self.is_alive():
            return self._inbox.take_all()
        return self._inbox.take_rest(PATIENCE_S)

    def is_alive(self) -> bool:
        """Tell whether the process runs."""
        return self._process.is_alive()

    def kill(self) -> None:
        """Kill the process, from any thread; `end` is still to be called."""
        with contextlib.suppress(ValueError, OSError):  # ended and cleaned up meanwhile
            self._process.kill()

    def end(self) -> tuple[Text, str]:
        """Kill the process if it still runs, and clean up behind it.

        Returns
        -------
        tuple of Text and str
            How it ended ("signal SIGKILL", "exit code 1"), and the end of what it wrote, with the
            trace of a native crash.
        """
        exit_code = self._spawned.kill()
        self._outbox.close()
        self._inbox.close()
        ended = text("it does not end") if exit_code is None else _ending(exit_code)
        threads = [box.join(PATIENCE_S) for box in (self._outbox, self._inbox)]
        self._wake.close()
        wrote = _tail(self._spawned.native_log)
        trace = native_trace(logs.log_folder(), self.pid)
        self._spawned.clean_up(is_closed=exit_code is not None and all(threads))
        return ended, "\n".join(filter(None, (wrote, trace)))


def _ending(exit_code: int) -> Text:
    if exit_code < 0:
        with contextlib.suppress(ValueError):
            return text("signal {name}", name=signal.Signals(-exit_code).name)
    return text("exit code {code}", code=exit_code)


def _tail(path: str) -> str:
    try:
        with open(path, "rb") as log:
            log.seek(0, os.SEEK_END)
            log.seek(max(0, log.tell() - _LOG_TAIL_BYTES))
            return log.read().decode(errors="replace").strip()
    except OSError:
        return ""
