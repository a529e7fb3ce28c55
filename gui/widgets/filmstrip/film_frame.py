"""Paints one image of the film strip. Owned by `FilmStrip`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.icons import symbol
from gui.widgets import palette_colors as tones
from gui.widgets.filmstrip.film_model import FAILED_ROLE

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

THUMBNAIL = 42
PAD = 3
BADGE = 16


class FilmFrame(QStyledItemDelegate):
    """A thumbnail, the current one marked by the accent; its name is in the tooltip."""

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Return the size that all frames have."""
        return QSize(THUMBNAIL + 2 * PAD, THUMBNAIL + 2 * PAD)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one frame."""
        state: QStyle.StateFlag = option.state
        palette: QPalette = option.palette
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        _paint_ground(painter, box, palette, state)
        place = QRectF(0, 0, THUMBNAIL, THUMBNAIL)
        place.moveCenter(QRectF(option.rect).center())
        thumbnail: QImage = index.data(Qt.ItemDataRole.DecorationRole)
        _paint_thumbnail(painter, place, thumbnail, palette)
        if index.data(FAILED_ROLE):
            _paint_badge(painter, place, palette, in_corner=not thumbnail.isNull())
        painter.restore()


def _paint_ground(
    painter: QPainter, box: QRectF, palette: QPalette, state: QStyle.StateFlag
) -> None:
    """Draw the marks of current, hovered and focused."""
    base = palette.color(QPalette.ColorRole.Base)
    accent = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Highlight)
    painter.setPen(Qt.PenStyle.NoPen)
    if state & QStyle.StateFlag.State_Selected:
        painter.setBrush(tones.mixed(base, accent, 0.25))
        painter.setPen(QPen(accent, 2))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(tones.mixed(base, palette.color(QPalette.ColorRole.Text), 0.06))
    else:
        return
    painter.drawRoundedRect(box, 4, 4)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 1))
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 3, 3)


def _paint_thumbnail(painter: QPainter, place: QRectF, image: QImage, palette: QPalette) -> None:
    """Draw the picture in the middle of its place, or an empty frame until it is there."""
    if image.isNull():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(tones.line(palette))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        return
    scale = min(THUMBNAIL / image.width(), THUMBNAIL / image.height())
    width, height = max(1.0, image.width() * scale), max(1.0, image.height() * scale)
    middle = place.center()
    painter.drawImage(
        QRectF(round(middle.x() - width / 2), round(middle.y() - height / 2), width, height), image
    )


def _paint_badge(painter: QPainter, place: QRectF, palette: QPalette, *, in_corner: bool) -> None:
    """Draw the warning of an image that could not be opened."""
    middle = place.center()
    if in_corner:
        middle = QPointF(place.right() - BADGE / 2 - 4, place.top() + BADGE / 2 + 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawEllipse(middle, BADGE / 2 + 3, BADGE / 2 + 3)
    ratio, color = painter.device().devicePixelRatioF(), tones.status("warning", palette)
    corner = QPointF(round(middle.x() - BADGE / 2), round(middle.y() - BADGE / 2))
    painter.drawPixmap(corner, symbol("warning", BADGE, ratio, color))
