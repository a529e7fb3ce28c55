"""Draws histograms below each other, each with its name and facts. Used for weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.api.foreign_text import on_screen
from gui.widgets import palette_colors as tones
from gui.widgets.accessible.interfaces import Picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

BARS_HEIGHT = 44
PAD = 8


@dataclass(frozen=True, slots=True)
class Histogram:
    """Histogram of one weight, as it is drawn.

    Attributes
    ----------
    title : str
        Its name and shape.
    facts : str
        One line.
    counts : tuple of int
        Values in each of the bins.
    zero : float or None
        Where 0 lies between the ends, 0-1; None when it does not.
    least, most : str
        The ends, in words.
    """

    title: str
    facts: str
    counts: tuple[int, ...]
    zero: float | None
    least: str
    most: str


class HistogramList(QWidget):
    """Histograms in one column, drawn on a square-root scale so that rare values are seen."""

    INTERFACE = Picture

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Histogram, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def set_rows(self, rows: Sequence[Histogram]) -> None:
        """Show other histograms."""
        self._rows = tuple(rows)
        self.setAccessibleDescription(
            "\n".join(on_screen(f"{row.title}: {row.facts}") for row in rows)
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for all of them (Qt)."""
        return QSize(280, max(1, len(self._rows)) * self._row_height() + PAD)

    def minimumSizeHint(self) -> QSize:
        """Return room for all of them (Qt)."""
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them (Qt)."""
        painter = QPainter(self)
        top = 0
        for row in self._rows:
            self._paint_row(painter, QRectF(PAD, top + PAD, self.width() - 2 * PAD, 0), row)
            top += self._row_height()
        painter.end()

    def _row_height(self) -> int:
        return round(3 * QFontMetricsF(self.font()).height()) + BARS_HEIGHT + 2 * PAD

    def _paint_row(self, painter: QPainter, place: QRectF, row: Histogram) -> None:
        palette, metrics = self.palette(), QFontMetricsF(self.font())
        line, right = metrics.height(), Qt.TextElideMode.ElideRight
        strong = QFont(self.font())
        strong.setBold(True)
        painter.setFont(strong)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        title = QFontMetricsF(strong).elidedText(on_screen(row.title), right, place.width())
        painter.drawText(QPointF(place.left(), place.top() + metrics.ascent()), title)
        painter.setFont(self.font())
        painter.setPen(tones.quiet_text(palette))
        facts = metrics.elidedText(row.facts, right, place.width())
        painter.drawText(QPointF(place.left(), place.top() + line + metrics.ascent()), facts)
        top = place.top() + 2 * line + 4
        bars = QRectF(place.left(), top, place.width(), BARS_HEIGHT)
        self._paint_bars(painter, bars, row)
        below = bars.bottom() + metrics.ascent() + 2
        painter.setPen(tones.quiet_text(palette))
        painter.drawText(QPointF(bars.left(), below), row.least)
        end = bars.right() - metrics.horizontalAdvance(row.most)
        painter.drawText(QPointF(end, below), row.most)

    def _paint_bars(self, painter: QPainter, box: QRectF, row: Histogram) -> None:
        palette = self.palette()
        accent = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Highlight)
        highest = max(row.counts, default=0)
        width = box.width() / max(1, len(row.counts))
        for place, count in enumerate(row.counts):
            if count:
                # The line below the bars covers one pixel.
                height = max(2.0, box.height() * (count / highest) ** 0.5)
                bar = QRectF(box.left() + place * width, box.bottom() - height, width - 1, height)
                painter.fillRect(bar, accent)
        painter.setPen(tones.line(palette))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if row.zero is not None:
            across = box.left() + box.width() * row.zero
            painter.setPen(tones.quiet_text(palette))
            painter.drawLine(QPointF(across, box.top()), QPointF(across, box.bottom()))
