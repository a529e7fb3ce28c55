"""Tells when a file has changed on the disk and has come to rest, for `gui.core.reloading`.

Programs write a file in place, in pieces, or write another one and rename it over the old one. The
folder is watched as well as the file, and a change counts when two looks at the file, a while
apart, are alike: nobody reads what is half written, if it is written without long pauses.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from engine.api.formats import SAVED_MODEL, is_saved_model

if TYPE_CHECKING:
    from collections.abc import Iterable

SETTLE_MS = 400
POLL_MS = 2000  # folders of other computers tell of nothing


class Stamp(NamedTuple):
    """What another content of a file shows by."""

    changed_ns: int
    size: int
    number: int


def stamp_of(path: str) -> Stamp | None:
    """Return a file's stamp; None while there is no file, or nothing in it.

    A SavedModel's is that of its graph, which is written last.
    """
    graph = os.path.join(path, SAVED_MODEL)
    try:
        found = os.stat(graph if is_saved_model(path) else path)
    except (OSError, ValueError):
        return None
    return Stamp(found.st_mtime_ns, found.st_size, found.st_ino) if found.st_size else None


class FileWatcher(QObject):
    """Watches some files.

    Parameters
    ----------
    parent : QObject, optional
        Owner.
    settle_ms : int
        For so long a file has to be as it is.
    """

    changed = Signal(str)
    """Path of a file that is another one than it was, and is written."""

    def __init__(self, parent: QObject | None = None, settle_ms: int = SETTLE_MS) -> None:
        super().__init__(parent)
        self._known: dict[str, Stamp | None] = {}
        self._moving: dict[str, Stamp | None] = {}
        self._system = QFileSystemWatcher(self)
        self._system.fileChanged.connect(self._on_hint)
        self._system.directoryChanged.connect(self._on_hint)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(settle_ms)
        self._settling.timeout.connect(self._look)
        self._polling = QTimer(self)
        self._polling.setInterval(POLL_MS)
        self._polling.timeout.connect(self._on_hint)

    @property
    def paths(self) -> frozenset[str]:
        """What is watched."""
        return frozenset(self._known)

    def watch(self, paths: Iterable[str]) -> None:
        """Watch these files and no others; those that are new are known as they are now."""
        wanted = set(paths)
        if wanted == set(self._known):
            return
        self._known = {
            path: self._known[path] if path in self._known else stamp_of(path) for path in wanted
        }
        self._moving = {path: seen for path, seen in self._moving.items() if path in wanted}
        watched = [*self._system.files(), *self._system.directories()]
        if watched:
            self._system.removePaths(watched)
        self._add()

    def poll(self) -> None:
        """Look by itself, too: not every folder tells of changes."""
        self._polling.start()

    def stop(self) -> None:
        """Watch nothing any more: the window closes."""
        self.watch(())
        self._polling.stop()
        self._settling.stop()

    def expect(self, path: str, after_ms: int) -> None:
        """Tell of a file once more, a while from now, whether it changes or not."""
        if path in self._known:
            self._known[path] = None
            QTimer.singleShot(after_ms, self, self._on_hint)

    def _add(self) -> None:
        """Let the system watch the files that are there, and their folders."""
        folders = {os.path.dirname(path) for path in self._known}
        there = {path for path in (*self._known, *folders) if os.path.exists(path)}
        missing = there.difference(self._system.files(), self._system.directories())
        if missing:
            self._system.addPaths(sorted(missing))

    @Slot()
    @Slot(str)
    def _on_hint(self, _path: str = "") -> None:
        """Something happened in a folder: see which files are others than they were."""
        self._add()  # a file that took another one's place is not watched yet
        for path, known in self._known.items():
            now = stamp_of(path)
            if now is not None and now != known and path not in self._moving:
                self._moving[path] = now
        if self._moving and not self._settling.isActive():  # a busy folder must not put it off
            self._settling.start()

    @Slot()
    def _look(self) -> None:
        """Tell of the files that are as they were at the last look."""
        moving, self._moving = self._moving, {}
        settled = []
        for path, seen in moving.items():
            now = stamp_of(path)
            if now is None or now == self._known.get(path):
                continue
            if now == seen:
                self._known[path] = now
                settled.append(path)
            else:
                self._moving[path] = now
        if self._moving:
            self._settling.start()
        for path in settled:
            self.changed.emit(path)
