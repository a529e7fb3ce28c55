"""Shows the views of the window side by side: picture, overlay and words of each.

Owned by `gui.central_view`; reads `gui.core.state` and tells it what the hand does to a picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from gui.view_pane import ViewPane

if TYPE_CHECKING:
    from gui.core.state import State
    from gui.widgets.canvas.image_canvas import ImageCanvas

SPACE = 4


class ViewGrid(QWidget):
    """A grid of `ViewPane`.

    Attributes
    ----------
    panes : list of ViewPane
        In reading order.
    """

    intensity_stepped = Signal(int)
    """Notches of Ctrl and the wheel over a picture."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACE)
        self.panes = [self._made_pane()]
        self._layout.addWidget(self.panes[0], 0, 0)
        state.picture_changed.connect(self._on_picture_changed)
        state.overlay_changed.connect(self._on_overlay_changed)
        state.currency_changed.connect(self.show_words)

    @property
    def canvas(self) -> ImageCanvas:
        """The canvas of the active view."""
        return self.panes[0].canvas

    def _made_pane(self) -> ViewPane:
        pane = ViewPane(self)
        pane.canvas.region_changed.connect(self._on_region_changed)
        pane.canvas.pointer_moved.connect(self._on_pointer_moved)
        pane.canvas.peek_changed.connect(self._on_peek_changed)
        pane.canvas.intensity_stepped.connect(self.intensity_stepped)
        return pane

    @Slot()
    def _on_picture_changed(self) -> None:
        # numpy and OpenCV: the first paint must not wait for them
        from gui.qimage import qimage_from_rgb

        picture = self._state.picture
        if picture is None:
            self.canvas.clear()
        elif picture.key != self.canvas.image_key:
            height, width = picture.pixels.shape[:2]
            self.canvas.set_image(picture.key, width, height, qimage_from_rgb(picture.backdrop))
        self.show_words()

    @Slot()
    def _on_overlay_changed(self) -> None:
        from gui.qimage import qimage_from_bgrx

        overlay = self._state.overlay
        if overlay is None or not hasattr(overlay.request, "region"):
            return
        request = overlay.request
        self.canvas.show_frame(qimage_from_bgrx(overlay.pixels), request.region, request.image)
        self.show_words()

    @Slot()
    def show_words(self) -> None:
        """Write what is to be said of each picture, and mark those of earlier choices."""
        self.panes[0].show_words(self._state.selection, self._state.known)

    @Slot(object)
    def _on_region_changed(self, region: object) -> None:
        self._state.select(region=region)

    @Slot(object)
    def _on_pointer_moved(self, position: object) -> None:
        self._state.set_pointer(position if isinstance(position, tuple) else None)

    @Slot(bool)
    def _on_peek_changed(self, show_original: bool) -> None:
        self._state.select(show_original=show_original)
