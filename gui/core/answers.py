"""Keeps the answers at hand for each view: pictures, predictions, maps, overlays. Without Qt.

Owned by `gui.core.state`. The newest maps, overlay and activations of a view stay until the next
ones are there, perhaps answering an earlier choice; pictures and predictions are found by key.
"""

from __future__ import annotations

import dataclasses
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gui.core.chosen import input_of
from gui.core.selection import DIFFERENCE_INDEX

if TYPE_CHECKING:
    from engine.api.activations import Activations
    from engine.api.attribution import Maps, Predictions
    from engine.api.display import Overlay
    from engine.api.image import Picture
    from engine.api.keys import InputKey
    from engine.api.model import ModelInfo
    from gui.core.selection import Selection

PREDICTIONS_KEPT = 128


@dataclass(frozen=True, slots=True, eq=False)
class ViewAnswers:
    """The newest answers of one view.

    Attributes
    ----------
    maps, overlay, activations
        Perhaps to an earlier choice; None before the first.
    """

    maps: Maps | None = None
    overlay: Overlay | None = None
    activations: Activations | None = None


NO_ANSWERS = ViewAnswers()


class Answers:
    """The pictures in view, the predictions of late, and the newest answers of each view."""

    def __init__(self) -> None:
        self._pictures: dict[str, Picture] = {}
        self._predictions: OrderedDict[tuple[InputKey, int], Predictions] = OrderedDict()
        self._views: dict[int, ViewAnswers] = {}

    def picture(self, selection: Selection) -> Picture | None:
        """Return a selection's picture."""
        return None if selection.image is None else self._pictures.get(selection.image)

    def add_picture(self, picture: Picture) -> None:
        """Keep a picture until `follow` finds that no view shows it."""
        self._pictures[picture.key] = picture

    def predictions(self, selection: Selection, info: ModelInfo | None) -> Predictions | None:
        """Return the predictions of a selection's input and output, if they are still kept."""
        fed = input_of(selection, info)
        return None if fed is None else self._predictions.get((fed, selection.output))

    def add_predictions(self, predictions: Predictions) -> None:
        """Keep predictions of an input, current or not."""
        key = predictions.input, predictions.output
        self._predictions[key] = predictions
        self._predictions.move_to_end(key)
        while len(self._predictions) > PREDICTIONS_KEPT:
            self._predictions.popitem(last=False)

    def of(self, index: int) -> ViewAnswers:
        """Return the newest answers of a view."""
        return self._views.get(index, NO_ANSWERS)

    def put(self, index: int, **changes: Any) -> None:  # noqa: ANN401  each field has its own type
        """Keep newer answers of a view: fields of `ViewAnswers` by name."""
        self._views[index] = dataclasses.replace(self.of(index), **changes)

    def follow(self, old: Selection, new: Selection) -> None:
        """Forget views that are closed and images that none shows; new views know what was known.

        A view whose image is another one has no picture drawn of it yet.
        """
        if old.split is new.split and old.image == new.image:
            return
        before = {view.index: view for view in old.views}
        after = {view.index: view for view in new.views}
        for index in before.keys() - after.keys():
            self._views.pop(index, None)
        if old.split.difference is not None and new.split.difference is None:
            self._views.pop(DIFFERENCE_INDEX, None)
        known = self.of(old.split.index)
        for index, view in after.items():
            if index not in before:
                self._views[index] = dataclasses.replace(known, overlay=None)
            elif before[index].image != view.image:
                self.put(index, overlay=None)
        shown = {view.image for view in after.values()}
        for key in self._pictures.keys() - shown:
            del self._pictures[key]

    def forget(self, **changes: None) -> None:
        """Forget answers of all views: fields of `ViewAnswers` by name."""
        self._views = {
            index: dataclasses.replace(kept, **changes) for index, kept in self._views.items()
        }

    def forget_predictions(self) -> None:
        """Forget all predictions."""
        self._predictions.clear()
