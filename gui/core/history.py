"""Keeps the steps that can be undone: changed choices of the view, and closed images. Without Qt.

`gui.core.view_history` records what happens and carries steps out.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gui.core.image_list import ImageEntry
    from gui.core.selection import Selection, View

STEPS_KEPT = 200
MERGED_WITHIN_S = 0.8
"""Changes of one slider, parameter or walk that follow each other so soon are one step."""
CHOICES = (
    "output",
    "output_activation",
    "target",
    "score",
    "method",
    "parameters",
    "layer",
    "layer_blend",
    "style",
    "preprocess",
    "resize",
    "fit",
    "input_size",
    "input_values",
    "tiles",
)
"""Fields of `Selection` that are undone. Where one looks (image, region, inspected layer, channel
on the canvas, image alone) is no change of the view."""
FILTER_CHOICES = ("objective_kind", "settings", "from_image", "columns", "grid_order")
"""Fields of its `FilterChoice` that are undone; the others are numbers of one layer's channels."""
CONTINUOUS = ("style.intensity", "style.threshold", "parameters", "layer")
"""What is moved through many values on the way to one."""


@dataclass(frozen=True, slots=True)
class ChoiceStep:
    """Choices of a view became others.

    Attributes
    ----------
    before, after : Selection
        Of which the undone fields count; both are about the same view.
    """

    before: Selection
    after: Selection

    @property
    def view_index(self) -> int:
        """`View.index` of the view."""
        return self.after.split.index


@dataclass(frozen=True, slots=True)
class CloseStep:
    """An image was taken off the film strip.

    Attributes
    ----------
    entry : ImageEntry
        The image.
    place : int
        Its index in the film strip.
    was_current : bool
        It was on the screen.
    """

    entry: ImageEntry
    place: int
    was_current: bool


Step = ChoiceStep | CloseStep


def changed_choices(old: Selection, new: Selection) -> frozenset[str]:
    """Return the names of the undone fields in which two selections differ.

    The fields of the style are told apart: "style.intensity". Going to another view changes none.
    """
    if old.split.index != new.split.index:
        return frozenset()
    names = {name for name in CHOICES if getattr(old, name) != getattr(new, name)}
    if "style" in names:
        names.remove("style")
        names |= {
            f"style.{each.name}"
            for each in dataclasses.fields(old.style)
            if getattr(old.style, each.name) != getattr(new.style, each.name)
        }
    names |= {
        f"filters.{name}"
        for name in FILTER_CHOICES
        if getattr(old.filters, name) != getattr(new.filters, name)
    }
    return frozenset(names)


def choices_of(wanted: Selection, now: Selection) -> dict[str, Any]:
    """Return the undone fields of a selection, for `State.select`; the rest stays as it is now."""
    kept = {name: getattr(wanted.filters, name) for name in FILTER_CHOICES}
    choices = {name: getattr(wanted, name) for name in CHOICES}
    return {**choices, "filters": dataclasses.replace(now.filters, **kept)}


class History:
    """Steps done and undone, newest last. The steps undone end with the next thing that is done."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._merges: frozenset[str] = frozenset()
        self._since = 0.0

    @property
    def can_undo(self) -> bool:
        """True when a step was done."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """True when a step was undone and nothing was done since."""
        return bool(self._undone)

    def forget(self) -> None:
        """Begin anew: the steps belong to something that is not there any more."""
        self._done.clear()
        self._undone.clear()
        self._merges = frozenset()

    def keep_views(self, views: Iterable[View]) -> None:
        """Forget the choices made in other views, or of another model in one of these.

        A closed view's index is given anew, and the layers and classes of a model are its own.
        """
        kept = {(view.index, view.model) for view in views}
        for steps in (self._done, self._undone):
            steps[:] = [
                step
                for step in steps
                if isinstance(step, CloseStep) or (step.view_index, step.after.model) in kept
            ]

    def record_choice(self, old: Selection, new: Selection, now_s: float) -> None:
        """Add a change of the selection; one that goes on with the last step joins it.

        Parameters
        ----------
        old, new : Selection
            Before and after. A change of other fields is no step.
        now_s : float
            When it happened, on any clock that only goes forward.
        """
        changed = changed_choices(old, new)
        if not changed:
            return
        last = self._done[-1] if self._done else None
        goes_on = changed == self._merges and now_s - self._since <= MERGED_WITHIN_S
        if goes_on and isinstance(last, ChoiceStep) and last.view_index == new.split.index:
            self._done.pop()
            old = last.before
        self._merges = changed if len(changed) == 1 and changed <= {*CONTINUOUS} else frozenset()
        self._since = now_s
        self._undone.clear()
        if changed_choices(old, new):  # a slider may have come back to where it was
            self._add(ChoiceStep(old, new))

    def record_close(self, entry: ImageEntry, place: int, *, was_current: bool) -> None:
        """Add that an image was taken off the film strip."""
        self._merges = frozenset()
        self._undone.clear()
        self._add(CloseStep(entry, place, was_current))

    def undo(self) -> Step | None:
        """Return the last step that is to be undone now, or None."""
        return self._move(self._done, self._undone)

    def redo(self) -> Step | None:
        """Return the step that is to be done again now, or None."""
        return self._move(self._undone, self._done)

    def _move(self, source: list[Step], goal: list[Step]) -> Step | None:
        self._merges = frozenset()
        if not source:
            return None
        goal.append(source.pop())
        return goal[-1]

    def _add(self, step: Step) -> None:
        self._done.append(step)
        del self._done[:-STEPS_KEPT]
