"""Shows the layer tree's rows: keys that pass over greyed ones, columns as wide as they need."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from gui.panels.layer_icons import SIDE
from gui.panels.layer_model import AUTO_ROLE, MIXED_ROLE, PLUS, STAR, Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent

ROW_ROOM = 6  # pixels between the lines of two rows
CELL_ROOM = 10
INDENTATION = 14
NAME_LEAST = 120
WHOLE_NAMES = 0.9
"""Of the names that are whole, however narrow the view is; the rest make room for the shapes."""
WALKS: dict[int, QAbstractItemView.CursorAction] = {
    Qt.Key.Key_Up: QAbstractItemView.CursorAction.MoveUp,
    Qt.Key.Key_Down: QAbstractItemView.CursorAction.MoveDown,
    Qt.Key.Key_Home: QAbstractItemView.CursorAction.MoveHome,
    Qt.Key.Key_End: QAbstractItemView.CursorAction.MoveEnd,
    Qt.Key.Key_PageUp: QAbstractItemView.CursorAction.MovePageUp,
    Qt.Key.Key_PageDown: QAbstractItemView.CursorAction.MovePageDown,
}
Flag = QItemSelectionModel.SelectionFlag


class LayerView(QTreeView):
    """A tree in which the keys pass over greyed rows without losing the selected layer.

    Ctrl and a click combine a layer with the others; Ctrl with up and down walk without choosing,
    and Ctrl+Enter is the click. A right click chooses nothing: it asks for the menu of a row.
    """

    mixed = Signal(QModelIndex)
    """The user wants this row combined with the others, or out again."""
    menu_requested = Signal(QModelIndex, QPoint)
    """The user wants what can be done with this row, at a place of the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_wandering = False
        self._widths: dict[Column, int] = {}
        self._headings: dict[Column, int] = {}  # how much of a column shows its heading whole
        self._most_names = 0  # what `WHOLE_NAMES` of them need
        self.setItemDelegate(RowDelegate(self))
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setIndentation(INDENTATION)
        self.setIconSize(QSize(SIDE, SIDE))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take Ctrl+click for combining layers, and leave the right button to the menu (Qt)."""
        index = self.indexAt(event.position().toPoint())
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.button() == Qt.MouseButton.RightButton:
            return
        if control and event.button() == Qt.MouseButton.LeftButton:
            if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsSelectable:
                self.mixed.emit(index)
            return
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the pointer, or of the current one by its key (Qt)."""
        is_key = event.reason() == event.Reason.Keyboard
        index = self.currentIndex() if is_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        row = self.visualRect(index.siblingAtColumn(Column.NAME))
        place = self.viewport().mapToGlobal(row.bottomLeft()) if is_key else event.globalPos()
        self.menu_requested.emit(index.siblingAtColumn(Column.NAME), place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the keys; Space is left to the window, which shows the image alone (Qt)."""
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
            return
        walk = WALKS.get(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if walk is not None:
                self._wander(self.moveCursor(walk, Qt.KeyboardModifier.NoModifier))
                return
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.currentIndex().flags() & Qt.ItemFlag.ItemIsSelectable:
                    self.mixed.emit(self.currentIndex())
                return
        if walk is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            index = self.moveCursor(walk, event.modifiers())
            if index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsSelectable:
                self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
                return
        super().keyPressEvent(event)

    def _wander(self, index: QModelIndex) -> None:
        """Go to a row without choosing it."""
        if index.isValid():
            self.is_wandering = True
            self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
            self.is_wandering = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus; Qt makes the first row current when none is, which is no choice (Qt)."""
        self.is_wandering = True
        super().focusInEvent(event)
        self.is_wandering = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the columns' room anew; the current row stays in sight if it was (Qt)."""
        current = self.currentIndex()
        was_seen = self._is_within(current, event.oldSize().height())
        super().resizeEvent(event)
        self.divide_columns()
        if was_seen and not self._is_within(current, self.viewport().height()):
            self.scrollTo(current)

    def _is_within(self, index: QModelIndex, height: int) -> bool:
        """Tell whether a row lies whole in the view, were it so high."""
        row = self.visualRect(index)
        return row.isValid() and row.top() >= 0 and row.bottom() < height

    def fit_columns(self, cells: Mapping[Column, Iterable[tuple[int, str]]]) -> None:
        """Measure what each column needs.

        Parameters
        ----------
        cells : mapping of Column to iterable of (int, str)
            Depth in the tree and words of each cell. Of many cells the widest decides, so equal
            ones are measured once.
        """
        metrics, header = self.fontMetrics(), self.header()
        for column, texts in cells.items():
            indent = INDENTATION if column is Column.NAME else 0
            room = CELL_ROOM + (SIDE + 4 if column is Column.NAME else 0)
            texts = list(texts)
            widths = {
                (depth, words): metrics.horizontalAdvance(shown_words(column, words))
                + indent * (depth + 1)
                for depth, words in set(texts)
            }
            heading = header.sectionSizeHint(column)
            needed = max(widths.values(), default=0) + room
            self._widths[column] = max(header.minimumSectionSize(), heading, needed)
            # The heading of numbers stands over them at the right of its column.
            is_right = column is Column.PARAMS
            self._headings[column] = self._widths[column] if is_right else heading
            if column is Column.NAME:
                every = sorted(widths[each] for each in texts)
                most = every[math.ceil(WHOLE_NAMES * len(every)) - 1] if every else 0
                self._most_names = most + room
        self.divide_columns()

    def divide_columns(self) -> None:
        """Give each column what it needs, and names what is left over.

        Where names and shapes do not fit side by side, some long names are elided for the shapes'
        sake: the tooltip has them whole. Most are not, since their middle is often what tells them
        apart. A column whose heading would be cut begins where the view ends: what does not fit is
        scrolled to, whole.
        """
        if not self._widths:
            return
        room = self.viewport().width()
        name, *others = Column
        wanted = max(room - self._widths[Column.OUTPUT], self._most_names)
        width = min(self._widths[name], max(NAME_LEAST, min(wanted, room)))
        left = room - width
        for column in others:
            if left < self._headings[column]:
                break
            left -= self._widths[column]
        self.setColumnWidth(name, width + max(0, left))
        for column in others:
            self.setColumnWidth(column, self._widths[column])

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Return what going to a row does to the selection: nothing if it is greyed (Qt)."""
        if index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsSelectable:
            return Flag.NoUpdate
        return super().selectionCommand(index, event)

    def sizeHint(self) -> QSize:
        """Return the preferred size: room for names and shapes (Qt)."""
        return QSize(320, 400)


def shown_words(column: int, words: str) -> str:
    """Return a cell's words as they are painted: shapes without the spaces that others have."""
    return words.replace(" × ", "×") if column == Column.OUTPUT else words


class RowDelegate(QStyledItemDelegate):
    """Gives the rows some air, shapes little room, and the automatic layer its star."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Put a star behind the automatic layer's name, and write shapes in little room (Qt).

        What the view's edge would cut ends in dots: "40" of "40×40×32" would be another number.
        Dots alone say nothing, and are left out.
        """
        super().initStyleOption(option, index)
        option.text = shown_words(index.column(), option.text)
        if index.column() == Column.NAME:
            if index.data(AUTO_ROLE):
                option.text = f"{option.text}{STAR}"
            if index.data(MIXED_ROLE):
                option.text = f"{option.text}{PLUS}"
        elif isinstance(option.widget, QTreeView):
            rect, edge = option.rect, option.widget.viewport().width() - 1
            if rect.right() > edge:
                rect.setRight(edge)
                option.rect = rect
                option.textElideMode = Qt.TextElideMode.ElideRight
                if rect.width() < option.fontMetrics.horizontalAdvance("00…") + CELL_ROOM:
                    option.text = ""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of a cell (Qt)."""
        return super().sizeHint(option, index) + QSize(4, ROW_ROOM)
