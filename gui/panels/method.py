"""The method panel: how the heatmap is computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from gui.translation import translated

if TYPE_CHECKING:
    from gui.selection import Selection
    from gui.state import State


class MethodPanel(QWidget):
    """Lists the methods that the engine has, with what each shows."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.box = QComboBox(self)
        self.box.setAccessibleName(self.tr("Method"))
        self.box.activated.connect(self._on_activated)
        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(self.box)
        layout.addWidget(self.sentence)
        layout.addStretch(1)
        state.methods_changed.connect(self._on_methods_changed)
        state.selection_changed.connect(self._on_selection_changed)
        self._on_methods_changed()

    @Slot()
    def _on_methods_changed(self) -> None:
        with QSignalBlocker(self.box):
            self.box.clear()
            for row, method in enumerate(self._state.methods):
                self.box.addItem(method.name, method.id)
                tip = f"{translated(method.sentence)}\n{method.paper}"
                self.box.setItemData(row, tip, Qt.ItemDataRole.ToolTipRole)
        self.box.setEnabled(self.box.count() > 0)
        self._show_method()

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        if old.method != new.method:
            self._show_method()

    @Slot(int)
    def _on_activated(self, row: int) -> None:
        self._state.select(method=self.box.itemData(row))

    def _show_method(self) -> None:
        chosen = self._state.selection.method
        self.box.setCurrentIndex(self.box.findData(chosen))
        method = next((one for one in self._state.methods if one.id == chosen), None)
        self.sentence.setText("" if method is None else translated(method.sentence))
        self.box.setToolTip(
            self.tr("How the heatmap is computed")
            if method is None
            else f"{translated(method.sentence)}\n{method.paper}"
        )
