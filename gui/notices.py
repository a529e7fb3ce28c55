"""Passes messages to the user, and brings exceptions that nobody caught to them and to the log."""

from __future__ import annotations

import sys
import threading
import traceback
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Qt, Signal, Slot

from engine.api.logs import log_exception
from gui.text.translation import Said

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

Kind = Literal["info", "warning", "error"]


class Notices(QObject):
    """Takes sentences from anywhere in the window and passes them on to the message bar.

    A sentence is `Said` or was `translated`, so that it can follow a change of the language. Any
    thread may call `unexpected`; the others belong to the GUI thread.
    """

    # Sentences travel as objects, so that they stay `Said`.
    message_posted = Signal(str, object, object)
    """(kind, sentence, details)."""

    script_posted = Signal(str, object, object, str)
    """(kind, sentence, details, lines of Python that lead further)."""

    offer_posted = Signal(object, object, object)
    """(sentence, words of its button, what the button does)."""

    withdrawn = Signal(object)
    """What was said with this sentence is not so any more."""

    _caught = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._caught.connect(self._on_caught, Qt.ConnectionType.QueuedConnection)

    def info(self, sentence: str, details: str = "") -> None:
        """Say that something went as wished."""
        self.message_posted.emit("info", sentence, details)

    def warn(self, sentence: str, details: str = "", script: str = "") -> None:
        """Say that something needs attention, though the work goes on."""
        self._post("warning", sentence, details, script)

    def offer(self, sentence: str, words: str, run: Callable[[], object]) -> None:
        """Warn, with a button that does something about it."""
        self.offer_posted.emit(sentence, words, run)

    def withdraw(self, sentence: str) -> None:
        """Take back what was said with a sentence: it is about something that is gone."""
        self.withdrawn.emit(sentence)

    def error(self, sentence: str, details: str = "", script: str = "") -> None:
        """Say that something could not be done; `script` leads further, and can be copied."""
        self._post("error", sentence, details, script)

    def _post(self, kind: Kind, sentence: str, details: str, script: str) -> None:
        if script:
            self.script_posted.emit(kind, sentence, details, script)
        else:
            self.message_posted.emit(kind, sentence, details)

    def unexpected(self, details: str) -> None:
        """Say, from whatever thread, that the program met its own mistake."""
        self._caught.emit(details)

    @Slot(str)
    def _on_caught(self, details: str) -> None:
        said = Said(lambda: self.tr("Something unexpected happened. Camscope is still running."))
        self.error(said, details)


class ExceptionHooks:
    """Sends exceptions that nobody caught, in any thread, to `Notices`, the log and stderr.

    Qt calls `sys.excepthook` for an exception in a slot and goes on, so the hook only queues.
    """

    def __init__(self, notices: Notices) -> None:
        self._notices = notices
        self._old = (sys.excepthook, threading.excepthook)

    def install(self) -> None:
        """Put the hooks in place."""
        self._old = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def remove(self) -> None:
        """Put the former hooks back."""
        sys.excepthook, threading.excepthook = self._old

    def _on_exception(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._tell(kind, error, trace)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_type is SystemExit or args.exc_value is None:
            return
        self._tell(args.exc_type, args.exc_value, args.exc_traceback)

    def _tell(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        log_exception(kind, error, trace)
        details = "".join(traceback.format_exception(kind, error, trace))
        if sys.stderr is not None:  # None in a windowed executable
            sys.stderr.write(details)
        self._notices.unexpected(details)
