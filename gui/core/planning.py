"""Derives requests from what is chosen, visible and known, for `gui.core.controller`. Pure.

`needed` is the one way of asking: whatever a panel or a view shows comes from a request that it
returns. Nothing here knows Qt or the engine's thread, so the rules can be read and tested on their
own.
"""

from __future__ import annotations

import dataclasses
import functools
from typing import TYPE_CHECKING, Any, TypeVar

from engine.api.activations import ShowActivations, ShowWeights
from engine.api.attribution import CompareMethods, EstimateCosts, Explain, Predict
from engine.api.code import OverlayCode, WriteCode
from engine.api.display import (
    ChannelSource,
    Compose,
    CopyView,
    MapSource,
    SaveMap,
    SaveView,
    Style,
)
from engine.api.filters import EnlargeFilter, EstimateAtlas, GrowFilters, ObjectiveKind
from engine.api.keys import INPUT_LAYER, NO_BLEND, InputKey, Lane, LayerBlend, MapKey
from engine.api.methods import Scope
from engine.api.scores import OutputActivation
from gui.core.filter_requests import affordable, ordered, subject_of, unit_count, without_order
from gui.core.query import Query, QueryState, key_of
from gui.core.scores import score_of, shared_score_of, usual_score_of
from gui.core.selection import is_restyled

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.api.attribution import Maps
    from engine.api.filters import FilterSettings
    from engine.api.keys import Target
    from engine.api.methods import MethodInfo, ParameterValue
    from engine.api.requests import Request
    from gui.core.selection import Known, Selection
    from gui.core.visibility import Visible

Found = TypeVar("Found")

PLANNED = frozenset(
    {
        Lane.PREDICTION,
        Lane.MAPS,
        Lane.OVERLAY,
        Lane.ACTIVATIONS,
        Lane.WEIGHTS,
        Lane.COMPARISON,
        Lane.FILTER_DETAIL,
        Lane.ATLAS_COST,
        Lane.FILTERS,
        Lane.COSTS,
    }
)
"""Lanes of what `needed` returns; all others carry what the user orders: files and models."""
URGENT = frozenset({Lane.MODEL, Lane.IMAGE, Lane.PREDICTION, Lane.MAPS})
"""Lanes that comparisons and costs wait for."""
CHANNEL_LIVES_IN = (
    "model",
    "output",
    "target",
    "score",
    "method",
    "parameters",
    "layer",
    "layer_blend",
)


# --- what is needed ---------------------------------------------------------------------------


def _remembered(
    rule: Callable[[Selection, Known], Found],
) -> Callable[[Selection, Known], Found]:
    """Keep a rule's last answer: one change of the selection asks the same rules many times.

    What is kept holds for the same two objects, so a rule that reads `Known.refused` or
    `Known.pending`, which change in place, is not to be kept.
    """
    last: list[Any] = [None, None, None]

    @functools.wraps(rule)
    def remembered(selection: Selection, known: Known) -> Found:
        if last[0] is not selection or last[1] is not known:
            last[:] = selection, known, rule(selection, known)
        found: Found = last[2]
        return found

    return remembered


def needed(selection: Selection, visible: Visible, known: Known) -> tuple[Request, ...]:
    """Return all that the screen shows or waits for, whether it is at hand or not.

    Parameters
    ----------
    selection : Selection
        What is chosen.
    visible : Visible
        What is on the screen.
    known : Known
        The answers at hand: some requests follow from others' answers.

    Returns
    -------
    tuple of Request
        In order of urgency, at most one of a lane (for overlays: of a view). `query_of` tells which
        of them have been answered.
    """
    wanted: list[Request | None] = []
    for index, view in enumerate(visible.views):
        shown = selection.showing(view)
        wanted += [predict_for(shown), explain_for(shown, known)]
        wanted.append(compose_for(shown, known, index))
    by_channel = selection.filters.is_by_channel and selection.filters.enlarged is not None
    if visible.activations or selection.channel is not None or (visible.filters and by_channel):
        wanted.append(activations_for(selection, known))
    if visible.weights:
        wanted.append(weights_for(selection, known))
    if visible.method_strip:
        wanted.append(compare_for(selection, known))
    if visible.filters:
        wanted.append(enlarge_for(selection, known))
    wanted.append(visible.atlas)
    if visible.filters:
        wanted.append(grow_for(selection, visible, known))
    if visible.costs:
        wanted.append(estimate_for(selection, known))
    return tuple(request for request in wanted if request is not None)


