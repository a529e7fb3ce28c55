"""Shows a text in a fixed number of lines, so that nothing below it moves. Used by panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from gui.widgets.accessible.interfaces import Line
from gui.widgets.controls.text_label import TextLabel
from gui.widgets.tooltip import tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class SteadyLabel(TextLabel):
    """As high as its lines, whatever it says; what has no room is cut with "…" and in the tooltip.

    Parameters
    ----------
    line_count : int
        Lines that are kept free.
    parent : QWidget, optional
        Qt parent.
    """

    INTERFACE = Line

    def __init__(self, line_count: int, parent: QWidget | None = None) -> None:
        self._line_count = line_count
        super().__init__(parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Show another text, whole in the tooltip (Qt)."""
        super().setText(text)
        self.setToolTip(tooltip(text))

    def shown_lines(self) -> tuple[str, ...]:
        """Return the lines that fit the present width."""
        room, metrics = self.contentsRect().width(), self.fontMetrics()
        lines: list[str] = []
        for paragraph in self.text().split("\n"):
            lines += _wrapped(f"{paragraph} ", room, self)
        if len(lines) <= self._line_count:
            return tuple(line.strip() for line in lines)
        kept, rest = lines[: self._line_count - 1], "".join(lines[self._line_count - 1 :])
        last = metrics.elidedText(rest.strip(), Qt.TextElideMode.ElideRight, room)
        return (*(line.strip() for line in kept), last)

    def sizeHint(self) -> QSize:
        """Return room for all lines (Qt)."""
        height = self._line_count * self.fontMetrics().lineSpacing()
        return QSize(40 * self.fontMetrics().averageCharWidth(), height)

    def minimumSizeHint(self) -> QSize:
        """Return room for all lines of one letter (Qt)."""
        return QSize(self.fontMetrics().averageCharWidth(), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines that fit (Qt)."""
        painter = QPainter(self)
        box, spacing = self.contentsRect(), self.fontMetrics().lineSpacing()
        place = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        place |= Qt.AlignmentFlag.AlignVCenter
        for line in self.shown_lines():
            box.setHeight(spacing)
            self.style().drawItemText(
                painter, box, place, self.palette(), self.isEnabled(), line, self.foregroundRole()
            )
            box.translate(0, spacing)
        painter.end()


def _wrapped(paragraph: str, room: int, label: TextLabel) -> list[str]:
    """Return a paragraph in lines of a width in pixels, with the spaces that they are parted at."""
    layout = QTextLayout(paragraph, label.font(), label)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines, units = [], paragraph.encode("utf-16-le")  # what Qt counts in
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, room))
        start, end = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
        lines.append(units[start:end].decode("utf-16-le", "replace"))
    layout.endLayout()
    return lines
