"""Remembers the files that the user opened, as soon as they are open, for the next time.

Owned by `gui.actions.handlers`. A file that could not be opened is not remembered; of a folder
opened together it is the first image that opens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from engine.api.file_names import array_and_part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gui.core.settings import Settings
    from gui.core.state import State


class RecentFiles(QObject):
    """Waits for what was ordered.

    Parameters
    ----------
    state : State
        Tells what is open.
    settings : Settings
        Keeps the lists.
    parent : QObject
        Owner.
    """

    def __init__(self, state: State, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._state = state
        self._settings = settings
        self._images: frozenset[str] = frozenset()
        self._model: str | None = None
        state.picture_changed.connect(self._on_picture_changed)
        state.model_changed.connect(self._on_model_changed)

    def expect_images(self, paths: Iterable[str]) -> None:
        """Remember the first of these that opens."""
        self._images = frozenset(paths)
        self._on_picture_changed()

    def expect_model(self, path: str) -> None:
        """Remember a model when it is open."""
        self._model = path

    @Slot()
    def _on_picture_changed(self) -> None:
        picture = self._state.picture
        if picture is not None and picture.path in self._images:
            self._images = frozenset()
            self._settings.add_recent_image(array_and_part(picture.path)[0])

    @Slot()
    def _on_model_changed(self) -> None:
        paths = [info.request.path for info in self._state.models.all]
        if self._model is not None and self._model in paths:
            self._settings.add_recent_model(self._model)
            self._model = None
