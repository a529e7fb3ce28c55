"""Offers one sample picture as a button. Owned by `DropZone`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QImage, QPainter, QPainterPath, QPixmap

from gui.widgets import tooltip as words
from gui.widgets.controls.flat_button import FlatButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LARGEST = 96


class SampleButton(FlatButton):
    """A sample: its picture and its name."""

    chosen = Signal(str)
    """The sample with this path was clicked."""

    def __init__(self, path: str, name: str, image: QImage, parent: QWidget) -> None:
        super().__init__(parent)
        self._path = path
        self.setIcon(QIcon(_rounded(image, 2 * LARGEST)))
        self._name = name
        self.set_side(LARGEST)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setAccessibleName(self.tr("Sample {name}").format(name=name))
        self.setToolTip(words.tooltip(self.tr("Open the sample {name}").format(name=name)))
        self.clicked.connect(self._on_clicked)

    def set_side(self, side: int) -> None:
        """Take the size of the picture; the name is cut to its width."""
        self.setIconSize(QSize(side, side))
        elide = Qt.TextElideMode.ElideMiddle
        self.setText(words.menu_words(self.fontMetrics().elidedText(self._name, elide, side)))

    @Slot()
    def _on_clicked(self) -> None:
        """Emit `chosen`."""
        self.chosen.emit(self._path)


def _rounded(image: QImage, side: int) -> QPixmap:
    """Return the middle of a picture as a square with round corners, side in pixels."""
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    if image.isNull():
        return pixmap
    short = min(image.width(), image.height())
    source = QRectF((image.width() - short) / 2, (image.height() - short) / 2, short, short)
    corners = QPainterPath()
    corners.addRoundedRect(QRectF(0, 0, side, side), side / 16, side / 16)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(corners)
    painter.drawImage(QRectF(0, 0, side, side), image, source)
    painter.end()
    return pixmap
