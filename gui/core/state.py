"""Keeps the window's state: one frozen `Selection`, what is visible, images, newest results.

Panels read it (`gui.queries` says what a panel shows), request changes and follow its signals. Only
`gui.core.controller` puts results in and writes `queries`.
"""

from __future__ import annotations

import dataclasses
from collections import OrderedDict, deque
from operator import is_
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from engine.api.engine_status import EngineOptions
from engine.api.keys import Lane
from engine.api.scores import OutputActivation
from gui.core.chosen import input_of, layer_of, map_layer_of, maps_of, target_of
from gui.core.image_list import ImageList
from gui.core.planning import settled
from gui.core.query_store import Queries
from gui.core.scores import info_of
from gui.core.selection import Known, Selection, mixed
from gui.core.visibility import Visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.api.activations import Activations, WeightStatistics
    from engine.api.attribution import Comparison, Costs, Maps, Predictions
    from engine.api.display import Overlay, Style
    from engine.api.engine_status import EngineStatus
    from engine.api.filters import AtlasCost, FilterSettings
    from engine.api.image import Picture
    from engine.api.keys import InputKey, Target
    from engine.api.methods import MethodInfo
    from engine.api.model import LayerNode, ModelInfo, OutputInfo
    from gui.core.filter_pictures import EnlargedFilter, GrownFilters

PREDICTIONS_KEPT = 128
FILTER_LANES = frozenset({Lane.FILTERS, Lane.FILTER_DETAIL})


