"""Offers a file as a button: a picture with its name, or a model. Owned by `DropZone`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QImage, QPainter, QPainterPath, QPixmap

from gui.icons import icon
from gui.widgets import tooltip as words
from gui.widgets.controls.flat_button import FlatButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LARGEST = 96
NAME_ROOM = 28  # of a name beyond the width of a large picture
MODEL_WIDTH = 200


class FileButton(FlatButton):
    """A file that is opened by a click.

    Parameters
    ----------
    path : str
        Of the file.
    name, tip : str
        What it is called, and what a click does; already translated.
    parent : QWidget
        Qt parent.
    """

    chosen = Signal(str)
    """The file with this path was clicked."""

    def __init__(self, path: str, name: str, tip: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.path = path
        self._name = name
        self.setAccessibleName(name)
        words.explain(self, tip)
        self.clicked.connect(self._on_clicked)

    def _show_name(self, room: int) -> None:
        """Write the name, cut to a width in logical pixels."""
        elide = Qt.TextElideMode.ElideMiddle
        self.setText(words.menu_words(self.fontMetrics().elidedText(self._name, elide, room)))

    @Slot()
    def _on_clicked(self) -> None:
        """Emit `chosen`."""
        self.chosen.emit(self.path)


class SampleButton(FileButton):
    """An image file: its picture and its name; a symbol until the picture is there."""

    def __init__(self, path: str, name: str, tip: str, image: QImage, parent: QWidget) -> None:
        super().__init__(path, name, tip, parent)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.set_image(image)
        self.set_side(LARGEST)

    def set_image(self, image: QImage) -> None:
        """Take the picture."""
        is_there = not image.isNull()
        self.setIcon(QIcon(_rounded(image, 2 * LARGEST)) if is_there else icon("open-image"))

    def set_side(self, side: int) -> None:
        """Take the size of the picture; the name may be a little wider."""
        self.setIconSize(QSize(side, side))
        self._show_name(side + NAME_ROOM if side == LARGEST else side)


class ModelButton(FileButton):
    """A model file: a symbol and its name."""

    def __init__(self, path: str, name: str, tip: str, parent: QWidget) -> None:
        super().__init__(path, name, tip, parent)
        self.setIcon(icon("open-model"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFixedWidth(MODEL_WIDTH)
        self._show_name(MODEL_WIDTH - 2 * self.iconSize().width())


def _rounded(image: QImage, side: int) -> QPixmap:
    """Return the middle of a picture as a square with round corners, side in pixels."""
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
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
