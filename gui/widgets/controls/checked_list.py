"""Lists values with a box to check each. Used by the dialogs of atlases and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem

from engine.api.foreign_text import on_screen
from gui.widgets import palette_colors as tones
from gui.widgets.tooltip import tooltip

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from PySide6.QtWidgets import QWidget

VALUE_ROLE = int(Qt.ItemDataRole.UserRole)


class CheckedList(QListWidget):
    """Values in rows; Space and a click check and uncheck."""

    changed = Signal()
    """Other values are checked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._is_coloring = False
        super().__init__(parent)
        self.setUniformItemSizes(True)
        self.setSpacing(2)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.itemChanged.connect(self._on_item_changed)
        self._show_boxes()

    @property
    def values(self) -> tuple[Any, ...]:
        """Every value, from top to bottom."""
        return tuple(self.item(row).data(VALUE_ROLE) for row in range(self.count()))

    @property
    def checked(self) -> tuple[Any, ...]:
        """The checked values, from top to bottom, those out of sight too."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(
            item.data(VALUE_ROLE) for item in items if item.checkState() == Qt.CheckState.Checked
        )

    def set_values(self, rows: Iterable[tuple[Any, str, str]]) -> None:
        """Show other values, none of them checked. Does not tell.

        Parameters
        ----------
        rows : iterable of (value, str, str)
            Each with its words and its tooltip, which may be empty.
        """
        self.blockSignals(True)
        self.clear()
        for value, words, tip in rows:
            item = QListWidgetItem(words, self)
            item.setData(VALUE_ROLE, value)
            if tip:
                item.setToolTip(tooltip(tip))
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, on_screen(tip))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.blockSignals(False)

    def check(self, values: Collection[Any]) -> None:
        """Check these values and no others. Does not tell."""
        self.blockSignals(True)
        for row in range(self.count()):
            item = self.item(row)
            is_chosen = item.data(VALUE_ROLE) in values
            item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
        self.blockSignals(False)

    def show_with(self, words: str) -> None:
        """Leave rows out of sight that do not have these words in them."""
        wanted = words.casefold()
        for row in range(self.count()):
            item = self.item(row)
            item.setHidden(wanted not in item.text().casefold())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change between light and dark (Qt)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and not self._is_coloring:
            self._show_boxes()

    def _show_boxes(self) -> None:
        """Let unchecked boxes be seen on dark ground.

        Fusion frames them in a darker shade of the window's colour, which a dark list swallows;
        a list has no other use for that colour.
        """
        parent = self.parentWidget()
        usual = QApplication.palette() if parent is None else parent.palette()
        palette = QPalette(usual)
        if tones.is_dark(palette):
            palette.setColor(QPalette.ColorRole.Window, tones.quiet_text(palette))
        self._is_coloring = True
        try:
            self.setPalette(palette)
            self.verticalScrollBar().setPalette(usual)
            self.horizontalScrollBar().setPalette(usual)
        finally:
            self._is_coloring = False

    @Slot(QListWidgetItem)
    def _on_item_changed(self, item: QListWidgetItem) -> None:
        self.changed.emit()
