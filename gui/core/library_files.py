"""Imports, downloads and removes weights of the model library in a thread, one file at a time.

Owned by `gui.dialogs.library`. A download is the only connection that the program opens, and only
the user starts it.
"""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.api.errors import EngineError
from engine.models.catalogue import LibraryModel, own_weights
from engine.models.weights_import import import_weights, remove_weights
from engine.storage.download import Cancelled, download
from gui.core.thread_reports import run_and_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.models.catalogue import Application

    Happening = tuple[object, ...]
    """The name of a signal, and its values."""
    Tell = Callable[[Happening], None]
    Work = Callable[[Tell, threading.Event], Happening]


class LibraryFiles(QObject):
    """Brings files into the library. All signals come in the thread that this object lives in."""

    progressed = Signal(object, object)
    """Bytes of a download that are there, and all that there will be: an int or None."""
    arrived = Signal(object, object)
    """The `LibraryModel` whose weights are there now; a `Text` on them, or None."""
    removed = Signal(object)
    """The `LibraryModel` whose weights are gone."""
    failed = Signal(object)
    """A `Text`: why there are none."""
    stopped = Signal()
    """The user stopped it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()

    def download(self, application: Application) -> None:
        """Get a network's weights from where Keras has them."""
        self._start(partial(_download, application), "download")

    def import_file(self, path: str) -> None:
        """Take weights that the user has."""
        self._start(partial(_import, path), "import")

    def remove(self, model: LibraryModel) -> None:
        """Remove weights that were downloaded or imported."""
        self._start(partial(_remove, model), "remove")

    def stop(self) -> None:
        """Stop what is on its way; one of the signals tells when it has."""
        self._stop.set()

    def _start(self, work: Work, name: str) -> None:
        self._stop = threading.Event()
        run_and_report(partial(_run, work, self._stop), self, self._tell_of, name)

    def _tell_of(self, happening: Happening) -> None:
        name, *values = happening
        getattr(self, str(name)).emit(*values)


def _run(work: Work, stop: threading.Event, tell: Tell) -> None:
    """Do the work, in a thread, and tell how it ended."""
    try:
        happening = work(tell, stop)
    except Cancelled:
        happening = ("stopped",)
    except EngineError as error:
        happening = "failed", error.text
    tell(happening)


def _download(application: Application, tell: Tell, stop: threading.Event) -> Happening:
    def progressed(done: int, total: int | None) -> None:
        _check(stop)
        tell(("progressed", done, total))

    download(
        application.url,
        str(own_weights(application)),
        checksum=application.checksum,
        most_bytes=application.most_bytes,
        tell=progressed,
    )
    return "arrived", LibraryModel(application), None


def _import(path: str, _tell: Tell, stop: threading.Event) -> Happening:
    imported = import_weights(path, partial(_check, stop))
    return "arrived", imported.model, imported.note


def _remove(model: LibraryModel, _tell: Tell, _stop: threading.Event) -> Happening:
    remove_weights(model)
    return "removed", model


def _check(stop: threading.Event) -> None:
    if stop.is_set():
        raise Cancelled
