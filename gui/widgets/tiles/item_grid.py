"""Scrolls numbered items, with tooltips, pointer and screen reader: for tiles and bars.

The base of `TileGrid` and `ValueBars`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from engine.api.foreign_text import on_screen
from gui.widgets import tooltip as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QMouseEvent


class ItemGrid(QAbstractScrollArea):
    """Things in an order; the keys are at one of them, the pointer perhaps at another."""

    pointed = Signal(object)
    """The number under the pointer or the keys, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order: list[int] = []
        self._words: Callable[[int], str] | None = None
        self._current = 0  # place in the order
        self._hovered: int | None = None  # number
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)

    def number_at(self, position: QPoint) -> int | None:
        """Return the number at a position of the viewport, or None."""
        raise NotImplementedError

    def viewportEvent(self, event: QEvent) -> bool:
        """Show a tooltip, and follow the pointer out (Qt)."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self.number_at(event.pos())
            if number is None or self._words is None:
                QToolTip.hideText()
            else:
                tip = words.tooltip(self._words(number))
                QToolTip.showText(event.globalPos(), tip, self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self._point_at(None)
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Emit the number under the pointer (Qt)."""
        self._point_at(self.number_at(event.position().toPoint()))

    def sizeHint(self) -> QSize:
        """Return a size in which single items can be seen (Qt)."""
        return QSize(640, 120)

    def minimumSizeHint(self) -> QSize:
        """Return the least useful size (Qt)."""
        return QSize(160, 64)

    def _describe_current(self) -> None:
        if self._words is not None and self._order:
            self.setAccessibleDescription(on_screen(self._words(self._order[self._current])))

    def _point_at(self, number: int | None) -> None:
        if number != self._hovered:
            self._hovered = number
            self.pointed.emit(number)
