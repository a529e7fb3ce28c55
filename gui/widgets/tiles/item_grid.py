"""Scrolls numbered items, with tooltips, pointer and screen reader: for tiles and bars.

The base of `TileGrid` and `ValueBars`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from engine.api.foreign_text import on_screen
from gui.widgets import tooltip as words
from gui.widgets.accessible.items import Items, tell_current

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QMouseEvent


class ItemGrid(QAbstractScrollArea):
    """Things in an order; the keys are at one of them, the pointer perhaps at another."""

    INTERFACE = Items
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

    # --- for screen readers, by place (`gui.widgets.accessible.items`) ------------------------

    def item_count(self) -> int:
        """Return how many items there are."""
        return len(self._order)

    def item_words(self, place: int) -> str:
        """Return what is said of an item."""
        words_of = self._words
        return "" if words_of is None else on_screen(words_of(self._order[place]), keep_lines=True)

    def item_rect(self, place: int) -> QRect:
        """Return where an item is, in viewport coordinates."""
        raise NotImplementedError

    def item_place_at(self, position: QPoint) -> int | None:
        """Return which item is at a position of the viewport."""
        number = self.number_at(position)
        return None if number is None else self._order.index(number)

    def is_item_chosen(self, place: int) -> bool:
        """Return whether an item is chosen."""
        return False

    def choose_item(self, place: int) -> None:
        """Go to an item, and choose it where that can be done."""
        self._go_to(place)

    @property
    def item_at_keys(self) -> int:
        """The place that the keys are at."""
        return self._current

    def _go_to(self, place: int) -> None:
        """Let the keys go to a place, and scroll to it."""
        self._current = place
        self._scroll_to(place)
        tell_current(self, place)
        self.viewport().update()

    def _scroll_to(self, place: int) -> None:
        raise NotImplementedError

    def _point_at(self, number: int | None) -> None:
        if number != self._hovered:
            self._hovered = number
            self.pointed.emit(number)
