"""Finds actions by a few letters of their names (Ctrl+K), and triggers them."""

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
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gui.actions.build import keys_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QPaintEvent

WIDTH = 440
HEIGHT = 400
ICON_SIDE = 16
ROW_ROOM = 8
ACTION_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
WALKING_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def fuzzy_score(query: str, words: str) -> float | None:
    """Return how well letters in order match a name (higher is better), or None.

    Letters count more at the start of a word and next to each other; shorter names win ties.

    Examples
    --------
    >>> fuzzy_score("sv", "Save view") > fuzzy_score("sv", "Resolve")
    True
    >>> fuzzy_score("xq", "Save view") is None
    True
    """
    wanted = query.casefold().replace(" ", "")
    text = words.casefold()
    if not wanted:
        return 0.0
    # best[j]: the best score with the letters so far, the last of them at text[j]
    best: list[float | None] = [None] * len(text)
    for number, letter in enumerate(wanted):
        now: list[float | None] = [None] * len(text)
        reached: float | None = 0.0 if number == 0 else None
        for place, other in enumerate(text):
            if other == letter:
                starts = place == 0 or not text[place - 1].isalnum()
                before = best[place - 1] if number and place else None
                options = [] if reached is None else [reached + (3.0 if starts else 1.0)]
                if before is not None:
                    options.append(before + 4.0)
                now[place] = max(options, default=None)
            if number and best[place] is not None:
                reached = max(reached or 0.0, best[place] or 0.0)
        best = now
    scores = [score for score in best if score is not None]
    return max(scores) - 0.01 * len(text) if scores else None


def plain_words(action: QAction) -> str:
    """Return an action's name without mnemonic and dots."""
    return action.text().replace("&", "").rstrip("…")


class ActionModel(QAbstractListModel):
    """The actions that match, best first."""

    def __init__(self, actions: Sequence[QAction], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = [action for action in actions if action.isEnabled() and action.text()]
        self.shown = list(self._all)
        blank = QPixmap(ICON_SIDE, ICON_SIDE)
        blank.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(blank)  # names begin at the same place, with and without a symbol

    def find(self, query: str) -> None:
        """Keep what matches."""
        scored = [(fuzzy_score(query, plain_words(action)), action) for action in self._all]
        kept = [(score, action) for score, action in scored if score is not None]
        kept.sort(key=lambda pair: -pair[0])  # stable: equal ones keep the menu's order
        self.beginResetModel()
        self.shown = [action for _, action in kept]
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of actions (Qt)."""
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return name, icon or tooltip of an action (Qt)."""
        if not index.isValid():
            return None
        action = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return plain_words(action)
        if role == Qt.ItemDataRole.ToolTipRole:
            return action.toolTip()
        if role == Qt.ItemDataRole.DecorationRole:
            return self._blank if action.icon().isNull() else action.icon()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{plain_words(action)} {keys_of(action)}".strip()
        return action if role == ACTION_ROLE else None


class ActionDelegate(QStyledItemDelegate):
    """Draws an action's name, and its keys at the right."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a row (Qt)."""
        super().paint(painter, option, index)
        action: QAction | None = index.data(ACTION_ROLE)
        if action is None:
            return
        is_marked = bool(option.state & QStyle.StateFlag.State_Selected)
        palette: QPalette = option.palette
        place: QRect = option.rect
        role = QPalette.ColorRole.HighlightedText if is_marked else QPalette.ColorRole.Text
        painter.save()
        painter.setPen(palette.color(role))
        where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place.adjusted(0, 0, -ROW_ROOM, 0), where, keys_of(action))
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of a row (Qt)."""
        return super().sizeHint(option, index) + QSize(0, ROW_ROOM)


class CommandPalette(QDialog):
    """A box to type in, and the actions found; Enter runs the marked one."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Find action"))
        self.setAccessibleName(self.tr("Find action"))
        self.model = ActionModel(actions, self)
        self.box = QLineEdit(self)
        self.box.setPlaceholderText(self.tr("What do you want to do?"))
        self.box.setAccessibleName(self.tr("Find action"))
        self.box.setToolTip(self.tr("A few letters are enough; Enter runs the marked action"))
        self.box.textChanged.connect(self._on_text_changed)
        self.box.returnPressed.connect(self._on_return)
        self.box.installEventFilter(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(ActionDelegate(self.list))
        self.list.setAccessibleName(self.tr("Actions found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(ICON_SIDE, ICON_SIDE))
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.clicked.connect(self._run)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.box)
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
            if event.key() in WALKING_KEYS:
                self._walk(event.key())
                return True
        return super().eventFilter(watched, event)

    def _walk(self, key: int) -> None:
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -8,
            Qt.Key.Key_PageDown: 8,
        }
        row = self.list.currentIndex().row() + steps[Qt.Key(key)]
        row = max(0, min(row, self.model.rowCount() - 1))
        self.list.setCurrentIndex(self.model.index(row, 0))

    def _mark_first(self) -> None:
        self.list.setCurrentIndex(self.model.index(0, 0))

    @Slot(str)
    def _on_text_changed(self, query: str) -> None:
        self.model.find(query)
        self._mark_first()

    @Slot()
    def _on_return(self) -> None:
        self._run(self.list.currentIndex())

    @Slot(QModelIndex)
    def _run(self, index: QModelIndex) -> None:
        action: QAction | None = index.data(ACTION_ROLE)
        if action is None:
            return
        self.close()
        QTimer.singleShot(0, action, action.trigger)  # after the popup has given the focus back
