"""A combo box of methods, grouped by family under headings that cannot be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate

from gui.widgets import tones

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

ID_ROLE = int(Qt.ItemDataRole.UserRole)


class MethodBox(QComboBox):
    """Shows methods by group; those that cannot be used are greyed and say why."""

    chosen = Signal(str)
    """The user chose the method with this id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items = QStandardItemModel(self)
        self._headings: list[QStandardItem] = []
        self._methods: dict[str, QStandardItem] = {}
        self.setModel(self._items)
        # The style's own delegate draws a menu, in which a heading is just another greyed line.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setMaxVisibleItems(30)
        self.activated.connect(self._on_activated)

    def set_groups(self, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> None:
        """Show methods.

        Parameters
        ----------
        groups : sequence of (str, sequence of (str, str))
            Heading, and id and name of each method below it.
        """
        with QSignalBlocker(self):
            self._items.clear()
            self._headings, self._methods = [], {}
            for title, methods in groups:
                heading = QStandardItem(title)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                font = self.font()
                font.setBold(True)
                heading.setFont(font)
                self._items.appendRow(heading)
                self._headings.append(heading)
                for method_id, name in methods:
                    item = QStandardItem(name)
                    item.setData(method_id, ID_ROLE)
                    self._items.appendRow(item)
                    self._methods[method_id] = item
            self.setCurrentIndex(-1)
        self._colour_headings()

    def set_current(self, method_id: str) -> None:
        """Show which method is in use, without telling anybody."""
        item = self._methods.get(method_id)
        self.setCurrentIndex(-1 if item is None else item.row())

    def set_tip(self, method_id: str, tip: str, *, can_be_used: bool) -> None:
        """Say what a method is, and whether it can be used now."""
        item = self._methods[method_id]
        item.setToolTip(tip)
        item.setEnabled(can_be_used)
        item.setData(tip, Qt.ItemDataRole.AccessibleDescriptionRole)

    def item(self, method_id: str) -> QStandardItem:
        """Return a method's row."""
        return self._methods[method_id]

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change between light and dark (Qt)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_headings"):
            self._colour_headings()

    def _colour_headings(self) -> None:
        for heading in self._headings:
            heading.setForeground(tones.quiet_text(self.palette()))

    @Slot(int)
    def _on_activated(self, row: int) -> None:
        method_id = self.itemData(row, ID_ROLE)
        if isinstance(method_id, str):
            self.chosen.emit(method_id)
