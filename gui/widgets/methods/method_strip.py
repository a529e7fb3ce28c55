"""Shows methods side by side, each with a small heatmap. Built by the methods panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QImage, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QWidget

from gui.widgets import tooltip as words
from gui.widgets.methods.method_card import CHOSEN_ROLE, MARK_ROLE, PAD, SIDE, MethodCard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

ID_ROLE = int(Qt.ItemDataRole.UserRole)


class MethodStrip(QListView):
    """Thumbnails in one row; left and right walk, Enter or a click chooses."""

    chosen = Signal(str)
    """The user chose the method with this id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = QStandardItemModel(self)
        self._items: dict[str, QStandardItem] = {}
        self.setModel(self._cards)
        self.setItemDelegate(MethodCard(self))
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
        self.horizontalScrollBar().setSingleStep(SIDE // 2)
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
            Overlay, at most `SIDE` device pixels wide and high times the screen's ratio.
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

    def sizeHint(self) -> QSize:
        """Return room for one row (Qt)."""
        return QSize(8 * (SIDE + 2 * PAD), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return room for two cards (Qt)."""
        return QSize(2 * (SIDE + 2 * PAD), self._height())

    def _height(self) -> int:
        name = QFontMetrics(self.font()).height()
        bar = self.horizontalScrollBar().sizeHint().height()
        return SIDE + 3 * PAD + name + bar

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        method_id = index.data(ID_ROLE)
        if isinstance(method_id, str):
            self.chosen.emit(method_id)
