"""Paints progress, cross-hair and focus over the image. Called by `ImageCanvas`."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

LINE_HEIGHT = 3.0
INNER = QColor(255, 255, 255)
"""The inner line of a focus frame: it stands out from what the accent does not."""
OUTER = QColor(0, 0, 0)


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


def paint_cross(painter: QPainter, area: QRectF, point: QPointF) -> None:
    """Draw a cross-hair over the whole canvas, dark and bright so that it is seen everywhere.

    Parameters
    ----------
    painter : QPainter
        Of the canvas.
    area : QRectF
        The canvas, logical pixels.
    point : QPointF
        Where its lines cross.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for color, style in ((OUTER, Qt.PenStyle.SolidLine), (INNER, Qt.PenStyle.DashLine)):
        painter.setPen(QPen(color, 1, style))
        painter.drawLine(QPointF(area.left(), point.y()), QPointF(area.right(), point.y()))
        painter.drawLine(QPointF(point.x(), area.top()), QPointF(point.x(), area.bottom()))


def paint_focus(painter: QPainter, area: QRectF, color: QColor) -> None:
    """Draw a frame in the accent, with white inside it so that it is seen on every image."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen, inset in ((QPen(color, 2), 1.0), (QPen(INNER, 1), 2.5)):
        painter.setPen(pen)
        painter.drawRect(area.adjusted(inset, inset, -inset, -inset))
