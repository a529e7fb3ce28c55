"""Shows the color bar: the colors of a map beside its raw values. Used by the display panel."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPalette, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.qimage import qimage_from_rgb
from gui.widgets import palette_colors as tones
from gui.widgets.accessible.interfaces import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtGui import QPaintEvent

MARKER_HEIGHT, BAR_HEIGHT, GAP = 7.0, 12.0, 3.0
SIDE = 6.0
MINUS = "\N{MINUS SIGN}"


class ColorBar(QWidget):
    """A horizontal bar from zero to the map's maximum.

    The picture is normalised by the map's maximum, so that the bar's left end is 0 and its right
    end the raw maximum. The part below the threshold is faded: it is not drawn over the image.
    """

    INTERFACE = Picture

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colors = QImage()
        self._range: tuple[float, float] | None = None
        self._begin = self._end = 0.0
        self._is_cut = self._is_signed = self._is_gray = False
        self._threshold = 0.0
        self._marker: float | None = None
        self._room = QSize()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Colour bar"))
        self._describe()

    def set_colors(self, table: NDArray[np.uint8]) -> None:
        """Take a colour map.

        Parameters
        ----------
        table : ndarray of uint8, shape (256, 3)
            RGB, from the smallest value to the largest.
        """
        self._colors = qimage_from_rgb(table[None])
        self.update()

    def set_range(
        self,
        raw_min: float,
        raw_max: float,
        colors: tuple[float, float] | None = None,
        *,
        is_upsampled: bool = False,
        is_signed: bool = False,
        is_gray: bool = False,
    ) -> None:
        """Take the range of the raw map, and the values where the colours begin and end.

        A maximum of 0 or less means no positive evidence. Without `colors` they run from 0 to it.
        Colours of the upsampled map may end below the raw maximum, which is shown nowhere then.
        Those of a signed map have zero in the middle, and numbers with signs; they run from blue
        to red or, if it is gray, from black to white.
        """
        self._is_signed, self._is_gray = is_signed, is_gray
        self._range = (raw_min, raw_max)
        self._begin, self._end = colors or (0.0, raw_max)
        largest = max(abs(raw_min), abs(raw_max)) if is_signed else raw_max
        self._is_cut = self._end < largest and not is_upsampled
        self._describe()

    def clear_range(self) -> None:
        """Show no numbers: there is no map."""
        self._range = self._marker = None
        self._describe()

    def set_threshold(self, share: float) -> None:
        """Mark the share of the maximum (of either sign), 0-1, below which nothing is drawn."""
        self._threshold = min(max(share, 0.0), 1.0)
        self._describe()

    def set_marker(self, value: float | None) -> None:
        """Point at a raw value (the one under the pointer); None for none."""
        if value != self._marker:
            self._marker = value
            self.update()

    def sizeHint(self) -> QSize:
        """Return room for three numbers side by side."""
        return QSize(max(200, self.minimumSizeHint().width()), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return room for the numbers at both ends and one between them."""
        metrics = QFontMetricsF(self.font())
        height = MARKER_HEIGHT + BAR_HEIGHT + GAP + metrics.height()
        ends = sum(metrics.horizontalAdvance(text) for text in self._end_texts())
        between = metrics.horizontalAdvance(f"{MINUS}0.00e+00")
        room = QSize(math.ceil(ends + between + 2 * SIDE + 16), math.ceil(height))
        return room.expandedTo(self._room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw marker, bar and numbers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(SIDE, MARKER_HEIGHT, self.width() - 2 * SIDE, BAR_HEIGHT)
        self._paint_bar(painter, bar)
        text_color = self.palette().color(QPalette.ColorRole.WindowText)
        painter.setPen(text_color)
        left_text, right_text = self._end_texts()
        metrics = QFontMetricsF(self.font())
        baseline = bar.bottom() + GAP + metrics.ascent()
        painter.drawText(QPointF(bar.left(), baseline), left_text)
        right_start = bar.right() - metrics.horizontalAdvance(right_text)
        painter.drawText(QPointF(right_start, baseline), right_text)
        if self._marker is None or not self._has_colors_for_values():
            return
        x = bar.left() + self._share_of(self._marker) * bar.width()
        _paint_pointer(painter, x, bar.top(), text_color)
        text = _number(self._marker)
        width = metrics.horizontalAdvance(text)
        low = bar.left() + metrics.horizontalAdvance(left_text) + 8
        high = right_start - 8 - width
        if high >= low:
            painter.drawText(QPointF(min(max(x - width / 2, low), high), baseline), text)

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        """Draw the colours, the faded part and the threshold."""
        ground = self.palette().color(QPalette.ColorRole.Window)
        if not self._colors.isNull():
            painter.setOpacity(1.0 if self._has_colors_for_values() else 0.25)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(bar, self._colors)
            painter.setOpacity(1.0)
        if self._threshold > 0:
            first, last = self._hidden_shares()
            x, end = bar.left() + first * bar.width(), bar.left() + last * bar.width()
            faded = QColor(ground)
            faded.setAlphaF(0.8)
            painter.fillRect(QRectF(x, bar.top(), end - x, bar.height()), faded)
            for edge in (x, end) if self._is_signed else (end,):
                painter.fillRect(
                    QRectF(edge - 1, bar.top() - 3, 2, bar.height() + 5),
                    self.palette().color(QPalette.ColorRole.WindowText),
                )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(tones.line(self.palette()))
        painter.drawRect(bar.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _hidden_shares(self) -> tuple[float, float]:
        """Return where what is hidden begins and ends on the bar, as shares of it."""
        half = self._threshold / 2
        return (0.5 - half, 0.5 + half) if self._is_signed else (0.0, self._threshold)

    def _has_colors_for_values(self) -> bool:
        """Return whether a map with a value to be seen is shown."""
        if self._range is None:
            return False
        return self._range[1] > 0 or (self._is_signed and self._range[0] < 0)

    def _share_of(self, value: float) -> float:
        """Return where a raw value lies between the first and the last colour."""
        if self._range is None or not math.isfinite(value):
            return 0.0
        span = self._end - self._begin
        return min(max((value - self._begin) / span, 0.0), 1.0) if span > 0 else 0.0

    def _end_texts(self) -> tuple[str, str]:
        """Return the numbers at the left and the right end."""
        if self._range is None:
            return "", ""
        low, _ = self._range
        if self._is_signed:
            first, last = f"{MINUS}{_number(self._end)}", f"+{_number(self._end)}"
            return (f"≤ {first}", f"≥ {last}") if self._is_cut else (first, last)
        last = _number(self._end)
        if self._is_cut:
            last = f"≥ {last}"
        if self._begin:
            return _number(self._begin), last
        return ("≤ 0" if low < 0 else "0"), last

    def _describe(self) -> None:
        """Say in words what the bar shows."""
        if self._range is None:
            tip = self.tr("No map is shown.")
        else:
            low, high = (_number(value) for value in self._range)
            tip = self.tr("The raw map runs from {low} to {high}.").format(low=low, high=high)
            if self._has_colors_for_values():
                begin, end = _number(self._begin), _number(self._end)
                tip += " " + self.tr("The colours run from {begin} to {end}.").format(
                    begin=begin, end=end
                )
                if self._is_cut:
                    tip += " " + self.tr("The strongest 0.5 % of the pixels have the last one.")
            if self._is_signed:
                tip += " " + (
                    self.tr("White speaks for the target, black against it.")
                    if self._is_gray
                    else self.tr("Red speaks for the target, blue against it.")
                )
            if self._threshold > 0 and self._has_colors_for_values():
                start = 0.0 if self._is_signed else self._begin
                cut = _number(start + self._threshold * (self._end - start))
                tip += " " + (
                    self.tr("Values between {minus} and {cut} are hidden.").format(
                        minus=f"{MINUS}{cut}", cut=cut
                    )
                    if self._is_signed
                    else self.tr("Values below {cut} are hidden.").format(cut=cut)
                )
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)
        room = self.minimumSizeHint()
        if room != self._room:  # it only grows, so that other numbers move nothing
            self._room = room
            self.updateGeometry()
        self.update()


def _number(value: float) -> str:
    """Return a raw value with three significant digits."""
    return f"{value:.3g}".replace("-", MINUS)


def _paint_pointer(painter: QPainter, x: float, bottom: float, color: QColor) -> None:
    """Draw a small triangle that points down."""
    half = MARKER_HEIGHT - 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    corners = [
        QPointF(x - half, bottom - half - 1),
        QPointF(x + half, bottom - half - 1),
        QPointF(x, bottom - 1),
    ]
    painter.drawPolygon(QPolygonF(corners))
    painter.setPen(color)
