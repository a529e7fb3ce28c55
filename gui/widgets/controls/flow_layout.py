"""Lays widgets out in centered lines, like words. Used by `DropZone`."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Widgets from left to right, in as many lines as the width asks for.

    Parameters
    ----------
    parent : QWidget or None
        The widget laid out.
    spacing : int
        Between widgets and between lines, logical pixels.
    """

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        if parent is None:
            super().__init__()
        else:
            super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    # Qt probes past the end and wants null there.
    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item back, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return none: the layout takes what it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return True: narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at a width."""
        lines = self._lines(width)
        return sum(height for _, _, height in lines) + self.spacing() * max(0, len(lines) - 1)

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        lines = self._lines(1 << 24)
        return QSize(lines[0][1], lines[0][2]) if lines else QSize(0, 0)

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize(0, 0)
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        """Put the items in their places."""
        super().setGeometry(rect)
        top = rect.top()
        for items, width, height in self._lines(rect.width()):
            left = rect.left() + max(0, rect.width() - width) // 2
            for item in items:
                size = item.sizeHint().boundedTo(QSize(rect.width(), 1 << 20))
                item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
                left += size.width() + self.spacing()
            top += height + self.spacing()

    def _lines(self, room: int) -> list[tuple[list[QLayoutItem], int, int]]:
        """Return the lines that fit a width: items, width and height of each."""
        lines: list[tuple[list[QLayoutItem], int, int]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if lines and lines[-1][1] + self.spacing() + size.width() <= room:
                items, width, height = lines[-1]
                grown = width + self.spacing() + size.width()
                lines[-1] = ([*items, item], grown, max(height, size.height()))
            else:
                lines.append(([item], size.width(), size.height()))
        return lines
