"""Lays widgets out in cells of one size, in rows of nearly one length. Used by `DropZone`."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class EvenGrid(QLayout):
    """As few rows as the width asks for, none of which is much shorter than the others.

    Parameters
    ----------
    parent : QWidget
        The widget laid out.
    spacing : int
        Between cells, logical pixels.
    """

    def __init__(self, parent: QWidget, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item (Qt)."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items (Qt)."""
        return len(self._items)

    # Qt probes past the end and wants null there.
    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None (Qt)."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item back, or None (Qt)."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return none: the layout takes what it needs (Qt)."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return True: narrower is taller (Qt)."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the rows at a width (Qt)."""
        count = len(self._shown())
        if not count:
            return 0
        rows = math.ceil(count / self.columns_in(width))
        return rows * self.cell().height() + (rows - 1) * self.spacing()

    def sizeHint(self) -> QSize:
        """Return the size of one row (Qt)."""
        count, cell = len(self._shown()), self.cell()
        width = count * (cell.width() + self.spacing()) - self.spacing()
        return QSize(max(0, width), cell.height())

    def minimumSize(self) -> QSize:
        """Return the size of a cell (Qt)."""
        return self.cell()

    def cell(self) -> QSize:
        """Return the size of the largest item, which all cells have."""
        size = QSize(0, 0)
        for item in self._shown():
            size = size.expandedTo(item.sizeHint())
        return size

    def columns_in(self, width: int) -> int:
        """Return how many cells a row has at a width."""
        count, wide = len(self._shown()), self.cell().width() + self.spacing()
        most = max(1, (width + self.spacing()) // max(1, wide))
        rows = max(1, math.ceil(count / most))
        return max(1, math.ceil(count / rows))

    def setGeometry(self, rect: QRect) -> None:
        """Put the items into their cells, the rows in the middle (Qt)."""
        super().setGeometry(rect)
        cell, columns = self.cell(), self.columns_in(rect.width())
        step = QSize(cell.width() + self.spacing(), cell.height() + self.spacing())
        left = rect.left() + max(0, rect.width() - columns * step.width() + self.spacing()) // 2
        for number, item in enumerate(self._shown()):
            row, column = divmod(number, columns)
            corner = QPoint(left + column * step.width(), rect.top() + row * step.height())
            place = QRect(corner, cell.boundedTo(QSize(rect.width(), 1 << 20)))
            narrow = min(place.width(), item.maximumSize().width())  # of a fixed width: its own
            item.setGeometry(place.adjusted((place.width() - narrow) // 2, 0, 0, 0))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]
