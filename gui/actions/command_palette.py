"""Finds anything by a few letters of its name (Ctrl+K), and does, chooses or opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Slot,
)
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gui.actions.palette_search import fitting
from gui.widgets import palette_colors as tones
from gui.widgets.accessible.announce import announce
from gui.widgets.controls.text_label import TextLabel
from gui.widgets.tooltip import tooltip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent

    from gui.actions.palette_search import Entry

WIDTH = 560
HEIGHT = 420
ICON_SIDE = 16
ROW_ROOM = 8
COLUMN_GAP = 16
TITLE_LEAST = 160
LOADED = 100
"""Rows that the list gets at once: laying out thousands takes longer than finding them."""
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
WALKING_KEYS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_PageDown: 8,
}


def _nothing(_text: str) -> Entry | None:
    return None


class EntryModel(QAbstractListModel):
    """The entries that fit, best first.

    Parameters
    ----------
    entries : sequence of Entry
        All of them.
    typed : callable
        Gives an entry for a text that is no name, such as a path; it comes first.
    parent : QObject, optional
        Owner.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        typed: Callable[[str], Entry | None] = _nothing,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._all = list(entries)
        self._typed = typed
        self.found = list(self._all)
        self._loaded = min(LOADED, len(self.found))
        blank = QPixmap(ICON_SIDE, ICON_SIDE)
        blank.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(blank)  # names begin at the same place, with and without a symbol

    def find(self, query: str) -> None:
        """Keep what fits."""
        typed = self._typed(query)
        self.beginResetModel()
        self.found = [*(() if typed is None else (typed,)), *fitting(query, self._all)]
        self._loaded = min(LOADED, len(self.found))
        self.endResetModel()

    def entry(self, index: Index) -> Entry | None:
        """Return the entry of a row, or None for no row."""
        return self.found[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many of the entries found the list has by now (Qt)."""
        return 0 if parent.isValid() else self._loaded

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether more was found (Qt)."""
        return not parent.isValid() and self._loaded < len(self.found)

    def fetchMore(self, parent: Index) -> None:
        """Let the list have more of what was found: it has come to its end (Qt)."""
        last = min(self._loaded + LOADED, len(self.found)) - 1
        self.beginInsertRows(NO_INDEX, self._loaded, last)
        self._loaded = last + 1
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return name, icon or tooltip of an entry (Qt)."""
        entry = self.entry(index)
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(entry.tip)
        if role == Qt.ItemDataRole.DecorationRole:
            return entry.icon or self._blank
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(word for word in (entry.title, entry.hint, entry.kind) if word)
        return None


class EntryDelegate(QStyledItemDelegate):
    """Draws a name, and at the right its hint and its kind.

    Parameters
    ----------
    model : EntryModel
        Has the rows that are drawn.
    parent : QObject
        Owner.
    """

    def __init__(self, model: EntryModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a row (Qt)."""
        entry = self._model.entry(index)
        if entry is None:
            return
        row = QStyleOptionViewItem(option)
        place = QRect(row.rect)
        style = QApplication.style() if row.widget is None else row.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, row, painter, row.widget)
        metrics = row.fontMetrics
        is_marked = bool(row.state & QStyle.StateFlag.State_Selected)
        palette: QPalette = row.palette
        ink = palette.color(
            QPalette.ColorRole.HighlightedText if is_marked else QPalette.ColorRole.Text
        )
        base = palette.color(QPalette.ColorRole.Base)
        right = place.adjusted(0, 0, -ROW_ROOM, 0)
        where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.save()
        painter.setPen(ink if is_marked else tones.mixed(ink, base, 0.3))
        painter.drawText(right, where, entry.kind)
        right.adjust(0, 0, -metrics.horizontalAdvance(entry.kind) - COLUMN_GAP, 0)
        room = max(0, right.width() - TITLE_LEAST)
        hint = metrics.elidedText(entry.hint, Qt.TextElideMode.ElideRight, room)
        painter.setPen(ink)
        painter.drawText(right, where, hint)
        painter.restore()
        taken = metrics.horizontalAdvance(hint) + COLUMN_GAP if hint else 0
        row.rect = right.adjusted(0, 0, -taken, 0)
        super().paint(painter, row, index)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of a row: as wide as the list, however long the name (Qt)."""
        return QSize(1, super().sizeHint(option, index).height() + ROW_ROOM)


class CommandPalette(QDialog):
    """A box to type in, and the entries found; Enter runs the marked one."""

    def __init__(
        self,
        entries: Sequence[Entry],
        parent: QWidget,
        typed: Callable[[str], Entry | None] = _nothing,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._window = parent
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Find anything"))
        self.setAccessibleName(self.tr("Find anything"))
        self.model = EntryModel(entries, typed, self)
        self.box = QLineEdit(self)
        self.box.setPlaceholderText(
            self.tr("Action, method, layer, class, colours, setting, file, or a path")
        )
        self.box.setAccessibleName(self.tr("Find anything"))
        self.box.setToolTip(self.tr("A few letters are enough; Enter takes the marked line"))
        self.box.textChanged.connect(self._on_text_changed)
        self.box.returnPressed.connect(self._on_return)
        self.box.installEventFilter(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryDelegate(self.model, self.list))
        self.list.setAccessibleName(self.tr("Found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(ICON_SIDE, ICON_SIDE))
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.clicked.connect(self._run)
        self.none = TextLabel(self.tr("Nothing has this name."), self)
        self.none.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.box)
        layout.addWidget(self.none)
        layout.addWidget(self.list)
        self.resize(WIDTH, HEIGHT)
        self._mark_first()

    def open_over(self, window: QWidget) -> None:
        """Show it at the upper middle of the window."""
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + 56)
        self.show()
        self.box.setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line around the palette, which has no frame of the system (Qt)."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys of the box walk the list (Qt)."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = WALKING_KEYS.get(Qt.Key(event.key()))
            if step is not None:
                row = self.list.currentIndex().row() + step
                if row >= self.model.rowCount() and self.model.canFetchMore(NO_INDEX):
                    self.model.fetchMore(NO_INDEX)
                row = max(0, min(row, self.model.rowCount() - 1))
                self.list.setCurrentIndex(self.model.index(row, 0))
                self._tell_marked()
                return True
        return super().eventFilter(watched, event)

    def _mark_first(self) -> None:
        self.list.setCurrentIndex(self.model.index(0, 0))

    @Slot(str)
    def _on_text_changed(self, query: str) -> None:
        self.model.find(query)
        self.none.setVisible(not self.model.found)
        self._mark_first()
        self._tell_marked()

    def _tell_marked(self) -> None:
        """Let a screen reader say the marked line: the cursor stays in the box."""
        words = self.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
        announce(self.list, words or self.none.text())

    @Slot()
    def _on_return(self) -> None:
        self._run(self.list.currentIndex())

    @Slot(QModelIndex)
    def _run(self, index: QModelIndex) -> None:
        entry = self.model.entry(index)
        if entry is None:
            return
        self.close()
        QTimer.singleShot(0, self._window, entry.run)  # after the focus has gone back
