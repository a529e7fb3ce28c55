"""Reads small versions of image files in a thread, for the film strip and the samples."""

from __future__ import annotations

import contextlib
from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

from engine.api.errors import EngineError
from engine.api.file_names import is_array_path
from engine.box.stopped import Stopped
from gui.qimage import qimage_from_rgb

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QImage

SIDE = 96
STOP_MS = 3000


class ThumbnailReader(QObject):
    """Reads one file after another; what cannot be read keeps its placeholder.

    One thread is enough, and leaves the others to the engine. Files are decoded in a box: Qt's own
    readers would take a drawing (SVG) of any name, and draw it for ever.

    Parameters
    ----------
    side : int
        Longest side of what is read, in pixels.
    parent : QObject, optional
        Qt parent.
    """

    ready = Signal(str, object)
    """(path, `QImage`)."""
    true_class_read = Signal(str, object)
    """(path, class): of a picture of an array with labels beside it."""
    all_read = Signal()
    """Nothing is queued any more; what could be read was told before."""

    _read = Signal(str, object)
    _class_read = Signal(str, object)
    _emptied = Signal()

    def __init__(self, side: int = SIDE, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._queue: deque[str] = deque()
        self._is_stopped = False
        self._is_forgotten = False
        self._seen: set[str] = set()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        queued = Qt.ConnectionType.QueuedConnection
        self._read.connect(self._on_read, queued)
        self._class_read.connect(self.true_class_read, queued)
        self._emptied.connect(self.all_read, queued)

    def want(self, paths: Iterable[str]) -> None:
        """Queue files that were not asked for before."""
        new = [path for path in dict.fromkeys(paths) if path not in self._seen]
        if new and not self._is_stopped:
            self._seen.update(new)
            self._queue.extend(new)
            self._pool.start(self._read_all)

    def want_now(self, path: str) -> None:
        """Queue a file before all others, whether it was read or not: it is in view."""
        if not self._is_stopped:
            self._queue.appendleft(path)
            self._pool.start(self._read_all)

    def forget(self) -> None:
        """Drop what is queued, and the file that is being read; more may be asked for."""
        self._queue.clear()
        self._pool.clear()
        self._is_forgotten = True
        self._pool.waitForDone(STOP_MS)
        self._is_forgotten = False

    def stop(self) -> None:
        """Read no more, whatever is still asked for, and wait for the file that is being read.

        A closed window may still paint, and ask; a thread that tells of a thumbnail when its reader
        is gone would fail.
        """
        self._is_stopped = True
        self.forget()

    def _read_all(self) -> None:
        """Read what is queued. Runs in the pool's thread."""
        while self._queue:
            try:
                path = self._queue.popleft()
            except IndexError:  # `stop` was quicker
                return
            with contextlib.suppress(EngineError, Stopped):
                self._tell(path)
        if not self._is_stopped:
            self._emptied.emit()

    def _tell(self, path: str) -> None:
        """Tell of a file's thumbnail. Raises EngineError, and `Stopped`."""
        # numpy: the window's first paint must not wait
        from engine.imaging import read_image, read_thumbnail, thumbnail

        if is_array_path(path):
            picture = read_image(path, self._should_stop)
            pixels = thumbnail(picture, self._side)
            if picture.true_class is not None:
                self._class_read.emit(path, picture.true_class)
        else:
            pixels = read_thumbnail(path, self._side, self._should_stop)
        self._read.emit(path, qimage_from_rgb(pixels))

    def _should_stop(self) -> bool:
        return self._is_forgotten

    @Slot(str, object)
    def _on_read(self, path: str, image: QImage) -> None:
        self.ready.emit(path, image)
