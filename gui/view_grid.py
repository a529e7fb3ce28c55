"""Shows the views of the window side by side: picture, overlay and words of each.

Owned by `gui.central_view`; reads `gui.core.state` and tells it what the hand does to a picture.
"""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from engine.api.display import Region
from gui.core import views
from gui.core.currency import without_image_order
from gui.core.differences import difference_for, views_of
from gui.core.selection import DIFFERENCE_INDEX, Link
from gui.core.takes import is_same
from gui.text.difference import difference_words
from gui.text.pixel_readout import readout_at
from gui.view_pane import ViewPane
from gui.widgets.canvas.viewport import Placement

if TYPE_CHECKING:
    from engine.api.image import Picture
    from gui.core.pending import Work
    from gui.core.selection import Selection
    from gui.core.state import State
    from gui.widgets.canvas.image_canvas import ImageCanvas

SPACE = 4


class ViewGrid(QWidget):
    """A grid of `ViewPane`; the active one has a frame where there are several.

    Attributes
    ----------
    panes : dict of int to ViewPane
        By `View.index`, in reading order.
    """

    intensity_stepped = Signal(int)
    """Notches of Ctrl and the wheel over a picture."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._work: Work | None = None
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACE)
        self.panes: dict[int, ViewPane] = {}
        self._arrange()
        state.picture_changed.connect(self._on_picture_changed)
        state.view_answered.connect(self._on_view_answered)
        state.currency_changed.connect(self.show_words)
        state.beside_changed.connect(self.show_words)
        state.selection_changed.connect(self._on_selection_changed)
        self._show_pictures()
        self.show_words()

    @property
    def active(self) -> ViewPane:
        """The pane of the active view."""
        first = next(iter(self.panes.values()))  # while a new view has no pane yet
        return self.panes.get(self._state.selection.split.index, first)

    @property
    def canvas(self) -> ImageCanvas:
        """The canvas of the active view."""
        return self.active.canvas

    def pane_at(self, place: QWidget | None) -> ViewPane | None:
        """Return the pane that a widget is a part of, or None."""
        return next(
            (
                pane
                for pane in self.panes.values()
                if place is not None and (place is pane or pane.isAncestorOf(place))
            ),
            None,
        )

    def show_work(self, work: Work | None) -> None:
        """Show in the active view that something takes its time."""
        self._work = work
        for pane in self.panes.values():
            shown = work if pane is self.active else None
            pane.canvas.set_busy(shown is not None)
            pane.canvas.set_progress(None if shown is None else shown.fraction)

    # --- panes --------------------------------------------------------------------------------

    def _arrange(self) -> None:
        """Have a pane for each view, in reading order, in a grid about as wide as high."""
        indexes = _indexes_of(self._state.selection)
        closed = [pane for index, pane in self.panes.items() if index not in indexes]
        self.panes = {index: self.panes.get(index) or self._made_pane(index) for index in indexes}
        self._keep_focus()
        for pane in closed:
            self._layout.removeWidget(pane)
            pane.hide()
            pane.deleteLater()
        columns = math.ceil(math.sqrt(len(indexes)))
        for place, pane in enumerate(self.panes.values()):
            self._layout.addWidget(pane, place // columns, place % columns)
        rows = math.ceil(len(indexes) / columns)
        for row in range(self._layout.rowCount()):
            self._layout.setRowStretch(row, int(row < rows))
        for column in range(self._layout.columnCount()):
            self._layout.setColumnStretch(column, int(column < columns))
        self._show_frames()
        if self.isVisible():
            for pane in self.panes.values():
                pane.show()
            self._layout.activate()  # a new view takes the others' place on its own canvas

    def _made_pane(self, index: int) -> ViewPane:
        pane = ViewPane(index, self)
        pane.activated.connect(self._on_activated)
        pane.region_changed.connect(self._on_region_changed)
        pane.placement_changed.connect(self._on_placement_changed)
        pane.pointer_moved.connect(self._on_pointer_moved)
        pane.canvas.peek_changed.connect(self._on_peek_changed)
        pane.canvas.intensity_stepped.connect(self.intensity_stepped)
        return pane

    def _keep_focus(self) -> None:
        """Let the focus, if a picture has it, go with the active view."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_frames(self) -> None:
        for number, pane in enumerate(self.panes.values(), start=1):
            pane.set_place(number, len(self.panes), is_active=pane is self.active)
        self.show_work(self._work)

    def _show_pictures(self) -> None:
        for view in self._state.views:
            pane = self.panes.get(view.index)
            if pane is None:  # it is made when the grid hears of its view
                continue
            is_new = not pane.canvas.image_key
            pane.show_picture(view.picture)
            pane.show_overlay(view.overlay)
            if is_new:
                self._follow_another(pane)

        self._show_difference()

    def _show_difference(self) -> None:
        """Show the difference of two views, and what is to be said of it."""
        difference, pane = self._state.selection.split.difference, self.panes.get(DIFFERENCE_INDEX)
        pair = None if difference is None else views_of(difference, self._state.views)
        if pane is None or pair is None:
            return
        is_new = not pane.canvas.image_key
        pane.show_picture(pair[0].picture)
        if is_new:
            self._follow_another(pane)
        wanted = difference_for(difference, self._state.views)
        drawn = self._state.overlay_of(DIFFERENCE_INDEX)
        is_current = drawn is not None and wanted is not None and is_same(drawn.request, wanted)
        if is_current:
            pane.show_overlay(drawn)
        else:
            pane.canvas.drop_frame()
        pane.show_difference(*difference_words(*pair, drawn if is_current else None))

    def _follow_another(self, pane: ViewPane) -> None:
        """Let a new view be where the others are."""
        others = (each for each in self.panes.values() if each is not pane)
        placement = next((each.canvas.placement for each in others), None)
        if placement is not None and self._is_zoom_linked:
            pane.canvas.follow(placement)

    @property
    def _is_zoom_linked(self) -> bool:
        return Link.ZOOM in self._state.selection.split.links

    # --- from the state -----------------------------------------------------------------------

    @Slot()
    def _on_picture_changed(self) -> None:
        self._show_pictures()

    @Slot(int)
    def _on_view_answered(self, index: int) -> None:
        for view in self._state.views:
            if view.index == index and index in self.panes:
                self.panes[index].show_overlay(view.overlay)
        if index == DIFFERENCE_INDEX:
            self._show_difference()

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        if old.split is not new.split:
            self._follow_split(old, new)

    def _follow_split(self, old: Selection, new: Selection) -> None:
        before, after = _indexes_of(old), _indexes_of(new)
        if before != after:
            self._arrange()
        elif old.split.index != new.split.index:
            self._show_frames()
            self._keep_focus()
        if Link.ZOOM in new.split.links - old.split.links:
            placement = self.canvas.placement
            if placement is not None:
                self._on_placement_changed(new.split.index, placement)
        self._show_pictures()

    @Slot()
    def show_words(self) -> None:
        """Write what is to be said of each picture, and mark those of earlier choices."""
        active = self._state.selection.split.index
        for view in self._state.views:
            if view.index in self.panes:
                # The image that is being opened is the active view's.
                known = view.known if view.index == active else without_image_order(view.known)
                self.panes[view.index].show_words(view.selection, known)
        self._show_difference()

    # --- from the hand ------------------------------------------------------------------------

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        if index != self._state.selection.split.index:
            self._state.change_views(partial(views.activated, index=index))

    @Slot(int, object)
    def _on_region_changed(self, index: int, region: object) -> None:
        assert region is None or isinstance(region, Region)
        if index == self._state.selection.split.index:
            self._state.select(region=region)
        else:
            self._state.change_views(partial(views.with_region, index=index, region=region))

    @Slot(int, object)
    def _on_placement_changed(self, index: int, placement: object) -> None:
        if self._is_zoom_linked and isinstance(placement, Placement):
            for pane in self.panes.values():
                if pane.index != index:
                    pane.canvas.follow(placement)

    @Slot(int, object)
    def _on_pointer_moved(self, index: int, position: object) -> None:
        point = position if isinstance(position, tuple) else None
        shown = {view.index: view for view in self._state.views}
        if not shown.keys() <= self.panes.keys() or index not in shown:
            return  # views come or go just now, or it is the difference of two
        source = shown[index].picture
        for view in shown.values():
            pane, is_own = self.panes[view.index], view.index == index
            seen = point if is_own or self._is_zoom_linked else None
            if not is_own:
                seen = _carried(seen, source, view.picture)
                pane.canvas.set_cross(seen)
            if len(shown) > 1:
                reading = readout_at(view, seen)
                value = None if reading is None else reading.value
                pane.caption.set_probe("" if value is None else f"{value:.3g}")
            if pane is self.active:
                self._state.set_pointer(seen)

    @Slot(bool)
    def _on_peek_changed(self, show_original: bool) -> None:
        self._state.select(show_original=show_original)


def _indexes_of(selection: Selection) -> list[int]:
    """Return the numbers of the panes that a selection needs, in reading order."""
    indexes = [view.index for view in selection.views]
    return indexes if selection.split.difference is None else [*indexes, DIFFERENCE_INDEX]


def _carried(
    point: tuple[float, float] | None, source: Picture | None, goal: Picture | None
) -> tuple[float, float] | None:
    """Return the same place in another picture, in its pixels."""
    if point is None or source is None or goal is None:
        return None
    height, width = source.pixels.shape[:2]
    other_height, other_width = goal.pixels.shape[:2]
    return point[0] * other_width / width, point[1] * other_height / height
