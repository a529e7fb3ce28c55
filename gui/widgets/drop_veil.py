"""Frames the whole window while something is dragged over it that it would open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

from gui.widgets import palette_colors as tones

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPaintEvent

OPACITY = 0.72
INSET = 8
MARGIN = 16


class DropVeil(QWidget):
    """Covers a window with a tint, a frame and one sentence; the pointer does not meet it.

    Parameters
    ----------
    window : QWidget
        What is covered.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.sentence = self.tr("Drop to open. The files stay where they are.")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.sentence)
        window.installEventFilter(self)
        self.hide()

    def set_active(self, is_active: bool) -> None:
        """Cover the window, or leave it."""
        if is_active:
            self.setGeometry(self._window.rect())
            self.raise_()
        self.setVisible(is_active)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the window's size (Qt)."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw tint, frame and sentence (Qt)."""
        palette = self.palette()
        ground = palette.color(QPalette.ColorRole.Window)
        tint = tones.mixed(ground, palette.color(QPalette.ColorRole.Highlight), 0.15)
        tint.setAlphaF(OPACITY)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), tint)
        painter.setPen(QPen(tones.focus(palette), 4))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(INSET, INSET, -INSET, -INSET), 12, 12)
        font = self.font()
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * 1.5)
        painter.setFont(font)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        room = self.rect().adjusted(3 * MARGIN, MARGIN, -3 * MARGIN, -MARGIN)
        box = painter.boundingRect(room, flags, self.sentence)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box.adjusted(-MARGIN, -MARGIN // 2, MARGIN, MARGIN // 2), 8, 8)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        painter.drawText(box, flags, self.sentence)
        painter.end()
