"""Paints one image of the film strip. Owned by `FilmStrip`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QImage, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from engine.api.file_names import image_stem
from gui.icons import symbol
from gui.widgets import palette_colors as tones
from gui.widgets.filmstrip.film_model import FAILED_ROLE

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

THUMBNAIL = 72
PAD = 6
BADGE = 20


class FilmFrame(QStyledItemDelegate):
    """A thumbnail with its name below; the current one marked by the accent."""

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Return the size that all frames have."""
        name = QFontMetrics(option.font).height()
        return QSize(THUMBNAIL + 2 * PAD, THUMBNAIL + 3 * PAD + name)

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
        metrics = QFontMetricsF(option.font)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        _paint_ground(painter, box, palette, state)
        place = QRectF(box.center().x() - THUMBNAIL / 2, box.top() + PAD - 1, THUMBNAIL, THUMBNAIL)
        thumbnail: QImage = index.data(Qt.ItemDataRole.DecorationRole)
        _paint_thumbnail(painter, place, thumbnail, palette)
        if index.data(FAILED_ROLE):
            _paint_badge(painter, place, palette, in_corner=not thumbnail.isNull())
        text = palette.color(QPalette.ColorRole.Text)
        painter.setPen(text)
        name = _short(str(index.data(Qt.ItemDataRole.DisplayRole)), metrics, box.width() - 4)
        left = place.center().x() - metrics.horizontalAdvance(name) / 2
        painter.drawText(QPointF(left, place.bottom() + PAD + metrics.ascent()), name)
        painter.restore()


def _short(name: str, metrics: QFontMetricsF, room: float) -> str:
    """Return a name that fits: the ending goes first, then the middle."""
    if metrics.horizontalAdvance(name) <= room:
        return name
    return metrics.elidedText(image_stem(name), Qt.TextElideMode.ElideMiddle, room)


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
