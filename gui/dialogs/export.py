"""Saving and copying: where to, under which name, and the clipboard. Used by `handlers`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from gui.core import planning
from gui.text.caption import label_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from engine.api.display import Overlay
    from gui.core.controller import Controller
    from gui.core.settings import Settings
    from gui.core.state import State
    from gui.notices import Notices

NAME_LIMIT = 120
NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class ExportDialogs(QObject):
    """Asks for a file name and has the conductor write; puts views on the clipboard."""

    def __init__(
        self,
        window: QWidget,
        state: State,
        controller: Controller,
        notices: Notices,
        settings: Settings,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._state = state
        self._controller = controller
        self._notices = notices
        self._settings = settings
        controller.view_drawn.connect(self._on_view_drawn)

    def save_view(self) -> None:
        """Ask where to write the view."""
        if self._state.picture is None:
            self._notices.warn(self.tr("There is no picture to save yet."))
            return
        self._ask_where(
            self.tr("Save view"), self.tr("PNG images (*.png)"), "png", self._controller.save_view
        )

    def save_map(self) -> None:
        """Ask where to write the raw map."""
        if planning.save_map_for(self._state.selection, self._state.known, "") is None:
            self._notices.warn(self.tr("There is no map to save yet."))
            return
        self._ask_where(
            self.tr("Save raw map"),
            self.tr("NumPy arrays (*.npy)"),
            "npy",
            self._controller.save_map,
        )

    def copy_view(self) -> None:
        """Copy the view at the image's own size."""
        if self._state.picture is None:
            self._notices.warn(self.tr("There is no picture to copy yet."))
        else:
            self._controller.copy_view()

    def file_stem(self) -> str:
        """Return a name that says what is shown: image, target and layer."""
        picture = self._state.picture
        parts = ["view" if picture is None else Path(picture.name).stem]
        if self._state.current_maps is not None:
            parts += [label_of(self._state), self._state.layer or ""]
        return NOT_IN_NAMES.sub("-", "_".join(part for part in parts if part))[:NAME_LIMIT]

    @Slot(object)
    def _on_view_drawn(self, overlay: Overlay) -> None:
        from gui.qimage import qimage_from_bgrx

        QGuiApplication.clipboard().setImage(qimage_from_bgrx(overlay.pixels))
        self._notices.info(self.tr("The view is on the clipboard."))

    def _ask_where(
        self, title: str, name_filter: str, suffix: str, write: Callable[[str], None]
    ) -> None:
        dialog = QFileDialog(self._window, title, self._settings.folder(), name_filter)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"{self.file_stem()}.{suffix}")
        dialog.fileSelected.connect(_Writer(write, self._settings, dialog).write)
        dialog.open()


class _Writer(QObject):
    """Belongs to a save dialog: passes the chosen path on."""

    def __init__(
        self, write: Callable[[str], None], settings: Settings, parent: QFileDialog
    ) -> None:
        super().__init__(parent)
        self._write = write
        self._settings = settings

    @Slot(str)
    def write(self, path: str) -> None:
        """Write to the chosen path."""
        if path:
            self._settings.set_folder(path)
            self._write(path)
