"""Carries out the actions on the views side by side: a method for each, of its name.

`gui.actions.split_menu` offers them with the links and presets.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from gui.core import views
from gui.core.selection import Link
from gui.core.view_presets import image_ids

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.core.controller import Controller
    from gui.core.state import State
    from gui.core.view_presets import ViewPreset
    from gui.view_grid import ViewGrid


class ViewHandlers(QObject):
    """Adds, closes, walks and arranges views.

    Parameters
    ----------
    grid : ViewGrid
        Where they are; the owner.
    state, controller
        What actions change.
    """

    def __init__(self, grid: ViewGrid, state: State, controller: Controller) -> None:
        super().__init__(grid)
        self._grid = grid
        self._state = state
        self._controller = controller

    def add_view(self) -> None:
        """Add a view like the active one."""
        self._state.change_views(views.added)

    def close_view(self) -> None:
        """Close the active view."""
        index = self._state.selection.split.index
        self._state.change_views(partial(views.closed, index=index))

    def close_other_views(self) -> None:
        """Leave the active view alone."""
        self._state.change_views(views.alone)

    def compare_views(self) -> None:
        """Show the active view minus the one beside it, or not any more."""
        self._state.change_views(views.compared)

    def next_view(self) -> None:
        """Go to the next view."""
        self._step(1)

    def previous_view(self) -> None:
        """Go to the view before."""
        self._step(-1)

    def link_views(self, link: Link, *, is_linked: bool) -> None:
        """Let all views have something in common, or not any more."""

        def change(links: frozenset[Link]) -> frozenset[Link]:
            return links | {link} if is_linked else links - {link}

        self._state.change_views(
            lambda now: views.linked(now, change(now.split.links), self._state.models)
        )

    def arrange_views(self, preset: ViewPreset) -> None:
        """Show views that differ in one thing."""
        changes = preset.changes(self._state.selection, self._state.known, self._state.images)
        if len(changes) < 2:
            return
        entries = image_ids(self._state.images) if preset.link is Link.IMAGE else []
        self._state.change_views(partial(views.arranged, free=preset.link, changes=changes))
        self._controller.show_images_beside(entries)

    def aim_at(self, place: QWidget | None) -> None:
        """Let what is opened next come into the view at a place of the window, and there alone."""
        pane = self._grid.pane_at(place)
        if pane is not None and len(self._grid.panes) > 1:
            self._state.change_views(partial(views.activated, index=pane.index))
            self.link_views(Link.IMAGE, is_linked=False)

    def _step(self, step: int) -> None:
        indexes = [view.index for view in self._state.selection.views]
        place = indexes.index(self._state.selection.split.index) + step
        index = indexes[place % len(indexes)]
        self._state.change_views(partial(views.activated, index=index))
        self._grid.canvas.setFocus(Qt.FocusReason.TabFocusReason)
