"""The window's state: one frozen `Selection`, the open images, and the newest results.

Panels read it, tell it wishes through `select`, and follow its signals. Only `gui.conductor` puts
results in.
"""

from __future__ import annotations

import dataclasses
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from gui.images import ImageList
from gui.planning import input_of, layer_of, map_key_of, target_of
from gui.seeing import Seeing, without_stale_channel
from gui.selection import Known, Selection

if TYPE_CHECKING:
    from engine.requests import InputKey, MapKey, Style, Target
    from engine.results import (
        EngineStatus,
        Maps,
        MethodInfo,
        ModelInfo,
        Overlay,
        Picture,
        Predictions,
    )

PREDICTIONS_KEPT = 128


class State(QObject):
    """What is chosen and what is known; it emits what changed.

    Parameters
    ----------
    style : Style, optional
        How maps are shown at first.
    parent : QObject, optional
        Owner.
    """

    selection_changed = Signal(object, object)
    """(old, new), both `Selection`."""
    model_changed = Signal()
    picture_changed = Signal()
    predictions_changed = Signal()
    maps_changed = Signal()
    overlay_changed = Signal()
    images_changed = Signal()
    image_failed = Signal(str, str)
    """(id of the entry, why it could not be opened)."""
    methods_changed = Signal()
    status_changed = Signal(object)
    """`EngineStatus`."""
    answered = Signal(float)
    """Milliseconds from the newest choice to its picture."""
    pointer_changed = Signal(object)
    """(x, y) in image pixels, or None when the pointer left the image."""

    def __init__(self, style: Style | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selection = Selection() if style is None else Selection(style=style)
        self._predictions: OrderedDict[InputKey, Predictions] = OrderedDict()
        self._failed: frozenset[MapKey] = frozenset()
        self.model: ModelInfo | None = None
        self.picture: Picture | None = None
        self.maps: Maps | None = None
        self.overlay: Overlay | None = None
        self.images = ImageList()
        self.methods: tuple[MethodInfo, ...] = ()
        self.status: EngineStatus | None = None
        self.model_is_demo = False
        self.pointer: tuple[float, float] | None = None
        self.seeing = Seeing(self)

    @property
    def selection(self) -> Selection:
        """What is chosen now."""
        return self._selection

    @property
    def predictions(self) -> Predictions | None:
        """Predictions of the current input, or None until they are there."""
        return self.predictions_of(self._selection)

    @property
    def known(self) -> Known:
        """The answers at hand for the current selection."""
        return Known(self.model, self.picture, self.predictions, self.maps, self._failed)

    @property
    def layer(self) -> str | None:
        """Path of the layer shown: the chosen one, or the model's auto layer."""
        return layer_of(self._selection, self.known)

    @property
    def target(self) -> Target | None:
        """The target explained: the chosen one, or the top class once it is known."""
        return target_of(self._selection, self.known)

    @property
    def current_maps(self) -> Maps | None:
        """Maps of the current selection, or None until they are there."""
        key = map_key_of(self._selection, self.known)
        return self.maps if self.maps is not None and self.maps.key == key else None

    def predictions_of(self, selection: Selection) -> Predictions | None:
        """Return the predictions of a selection's input, if they are still kept."""
        fed = input_of(selection)
        return None if fed is None else self._predictions.get(fed)

    def select(self, **changes: Any) -> None:  # noqa: ANN401  each field has its own type
        """Choose something else: fields of `Selection` by name. An equal choice ends here."""
        old = self._selection
        new = without_stale_channel(old, dataclasses.replace(old, **changes))
        if new == old:
            return
        self._selection = new
        self.selection_changed.emit(old, new)
        if self.predictions_of(old) is not self.predictions_of(new):
            self.predictions_changed.emit()

    def restyle(self, **changes: Any) -> None:  # noqa: ANN401  each field has its own type
        """Choose another style: fields of `Style` by name."""
        self.select(style=dataclasses.replace(self._selection.style, **changes))

    def set_images(self, images: ImageList) -> None:
        """Put another list of images in place."""
        if images != self.images:
            self.images = images
            self.images_changed.emit()

    def set_model(self, info: ModelInfo, *, is_demo: bool = False) -> None:
        """Take an opened model: target and preprocessing start anew, the layer stays if it can."""
        if self.model is not None and self.model.key != info.key:
            self._failed = frozenset()
        if self.model is not None and self.model.labels != info.labels:
            self._predictions.clear()  # they name their classes
            self.maps = None
        self.model = info
        self.model_is_demo = is_demo
        layer = self._selection.layer
        node = info.find(layer) if layer is not None else None
        kept = layer if node is not None and node.explainable else None
        self.select(model=info.key, target=None, preprocess="auto", layer=kept)
        self.model_changed.emit()

    def set_picture(self, picture: Picture | None) -> None:
        """Take a decoded picture: layer and an explicitly chosen target stay."""
        key = None if picture is None else picture.key
        self.picture = picture
        if key != self._selection.image:
            self.overlay = None
            self.select(image=key, view=None)
        self.picture_changed.emit()

    def set_predictions(self, predictions: Predictions) -> None:
        """Keep predictions of an input, current or not."""
        self._predictions[predictions.input] = predictions
        self._predictions.move_to_end(predictions.input)
        while len(self._predictions) > PREDICTIONS_KEPT:
            self._predictions.popitem(last=False)
        if predictions.input == input_of(self._selection):
            self.predictions_changed.emit()

    def set_maps(self, maps: Maps) -> None:
        """Take the newest maps."""
        self.maps = maps
        self.maps_changed.emit()

    def set_overlay(self, overlay: Overlay) -> None:
        """Take the newest picture of the screen."""
        self.overlay = overlay
        self.overlay_changed.emit()

    def set_methods(self, methods: tuple[MethodInfo, ...]) -> None:
        """Take the list of methods that the engine has."""
        self.methods = methods
        self.methods_changed.emit()

    def set_status(self, status: EngineStatus) -> None:
        """Take what the engine process is doing."""
        self.status = status
        self.status_changed.emit(status)

    def set_pointer(self, position: tuple[float, float] | None) -> None:
        """Take the place under the pointer, in image pixels."""
        self.pointer = position
        self.pointer_changed.emit(position)

    def mark_failed(self, key: MapKey) -> None:
        """Remember that these maps cannot be made, so that nobody waits for them."""
        self._failed |= {key}

    def forget_failures(self) -> None:
        """Let failed maps be tried again, and predictions and maps be asked for anew."""
        self.seeing.forget()
        self._failed = frozenset()
        self._predictions.clear()
        self.maps = None
