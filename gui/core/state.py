"""The window's state: one frozen `Selection`, the open images, and the newest results.

Panels read it, tell it wishes through `select`, and follow its signals. Only `gui.core.controller`
puts results in.
"""

from __future__ import annotations

import dataclasses
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from engine.api.engine_status import EngineOptions
from gui.core.image_list import ImageList
from gui.core.planning import input_of, layer_of, map_layer_of, maps_of, target_of
from gui.core.selection import Known, Selection, mixed
from gui.queries.activations import Seeing, without_stale_channel
from gui.queries.atlas import AtlasAsker
from gui.queries.filters import Gallery

if TYPE_CHECKING:
    from engine.api.attribution import CompareMethods, Comparison, Costs, Maps, Predictions
    from engine.api.display import Overlay, Style
    from engine.api.engine_status import EngineStatus
    from engine.api.image import Picture
    from engine.api.keys import InputKey, MapKey, Target
    from engine.api.methods import MethodInfo
    from engine.api.model import ModelInfo
    from gui.queries.protocol import Asker

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
    comparison_changed = Signal()
    costs_changed = Signal()
    comparing_changed = Signal()
    """Somebody began or stopped to look at the comparison of methods."""
    options_changed = Signal()
    status_changed = Signal(object)
    """`EngineStatus`."""
    answered = Signal(float)
    """Milliseconds from the newest choice to its picture."""
    pointer_changed = Signal(object)
    """(x, y) in image pixels, or None when the pointer left the image."""

    def __init__(self, style: Style | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selection = Selection() if style is None else Selection(style=style)
        self._predictions: OrderedDict[tuple[InputKey, int], Predictions] = OrderedDict()
        self._failed: frozenset[tuple[MapKey, str | None]] = frozenset()
        self._stopped: Maps | None = None
        self.model: ModelInfo | None = None
        self.picture: Picture | None = None
        self.maps: Maps | None = None
        self.overlay: Overlay | None = None
        self.images = ImageList()
        self.methods: tuple[MethodInfo, ...] = ()
        self.comparison: Comparison | None = None
        self.comparison_refused: tuple[CompareMethods, str] | None = None
        self.costs: Costs | None = None
        self.is_comparing = False
        self.options = EngineOptions()
        self.status: EngineStatus | None = None
        self.model_is_demo = False
        self.pointer: tuple[float, float] | None = None
        self.seeing = Seeing(self)
        self.gallery = Gallery(self)
        self.atlas = AtlasAsker(self)
        self.askers: tuple[Asker, ...] = (self.seeing, self.gallery, self.atlas)

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
        return Known(
            self.model,
            self.picture,
            self.predictions,
            self.maps,
            self._failed,
            self.methods,
            self.comparison,
            self.costs,
        )

    @property
    def layer(self) -> str | None:
        """Path of the layer chosen, or the model's auto layer."""
        return layer_of(self._selection, self.known)

    @property
    def map_layer(self) -> str | None:
        """Name of the map shown among the maps: that layer, or `INPUT_LAYER`."""
        return map_layer_of(self._selection, self.known)

    @property
    def target(self) -> Target | None:
        """The target explained: the chosen one, or the top class once it is known."""
        return target_of(self._selection, self.known)

    @property
    def current_maps(self) -> Maps | None:
        """Maps of the current selection, or None until they are there."""
        return maps_of(self._selection, self.known)

    @property
    def is_stopped(self) -> bool:
        """True when the map on the screen is unfinished and nobody works on it any more."""
        return self._stopped is not None and self._stopped is self.current_maps

    def method(self, method_id: str | None = None) -> MethodInfo | None:
        """Return what is known of a method, the chosen one if None."""
        wanted = self._selection.method if method_id is None else method_id
        return next((one for one in self.methods if one.id == wanted), None)

    def predictions_of(self, selection: Selection) -> Predictions | None:
        """Return the predictions of a selection's input and output, if they are still kept."""
        fed = input_of(selection)
        return None if fed is None else self._predictions.get((fed, selection.output))

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

    def choose_layer(self, path: str | None) -> None:
        """Choose a layer alone; None for the model's auto layer."""
        self.select(
            layer=path, layer_blend=dataclasses.replace(self._selection.layer_blend, others=())
        )

    def mix_layer(self, path: str) -> None:
        """Put a layer beside the one shown, or take it away again."""
        main, layer_blend = self.layer, self._selection.layer_blend
        if main is not None:
            layer, others = mixed(main, layer_blend.others, path)
            if (layer, others) != (main, layer_blend.others):
                self.select(
                    layer=layer, layer_blend=dataclasses.replace(layer_blend, others=others)
                )

    def choose_output(self, output: int) -> None:
        """Choose another output of the model; a neuron inside the network stays the target."""
        target = self._selection.target
        kept = target if target is not None and target.layer is not None else None
        self.select(output=output, target=kept)

    def set_images(self, images: ImageList) -> None:
        """Put another list of images in place."""
        if images != self.images:
            self.images = images
            self.images_changed.emit()

    def set_model(self, info: ModelInfo, *, is_demo: bool = False) -> None:
        """Take an opened model: target and preprocessing start anew, the layer stays if it can."""
        if self.model is not None and self.model.key != info.key:
            self._failed = frozenset()
        if self.model is not None and [output.labels for output in self.model.outputs] != [
            output.labels for output in info.outputs
        ]:
            self._predictions.clear()  # they name their classes
            self.maps = None
        self.model = info
        self.model_is_demo = is_demo
        layer = self._selection.layer
        node = info.find(layer) if layer is not None else None
        kept = layer if node is not None and node.explainable else None
        layer_blend = dataclasses.replace(self._selection.layer_blend, others=())
        self.select(
            model=info.key,
            target=None,
            output=0,
            preprocess="auto",
            layer=kept,
            layer_blend=layer_blend,
        )
        self.model_changed.emit()

    def set_picture(self, picture: Picture | None) -> None:
        """Take a decoded picture: layer and an explicitly chosen target stay."""
        key = None if picture is None else picture.key
        self.picture = picture
        if key != self._selection.image:
            self.overlay = None
            self.select(image=key, region=None)
        self.picture_changed.emit()

    def set_predictions(self, predictions: Predictions) -> None:
        """Keep predictions of an input, current or not."""
        key = predictions.input, predictions.output
        self._predictions[key] = predictions
        self._predictions.move_to_end(key)
        while len(self._predictions) > PREDICTIONS_KEPT:
            self._predictions.popitem(last=False)
        if key == (input_of(self._selection), self._selection.output):
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

    def set_comparison(self, comparison: Comparison) -> None:
        """Take the newest comparison of methods."""
        self.comparison, self.comparison_refused = comparison, None
        self.comparison_changed.emit()

    def refuse_comparison(self, request: CompareMethods, reason: str) -> None:
        """Remember why methods could not be compared."""
        self.comparison_refused = request, reason
        self.comparison_changed.emit()

    def set_costs(self, costs: Costs) -> None:
        """Take the newest estimate."""
        self.costs = costs
        self.costs_changed.emit()

    def set_comparing(self, is_comparing: bool) -> None:
        """Tell whether somebody looks at the comparison of methods."""
        if is_comparing != self.is_comparing:
            self.is_comparing = is_comparing
            self.comparing_changed.emit()

    def set_options(self, options: EngineOptions) -> None:
        """Take how the engine process computes."""
        if options != self.options:
            self.options = options
            self.options_changed.emit()

    def mark_failed(self, key: MapKey, layer: str | None = None) -> None:
        """Remember that maps cannot be made, of one layer or of all: nobody waits for them."""
        self._failed |= {(key, layer)}

    def mark_stopped(self) -> None:
        """Remember that nobody works on the map on the screen any more, finished or not."""
        maps = self.current_maps
        self._stopped = maps if maps is not None and maps.share < 1 else None
        self.maps_changed.emit()

    def forget_failures(self) -> None:
        """Let failed maps be tried again, and predictions and maps be asked for anew."""
        self.seeing.forget()
        self.gallery.forget_refusals()
        self._failed = frozenset()
        self._stopped = None
        self._predictions.clear()
        self.maps = None
        self.comparison = self.comparison_refused = self.costs = None
