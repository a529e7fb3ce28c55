"""Builds the menu "Presets": choices under which figures are a text's or another library's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from engine.api.presets import PRESETS
from gui.core.presets import preset_choices, preset_of
from gui.text.translation import translated
from gui.widgets.tooltip import tooltip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.core.state import State


class PresetMenu(QMenu):
    """An action for each preset; the one whose choices are the present ones is marked."""

    def __init__(self, state: State, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self.setTitle(self.tr("Presets"))
        self.setToolTipsVisible(True)
        self._group = QActionGroup(self)
        # None of them is marked while something else is chosen.
        self._group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        for preset in PRESETS.values():
            action = QAction(self.tr("Preset: {name}").format(name=preset.name), self)
            action.setCheckable(True)
            action.setData(preset.id)
            action.setToolTip(tooltip(translated(preset.sentence)))
            self._group.addAction(action)
            self.addAction(action)
        self._group.triggered.connect(self._on_triggered)
        self.aboutToShow.connect(self._show_choice)

    def choices(self) -> list[QAction]:
        """Return all actions, for the palette."""
        return self._group.actions()

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        choices = preset_choices(self._state.selection, PRESETS[action.data()])
        self._state.select(**choices)
        self._show_choice()  # a second click must not take the mark away

    @Slot()
    def _show_choice(self) -> None:
        chosen = preset_of(self._state.selection)
        for action in self._group.actions():
            action.setChecked(chosen is not None and action.data() == chosen.id)
