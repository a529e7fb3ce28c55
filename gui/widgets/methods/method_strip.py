"""Shows methods side by side, each with a small heatmap. Built by the methods panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QWidget

from gui.widgets import tooltip as words
from gui.widgets.controls.slim_bar import THICKNESS, SlimBar
from gui.widgets.methods.method_card import (
    CHOSEN_ROLE,
    LEAST_SIDE,
    MARK_ROLE,
    NAME_ROOM,
    PAD,
    MethodCard,
    picture_side,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

ID_ROLE = int(Qt.ItemDataRole.UserRole)


class MethodStrip(QListView):
    """Thumbnails in one row, as large as the height allows; Enter or a click chooses."""

    chosen = Signal(str)
    """The user chose the method with this id."""
    scaled = Signal()
    """`side` has changed: sharper or smaller pictures are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = QStandardItemModel(self)
        self._items: dict[str, QStandardItem] = {}
        self.setModel(self._cards)
        self.setItemDelegate(MethodCard(self, self))
        self.side = LEAST_SIDE
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setHorizontalScrollBar(SlimBar(Qt.Orientation.Horizontal, self))
        self.horizontalScrollBar().setSingleStep(NAME_ROOM // 2)
        self.clicked.connect(self._on_chosen)

    def set_methods(self, methods: Iterable[tuple[str, str]]) -> None:
        """Show methods in this order, by id and name; pictures of those that stay are kept."""
        rows = list(methods)
        if [name for name, _ in rows] == list(self._items):
            return
        images = {name: self.image(name) for name in self._items}
        self._cards.clear()
        self._items = {}
        for method_id, name in rows:
            item = QStandardItem(name)
            item.setData(method_id, ID_ROLE)
            item.setData(images.get(method_id, QImage()), Qt.ItemDataRole.DecorationRole)
            self._cards.appendRow(item)
            self._items[method_id] = item

    def set_card(self, method_id: str, image: QImage, mark: str, tip: str, spoken: str) -> None:
        """Give a method its picture.

        Parameters
        ----------
        method_id : str
            One of `set_methods`.
        image : QImage
            Overlay, `side` pixels wide or high times the screen's ratio.
        mark : str
            Written over the picture; empty for nothing.
        tip : str
            What the method is.
        spoken : str
            Name and mark, for screen readers.
        """
        item = self._items[method_id]
        item.setData(image, Qt.ItemDataRole.DecorationRole)
        item.setData(mark, MARK_ROLE)
        item.setToolTip(words.tooltip(tip))
        item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)

    def set_current(self, method_id: str) -> None:
        """Frame the method whose map is on the screen, without telling anybody."""
        for name, item in self._items.items():
            if bool(item.data(CHOSEN_ROLE)) != (name == method_id):
                item.setData(name == method_id, CHOSEN_ROLE)
        found = self._items.get(method_id)
        if found is not None:
            self.setCurrentIndex(found.index())

    def image(self, method_id: str) -> QImage:
        """Return a method's picture, null until it is there."""
        image = self._items[method_id].data(Qt.ItemDataRole.DecorationRole)
        return image if isinstance(image, QImage) else QImage()

    def card(self, method_id: str) -> QStandardItem:
        """Return a method's row."""
        return self._items[method_id]

    def ids(self) -> tuple[str, ...]:
        """Return the methods shown, in order."""
        return tuple(self._items)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter; Space is left to the window, which shows the image alone (Qt)."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_chosen(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def card_height(self) -> int:
        """Return the height that a card has beside the scroll bar, in logical pixels."""
        return max(LEAST_SIDE + 2 * PAD, self.height() - THICKNESS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the cards fill the height (Qt)."""
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self.scheduleDelayedItemsLayout()
            side = picture_side(self.card_height(), self.font())
            if side != self.side:
                self.side = side
                self.scaled.emit()

    def sizeHint(self) -> QSize:
        """Return room for one row (Qt)."""
        return QSize(8 * NAME_ROOM, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return room for two small cards (Qt)."""
        return QSize(2 * NAME_ROOM, LEAST_SIDE + 2 * PAD + THICKNESS)

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        method_id = index.data(ID_ROLE)
        if isinstance(method_id, str):
            self.chosen.emit(method_id)