class State(QObject):
    """The user's choices and the results known; it emits what changed.

    Parameters
    ----------
    style : Style, optional
        How maps are shown at first.
    parent : QObject, optional
        Owner.
    """

    selection_changed = Signal(object, object)
    """(old, new), both `Selection`."""
    visible_changed = Signal()
    query_changed = Signal(object)
    """The `Lane` in which something began, ended, was refused, or may be asked for again."""
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
    activations_changed = Signal()
    weights_changed = Signal()
    filters_grown = Signal(object)
    """The numbers (a tuple) whose filter images are further on."""
    enlarged_changed = Signal()
    atlas_changed = Signal()
    options_changed = Signal()
    status_changed = Signal(object)
    """`EngineStatus`."""
    answered = Signal(float)
    """Milliseconds from the newest choice to its picture."""
    pointer_changed = Signal(object)
    """(x, y) in image pixels, or None when the pointer left the image."""

    stop_requested = Signal(object)
    """The user wants nothing more of these lanes (a frozenset)."""
    labels_requested = Signal(str)
    """The user wants other names for the classes: `LoadModel.labels`."""
    resume_requested = Signal(object)
    """The user wants what was stopped or refused in these lanes (a frozenset) after all."""
    export_requested = Signal(object)
    """The user wants a file: the request with its path."""
    activation_file_requested = Signal(str, object)
    """(kind of file, `TileStyle`): the kind is "raw", "tiles", "folder", "sheet" or "code"."""
    filter_file_requested = Signal(str, int)
    """(kind of file, pictures to a row): the kind is "one", "all" or "code"."""

    def __init__(self, style: Style | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selection = Selection() if style is None else Selection(style=style)
        self._changes: deque[Callable[[Selection], Selection]] = deque()
        self._is_changing = False
        self._visible = Visible()
        self._known: tuple[tuple[object, ...], Known] | None = None
        self._predictions: OrderedDict[tuple[InputKey, int], Predictions] = OrderedDict()
        self.queries = Queries(self)
        self.queries.changed.connect(self.query_changed)
        self.model: ModelInfo | None = None
        self.layers: dict[str, LayerNode] = {}
        self.picture: Picture | None = None
        self.maps: Maps | None = None
        self.overlay: Overlay | None = None
        self.images = ImageList()
        self.methods: tuple[MethodInfo, ...] = ()
        self.comparison: Comparison | None = None
        self.costs: Costs | None = None
        self.activations: Activations | None = None
        self.weights: WeightStatistics | None = None
        self.grown: GrownFilters | None = None
        self.enlarged: EnlargedFilter | None = None
        self.atlas_cost: AtlasCost | None = None
        self.options = EngineOptions()
        self.status: EngineStatus | None = None
        self.model_is_demo = False
        self.pointer: tuple[float, float] | None = None

    @property
    def selection(self) -> Selection:
        """The current choices."""
        return self._selection

    @property
    def visible(self) -> Visible:
        """The current contents of the screen."""
        view = self._selection.view
        if self._visible.views != (view,):
            self._visible = dataclasses.replace(self._visible, views=(view,))
        return self._visible

    @property
    def predictions(self) -> Predictions | None:
        """Predictions of the current input, or None until they are there."""
        return self.predictions_of(self._selection)

    @property
    def known(self) -> Known:
        """The answers at hand for the current selection."""
        return self._known_of(self._selection)

    def _known_of(self, selection: Selection) -> Known:
        """Return the answers at hand: the same object while none of them is another."""
        parts = (
            self.model,
            self.layers,
            self.picture,
            self.predictions_of(selection),
            self.methods,
            self.maps,
            self.overlay,
            self.comparison,
            self.costs,
            self.activations,
            self.weights,
            self.grown,
            self.enlarged,
            self.atlas_cost,
            self.queries.refused,
            self.queries.pending,
        )
        version = self.queries.version  # the last two are the same mappings for ever
        if self._known is None or not all(map(is_, (*parts, version), self._known[0])):
            self._known = (*parts, version), Known(*parts)
        return self._known[1]

    @property
    def output(self) -> OutputInfo | None:
        """The output chosen, read as it is told to be; None where no output can be explained."""
        info, chosen = info_of(self._selection, self.known), self._selection.output
        return info.outputs[chosen] if info is not None and chosen < len(info.outputs) else None

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
        """True when the map on the screen is unfinished and no request for it is pending."""
        maps = self.current_maps
        return maps is not None and maps.share < 1 and Lane.MAPS not in self.queries.pending

    def method(self, method_id: str | None = None) -> MethodInfo | None:
        """Return what is known of a method, the chosen one if None."""
        wanted = self._selection.method if method_id is None else method_id
        return next((one for one in self.methods if one.id == wanted), None)

    def predictions_of(self, selection: Selection) -> Predictions | None:
        """Return the predictions of a selection's input and output, if they are still kept."""
        fed = input_of(selection, self.model)
        return None if fed is None else self._predictions.get((fed, selection.output))

    def select(self, **changes: Any) -> None:  # noqa: ANN401  each field has its own type
        """Choose something else: fields of `Selection` by name. An equal choice ends here.

        A choice made in a slot of `selection_changed` is emitted after the one that called it,
        so that all slots get all changes in the same order.
        """
        self._change(lambda now: dataclasses.replace(now, **changes))

    def restyle(self, **changes: Any) -> None:  # noqa: ANN401  each field has its own type
        """Choose another style: fields of `Style` by name."""
        self._change(
            lambda now: dataclasses.replace(now, style=dataclasses.replace(now.style, **changes))
        )

    def _change(self, change: Callable[[Selection], Selection]) -> None:
        self._changes.append(change)
        if self._is_changing:
            return
        self._is_changing = True
        try:
            while self._changes:
                self._apply(self._changes.popleft())
        finally:
            self._changes.clear()
            self._is_changing = False

    def _apply(self, change: Callable[[Selection], Selection]) -> None:
        old = self._selection
        new = change(old)
        new = settled(old, new, self._known_of(new))
        if new == old:
            return
        self._selection = new
        self.selection_changed.emit(old, new)
        if self.predictions_of(old) is not self.predictions_of(new):
            self.predictions_changed.emit()

    def choose_layer(self, path: str | None) -> None:
        """Choose a layer alone; None for the model's auto layer."""
        self._change(
            lambda now: dataclasses.replace(
                now, layer=path, layer_blend=dataclasses.replace(now.layer_blend, others=())
            )
        )

    def mix_layer(self, path: str) -> None:
        """Combine a layer with the one shown, or take it away again."""

        def combine(now: Selection) -> Selection:
            main = layer_of(now, self.known)
            if main is None:
                return now
            layer, others = mixed(main, now.layer_blend.others, path)
            if (layer, others) == (main, now.layer_blend.others):
                return now
            blend = dataclasses.replace(now.layer_blend, others=others)
            return dataclasses.replace(now, layer=layer, layer_blend=blend)

        self._change(combine)

    def inspect(self, path: str) -> None:
        """Let the panels show a layer, which need not have a heatmap."""
        self.select(inspected=None if path == self.layer else path)

    def choose_unit(self, target: Target) -> None:
        """Choose a class or channel of a list; the area stays if the target now has one."""
        now = self._selection.target
        is_same_grid = now is not None and now.layer is None and now.output == target.output
        if now is not None and is_same_grid and target.layer is None:
            target = dataclasses.replace(target, area=now.area)
        self.select(target=target)

    def choose_output(self, output: int) -> None:
        """Choose another output of the model; a neuron inside the network stays the target."""
        target = self._selection.target
        kept = target if target is not None and target.layer is not None else None
        self.select(output=output, target=kept)

    def choose_filters(self, **changes: Any) -> None:  # noqa: ANN401  each field has its own type
        """Choose other filter images: fields of `FilterChoice` by name."""
        self._change(
            lambda now: dataclasses.replace(
                now, filters=dataclasses.replace(now.filters, **changes)
            )
        )

    def set_up_filters(self, **changes: Any) -> None:  # noqa: ANN401  each field has its own type
        """Grow filter images otherwise: fields of `FilterSettings` by name."""

        def set_up(now: Selection) -> Selection:
            settings = dataclasses.replace(now.filters.settings, **changes)
            return dataclasses.replace(
                now, filters=dataclasses.replace(now.filters, settings=settings)
            )

        self._change(set_up)

    def toggle_chosen(self, number: int) -> None:
        """Put a channel into the direction, or take it out."""

        def toggle(now: Selection) -> Selection:
            chosen = tuple(sorted({*now.filters.chosen} ^ {number}))
            return dataclasses.replace(now, filters=dataclasses.replace(now.filters, chosen=chosen))

        self._change(toggle)

    def enlarge_filter(self, number: int | None) -> None:
        """Show a filter image large; None, or the same again, closes it."""
        is_same = number == self._selection.filters.enlarged
        self.choose_filters(enlarged=None if is_same else number, enlarged_settings=None)

    def grow_enlarged(self, settings: FilterSettings) -> None:
        """Grow the filter image seen large otherwise, even if that was refused before."""
        self.choose_filters(enlarged_settings=settings)
        self.resume_requested.emit(frozenset({Lane.FILTER_DETAIL}))

    def set_visible(self, **changes: Any) -> None:  # noqa: ANN401  each field has its own type
        """Tell what is on the screen: fields of `Visible` by name."""
        visible = dataclasses.replace(self._visible, **changes)
        if visible != self._visible:
            self._visible = visible
            self.visible_changed.emit()

    def set_images(self, images: ImageList) -> None:
        """Put another list of images in place."""
        if images != self.images:
            self.images = images
            self.images_changed.emit()

    def set_model(self, info: ModelInfo, *, is_demo: bool = False) -> None:
        """Take an opened model: target and preprocessing start anew, the layer stays if it can.

        The same model with other names for its classes changes nothing else.
        """
        is_renamed = self.model is not None and (
            (self.model.key, self.model.request.path) == (info.key, info.request.path)
            and self.model.request.labels != info.request.labels
        )
        if self.model is not None and [output.labels for output in self.model.outputs] != [
            output.labels for output in info.outputs
        ]:
            self._predictions.clear()  # they name their classes
            self.maps = None
        self.activations = self.weights = None
        self.model = info
        self.layers = {node.path: node for node in info.walk()}
        self.model_is_demo = is_demo
        if not is_renamed:
            self._select_model(info)
        self.model_changed.emit()

    def _select_model(self, info: ModelInfo) -> None:
        layer = self._selection.layer
        node = info.find(layer) if layer is not None else None
        kept = layer if node is not None and node.explainable else None
        layer_blend = dataclasses.replace(self._selection.layer_blend, others=())
        if self._selection.filters.settings.preprocess not in (
            choice.name for choice in info.preprocess_choices
        ):
            self.set_up_filters(preprocess="auto")
        self.select(
            model=info.key,
            target=None,
            output=0,
            output_activation=OutputActivation.AUTO,
            preprocess="auto",
            layer=kept,
            layer_blend=layer_blend,
            inspected=None,
        )

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
        if key == (input_of(self._selection, self.model), self._selection.output):
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
        self.comparison = comparison
        self.comparison_changed.emit()

    def set_costs(self, costs: Costs) -> None:
        """Take the newest estimate."""
        self.costs = costs
        self.costs_changed.emit()

    def set_activations(self, activations: Activations) -> None:
        """Take the newest activations."""
        self.activations = activations
        self.activations_changed.emit()

    def set_weights(self, weights: WeightStatistics) -> None:
        """Take the newest statistics of weights."""
        self.weights = weights
        self.weights_changed.emit()

    def set_grown(self, grown: GrownFilters | None, numbers: tuple[int, ...] = ()) -> None:
        """Take filter images; these of them are further on."""
        self.grown = grown
        self.filters_grown.emit(numbers)

    def set_enlarged(self, enlarged: EnlargedFilter | None) -> None:
        """Take the filter image that is grown larger or longer."""
        self.enlarged = enlarged
        self.enlarged_changed.emit()

    def set_atlas_cost(self, cost: AtlasCost) -> None:
        """Take the newest estimate of an atlas."""
        self.atlas_cost = cost
        self.atlas_changed.emit()

    def set_options(self, options: EngineOptions) -> None:
        """Take how the engine process computes."""
        if options != self.options:
            self.options = options
            self.options_changed.emit()

    def forget_answers(self) -> None:
        """Let everything shown of the image and its layer be asked for anew."""
        self._predictions.clear()
        self.maps = self.comparison = self.costs = None
        self.activations = self.weights = None
        self.activations_changed.emit()
        self.weights_changed.emit()
