"""Keeps the window's state: one frozen `Selection`, what is visible, images, newest results.

Panels read it (`gui.queries` says what a panel shows), request changes and follow its signals. Only
`gui.core.controller` puts results in and writes `queries`.
"""

from __future__ import annotations

import dataclasses
from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot

from engine.api.engine_status import EngineOptions
from engine.api.keys import Lane
from gui.core import views
from gui.core.answers import Answers
from gui.core.chosen import layer_of
from gui.core.image_list import ImageList
from gui.core.known_view import KnownView
from gui.core.open_models import (
    OpenModels,
    have_other_names,
    have_same_outputs,
    is_reloaded,
    is_same_renamed,
)
from gui.core.planning import settled
from gui.core.query_store import Queries
from gui.core.ranking import sources_of, with_channel
from gui.core.selection import Known, Link, Selection, is_restyled, mixed
from gui.core.state_signals import StateSignals
from gui.core.target_choice import carried
from gui.core.turns import Turns, are_same
from gui.core.visibility import Visible

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtCore import QObject, SignalInstance

    from engine.api.activations import Activations, LayerShapes, WeightStatistics
    from engine.api.attribution import Comparison, Costs, FoundMaps, Maps, Predictions
    from engine.api.display import Overlay, Style
    from engine.api.engine_status import EngineStatus
    from engine.api.figure import Figure
    from engine.api.filters import AtlasCost, FilterSettings
    from engine.api.image import Picture
    from engine.api.keys import InputKey, Target
    from engine.api.methods import MethodInfo
    from engine.api.model import LayerNode, ModelInfo
    from engine.api.outputs import OutputInfo
    from engine.api.preprocessing_trial import PreprocessingTrial
    from engine.api.top_images import ImageSource, TopImages
    from gui.core.filter_pictures import EnlargedFilter, GrownFilters
    from gui.core.selection import View
    from gui.core.turns import Parts

NO_LAYERS: dict[str, LayerNode] = {}
FILTER_LANES = frozenset({Lane.FILTERS, Lane.FILTER_DETAIL})


