"""Small pictures for the film strip, read one by one while the window has nothing else to do."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImageReader

if TYPE_CHECKING:
    from collections.abc import Iterable

SIDE = 96
# One read must stay well under 50 ms. A JPEG decoder scales while it decodes; others decode it all.
SCALED_PIXEL_LIMIT = 8_000_000
WHOLE_PIXEL_LIMIT = 1_500_000


class ThumbnailReader(QObject):
    """Reads a thumbnail a step; files too big for a short step keep their placeholder."""

    ready = Signal(str, object)
    """(path, `QImage`)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: deque[str] = deque()
        self._seen: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._read_next)

    def want(self, paths: Iterable[str]) -> None:
        """Queue files that were not asked for before."""
        for path in paths:
            if path not in self._seen:
                self._seen.add(path)
                self._queue.append(path)
        if self._queue:
            self._timer.start()

    def stop(self) -> None:
        """Read no more."""
        self._timer.stop()
        self._queue.clear()

    @Slot()
    def _read_next(self) -> None:
        if not self._queue:
            self._timer.stop()
            return
        path = self._queue.popleft()
        reader = QImageReader(path)
        reader.setDecideFormatFromContent(True)
        reader.setAutoTransform(True)
        size = reader.size()
        scales = bytes(reader.format().data()) == b"jpeg"
        limit = SCALED_PIXEL_LIMIT if scales else WHOLE_PIXEL_LIMIT
        if not size.isValid() or size.width() * size.height() > limit:
            return
        wanted = size.scaled(QSize(SIDE, SIDE), Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(wanted.expandedTo(QSize(1, 1)).boundedTo(size))
        image = reader.read()
        if not image.isNull():
            self.ready.emit(path, image)
