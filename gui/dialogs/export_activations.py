"""Saving activations: asks where to, and has them written. Built beside `gui.dialogs.export`."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog

from engine.api.activations import SaveActivations, SaveAllActivations
from gui.dialogs.export import NAME_LIMIT, NOT_IN_NAMES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from engine.api.activations import TileStyle
    from gui.core.settings import Settings
    from gui.core.state import State


class ActivationExport(QObject):
    """Answers `State.activation_file_requested` with a dialog and a request."""

    def __init__(self, window: QWidget, state: State, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._state = state
        self._settings = settings
        state.activation_file_requested.connect(self.ask_where)

    @Slot(str, object)
    def ask_where(self, kind: str, style: TileStyle) -> None:
        """Ask for a file or a folder, and write what was on the screen when it was asked for."""
        held = self._state.activations
        if held is None:
            return
        title, patterns, suffix = {
            "raw": (self.tr("Save raw activations"), self.tr("NumPy arrays (*.npy)"), "npy"),
            "tiles": (self.tr("Save tiles"), self.tr("PNG images (*.png)"), "png"),
            "sheet": (self.tr("Save a contact sheet"), self.tr("PNG images (*.png)"), "png"),
            "folder": (self.tr("Save all layers into a folder"), "", ""),
        }[kind]
        dialog = QFileDialog(self._window, title, self._settings.folder(), patterns)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if kind == "folder":
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        else:
            dialog.setFileMode(QFileDialog.FileMode.AnyFile)
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(suffix)
            layer = "" if kind == "sheet" else held.request.layer
            dialog.selectFile(f"{self._stem(layer)}.{suffix}")
        request = (
            SaveAllActivations("", held.request.input, style)
            if kind in ("folder", "sheet")
            else SaveActivations(
                "", held.request.input, held.request.layer, held.request.target, style
            )
        )
        dialog.fileSelected.connect(_Writer(request, self._state, self._settings, dialog).write)
        dialog.open()

    def _stem(self, layer: str) -> str:
        picture = self._state.picture
        parts = ["image" if picture is None else Path(picture.name).stem, layer, "activations"]
        return NOT_IN_NAMES.sub("-", "_".join(part for part in parts if part))[:NAME_LIMIT]


class _Writer(QObject):
    """Belongs to a dialog: sends the request with the chosen path."""

    def __init__(
        self,
        request: SaveActivations | SaveAllActivations,
        state: State,
        settings: Settings,
        parent: QFileDialog,
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