def pictures_of(selection: Selection, visible: Visible, known: Known) -> tuple[Compose, ...]:
    """Return the overlays among what is needed: all that another style or region changes."""
    views = enumerate(visible.views)
    drawn = (compose_for(selection.showing(view), known, index) for index, view in views)
    return tuple(request for request in drawn if request is not None)


def query_of(request: Request, selection: Selection, known: Known) -> Query:
    """Return how far a request is."""
    key = key_of(request)
    pending = known.pending.get(request.lane)
    if pending is not None and covers(pending, request, known):
        return Query(key, QueryState.PENDING)
    if is_ready(request, selection, known):
        return Query(key, QueryState.READY)
    if key in known.refused:
        return Query(key, QueryState.REFUSED, known.refused[key])
    return Query(key, QueryState.IDLE)


def covers(pending: Request, request: Request, known: Known) -> bool:
    """Return whether the answer to a pending request is the answer to another one, too.

    Growth in another order is another request, unless what is not done yet stands in the same
    order.
    """
    if pending == request:
        return True
    is_growth = isinstance(request, GrowFilters) and not isinstance(request, EnlargeFilter)
    if not is_growth or not isinstance(pending, GrowFilters) or key_of(pending) != key_of(request):
        return False
    done = known.grown.done if known.grown is not None else frozenset[int]()
    assert isinstance(request, GrowFilters)
    return _order_of(pending, done) == _order_of(request, done)


def _order_of(request: GrowFilters, done: frozenset[int]) -> tuple[tuple[int, ...], int]:
    is_direction = request.objective_kind is ObjectiveKind.DIRECTION
    channels = request.channels[:1] if is_direction else request.channels
    return ordered(channels, request.channels[: request.in_view], done)


def is_ready(request: Request, selection: Selection, known: Known) -> bool:
    """Return whether the answer to a request is at hand."""
    match request:
        case Predict():
            found = known.predictions
            return (
                found is not None
                and found.input == request.input
                and found.output == request.output
            )
        case Explain():
            return _has_maps(request, selection, known)
        case Compose():
            return known.overlay is not None and known.overlay.request == request
        case ShowActivations():
            return known.activations is not None and known.activations.request == request
        case ShowWeights():
            return known.weights is not None and known.weights.request == request
        case CompareMethods():
            return known.comparison is not None and known.comparison.request == request
        case EstimateCosts():
            return known.costs is not None and known.costs.request == request
        case EstimateAtlas():
            return known.atlas_cost is not None and known.atlas_cost.request == request
        case EnlargeFilter():
            held = known.enlarged
            return held is not None and held.request == request and held.is_complete
        case GrowFilters():
            grown = known.grown
            if grown is None or grown.subject != without_order(request):
                return False
            return not _order_of(request, grown.done)[0]
        case _:
            return False


def _has_maps(request: Explain, selection: Selection, known: Known) -> bool:
    """Return whether the requested layer's map is at hand, and those that are combined with it."""
    maps, layer = known.maps, request.layer
    if maps is None or layer is None or maps.key != request.key:
        return False
    if not request.all_layers:
        is_single = scope_of(selection, known) is Scope.ONE_LAYER
        if is_single and maps.request.layer != layer:
            return False
        return maps.complete or layer in maps.raw
    return maps.complete or {layer, *selection.layer_blend.others} <= set(maps.raw)


def must_wait(request: Request, known: Known) -> bool:
    """Return whether a request is kept back until what the user waits for is there."""
    return request.lane in (Lane.COSTS, Lane.COMPARISON) and bool(URGENT & set(known.pending))


def settled(old: Selection, new: Selection, known: Known) -> Selection:
    """Return a selection without what belongs to choices that were left.

    Parameters
    ----------
    old, new : Selection
        Before and after.
    known : Known
        The answers at hand for `new`.
    """
    if is_restyled(old, new):
        return new
    if new.inspected == old.inspected and (new.model, new.layer) != (old.model, old.layer):
        new = dataclasses.replace(new, inspected=None)
    if new.channel is not None and new.channel == old.channel:
        names = (*CHANNEL_LIVES_IN, "inspected")
        if any(getattr(old, name) != getattr(new, name) for name in names):
            new = dataclasses.replace(new, channel=None)
    return _with_settled_filters(old, new, known)


