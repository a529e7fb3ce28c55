"""Builds the menu "Split": views side by side, presets of them, and what they have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from gui.core.selection import Link
from gui.core.view_presets import VIEW_PRESETS
from gui.core.views import MOST_VIEWS
from gui.text.translation import QT_TRANSLATE_NOOP, translate_marked
from gui.widgets.tooltip import tooltip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from gui.actions.view_handlers import ViewHandlers
    from gui.core.selection import Selection
    from gui.core.state import State

VIEW_ACTIONS = (
    "add_view",
    "close_view",
    "close_other_views",
    "compare_views",
    "next_view",
    "previous_view",
)
SEVERAL = VIEW_ACTIONS[1:]
"""Those that need more than one view."""
LINKS = {
    Link.IMAGE: QT_TRANSLATE_NOOP("views", "Same image"),
    Link.LAYER: QT_TRANSLATE_NOOP("views", "Same layer"),
    Link.METHOD: QT_TRANSLATE_NOOP("views", "Same method"),
    Link.OUTPUT: QT_TRANSLATE_NOOP("views", "Same output of the model"),
    Link.TARGET: QT_TRANSLATE_NOOP("views", "Same target"),
    Link.STYLE: QT_TRANSLATE_NOOP("views", "Same display"),
    Link.SCALE: QT_TRANSLATE_NOOP("views", "Same scale"),
    Link.ZOOM: QT_TRANSLATE_NOOP("views", "Same zoom, place and pointer"),
}
LINK_TIP = QT_TRANSLATE_NOOP("views", "A change in the active view changes all views")
LINK_TIPS = {
    Link.SCALE: QT_TRANSLATE_NOOP(
        "views",
        "One range for the colours of all heatmaps: equal colours stand for equal numbers, also of "
        "methods whose numbers mean different things",
    ),
}
"""Of links that say more than `LINK_TIP`."""


class SplitMenu(QMenu):
    """Actions of the views, an action for each preset, and a mark for each link.

    Parameters
    ----------
    state : State
        What is chosen.
    handlers : ViewHandlers
        Who does it.
    actions : mapping of str to QAction
        The window's actions by id.
    parent : QWidget
        Owner.
    """

    def __init__(
        self,
        state: State,
        handlers: ViewHandlers,
        actions: Mapping[str, QAction],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._handlers = handlers
        self._actions = actions
        self.setTitle(self.tr("Views"))
        self.setToolTipsVisible(True)
        for name in VIEW_ACTIONS:
            self.addAction(actions[name])
        self.addSeparator()
        self._presets, self._links = self._group(), self._group()
        for preset in VIEW_PRESETS:
            action = self._added(self._presets, translate_marked("views", preset.text))
            action.setToolTip(tooltip(translate_marked("views", preset.tip)))
            action.setData(preset)
        self.addSeparator()
        for link, words in LINKS.items():
            action = self._added(self._links, translate_marked("views", words))
            tip = translate_marked("views", LINK_TIPS.get(link, LINK_TIP))
            action.setToolTip(tooltip(tip))
            action.setCheckable(True)
            action.setData(link)
        self._presets.triggered.connect(self._on_preset)
        self._links.triggered.connect(self._on_link)
        self.aboutToShow.connect(self._enable_presets)
        state.selection_changed.connect(self._on_selection_changed)
        self._show_choice()

    def _added(self, group: QActionGroup, words: str) -> QAction:
        action = QAction(words, self)
        group.addAction(action)
        self.addAction(action)
        return action

    def _group(self) -> QActionGroup:
        group = QActionGroup(self)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        return group

    def choices(self) -> list[QAction]:
        """Return the actions that are in no table, for the palette."""
        self._enable_presets()
        return [*self._presets.actions(), *self._links.actions()]

    @Slot(QAction)
    def _on_preset(self, action: QAction) -> None:
        self._handlers.arrange_views(action.data())

    @Slot(QAction)
    def _on_link(self, action: QAction) -> None:
        self._handlers.link_views(action.data(), is_linked=action.isChecked())

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        if old.split is not new.split or old.image != new.image:
            self._show_choice()

    @Slot()
    def _enable_presets(self) -> None:
        state = self._state
        for action in self._presets.actions():
            changes = action.data().changes(state.selection, state.known, state.images)
            action.setEnabled(len(changes) > 1 and state.picture is not None)

    def _show_choice(self) -> None:
        selection = self._state.selection
        count = len(selection.views)
        self._actions["add_view"].setEnabled(selection.image is not None and count < MOST_VIEWS)
        for name in SEVERAL:
            self._actions[name].setEnabled(count > 1)
        for action in self._links.actions():
            action.setChecked(action.data() in selection.split.links)
