"""Writes the program's log, one rotating file for each kind of process, for `main` and the engine.

``window.log``, ``engine.log`` and ``command.log`` lie in the system's folder for logs. A second
window or command that runs at the same time writes ``window-2.log`` and so on: no two processes
write one file, or rename it under the other. What native code leaves when it crashes lies beside
them (`engine.api.crashes`).
"""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import logging.handlers
import os
import platform
import sys
import threading
from typing import IO, TYPE_CHECKING, Literal

import platformdirs

from engine.api.crashes import Marker
from engine.api.file_lock import try_lock
from engine.api.foreign_text import visible
from engine.api.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

Kind = Literal["window", "engine", "command"]

_PROGRAM = ("engine", "gui", "__main__")
_FORMAT = "%(asctime)s %(process)d %(levelname)s %(name)s (%(threadName)s): %(message)s"
_MESSAGE_CHARACTERS = 4000
_FILE_BYTES = 1_000_000
_OLD_FILES = 2
_MOST_AT_ONCE = 9

_log = logging.getLogger(__name__)


def log_folder() -> str:
    """Return the user's folder for this program's logs, which need not exist yet."""
    return platformdirs.user_log_dir("Camscope", appauthor=False)


def is_debug() -> bool:
    """Tell whether this process was started with ``--debug``."""
    return logging.getLogger("engine").level == logging.DEBUG


def start_logging(kind: Kind, *, debug: bool = False) -> Log:
    """Write the log of this process from now on, tracebacks that nobody caught included.

    Where the file cannot be written, one line on stderr says so and the program goes on without.

    Parameters
    ----------
    kind : "window", "engine" or "command"
        Names the file.
    debug : bool
        Write every request, not only what is out of the ordinary.

    Returns
    -------
    Log
        To be closed in tests; a program lets it be.
    """
    log = Log(kind, debug=debug)
    if not faulthandler.is_enabled() and sys.stderr is not None:  # at least where it is seen
        with contextlib.suppress(OSError, ValueError, AttributeError):  # stderr is no file
            faulthandler.enable()
    _log.info(
        "Camscope %s, %s process, Python %s, %s.",
        VERSION,
        kind,
        platform.python_version(),
        f"{platform.system()} {platform.release()} {platform.machine()}",
    )
    return log


class Log:
    """The log of this process: a handler at the root logger, and the hooks of exceptions.

    Attributes
    ----------
    path : str
        The file; empty where none can be written.
    marker : Marker or None
        What tells of a crash.
    """

    def __init__(self, kind: Kind, *, debug: bool = False) -> None:
        self.path = ""
        self._lock_file: IO[bytes] | None = None
        self.marker: Marker | None = None
        self._handler = self._open_handler(kind)
        self._handler.setFormatter(_Formatter(_FORMAT))
        logging.getLogger().addHandler(self._handler)
        self._levels = {name: logging.getLogger(name).level for name in _PROGRAM}
        for name in _PROGRAM:
            logging.getLogger(name).setLevel(logging.DEBUG if debug else logging.INFO)
        self._hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable

    def close(self) -> None:
        """Put everything back as it was."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks
        for name, level in self._levels.items():
            logging.getLogger(name).setLevel(level)
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()
        if self._lock_file is not None:
            self._lock_file.close()

    def _open_handler(self, kind: Kind) -> logging.Handler:
        folder = log_folder()
        try:
            os.makedirs(folder, exist_ok=True)
            for number in range(1, _MOST_AT_ONCE + 1):
                name = kind if number == 1 else f"{kind}-{number}"
                lock_file = try_lock(os.path.join(folder, f".{name}.lock"))
                if lock_file is not None:
                    self._lock_file = lock_file
                    path = os.path.join(folder, f"{name}.log")
                    handler = _QuietHandler(
                        path, maxBytes=_FILE_BYTES, backupCount=_OLD_FILES, encoding="utf-8"
                    )
                    self.path = path
                    self.marker = handler.marker = Marker(folder, name, kind)
                    return handler
        except OSError as error:
            if sys.stderr is not None:
                why = error.strerror or type(error).__name__
                sys.stderr.write(f"Camscope goes on without a log: {folder} ({why}).\n")
        return logging.NullHandler()  # or Python would print warnings on stderr

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        log_exception(kind, error, trace)
        self._hooks[0](kind, error, trace)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            log_exception(args.exc_type, args.exc_value, args.exc_traceback)
        self._hooks[1](args)

    def _on_unraisable(self, unraisable: sys.UnraisableHookArgs) -> None:
        if unraisable.exc_value is not None:
            log_exception(unraisable.exc_type, unraisable.exc_value, unraisable.exc_traceback)
        self._hooks[2](unraisable)


class _Formatter(logging.Formatter):
    """Keeps a record on its line: names have no lines, commands or hidden letters of their own."""

    def format(self, record: logging.LogRecord) -> str:
        record.message = visible(record.getMessage(), most=_MESSAGE_CHARACTERS)
        record.asctime = self.formatTime(record)
        line = visible(self.formatMessage(record))
        if not record.exc_info:
            return line
        return f"{line}\n{visible(self.formatException(record.exc_info), keep_lines=True)}"


class _QuietHandler(logging.handlers.RotatingFileHandler):
    """Says nothing on stderr when the disk is full: the program has its own worries then.

    Python closes it when the program ends as it should (`logging.shutdown`), and in no crash.
    """

    marker: Marker | None = None

    def handleError(self, record: logging.LogRecord) -> None:
        pass

    def close(self) -> None:
        if self.marker is not None:
            self.marker.end()
        with contextlib.suppress(OSError):  # what could not be written before cannot be now
            super().close()


@contextlib.contextmanager
def crashes_noticed() -> Iterator[None]:
    """Have the next start notice if the process does not come to the end of a ``with`` block.

    A program that hears the signals that end programs (`engine.ipc.quit_signals`) does all its work
    within: before and after, such a signal ends it without a word.
    """
    markers = [each for each in map(_marker, logging.getLogger().handlers) if each is not None]
    for marker in markers:
        marker.expect_clean_end()
    try:
        yield
    except Exception:
        for marker in markers:
            marker.end(is_clean=False)
        raise
    for marker in markers:
        marker.end()


def _marker(handler: logging.Handler) -> Marker | None:
    return handler.marker if isinstance(handler, _QuietHandler) else None


def log_exception(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Write the traceback of an exception that nobody caught; an interruption is none."""
    if not issubclass(kind, KeyboardInterrupt | SystemExit):
        _log.critical("Nobody caught this:", exc_info=(kind, error, trace))
