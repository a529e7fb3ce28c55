"""Builds the menu "Theme": the system's colours, light, dark or high contrast; remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from gui.core.settings import ThemeChoice
from gui.widgets.tooltip import tooltip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.core.settings import Settings
    from gui.theme import Theme


class ThemeMenu(QMenu):
    """A radio action for each choice, which takes effect at once."""

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        self.setTitle(self.tr("Theme"))
        self.setToolTipsVisible(True)
        self._group = QActionGroup(self)
        for choice, words, tip in (
            (
                ThemeChoice.SYSTEM,
                self.tr("Theme: as the system"),
                self.tr("Light or dark as the desktop is, also when it changes"),
            ),
            (ThemeChoice.LIGHT, self.tr("Theme: light"), self.tr("Dark text on a light ground")),
            (ThemeChoice.DARK, self.tr("Theme: dark"), self.tr("Light text on a dark ground")),
            (
                ThemeChoice.CONTRAST,
                self.tr("Theme: high contrast"),
                self.tr("Black and white alone: dark or light as the desktop is"),
            ),
        ):
            action = QAction(words, self)
            action.setCheckable(True)
            action.setData(choice.value)
            action.setToolTip(tooltip(tip))
            self._group.addAction(action)
            self.addAction(action)
        self._group.triggered.connect(self._on_triggered)
        theme.changed.connect(self._show_choice)
        self._show_choice()

    def choices(self) -> list[QAction]:
        """Return all actions, for the palette."""
        return self._group.actions()

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        choice = ThemeChoice(action.data())
        self._settings.set_theme(choice)
        self._theme.choose(choice)

    @Slot()
    def _show_choice(self) -> None:
        for action in self._group.actions():
            action.setChecked(action.data() == self._theme.choice.value)
