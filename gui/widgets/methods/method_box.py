"""Offers methods in a combo box, grouped by family. Used by the method panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QPainter, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from engine.api.foreign_text import on_screen
from gui.widgets import palette_colors as tones
from gui.widgets.tooltip import tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

ID_ROLE = int(Qt.ItemDataRole.UserRole)
EDGE, INDENT, ROOM = 6, 12, 6


class MethodRow(QStyledItemDelegate):
    """Headings and methods apart at a glance; what cannot be used is quiet, and still readable."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of a row: room for its words and some air (Qt)."""
        return super().sizeHint(option, index) + QSize(EDGE + INDENT, ROOM)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a row (Qt)."""
        palette: QPalette = option.palette
        base = palette.color(QPalette.ColorRole.Base)
        ink = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text)
        is_heading = index.data(ID_ROLE) is None
        can_be_used = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        room: QRect = option.rect
        font = QFont(option.font)
        painter.save()
        if is_heading:
            font.setBold(True)
            ink = tones.mixed(ink, base, 0.25)
        elif not can_be_used:
            ink = tones.mixed(ink, base, 0.38)
        elif option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, palette.color(QPalette.ColorRole.Highlight))
            ink = palette.color(QPalette.ColorRole.HighlightedText)
        painter.setFont(font)
        painter.setPen(ink)
        room = room.adjusted(EDGE if is_heading else EDGE + INDENT, 0, 0, 0)
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(room, middle, str(index.data()))
        painter.restore()


class MethodBox(QComboBox):
    """Shows methods by group; those that cannot be used are greyed and say why."""

    chosen = Signal(str)
    """The user chose the method with this id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items = QStandardItemModel(self)
        self._methods: dict[str, QStandardItem] = {}
        self.setModel(self._items)
        # The style's own delegate draws a menu, in which a heading is just another greyed line.
        self.setItemDelegate(MethodRow(self))
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
            self._methods = {}
            for title, methods in groups:
                heading = QStandardItem(title)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                self._items.appendRow(heading)
                for method_id, name in methods:
                    item = QStandardItem(name)
                    item.setData(method_id, ID_ROLE)
                    self._items.appendRow(item)
                    self._methods[method_id] = item
            self.setCurrentIndex(-1)

    def set_current(self, method_id: str) -> None:
        """Show which method is in use, without telling anybody."""
        item = self._methods.get(method_id)
        self.setCurrentIndex(-1 if item is None else item.row())

    def set_tip(self, method_id: str, tip: str, *, can_be_used: bool) -> None:
        """Say what a method is, and whether it can be used now."""
        item = self._methods[method_id]
        item.setToolTip(tooltip(tip))
        item.setEnabled(can_be_used)
        item.setData(on_screen(tip, keep_lines=True), Qt.ItemDataRole.AccessibleDescriptionRole)

    def item(self, method_id: str) -> QStandardItem:
        """Return a method's row."""
        return self._methods[method_id]

    @Slot(int)
    def _on_activated(self, row: int) -> None:
        method_id = self.itemData(row, ID_ROLE)
        if isinstance(method_id, str):
            self.chosen.emit(method_id)
