"""Paints one method of the method strip. Owned by `MethodStrip`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.widgets import palette_colors as tones

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QImage

SIDE = 96
PAD = 6
MARK_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""A word or two on the thumbnail's lower edge: "class-free", "no positive evidence"."""
CHOSEN_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""True for the method whose map is on the screen."""
GROUND, INK = QColor(0, 0, 0, 178), QColor(255, 255, 255)


class MethodCard(QStyledItemDelegate):
    """A thumbnail with the method's name below; the chosen one is framed."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size that all cards have."""
        name = QFontMetrics(option.font).height()
        return QSize(SIDE + 2 * PAD, SIDE + 3 * PAD + name)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one card."""
        palette: QPalette = option.palette
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        metrics = QFontMetricsF(option.font)
        is_chosen = bool(index.data(CHOSEN_ROLE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        _paint_ground(painter, box, palette, option.state, is_chosen=is_chosen)
        place = QRectF(box.center().x() - SIDE / 2, box.top() + PAD - 1, SIDE, SIDE)
        image: QImage | None = index.data(Qt.ItemDataRole.DecorationRole)
        seen = _paint_picture(painter, place, image, palette)
        mark = index.data(MARK_ROLE)
        if mark:
            _paint_mark(painter, seen, str(mark), metrics)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        name = str(index.data(Qt.ItemDataRole.DisplayRole))
        name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, box.width() - 4)
        left = place.center().x() - metrics.horizontalAdvance(name) / 2
        painter.drawText(QPointF(left, place.bottom() + PAD + metrics.ascent()), name)
        painter.restore()


def _paint_ground(
    painter: QPainter, box: QRectF, palette: QPalette, state: QStyle.StateFlag, *, is_chosen: bool
) -> None:
    """Draw the marks of chosen, hovered and focused."""
    base = palette.color(QPalette.ColorRole.Base)
    accent = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Highlight)
    painter.setPen(Qt.PenStyle.NoPen)
    if is_chosen:
        painter.setBrush(tones.mixed(base, accent, 0.25))
        painter.setPen(QPen(accent, 2))
        painter.drawRoundedRect(box, 4, 4)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(tones.mixed(base, palette.color(QPalette.ColorRole.Text), 0.06))
        painter.drawRoundedRect(box, 4, 4)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 1))
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 3, 3)


def _paint_picture(
    painter: QPainter, place: QRectF, image: QImage | None, palette: QPalette
) -> QRectF:
    """Draw the picture in the middle of its place, and return where it is."""
    if image is None or image.isNull():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(tones.line(palette))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        return place
    scale = min(SIDE / image.width(), SIDE / image.height())
    width, height = max(1.0, image.width() * scale), max(1.0, image.height() * scale)
    middle = place.center()
    seen = QRectF(round(middle.x() - width / 2), round(middle.y() - height / 2), width, height)
    painter.drawImage(seen, image)
    return seen


def _paint_mark(painter: QPainter, seen: QRectF, mark: str, metrics: QFontMetricsF) -> None:
    """Write a few words over the lower edge of the picture, in two lines if need be."""
    flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
    wanted = metrics.boundingRect(QRectF(0, 0, seen.width() - 4, 200), flags, mark)
    height = min(seen.height(), wanted.height() + 4)
    band = QRectF(seen.left(), seen.bottom() - height, seen.width(), height)
    painter.fillRect(band, GROUND)
    painter.setPen(INK)
    painter.drawText(band, flags, mark)
