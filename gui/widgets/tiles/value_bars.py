"""Shows a vector as bars, left to right: activations of a layer without a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette, QPen

from engine.api.foreign_text import on_screen
from gui.widgets import palette_colors as tones
from gui.widgets.accessible.items import tell_order
from gui.widgets.tiles.item_grid import ItemGrid

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

LEAST_PITCH = 6
MOST_PITCH = 48
EDGE = 8


class ValueBars(ItemGrid):
    """One bar a unit; the arrows walk along them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[float] = []
        self._names: list[str] = []
        self._low, self._high = 0.0, 1.0
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_values(
        self,
        order: Sequence[int],
        values: Sequence[float],
        describe: Callable[[int], str],
        names: Sequence[str] = (),
    ) -> None:
        """Show other values.

        Parameters
        ----------
        order : sequence of int
            Numbers of the units, from left to right.
        values : sequence of float
            By number; finite.
        describe : callable
            Gives the tooltip of a number.
        names : sequence of str
            By number, written below the bars where there is room; empty for none.
        """
        is_other = self._order != list(order)
        self._order, self._values = list(order), list(values)
        self._names = list(names)
        self._low, self._high = min(0.0, *self._values), max(0.0, *self._values)
        self._words = describe
        self._current = min(self._current, max(0, len(self._order) - 1))
        self._fit()
        if is_other:
            tell_order(self)
        self.viewport().update()

    @property
    def pitch(self) -> float:
        """Pixels from one bar to the next."""
        room = self.viewport().width() - 2 * EDGE
        return min(MOST_PITCH, max(LEAST_PITCH, room / max(1, len(self._order))))

    def number_at(self, position: QPoint) -> int | None:
        """Return the number of the bar at a position of the viewport, or None."""
        place = int((position.x() - EDGE + self.horizontalScrollBar().value()) // self.pitch)
        return self._order[place] if 0 <= place < len(self._order) else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars in view (Qt)."""
        if not self._order:
            return
        painter = QPainter(self.viewport())
        palette, pitch = self.palette(), self.pitch
        offset = self.horizontalScrollBar().value() - EDGE
        first = max(0, int((event.rect().left() + offset) // pitch))
        last = min(len(self._order), int((event.rect().right() + offset) // pitch) + 1)
        metrics = QFontMetricsF(self.font())
        has_names = bool(self._names) and pitch >= MOST_PITCH / 2
        foot = metrics.height() + 4 if has_names else 0.0
        height = self.viewport().height() - 2 * EDGE - foot
        span = (self._high - self._low) or 1.0
        zero = EDGE + height * self._high / span
        accent = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Highlight)
        below = tones.quiet_text(palette)
        for place in range(first, last):
            number = self._order[place]
            value = self._values[number]
            top = EDGE + height * (self._high - max(value, 0.0)) / span
            end = EDGE + height * (self._high - min(value, 0.0)) / span
            left = place * pitch - offset
            bar = QRectF(left, top, max(1.0, pitch - 2), max(1.0, end - top))
            painter.fillRect(bar, accent if value >= 0 else below)
            if has_names:
                room = pitch - 4
                name = metrics.elidedText(
                    on_screen(self._names[number]), Qt.TextElideMode.ElideRight, max(room, 8.0)
                )
                painter.setPen(palette.color(QPalette.ColorRole.Text))
                painter.drawText(
                    QRectF(left, EDGE + height + 2, pitch - 2, foot),
                    int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop),
                    name,
                )
        painter.setPen(tones.line(palette))
        painter.drawLine(0, round(zero), self.viewport().width(), round(zero))
        if self.hasFocus():
            left = self._current * pitch - offset
            painter.setPen(QPen(tones.focus(palette), 1, Qt.PenStyle.DashLine))
            painter.drawRect(QRectF(left - 1, 2, pitch, self.viewport().height() - 5))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the bars to the width (Qt)."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with left, right, Home and End (Qt)."""
        count = len(self._order)
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Home: -count,
            Qt.Key.Key_End: count,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or not count:
            event.ignore()
            return
        self._go_to(min(max(0, self._current + step), count - 1))
        self._point_at(self._order[self._current])

    def item_rect(self, place: int) -> QRect:
        """Return where a bar and its name are, in viewport coordinates."""
        left = place * self.pitch + EDGE - self.horizontalScrollBar().value()
        return QRect(round(left), 0, max(1, round(self.pitch)), self.viewport().height())

    def _scroll_to(self, place: int) -> None:
        left, bar = round(place * self.pitch), self.horizontalScrollBar()
        if left < bar.value():
            bar.setValue(left)
        elif left + self.pitch > bar.value() + self.viewport().width() - 2 * EDGE:
            bar.setValue(round(left + self.pitch - self.viewport().width() + 2 * EDGE))

    def _fit(self) -> None:
        bar = self.horizontalScrollBar()
        whole = round(len(self._order) * self.pitch) + 2 * EDGE
        bar.setRange(0, max(0, whole - self.viewport().width()))
        bar.setPageStep(max(1, self.viewport().width()))
        bar.setSingleStep(32)
