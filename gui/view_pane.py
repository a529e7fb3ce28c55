"""Shows one view of the window: its picture, the caption under it, a frame when it is active.

Made by `gui.view_grid`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.core.currency import Currency
from gui.view_words import ViewWords
from gui.widgets import palette_colors as tones
from gui.widgets.canvas.caption_line import CaptionLine
from gui.widgets.canvas.image_canvas import ImageCanvas

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPaintEvent

    from gui.core.selection import Known, Selection

FRAME = 2
ACTIVATING = (QEvent.Type.MouseButtonPress, QEvent.Type.FocusIn, QEvent.Type.Wheel)


class ViewPane(QWidget):
    """A canvas with one line under it.

    Attributes
    ----------
    canvas : ImageCanvas
        The picture.
    caption : CaptionLine
        What must be said of it.
    """

    activated = Signal()
    """The user has put the hand on this view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = ImageCanvas(self)
        self.caption = CaptionLine(self)
        self._words = ViewWords(self)
        self._words.changed.connect(self._on_words_changed)
        self._is_active = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.canvas, 1)
        layout.addWidget(self.caption)
        self.canvas.installEventFilter(self)

    def set_frame(self, *, is_framed: bool, is_active: bool) -> None:
        """Keep room for a frame, and draw it if this is the active view of several."""
        side = FRAME if is_framed else 0
        self.setContentsMargins(side, side, side, side)
        if is_active != self._is_active:
            self._is_active = is_active
            self.update()

    def show_words(self, selection: Selection, known: Known) -> None:
        """Say of the picture what is true of it, and mark or drop one of an earlier choice.

        Parameters
        ----------
        selection, known : Selection, Known
            What is chosen in this view, and the answers at hand for it.
        """
        self.canvas.setAccessibleName(
            self.tr("Image") if known.picture is None else known.picture.name
        )
        self._words.show(selection, known)

    @Slot()
    def _on_words_changed(self) -> None:
        words = self._words
        if words.currency is Currency.GONE:
            self.canvas.drop_frame()
        self.canvas.set_dimmed(dimmed=words.is_dimmed)
        self.caption.set_words(words.sentence, words.facts)
        self.canvas.setAccessibleDescription(words.description)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the hand on the picture, which stays the picture's to handle (Qt)."""
        if event.type() in ACTIVATING:
            self.activated.emit()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame in its room (Qt)."""
        super().paintEvent(event)
        if self._is_active and self.contentsMargins().left():
            painter = QPainter(self)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tones.focus(self.palette()))
            painter.drawRect(self.rect())
            painter.fillRect(self.contentsRect(), self.palette().window())
            painter.end()
