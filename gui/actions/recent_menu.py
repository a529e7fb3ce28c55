"""Builds the menu "Open recent": models and images that were opened lately, newest first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from gui.widgets.tooltip import menu_words, tooltip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.core.settings import Settings


class RecentMenu(QMenu):
    """Fills each time that it opens; what is gone is shown, and cannot be opened."""

    chosen = Signal(str)
    """Path of a file."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setTitle(self.tr("Open recent"))
        self.aboutToShow.connect(self._fill)
        self.triggered.connect(self._on_triggered)

    @Slot()
    def _fill(self) -> None:
        self.clear()
        models, images = self._settings.kept_recent()
        there = {*self._settings.recent_models(), *self._settings.recent_images()}
        for title, paths in ((self.tr("Models"), models), (self.tr("Images"), images)):
            if paths:
                self.addSection(title)
            for path in paths:
                is_there = path in there
                name = menu_words(Path(path).name)
                words = name if is_there else self.tr("{name} (not found)").format(name=name)
                action = self.addAction(words)
                action.setData(path)
                action.setToolTip(tooltip(path))
                action.setEnabled(is_there)
        if self.isEmpty():
            self.addAction(self.tr("Nothing yet")).setEnabled(False)
        else:
            self.addSeparator()
            clear = self.addAction(self.tr("Clear this list"))
            clear.setToolTip(self.tr("Forget these files; they stay where they are"))
            clear.triggered.connect(self._settings.forget_recent)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        path = action.data()
        if isinstance(path, str):
            self.chosen.emit(path)
