"""Shows a whole picture as large as there is room, never enlarged. Used by the figure dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.widgets import palette_colors as tones
from gui.widgets.accessible.interfaces import Picture

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

FADED = 0.45


class ScaledPicture(QWidget):
    """A picture, or a sentence in its place; it can be faded while a newer one is made."""

    INTERFACE = Picture

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QImage()
        self._words = ""
        self._is_faded = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_picture(self, picture: QImage) -> None:
        """Show another picture; a null one shows the sentence alone."""
        self._picture = picture
        self.update()

    def set_words(self, words: str) -> None:
        """Say something over the picture; nothing for an empty text."""
        self._words = words
        self.update()

    def set_faded(self, is_faded: bool) -> None:
        """Fade the picture, which is not of what is chosen, or do not."""
        self._is_faded = is_faded
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for a figure of some pictures (Qt)."""
        return QSize(560, 420)

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which something is seen (Qt)."""
        return QSize(200, 160)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture in the middle, and the sentence over it (Qt)."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self._picture.isNull():
            if self._is_faded:
                painter.setOpacity(FADED)
            painter.drawImage(self._box(), self._picture)
            painter.setOpacity(1.0)
        if not self._words:
            return
        palette = self.palette()
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        room = self.rect().adjusted(24, 16, -24, -16)
        box = painter.boundingRect(room, flags, self._words)
        painter.setPen(tones.line(palette))
        painter.setBrush(palette.color(QPalette.ColorRole.Window))
        painter.drawRoundedRect(box.adjusted(-12, -8, 12, 8), 6, 6)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        painter.drawText(box, flags, self._words)

    def _box(self) -> QRectF:
        """Return where the picture is drawn: a device pixel for each of its own at most."""
        ratio = self.devicePixelRatioF()
        size = QSize(self._picture.width(), self._picture.height()).toSizeF() / ratio
        if size.width() > self.width() or size.height() > self.height():
            size = size.scaled(self.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRectF(0, 0, size.width(), size.height())
        box.moveCenter(QRectF(self.rect()).center())
        return box
