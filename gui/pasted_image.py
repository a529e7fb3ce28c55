"""Reads pasted and dropped pictures that have no file, for `gui.actions.handlers`.

What another program puts on the clipboard is a file's bytes: they are decoded in a box, outside of
the GUI thread. Qt would decode them itself, here, with whatever reader takes them.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from engine.api.errors import EngineError
from engine.api.formats import IMAGE_FORMATS
from engine.box.stopped import Stopped

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

STOP_MS = 3000
_TYPES = tuple(f"image/{each.name.lower()}" for each in IMAGE_FORMATS)


def encoded_picture(data: QMimeData) -> bytes | None:
    """Return a picture as another program encoded it: empty for a kind that is not read.

    None where no program has encoded any: Qt has the pixels themselves, those of this program, or
    on Windows and macOS the system's own.
    """
    offered = data.formats()
    for kind in _TYPES:
        if kind in offered:
            return bytes(data.data(kind).data())
    return b"" if any(kind.startswith("image/") for kind in offered) else None


class PastedImageReader(QObject):
    """Decodes pasted pictures, one after another, in a thread.

    Signals
    -------
    read : Signal(object)
        A `Picture`.
    refused : Signal(object)
        A `Text`: why there is none.
    """

    read = Signal(object)
    refused = Signal(object)

    _decoded = Signal(object)
    _failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_stopped = threading.Event()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        queued = Qt.ConnectionType.QueuedConnection
        self._decoded.connect(self.read, queued)
        self._failed.connect(self.refused, queued)

    def want(self, data: bytes, name: str) -> None:
        """Decode a picture. Returns at once.

        Parameters
        ----------
        data : bytes
            As a file has them.
        name : str
            What to call it.
        """
        if not self._is_stopped.is_set():
            self._pool.start(lambda: self._decode(data, name))

    def stop(self) -> None:
        """Decode no more: the window closes."""
        self._is_stopped.set()
        self._pool.clear()
        self._pool.waitForDone(STOP_MS)

    def _decode(self, data: bytes, name: str) -> None:
        """Decode a picture. Runs in the pool's thread."""
        from engine.imaging import read_bytes

        try:
            self._decoded.emit(read_bytes(data, name, should_stop=self._is_stopped.is_set))
        except EngineError as error:
            self._failed.emit(error.text)
        except Stopped:
            return