def _with_settled_filters(old: Selection, new: Selection, known: Known) -> Selection:
    filters = new.filters
    if (old.model, inspected_layer_of(old, known)) != (new.model, inspected_layer_of(new, known)):
        filters = dataclasses.replace(filters, chosen=())  # numbers of the last layer
        new = dataclasses.replace(new, filters=filters)
    if filters.enlarged is None or filter_subject_of(old, known) == filter_subject_of(new, known):
        return new
    # The same number stands for another unit now; it stays if that unit exists.
    number = filters.enlarged if filters.enlarged in filter_numbers_of(new, known) else None
    filters = dataclasses.replace(filters, enlarged=number, enlarged_settings=None)
    return dataclasses.replace(new, filters=filters)


# --- what is chosen, in the engine's words ----------------------------------------------------


def input_of(selection: Selection) -> InputKey | None:
    """Return the input of the network, or None while the model or the image is missing."""
    if selection.model is None or selection.image is None:
        return None
    return InputKey(
        selection.model,
        selection.image,
        selection.preprocess,
        selection.resize,
        selection.output_activation,
    )


def has_predictions(selection: Selection, known: Known) -> bool:
    """Return whether the predictions at hand are those of the chosen input and output."""
    found = known.predictions
    return (
        found is not None
        and found.input == input_of(selection)
        and found.output == selection.output
    )


def target_of(selection: Selection, known: Known) -> Target | None:
    """Return the chosen target, or the top class as soon as the input's predictions are known."""
    if selection.target is not None:
        return selection.target
    if known.predictions is None or not has_predictions(selection, known):
        return None
    return known.predictions.ranked[0].target


def method_of(selection: Selection, known: Known) -> MethodInfo | None:
    """Return what is known of the chosen method."""
    return known.method(selection.method)


def scope_of(selection: Selection, known: Known) -> Scope:
    """Return which maps a run of the chosen method gives."""
    method = method_of(selection, known)
    return Scope.ALL_LAYERS if method is None else method.scope


@_remembered
def parameters_of(selection: Selection, known: Known) -> tuple[tuple[str, ParameterValue], ...]:
    """Return the chosen method's parameters that differ from their defaults, sorted by name."""
    chosen = selection.parameters_of(selection.method)
    method = method_of(selection, known)
    if method is not None:
        defaults = {one.name: one.default for one in method.parameters}
        chosen = tuple(
            (name, value) for name, value in chosen if name in defaults and value != defaults[name]
        )
    return tuple(sorted(chosen))


def layer_of(selection: Selection, known: Known) -> str | None:
    """Return the chosen layer, or the model's auto layer."""
    if selection.layer is not None:
        return selection.layer
    return known.model.auto_layer if known.model is not None else None


def map_layer_of(selection: Selection, known: Known) -> str | None:
    """Return the name under which the map to show stands among the maps: a layer, or the input."""
    if scope_of(selection, known) is Scope.INPUT:
        return INPUT_LAYER
    return layer_of(selection, known)


def inspected_layer_of(selection: Selection, known: Known) -> str | None:
    """Return the layer of the activations, weights and filter images."""
    return selection.inspected or layer_of(selection, known)


def map_key_of(selection: Selection, known: Known) -> MapKey | None:
    """Return the key of the maps to show, or None while it is not known or cannot be had."""
    request = explain_for(selection, known)
    if request is None:
        return None
    is_refused = key_of(request) in known.refused and not _has_maps(request, selection, known)
    return None if is_refused else request.key


@_remembered
def chosen_map_key_of(selection: Selection, known: Known) -> MapKey | None:
    """Return the key of the maps that are chosen, or None while it is not known."""
    source = input_of(selection)
    target = target_of(selection, known)
    layer = map_layer_of(selection, known)
    if source is None or target is None or layer is None:
        return None
    score = score_of(selection, known)
    chosen = None if score is usual_score_of(selection, known) else score
    return MapKey(source, selection.method, target, parameters_of(selection, known), chosen)


