"""Ends the program when the system asks by a signal: Ctrl-C, a closed terminal, a shutdown.

Heard are SIGINT, SIGTERM, SIGHUP, and Ctrl-Break on Windows. Python runs handlers of signals
between two steps of its own in the main thread; that can take long when native code is at work.
A thread therefore hears of every signal too, and ends the program itself when nothing else does.
Without Qt; for `gui.app` and `engine.cli.main`.
"""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING, NoReturn, Self

from engine.storage.scratch import SCRATCH

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType, TracebackType

NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
_STOP = 0  # no signal has this number

_log = logging.getLogger(__name__)


class Interrupted(KeyboardInterrupt):
    """A signal asks a command to end; the exit code is told by `exit_code`."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def exit_code(number: int) -> int:
    """Return the exit code of a program that ends by a signal: 130 for Ctrl-C."""
    return 128 + number


def interrupt(number: int, frame: FrameType | None) -> None:
    """Raise `Interrupted` in the main thread: the handler of commands."""
    raise Interrupted(number)


def note(number: int, frame: FrameType | None) -> None:
    """Do nothing: the handler of the window, whose thread tells the event loop."""


class QuitSignals:
    """Hears the signals that end programs, until it is left (``with``) or closed.

    Signals that are ignored already (``nohup``) stay ignored. In other threads than the main one,
    where Python has no signals, nothing is heard.

    Parameters
    ----------
    handler : callable
        Python's handler, in the main thread: `interrupt` or `note`.
    patience_s : float
        The program has so long to end by itself after a signal. Then its scratch files are removed,
        its child processes are killed, and it is left at once.
    on_signal : callable, optional
        Called with the signal's number, in a thread of its own.
    """

    def __init__(
        self,
        handler: Callable[[int, FrameType | None], None],
        patience_s: float,
        on_signal: Callable[[int], None] | None = None,
    ) -> None:
        self._patience_s = patience_s
        self._on_signal = on_signal
        self._is_closed = threading.Event()
        self._before: dict[int, Callable[[int, FrameType | None], object] | int | None] = {}
        self._thread: threading.Thread | None = None
        if threading.current_thread() is not threading.main_thread():
            return
        self._heard, self._told = os.pipe()
        if sys.platform != "win32":
            os.set_blocking(self._told, False)
        self._wakeup_before = signal.set_wakeup_fd(self._told, warn_on_full_buffer=False)
        for name in NAMES:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, handler)
        self._thread = threading.Thread(target=self._hear, name="signals", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Hear nothing more, and put the handlers back that were there before."""
        if self._thread is None:
            return
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._wakeup_before)
        self._is_closed.set()
        with contextlib.suppress(OSError):  # full: it has enough to wake up for
            os.write(self._told, bytes([_STOP]))
        self._thread.join()
        self._thread = None
        os.close(self._heard)
        os.close(self._told)

    def _hear(self) -> None:
        while True:
            number = os.read(self._heard, 1)[0]
            if number == _STOP:
                return
            if number not in self._before:
                continue
            _log.info("Ends by signal %d.", number)
            if self._on_signal is not None:
                self._on_signal(number)
            if not self._is_closed.wait(self._patience_s):
                leave_at_once(exit_code(number))


def leave_at_once(code: int) -> NoReturn:
    """End the process with nothing left behind, whatever its threads do."""
    import psutil  # 10 ms that the window's first paint need not wait for

    _log.warning("The program is left at once, with exit code %d.", code)
    with contextlib.suppress(psutil.Error):
        for child in psutil.Process().children(recursive=True):
            with contextlib.suppress(psutil.Error):
                child.kill()
    SCRATCH.put_away(is_over=True)
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, OSError, ValueError):
            stream.flush()
    os._exit(code)
