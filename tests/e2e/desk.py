"""The program in the tests' own process, and the hand of its user. Used by `test_stories`."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from engine.api.display import Style
from engine.api.keys import NO_BLEND
from gui.app import App
from gui.core import takes
from gui.core.settings import Settings
from gui.qimage import rgb_from_qimage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import numpy as np
    from pytestqt.qtbot import QtBot


class Ear(QObject):
    """Keeps what the window says, and counts the pictures on the screen."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self.told: list[tuple[str, str]] = []
        self.frames = 0
        app.notices.message_posted.connect(self._on_told)
        app.window.central_view.canvas.frame_painted.connect(self._on_painted)

    @Slot(str, str, str)
    def _on_told(self, kind: str, sentence: str, details: str) -> None:
        self.told.append((kind, sentence))

    @Slot()
    def _on_painted(self) -> None:
        self.frames += 1


class Desk:
    """The program, and the hand of its user."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.app = App([], Settings(str(folder / "settings.json")))
        self.window, self.state = self.app.window, self.app.state
        self.central_view = self.window.central_view
        self.ear = Ear(self.app)
        self.window.show()

    def wait(self, happened: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(happened()))

    @property
    def is_answered(self) -> bool:
        """Whether the picture on the screen is the whole answer to what is chosen."""
        state, overlay = self.state, self.state.overlay
        wanted = next(iter(takes.pictures_of(state)), None)  # the active view's
        return (
            wanted is not None
            and wanted.shown is not None
            and overlay is not None
            and overlay.request == wanted
            and not self.state.queries.pending
        )

    def answer(self) -> None:
        """Wait for the picture of what is chosen."""
        self.wait(lambda: self.is_answered)

    def open(self, *paths: Path) -> None:
        self.window.commands.open_paths([str(path) for path in paths])
        self.wait(lambda: self.state.picture is not None)
        self.answer()

    def drop(self, data: QMimeData) -> None:
        how = (
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        with warnings.catch_warnings():
            # Deprecated in Qt for its successor with QPointF, which PySide6 does not have yet.
            warnings.simplefilter("ignore", DeprecationWarning)
            enter = QDragEnterEvent(QPointF(400, 300).toPoint(), *how)
        enter.ignore()
        QApplication.sendEvent(self.window, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(self.window, QDropEvent(QPointF(400, 300), *how))

    def drop_files(self, *paths: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        self.drop(data)

    def trigger(self, action: str) -> None:
        assert self.window.actions_by_id[action].isEnabled()
        self.window.actions_by_id[action].trigger()

    def screen(self) -> np.ndarray:
        """Return the canvas's pixels, uint8 (h, w, 3)."""
        return rgb_from_qimage(self.central_view.canvas.grab().toImage())

    def shown_map(self) -> np.ndarray:
        return self.state.current_maps.raw[self.state.layer]

    def end(self) -> None:
        """Close the window and take it away, while all that it talks to is still there."""
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()

    def tidy(self) -> None:
        """Put everything back, and let nothing run on."""
        for entry in self.state.images.entries:
            self.app.controller.remove_image(entry.id)
        self.state.select(
            target=None,
            output=0,
            layer=None,
            layer_blend=NO_BLEND,
            method="grad-cam",
            parameters=(),
            style=Style(),
            show_original=False,
            channel=None,
        )
        if not self.state.model_is_demo:
            self.window.commands.open_demo()
        self.wait(lambda: not self.state.queries.pending and self.state.model_is_demo)
        self.central_view.messages.dismiss_all()
        self.ear.told.clear()
