"""Shows one view of the window: its picture, the caption under it, a frame when it is active.

Made by `gui.view_grid`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.api.foreign_text import on_screen
from gui.core.currency import Currency
from gui.qimage import qimage_from_bgrx, qimage_from_rgb
from gui.view_words import ViewWords
from gui.widgets import palette_colors as tones
from gui.widgets.accessible.announce import announce
from gui.widgets.accessible.interfaces import Group
from gui.widgets.canvas.caption_line import CaptionLine
from gui.widgets.canvas.image_canvas import ImageCanvas

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPaintEvent

    from engine.api.display import Overlay
    from engine.api.image import Picture
    from gui.core.selection import Known, Selection

FRAME = 2
TABBED = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class ViewPane(QWidget):
    """A canvas with one line under it.

    Parameters
    ----------
    index : int
        `View.index`.
    parent : QWidget, optional
        Owner.

    Attributes
    ----------
    canvas : ImageCanvas
        The picture.
    caption : CaptionLine
        What must be said of it.
    """

    INTERFACE = Group
    activated = Signal(int)
    """The user has put the hand on this view."""
    region_changed = Signal(int, object)
    """`ImageCanvas.region_changed` of this view."""
    placement_changed = Signal(int, object)
    """`ImageCanvas.placement_changed` of this view."""
    pointer_moved = Signal(int, object)
    """`ImageCanvas.pointer_moved` of this view."""

    def __init__(self, index: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.index = index
        self.canvas = ImageCanvas(self)
        self.caption = CaptionLine(self)
        self._drawn: Overlay | None = None
        self._words = ViewWords(self)
        self._words.changed.connect(self._on_words_changed)
        self._is_active = False
        self._told = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.canvas, 1)
        layout.addWidget(self.caption)
        self.canvas.installEventFilter(self)
        self.canvas.region_changed.connect(self._on_region_changed)
        self.canvas.placement_changed.connect(self._on_placement_changed)
        self.canvas.pointer_moved.connect(self._on_pointer_moved)

    def show_picture(self, picture: Picture | None) -> None:
        """Show an image; None for none."""
        if picture is None:
            self._drawn = None
            self.canvas.clear()
        elif picture.key != self.canvas.image_key:
            self._drawn = None
            height, width = picture.pixels.shape[:2]
            self.canvas.set_image(picture.key, width, height, qimage_from_rgb(picture.backdrop))

    def show_overlay(self, overlay: Overlay | None) -> None:
        """Show the newest picture drawn for this view; one of another image is left out."""
        if overlay is None or overlay is self._drawn or not hasattr(overlay.request, "region"):
            return
        self._drawn = overlay
        request = overlay.request
        self.canvas.show_frame(qimage_from_bgrx(overlay.pixels), request.region, request.image)

    def set_place(self, number: int, count: int, *, is_active: bool) -> None:
        """Take the view's number among how many; the active one of several has a frame."""
        words = self.tr("View {number} of {total}").format(number=number, total=count)
        if count > 1 and is_active:
            words = self.tr("{view}, active").format(view=words)
        self.setAccessibleName(words)
        side = FRAME if count > 1 else 0
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
            self.tr("Image") if known.picture is None else on_screen(known.picture.name)
        )
        self._words.show(selection, known)

    def show_difference(self, sentence: str, facts: str) -> None:
        """Say what is true of a picture that is the difference of two views."""
        self.canvas.set_accessible_text(
            self.tr("Difference of two views"), on_screen(f"{facts} {sentence}")
        )
        self.caption.set_words(sentence, facts)

    @Slot()
    def _on_words_changed(self) -> None:
        words = self._words
        if words.currency is Currency.GONE:
            self.canvas.drop_frame()
        self.canvas.set_dimmed(dimmed=words.is_dimmed)
        self.caption.set_words(words.sentence, words.facts)
        self.canvas.setAccessibleDescription(on_screen(words.description, keep_lines=True))
        if words.news != self._told:
            self._told = words.news
            if words.news and self._is_active and not self.canvas.hasFocus():
                announce(self.canvas, on_screen(words.news))  # with the cursor there it is read

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the hand on the picture, which stays the picture's to handle (Qt)."""
        is_tabbed = isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in TABBED
        if is_tabbed or event.type() == QEvent.Type.MouseButtonPress:
            self.activated.emit(self.index)
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

    @Slot(object)
    def _on_region_changed(self, region: object) -> None:
        self.region_changed.emit(self.index, region)

    @Slot(object)
    def _on_placement_changed(self, placement: object) -> None:
        self.placement_changed.emit(self.index, placement)

    @Slot(object)
    def _on_pointer_moved(self, position: object) -> None:
        self.pointer_moved.emit(self.index, position)
