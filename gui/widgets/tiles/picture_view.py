"""Shows one picture as large as there is room, or words instead. Used by filter images."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.widgets import palette_colors as tones
from gui.widgets.accessible.interfaces import Picture

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

LEAST = 72
USUAL = 200
CRISP_FROM = 3.0  # from here on an enlarged pixel is wanted as a pixel


class PictureView(QWidget):
    """A picture in its own proportions, in the middle of a neutral ground."""

    INTERFACE = Picture

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def image(self) -> QImage:
        """The picture shown."""
        return self._image

    def set_image(self, image: QImage) -> None:
        """Show a picture."""
        self._image = image
        self.update()

    def set_words(self, words: str) -> None:
        """Show words instead of a picture."""
        self._image, self._words = QImage(), words
        self.update()

    def picture_rect(self) -> QRect:
        """Return where the picture is."""
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRect(0, 0, size.width(), size.height())
        box.moveCenter(self.rect().center())
        return box

    def sizeHint(self) -> QSize:
        """Return a usual size (Qt)."""
        return QSize(USUAL, USUAL)

    def minimumSizeHint(self) -> QSize:
        """Return the least useful size (Qt)."""
        return QSize(LEAST, LEAST)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, or the words (Qt)."""
        painter = QPainter(self)
        if self._image.isNull():
            painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.AlternateBase))
            painter.setPen(tones.quiet_text(self.palette()))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(4, 4, -4, -4), flags, self._words)
            return
        box = self.picture_rect()
        factor = box.width() * self.devicePixelRatioF() / max(1, self._image.width())
        smooth = factor < CRISP_FROM
        ratio = self.devicePixelRatioF()
        if factor < 1:  # Qt's painter looks at four pixels only: finer ones would flicker
            mode = Qt.TransformationMode.SmoothTransformation
            whole = Qt.AspectRatioMode.IgnoreAspectRatio
            shown = self._image.scaled(box.size() * ratio, whole, mode)
            painter.drawImage(box, shown)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(box, self._image)
