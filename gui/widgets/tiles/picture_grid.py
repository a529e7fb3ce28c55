"""Shows pictures that arrive one after the other; several can be marked together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen

from gui.widgets import palette_colors as tones
from gui.widgets.tiles.tile_grid import TileGrid

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget


class PictureGrid(TileGrid):
    """Tiles that show their number until they have a picture; Ctrl+click marks."""

    marked = Signal(int)
    """The user marks this number, or takes its mark away."""

    keeps_escape = False  # the window's Esc stops the work first

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: frozenset[int] = frozenset()

    def set_marks(self, numbers: frozenset[int]) -> None:
        """Mark other numbers."""
        if numbers != self._marks:
            self._marks = numbers
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark by Ctrl+click (Qt)."""
        number = self.number_at(event.position().toPoint())
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and number is not None and event.button() == Qt.MouseButton.LeftButton:
            self.marked.emit(number)
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark by Ctrl+Enter (Qt)."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if is_enter and control and self.current is not None:
            self.marked.emit(self.current)
        else:
            super().keyPressEvent(event)

    def is_item_chosen(self, place: int) -> bool:
        """Return whether a place's number is marked, or is the one shown large."""
        return super().is_item_chosen(place) or self._order[place] in self._marks

    def paint_empty(self, painter: QPainter, box: QRect, number: int) -> None:
        """Paint the number of a picture that has not started."""
        palette = self.palette()
        painter.fillRect(box, palette.color(QPalette.ColorRole.AlternateBase))
        painter.setPen(tones.quiet_text(palette))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))

    def paint_frames(self, painter: QPainter) -> None:
        """Frame what is marked, then what is shown and where the keys are."""
        palette = self.palette()
        for number in self._marks:
            place = self.place_of(number)
            if place is not None:
                box = self.place_rect(place)
                painter.setPen(QPen(palette.color(QPalette.ColorRole.Base), 4))
                painter.drawRect(box.adjusted(1, 1, -2, -2))
                painter.setPen(QPen(tones.focus(palette), 2))
                painter.drawRect(box.adjusted(0, 0, -1, -1))
        super().paint_frames(painter)
