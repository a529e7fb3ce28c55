"""Undoes changes of the view and closed images, and does them again. Owned by the window."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from gui.core.history import ChoiceStep, History, choices_of
from gui.core.views import activated

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.core.controller import Controller
    from gui.core.history import CloseStep, Step
    from gui.core.selection import Selection
    from gui.core.state import State


class ViewHistory(QObject):
    """Follows the state's selection; with another model it begins anew.

    Parameters
    ----------
    state, controller
        What is followed, and who shows images.
    parent : QObject, optional
        Owner.
    clock : callable
        Seconds that only go forward.
    """

    changed = Signal()
    """`can_undo` or `can_redo` may be another."""

    def __init__(
        self,
        state: State,
        controller: Controller,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._controller = controller
        self._clock = clock
        self._history = History()
        self._is_carrying_out = False
        state.selection_changed.connect(self._on_selection_changed)

    @property
    def can_undo(self) -> bool:
        """True when there is something to undo."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """True when something was undone and nothing was done since."""
        return self._history.can_redo

    @Slot()
    def undo(self) -> None:
        """Undo the last step."""
        self._carry_out(self._history.undo(), is_undo=True)

    @Slot()
    def redo(self) -> None:
        """Do the step again that was undone last."""
        self._carry_out(self._history.redo(), is_undo=False)

    @Slot()
    def begin_anew(self) -> None:
        """Forget all steps: what is chosen now is where the user begins."""
        self._history.forget()
        self.changed.emit()

    @Slot(str)
    def close_image(self, entry_id: str) -> None:
        """Take an image off the film strip."""
        images = self._state.images
        entry = images.find(entry_id)
        if entry is None:
            return
        place = images.entries.index(entry)
        self._history.record_close(entry, place, was_current=entry_id == images.current)
        self._controller.remove_image(entry_id)
        self.changed.emit()

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        if (old.split, old.model) != (new.split, new.model):
            self._history.keep_views(new.views)
        if old.model != new.model and old.split.index == new.split.index:
            self._history.forget()
        elif not self._is_carrying_out:
            self._history.record_choice(old, new, self._clock())
        else:
            return
        self.changed.emit()

    def _carry_out(self, step: Step | None, *, is_undo: bool) -> None:
        if step is None:
            return
        if isinstance(step, ChoiceStep):
            wanted = step.before if is_undo else step.after
            self._is_carrying_out = True
            try:
                self._state.change_views(partial(activated, index=step.view_index))
                self._state.select(**choices_of(wanted, self._state.selection))
            finally:
                self._is_carrying_out = False
        elif is_undo:
            self._bring_back(step)
        else:
            self._controller.remove_image(step.entry.id)
        self.changed.emit()

    def _bring_back(self, step: CloseStep) -> None:
        images = self._state.images
        self._state.set_images(images.with_entry(step.entry, step.place))
        if step.was_current or images.current is None:
            self._controller.show_image(step.entry.id)
