"""Saving filter images: asks where to, and has them written. Built beside `gui.dialogs.export`."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog

from gui.dialogs.export import NAME_LIMIT, NOT_IN_NAMES
from gui.queries.filters import save_request

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from engine.api.filters import SaveFilters
    from gui.core.settings import Settings
    from gui.core.state import State


class FilterExport(QObject):
    """Answers `State.filter_file_requested` with a dialog and a request."""

    def __init__(self, window: QWidget, state: State, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._state = state
        self._settings = settings
        state.filter_file_requested.connect(self.ask_where)

    @Slot(str, int)
    def ask_where(self, kind: str, columns: int) -> None:
        """Ask for a file, and write what was on the screen when it was asked for."""
        request = save_request(self._state, kind, columns)
        if request is None:
            return
        title = self.tr("Save filter image") if kind == "one" else self.tr("Save filter images")
        patterns = self.tr("PNG images (*.png)")
        dialog = QFileDialog(self._window, title, self._settings.folder(), patterns)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("png")
        dialog.selectFile(f"{_stem(request)}.png")
        dialog.fileSelected.connect(_Writer(request, self._state, self._settings, dialog).write)
        dialog.open()


class _Writer(QObject):
    """Belongs to a dialog: sends the request with the chosen path."""

    def __init__(
        self, request: SaveFilters, state: State, settings: Settings, parent: QFileDialog
    ) -> None:
        super().__init__(parent)
        self._request = request
        self._state = state
        self._settings = settings

    @Slot(str)
    def write(self, path: str) -> None:
        """Write to the chosen path."""
        if path:
            self._settings.set_folder(path)
            self._state.export_requested.emit(dataclasses.replace(self._request, path=path))


def _stem(request: SaveFilters) -> str:
    """Return a name that says what is saved: layer, channel, and that it is a filter image."""
    grown, pictures = request.request, request.pictures
    parts = [grown.layer, str(grown.objective_kind)]
    if len(pictures) == 1:
        parts.append(str(pictures[0].channel))
    parts.append("filters" if len(pictures) > 1 else "filter")
    return NOT_IN_NAMES.sub("-", "_".join(part for part in parts if part))[:NAME_LIMIT]