def maps_of(selection: Selection, known: Known) -> Maps | None:
    """Return the maps at hand, if they are those to show.

    A method of one layer has one map a run: that of another layer does not count.
    """
    maps = known.maps
    if maps is None or maps.key != map_key_of(selection, known):
        return None
    is_single = scope_of(selection, known) is Scope.ONE_LAYER
    return None if is_single and maps.request.layer != layer_of(selection, known) else maps


def shown_of(selection: Selection, known: Known) -> MapSource | ChannelSource | None:
    """Return what the heat is made of, or None when there is no map to wait for.

    A layer that the complete maps do not hold (no gradient reaches it) has no map to wait for.
    """
    channel, source = selection.channel, input_of(selection)
    if channel is not None and channel.layer is not None and source is not None:
        return ChannelSource(source, channel.layer, channel.index)
    key = map_key_of(selection, known)
    layer = map_layer_of(selection, known)
    if key is None or layer is None:
        return None
    maps = maps_of(selection, known)
    if maps is not None and maps.complete and layer not in maps.raw:
        return None
    return MapSource(key, layer, layer_blend_of(selection, known))


def layer_blend_of(selection: Selection, known: Known) -> LayerBlend:
    """Return what is combined with the map shown, as far as the maps at hand have it."""
    chosen, maps = selection.layer_blend, maps_of(selection, known)
    layer = map_layer_of(selection, known)
    if maps is None or layer is None or selection.channel is not None:
        return NO_BLEND
    others: tuple[str, ...] = ()
    if scope_of(selection, known) is Scope.ALL_LAYERS:
        held = maps.raw if not chosen.std else maps.std
        others = tuple(path for path in chosen.others if path in held and path != layer)
    std = chosen.std and layer in maps.std
    return LayerBlend(others, chosen.combine if others else NO_BLEND.combine, std)


def filter_settings_of(selection: Selection) -> FilterSettings:
    """Return how filter images are grown: preprocessed as the input unless they have their own."""
    settings = selection.filters.settings
    if settings.preprocess != "auto":
        return settings
    return dataclasses.replace(settings, preprocess=selection.preprocess)


@_remembered
def filter_subject_of(selection: Selection, known: Known) -> GrowFilters | None:
    """Return what filter images are grown for, without the order in which they are wanted."""
    choice = dataclasses.replace(selection.filters, settings=filter_settings_of(selection))
    info, layer = known.model, inspected_layer_of(selection, known)
    if info is None or info.key != selection.model:
        return None
    start = input_of(dataclasses.replace(selection, output_activation=OutputActivation.AUTO))
    return subject_of(info, layer, choice, start)


def filter_units_of(selection: Selection, known: Known) -> int:
    """Return how many channels or classes there are to be excited."""
    info, layer = known.model, inspected_layer_of(selection, known)
    if info is None:
        return 0
    node = None if layer is None else known.layers.get(layer)
    return unit_count(info, node, selection.filters.objective_kind)


@_remembered
def filter_numbers_of(selection: Selection, known: Known) -> range | tuple[int, ...]:
    """Return the channels or classes that have a filter image, or will have one.

    No more than memory has room for, the first of all.
    """
    subject = filter_subject_of(selection, known)
    if subject is None:
        return ()
    if subject.objective_kind is ObjectiveKind.DIRECTION:
        return subject.channels[:1]
    grown = known.grown
    area = grown.area if grown is not None and grown.subject == subject else None
    units = filter_units_of(selection, known)
    return range(affordable(units, area or subject.settings.size**2))


# --- each request ------------------------------------------------------------------------------


def predict_for(selection: Selection) -> Predict | None:
    """Return the forward run of the chosen input."""
    source = input_of(selection)
    return None if source is None else Predict(source, selection.output)


def explain_for(selection: Selection, known: Known) -> Explain | None:
    """Return the run that gives the map to show: of all layers, this one first."""
    key = chosen_map_key_of(selection, known)
    layer = map_layer_of(selection, known)
    if key is None or layer is None:
        return None
    return Explain(key, layer, all_layers=scope_of(selection, known) is Scope.ALL_LAYERS)


