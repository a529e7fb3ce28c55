"""Shows a color on a button, and asks for another one. Used by forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QPushButton

from gui.widgets import palette_colors as tones

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SWATCH = QSize(28, 14)


class ColorButton(QPushButton):
    """Shows ``#rrggbb`` with a swatch of it."""

    chosen = Signal(str)
    """The user chose this colour, as ``#rrggbb``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._color = ""
        self.setAutoDefault(False)
        self.setIconSize(SWATCH)
        self.clicked.connect(self._on_clicked)

    @property
    def color(self) -> str:
        """The colour shown, as ``#rrggbb``."""
        return self._color

    def set_color(self, color: str) -> None:
        """Show a colour, without telling anybody."""
        self._color = color
        self.setText(color)
        pixmap = QPixmap(SWATCH)
        pixmap.fill(QColor(color))
        painter = QPainter(pixmap)
        painter.setPen(tones.line(self.palette()))
        painter.drawRect(pixmap.rect().adjusted(0, 0, -1, -1))
        painter.end()
        self.setIcon(QIcon(pixmap))

    @Slot()
    def _on_clicked(self) -> None:
        """Ask for a colour; the window stays alive behind the dialog."""
        # The system's own dialog may block, and cannot be tested.
        dialog = QColorDialog(QColor(self._color), self)
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.setWindowTitle(self.toolTip() or self.accessibleName())
        dialog.colorSelected.connect(self._on_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(QColor)
    def _on_selected(self, color: QColor) -> None:
        """Show the new colour and tell it."""
        if color.isValid() and color.name() != self._color:
            self.set_color(color.name())
            self.chosen.emit(self._color)