class State(StateSignals):
    """The user's choices and the results known; it emits what changed.

    Parameters
    ----------
    style : Style, optional
        How maps are shown at first.
    parent : QObject, optional
        Owner.
    """

    def __init__(self, style: Style | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selection = Selection() if style is None else Selection(style=style)
        self._changes: deque[Callable[[Selection], Selection]] = deque()
        self._is_changing = False
        self._turns = Turns(self._parts, self.currency_changed.emit, self.beside_changed.emit)
        self._visible = Visible()
        self._answers = Answers()
        self._known: dict[int, tuple[tuple[object, ...], Known]] = {}
        self._shown: dict[int, tuple[Selection, Selection]] = {}
        self.queries = Queries(self)
        self.queries.changed.connect(self.query_changed)
        for changed in (
            self.query_changed, self.model_changed, self.picture_changed, self.predictions_changed,
            self.maps_changed, self.view_answered, self.activations_changed,
            self.weights_changed, self.comparison_changed, self.costs_changed,
            self.found_maps_changed, self.top_images_changed,
        ):  # fmt: skip
            changed.connect(self._note_currency)
        self.models = OpenModels()
        self._layers: dict[str, dict[str, LayerNode]] = {}
        self.images = ImageList()
        self.methods: tuple[MethodInfo, ...] = ()
        self.comparison: Comparison | None = None
        self.costs: Costs | None = None
        self.weights: WeightStatistics | None = None
        self.grown: GrownFilters | None = None
        self.enlarged: EnlargedFilter | None = None
        self.atlas_cost: AtlasCost | None = None
        self.found_maps: FoundMaps | None = None
        self.top_images: TopImages | None = None
        self.shapes: LayerShapes | None = None
        self.figure: Figure | None = None
        self.trial: PreprocessingTrial | None = None
        self._sources: tuple[ImageSource, ...] = ()
        self.options = EngineOptions()
        self.status: EngineStatus | None = None
        self.pointer: tuple[float, float] | None = None

    @property
    def selection(self) -> Selection:
        """The current choices."""
        return self._selection

    @property
    def model(self) -> ModelInfo | None:
        """The active view's model."""
        return self.models.find(self._selection.model)

    @property
    def layers(self) -> dict[str, LayerNode]:
        """The layers of the active view's model, by path."""
        return self._layers_of(self._selection)

    def _layers_of(self, selection: Selection) -> dict[str, LayerNode]:
        return self._layers.get(selection.model or "", NO_LAYERS)

    @property
    def model_is_demo(self) -> bool:
        """True when the active view's model came with the program."""
        return self.models.first_is_demo and self.model is self.models.first

    @property
    def visible(self) -> Visible:
        """The current contents of the screen."""
        return self._visible

    @property
    def picture(self) -> Picture | None:
        """The open picture."""
        return self._answers.picture(self._selection)

    @property
    def predictions(self) -> Predictions | None:
        """Predictions of the current input, or None until they are there."""
        return self._answers.predictions(self._selection, self.model)

    @property
    def overlay(self) -> Overlay | None:
        """The newest picture of the screen; perhaps of an earlier choice."""
        return self._answers.of(self._selection.split.index).overlay

    def overlay_of(self, index: int) -> Overlay | None:
        """Return the newest picture drawn for a view or a difference."""
        return self._answers.of(index).overlay

    @property
    def activations(self) -> Activations | None:
        """The newest activations; perhaps of an earlier choice."""
        return self._answers.of(self._selection.split.index).activations

    @property
    def known(self) -> Known:
        """The answers at hand for the current selection."""
        return self._known_of(self._selection, self._selection.split.index)

    @property
    def active(self) -> KnownView:
        """The active view."""
        return KnownView(self._selection.split.index, self._selection, self.known)

    @property
    def beside(self) -> tuple[KnownView, ...]:
        """The views beside the active one, in reading order."""
        return tuple(map(self._known_view, self._selection.split.beside))

    @property
    def views(self) -> tuple[KnownView, ...]:
        """All views, in reading order."""
        split = self._selection.split
        before, after = map(self._known_view, split.before), map(self._known_view, split.after)
        return (*before, self.active, *after)

    def _known_view(self, view: View) -> KnownView:
        held = self._shown.get(view.index)
        if held is None or held[0] is not self._selection:
            held = self._shown[view.index] = self._selection, self._selection.showing(view)
        return KnownView(view.index, held[1], self._known_of(held[1], view.index))

    def _known_of(self, selection: Selection, index: int) -> Known:
        """Return the answers at hand: the same object while none of them is another."""
        newest = self._answers.of(index)
        parts = (
            self.models.find(selection.model),
            self._layers_of(selection),
            self._answers.picture(selection),
            self._answers.predictions(selection, self.models.find(selection.model)),
            self.methods,
            newest.maps,
            newest.overlay,
            self.comparison,
            self.costs,
            newest.activations,
            self.weights,
            self.grown,
            self.enlarged,
            self.atlas_cost,
            self.found_maps,
            self.top_images,
            self.shapes,
            self.figure,
            self.trial,
            self._sources,
            self.models.are_two,
            self.queries.refused,
            self.queries.pending,
        )
        version = self.queries.version  # the last two are the same mappings for ever
        held = self._known.get(index)
        if held is None or not are_same((*parts, version), held[0]):
            held = self._known[index] = (*parts, version), Known(*parts)
        return held[1]

    @property
    def output(self) -> OutputInfo | None:
        """The output chosen, read as it is told to be; None where no output can be explained."""
        return self.active.output

    @property
    def layer(self) -> str | None:
        """Path of the layer chosen, or the model's auto layer."""
        return self.active.layer

    @property
    def input(self) -> InputKey | None:
        """Input of the network, or None while the model or the image is missing."""
        return self.active.input

    @property
    def map_layer(self) -> str | None:
        """Name of the map shown among the maps: that layer, or `INPUT_LAYER`."""
        return self.active.map_layer

    @property
    def target(self) -> Target | None:
        """The target explained: the chosen one, or the top class once it is known."""
        return self.active.target

    @property
    def current_maps(self) -> Maps | None:
        """Maps of the current selection, or None until they are there."""
        return self.active.current_maps

    def method(self, method_id: str | None = None) -> MethodInfo | None:
        """Return what is known of a method, the chosen one if None."""
        wanted = self._selection.method if method_id is None else method_id
        return next((one for one in self.methods if one.id == wanted), None)

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
            with self.one_turn():
                while self._changes:
                    self._apply(self._changes.popleft())
        finally:
            self._changes.clear()
            self._is_changing = False

    def one_turn(self) -> AbstractContextManager[None]:
        """Tell of `currency_changed` once, when all that follows from one event is done."""
        return self._turns.one_turn()

    @Slot()
    def _note_currency(self) -> None:
        self._turns.note()

    def _parts(self) -> tuple[Parts, Parts]:
        """Return what the active view shows, and what the views beside it show."""
        views = self.beside
        beside = tuple(part for view in views for part in (view.selection, view.known))
        return (self._selection, self.known), beside

    def _apply(self, change: Callable[[Selection], Selection]) -> None:
        old = self._selection
        new = change(old)
        new = settled(old, new, self._known_of(new, new.split.index))
        new = views.followed(old, new, self.models)
        if new == old:
            return
        before = self.predictions
        self._answers.follow(old, new)
        self._selection = new
        self.selection_changed.emit(old, new)
        if old.split.index != new.split.index:
            self._show_other_view(is_of_other_model=old.model != new.model)
        if not is_restyled(old, new) or old.show_original != new.show_original:
            self._note_currency()
        if before is not self.predictions:
            self.predictions_changed.emit()

    def _show_other_view(self, *, is_of_other_model: bool) -> None:
        """Let everything that follows the active view know that it is another one."""
        if is_of_other_model:
            self.model_changed.emit()
        picture = self.picture
        if picture is not None:
            self.set_images(self.images.choosing(picture.path or picture.key))
        self.picture_changed.emit()
        self.maps_changed.emit()
        self.overlay_changed.emit()
        self.activations_changed.emit()

    def change_views(self, rule: Callable[[Selection], Selection]) -> None:
        """Arrange the views otherwise: a rule of `gui.core.views`."""
        self._change(rule)

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
        """Choose a unit of a list; area, form and rows stay if the target now has them."""
        self.select(target=carried(self._selection.target, target))

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
            if images.entries != self.images.entries:
                self._sources = sources_of(images)
            self.images = images
            self.images_changed.emit()

    def set_model(self, info: ModelInfo, *, is_demo: bool = False) -> None:
        """Take an opened model: target and preprocessing start anew, the layer stays if it can.

        The same model with other names for its classes changes nothing else.
        """
        old = self.models.replaced_by(info)
        is_renamed = old is not None and is_same_renamed(old, info)
        if old is not None and have_other_names(old, info):
            self._answers.forget_predictions()  # they name their classes
            self._answers.forget(maps=None)
        self._answers.forget(activations=None)
        self.weights = None
        now = self.model
        self.models = self.models.taking(info, is_demo=is_demo)
        self._layers = {
            each.key: {node.path: node for node in each.walk()} for each in self.models.all
        }
        if not is_renamed:
            replaced = None if old is None else old.key
            is_alike = now is not None and have_same_outputs(now, info)
            kept = old if old is not None and is_reloaded(old, info) else None
            self._change(lambda was: views.with_model(was, info, replaced, kept, is_alike=is_alike))
            is_active = self._selection.model == info.key
            if is_active and not info.can_be_fed(self._selection.filters.settings.preprocess):
                self.set_up_filters(preprocess="auto")
        self.model_changed.emit()

    def drop_compared(self) -> bool:
        """Forget the compared model if no view shows it any more; return whether it was so."""
        compared = self.models.compared
        if compared is None or any(each.model == compared.key for each in self._selection.views):
            return False
        self.models = self.models.without_compared()
        self.currency_changed.emit()  # captions name the model no more
        return True

    def close_views_of(self, entry_id: str) -> None:
        """Close the views beside the active one that show an image of their own that is closed."""
        if Link.IMAGE not in self._selection.split.links:
            for view in self.beside:
                picture = view.picture
                if picture is not None and entry_id == (picture.path or picture.key):
                    self._change(partial(views.without_image, image=picture.key))

    def set_picture(self, picture: Picture | None, index: int | None = None) -> None:
        """Take a decoded picture: layer and an explicitly chosen target stay.

        Parameters
        ----------
        picture : Picture or None
            None when there is no image any more.
        index : int or None
            `View.index`; None stands for the active view.
        """

        def show(now: Selection) -> Selection:
            if picture is None:
                return dataclasses.replace(views.alone(now), image=None, region=None)
            self._answers.add_picture(picture)
            self.picture_taken.emit(picture)
            return views.with_image(now, picture.key, index)

        self._change(show)
        self.picture_changed.emit()

    def set_predictions(self, predictions: Predictions) -> None:
        """Keep predictions of an input, current or not."""
        self._answers.add_predictions(predictions)
        if self.predictions is predictions:
            self.predictions_changed.emit()
        for view in self.views:
            if view.predictions is predictions:
                self.view_answered.emit(view.index)

    def set_maps(self, maps: Maps, index: int | None = None) -> None:
        """Take the newest maps of a view, the active one if None."""
        self._put(index, self.maps_changed, maps=maps)

    def set_overlay(self, overlay: Overlay, index: int | None = None) -> None:
        """Take the newest picture drawn for a view, the active one if None."""
        self._put(index, self.overlay_changed, overlay=overlay)

    def set_activations(self, activations: Activations, index: int | None = None) -> None:
        """Take the newest activations of a view, the active one if None."""
        self._put(index, self.activations_changed, activations=activations)

    def _put(self, index: int | None, changed: SignalInstance, **answers: object) -> None:
        active = self._selection.split.index
        index = active if index is None else index
        self._answers.put(index, **answers)
        if index == active:
            changed.emit()
        self.view_answered.emit(index)

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

    def set_found_maps(self, found: FoundMaps | None) -> None:
        """Take the maps of slow methods that are kept."""
        self.found_maps = found
        self.found_maps_changed.emit()

    def set_top_images(self, top: TopImages | None) -> None:
        """Take the newest ranking of the open images."""
        self.top_images = top
        self.top_images_changed.emit()

    def set_shapes(self, shapes: LayerShapes) -> None:
        """Take the layers' shapes for an input."""
        self.shapes = shapes
        self.shapes_changed.emit()

    def rank_channel(self, channel: int) -> None:
        """Rank the open images for another channel of the inspected layer."""
        self._change(lambda now: with_channel(now, self.known, channel))

    def set_options(self, options: EngineOptions) -> None:
        """Take how the engine process computes."""
        if options != self.options:
            self.options = options
            self.options_changed.emit()

    def forget_answers(self) -> None:
        """Let everything shown of the images and their layers be asked for anew."""
        self._answers.forget_predictions()
        self._answers.forget(maps=None, activations=None)
        self.comparison = self.costs = self.weights = None
        self.activations_changed.emit()
        self.weights_changed.emit()
        self.set_found_maps(None)
        self.set_top_images(None)
