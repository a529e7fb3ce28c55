"""Brings what a thread finds to an object of the window's thread, which may be gone by then."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def run_and_report(
    work: Callable[[Callable[[T], None]], None],
    owner: QObject,
    hear: Callable[[T], None],
    name: str,
) -> None:
    """Run work in a daemon thread, and hear in the window's thread what it tells.

    Parameters
    ----------
    work : callable
        Gets a function that takes one value and returns at once. It raises nothing.
    owner : QObject
        What the work is for. Once it is deleted, what is told is dropped.
    hear : callable
        Gets each value, in the order in which they were told.
    name : str
        Of the thread, in English.
    """
    _Report(work, owner, hear, name).start()


class _Report(QObject):
    """The sender of what a thread tells: it is deleted by the window's thread, after the other.

    A thread that emits a signal of the object that it works for crashes the program when that
    object is deleted meanwhile, and so does a thread that deletes a sender itself.
    """

    _told = Signal(object)
    _ended = Signal()

    def __init__(
        self,
        work: Callable[[Callable[[Any], None]], None],
        owner: QObject,
        hear: Callable[[Any], None],
        name: str,
    ) -> None:
        super().__init__()
        self._work, self._owner, self._hear = work, owner, hear
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        _running.add(self)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._work(self._told.emit)
        finally:
            self._ended.emit()

    @Slot(object)
    def _on_told(self, value: object) -> None:
        if isValid(self._owner):
            self._hear(value)

    @Slot()
    def _on_ended(self) -> None:
        self._thread.join()  # it has no more to do than to return from here
        _running.discard(self)


_running: set[_Report] = set()
