"""Paints message line, facts, progress and focus over the image. Called by `ImageCanvas`."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from engine.api.foreign_text import visible

GAP = 8.0
PAD_X, PAD_Y = 8.0, 4.0
LINE_HEIGHT = 3.0
NOTE_GROUND = QColor(0, 0, 0, 178)
"""Dark enough for white text at 7:1 even over a white image."""
NOTE_TEXT = QColor(255, 255, 255)


def paint_notes(painter: QPainter, area: QRectF, caption: str, facts: str) -> None:
    """Write the message at the lower left and the facts at the lower right.

    Side by side if both fit in one line; else the facts stand above the message. Long texts are
    wrapped, and cut with an ellipsis only when they would fill half of the canvas.

    Parameters
    ----------
    painter : QPainter
        With the font to use.
    area : QRectF
        The canvas, logical pixels.
    caption, facts : str
        Plain text; empty for none.
    """
    width = area.width() - 2 * (GAP + PAD_X)
    if width < 24:
        return
    font = painter.font()
    metrics = QFontMetricsF(font)
    most = max(1, int(area.height() / 2 / metrics.lineSpacing()))
    caption_lines = wrapped(caption, font, width, most)
    facts_lines = wrapped(facts, font, width, most)
    bottom = area.bottom() - GAP
    if caption_lines:
        size = _size(caption_lines, metrics)
        corner = QPointF(area.left() + GAP, bottom - size.height())
        _paint_note(painter, QRectF(corner, size), caption_lines, metrics)
        if facts_lines:
            beside = size.width() + _size(facts_lines, metrics).width() + 3 * GAP <= area.width()
            if not beside or len(facts_lines) > 1:
                bottom -= size.height() + GAP / 2
    if facts_lines:
        size = _size(facts_lines, metrics)
        corner = QPointF(area.right() - GAP - size.width(), bottom - size.height())
        _paint_note(painter, QRectF(corner, size), facts_lines, metrics)


def paint_progress(painter: QPainter, area: QRectF, color: QColor, fraction: float | None) -> None:
    """Draw a thin line along the top edge.

    Parameters
    ----------
    painter : QPainter
        Of the canvas.
    area : QRectF
        The canvas, logical pixels.
    color : QColor
        The accent.
    fraction : float or None
        0-1; None draws a still, paler line of full width: work goes on for an unknown time.
    """
    whole = QRectF(area.left(), area.top(), area.width(), LINE_HEIGHT)
    painter.fillRect(whole, QColor(0, 0, 0, 96))
    if fraction is None:
        pale = QColor(color)
        pale.setAlphaF(0.6)
        painter.fillRect(whole, pale)
        return
    share = min(max(fraction, 0.0), 1.0)
    painter.fillRect(QRectF(whole.topLeft(), QSizeF(share * whole.width(), LINE_HEIGHT)), color)


def paint_focus(painter: QPainter, area: QRectF, color: QColor) -> None:
    """Draw a frame in the accent, with white inside it so that it is seen on every image."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen, inset in ((QPen(color, 2), 1.0), (QPen(NOTE_TEXT, 1), 2.5)):
        painter.setPen(pen)
        painter.drawRect(area.adjusted(inset, inset, -inset, -inset))


def wrapped(text: str, font: QFont, width: float, most: int) -> list[str]:
    """Return the lines of a text, broken at words where possible.

    Parameters
    ----------
    text : str
        Plain text.
    font : QFont
        What it is written in.
    width : float
        Room for a line, logical pixels.
    most : int
        Lines at most; the rest is cut with an ellipsis.
    """
    if not text:
        return []
    text = visible(text, keep_lines=True)
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    # Qt counts UTF-16 units, Python code points.
    units = text.encode("utf-16-le")
    starts: list[int] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:], len(units) // 2]
    pieces = [
        units[2 * start : 2 * end].decode("utf-16-le").strip()
        for start, end in zip(starts, ends, strict=True)
    ]
    if len(pieces) > most:
        rest = " ".join(pieces[most - 1 :])
        elide = Qt.TextElideMode.ElideRight
        pieces = [*pieces[: most - 1], QFontMetricsF(font).elidedText(rest, elide, width)]
    return pieces


def _size(lines: list[str], metrics: QFontMetricsF) -> QSizeF:
    """Return the size of a note with its padding."""
    width = max(metrics.horizontalAdvance(line) for line in lines)
    return QSizeF(
        float(int(width + 0.999) + 2 * PAD_X), len(lines) * metrics.lineSpacing() + 2 * PAD_Y
    )


def _paint_note(painter: QPainter, box: QRectF, lines: list[str], metrics: QFontMetricsF) -> None:
    """Draw lines on a translucent ground."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(NOTE_GROUND)
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(NOTE_TEXT)
    baseline = box.top() + PAD_Y + metrics.ascent()
    for line in lines:
        painter.drawText(QPointF(box.left() + PAD_X, baseline), line)
        baseline += metrics.lineSpacing()