def compose_for(selection: Selection, known: Known, view_index: int = 0) -> Compose | None:
    """Return the picture to be on the screen, or None while no image is in view.

    Without a map the style makes no difference, so it is left out: equal pictures, equal requests.
    While the target of a new input is not known yet, what is on the screen stays.
    """
    if selection.image is None or selection.region is None:
        return None
    shown = None if selection.show_original else shown_of(selection, known)
    if shown is None and not selection.show_original and _awaits_target(selection, known):
        last = None if known.overlay is None else known.overlay.request
        if isinstance(last, Compose) and last.image == selection.image:
            shown = last.shown
    style = Style() if shown is None else selection.style
    return Compose(selection.image, selection.region, style, shown, view_index)


def _awaits_target(selection: Selection, known: Known) -> bool:
    """Return whether the predictions that choose the target are on their way."""
    request = predict_for(selection)
    if request is None or target_of(selection, known) is not None:
        return False
    return map_layer_of(selection, known) is not None and key_of(request) not in known.refused


def activations_for(selection: Selection, known: Known) -> ShowActivations | None:
    """Return the request for the inspected layer's activations."""
    source, target = input_of(selection), target_of(selection, known)
    layer = inspected_layer_of(selection, known)
    if source is None or layer is None or target is None:
        return None
    return ShowActivations(source, layer, target, shared_score_of(selection, known))


def weights_for(selection: Selection, known: Known) -> ShowWeights | None:
    """Return the request for the inspected layer's weights."""
    model, layer = selection.model, inspected_layer_of(selection, known)
    return None if model is None or layer is None else ShowWeights(model, layer)


def compare_for(selection: Selection, known: Known) -> CompareMethods | None:
    """Return the comparison of methods for the layer and target."""
    source, target = input_of(selection), target_of(selection, known)
    layer = layer_of(selection, known)
    if source is None or target is None or layer is None:
        return None
    return CompareMethods(source, target, layer, shared_score_of(selection, known))


def estimate_for(selection: Selection, known: Known) -> EstimateCosts | None:
    """Return the estimate of what methods take."""
    source = input_of(selection)
    if source is None:
        return None
    return EstimateCosts(
        source,
        layer_of(selection, known),
        selection.method,
        parameters_of(selection, known),
        shared_score_of(selection, known),
    )


def grow_for(selection: Selection, visible: Visible, known: Known) -> GrowFilters | None:
    """Return the growth of all filter images that are not done, those in view first."""
    subject, numbers = filter_subject_of(selection, known), filter_numbers_of(selection, known)
    if subject is None or not numbers:
        return None
    grown = known.grown
    done = grown.done if grown is not None and grown.subject == subject else frozenset[int]()
    channels, in_view = ordered(numbers, visible.filters_in_view, done)
    return dataclasses.replace(subject, channels=subject.channels or channels, in_view=in_view)


def enlarge_for(selection: Selection, known: Known) -> EnlargeFilter | None:
    """Return the growth of the filter image seen large, when it is wanted larger or longer."""
    subject, choice = filter_subject_of(selection, known), selection.filters
    if subject is None or choice.enlarged is None or choice.enlarged_settings is None:
        return None
    is_direction = subject.objective_kind is ObjectiveKind.DIRECTION
    return EnlargeFilter(
        subject.model,
        subject.layer,
        subject.channels if is_direction else (choice.enlarged,),
        subject.objective_kind,
        choice.enlarged_settings,
        subject.start,
    )


def save_view_for(selection: Selection, known: Known, path: str) -> SaveView | None:
    """Return the request that writes the view at the image's own size."""
    if selection.image is None:
        return None
    return SaveView(path, selection.image, selection.style, shown_of(selection, known))


def copy_view_for(selection: Selection, known: Known) -> CopyView | None:
    """Return the request that draws the view for the clipboard."""
    if selection.image is None:
        return None
    return CopyView(selection.image, selection.style, shown_of(selection, known))


def code_for(selection: Selection, known: Known) -> WriteCode | None:
    """Return the request that writes the view's script, or None while there is no heat in it."""
    shown = shown_of(selection, known)
    return None if shown is None else WriteCode(OverlayCode(shown, selection.style))


def save_map_for(selection: Selection, known: Known, path: str) -> SaveMap | None:
    """Return the request that writes the raw map, or None while no map is there."""
    shown = shown_of(selection, known)
    maps = maps_of(selection, known)
    if shown is None or maps is None or shown.layer not in maps.raw:
        return None
    return SaveMap(path, shown)
