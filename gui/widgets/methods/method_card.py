"""Paints one method of the method strip. Owned by `MethodStrip`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.widgets import palette_colors as tones

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFont, QImage
    from PySide6.QtWidgets import QWidget

PAD = 3
LEAST_SIDE, MOST_SIDE = 40, 256
NAME_ROOM = 84
"""The least width of a name: below its picture, or beside it."""
LOW = 88
"""A strip lower than this has the names beside the pictures."""
MARK_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""A word or two on the thumbnail's lower edge: "class-free", "no positive evidence"."""
CHOSEN_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""True for the method whose map is on the screen."""
GROUND, INK = QColor(0, 0, 0, 178), QColor(255, 255, 255)
WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(
    Qt.TextFlag.TextWordWrap
)


class CardRoom(Protocol):
    """Height that the strip has for its cards."""

    def card_height(self) -> int:
        """Return the height of a card in logical pixels."""


def picture_side(height: int, font: QFont) -> int:
    """Return the side of the picture in a card of a height, in logical pixels."""
    side = height - 2 * PAD
    if height >= LOW:
        side -= PAD + QFontMetrics(font).height()
    return min(max(LEAST_SIDE, side), MOST_SIDE)


class MethodCard(QStyledItemDelegate):
    """A thumbnail with the method's name below, or beside it where the strip is low.

    Parameters
    ----------
    room : CardRoom
        Says how high the cards are.
    parent : QWidget
        Qt parent.
    """

    def __init__(self, room: CardRoom, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = room

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Return the size that all cards have."""
        height = self._room.card_height()
        side = picture_side(height, option.font)
        if height < LOW:
            return QSize(side + NAME_ROOM + 3 * PAD, height)
        return QSize(max(side, NAME_ROOM) + 2 * PAD, height)

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
        height = self._room.card_height()
        side = picture_side(height, option.font)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        _paint_ground(painter, box, palette, option.state, is_chosen=bool(index.data(CHOSEN_ROLE)))
        image: QImage | None = index.data(Qt.ItemDataRole.DecorationRole)
        name, mark = str(index.data(Qt.ItemDataRole.DisplayRole)), str(index.data(MARK_ROLE) or "")
        text = palette.color(QPalette.ColorRole.Text)
        if height < LOW:
            place = QRectF(box.left() + PAD - 1, box.center().y() - side / 2, side, side)
            _paint_picture(painter, place, image, palette)
            painter.setPen(text)
            room = QRectF(place.right() + PAD, box.top(), NAME_ROOM, box.height())
            _paint_words(painter, room, name, mark, metrics)
        else:
            place = QRectF(box.center().x() - side / 2, box.top() + PAD - 1, side, side)
            seen = _paint_picture(painter, place, image, palette)
            if mark:
                _paint_mark(painter, seen, mark, metrics)
            painter.setPen(text)
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
    scale = min(place.width() / image.width(), place.height() / image.height())
    width, height = max(1.0, image.width() * scale), max(1.0, image.height() * scale)
    middle = place.center()
    seen = QRectF(round(middle.x() - width / 2), round(middle.y() - height / 2), width, height)
    painter.drawImage(seen, image)
    return seen


def _paint_words(
    painter: QPainter, room: QRectF, name: str, mark: str, metrics: QFontMetricsF
) -> None:
    """Write name and mark beside the picture."""
    painter.save()
    painter.setClipRect(room)
    painter.drawText(room, WRAPPED, fitting_words(room, name, mark, metrics))
    painter.restore()


def fitting_words(room: QRectF, name: str, mark: str, metrics: QFontMetricsF) -> str:
    """Return name and mark in as many lines as there is room for; a long name is cut first."""
    line_count = max(1, int(room.height() // metrics.lineSpacing()))
    if not mark or line_count == 1:
        return name
    words = f"{name}\n{mark}"
    if metrics.boundingRect(room, WRAPPED, words).height() <= room.height():
        return words
    return f"{metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width())}\n{mark}"


def _paint_mark(painter: QPainter, seen: QRectF, mark: str, metrics: QFontMetricsF) -> None:
    """Write a few words over the lower edge of the picture, in two lines if need be."""
    flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
    wanted = metrics.boundingRect(QRectF(0, 0, seen.width() - 4, 200), flags, mark)
    height = min(seen.height(), wanted.height() + 4)
    band = QRectF(seen.left(), seen.bottom() - height, seen.width(), height)
    painter.fillRect(band, GROUND)
    painter.setPen(INK)
    painter.drawText(band, flags, mark)
