"""Derives requests from what is chosen, visible and known, for `gui.core.controller`. Pure.

`needed` is the one way of asking: whatever a panel or a view shows comes from a request that it
returns. Nothing here knows Qt or the engine's thread, so the rules can be read and tested on their
own.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, TypeVar

from engine.api.activations import ShowActivations, ShowShapes, ShowWeights
from engine.api.attribution import CompareMethods, EstimateCosts, Explain, FindMaps, Predict
from engine.api.code import OverlayCode, WriteCode
from engine.api.display import (
    Compose,
    CopyView,
    SaveMap,
    SaveView,
    Style,
)
from engine.api.figure import MakeFigure
from engine.api.filters import EnlargeFilter, EstimateAtlas, GrowFilters, ObjectiveKind
from engine.api.keys import InputKey, Lane
from engine.api.methods import Scope
from engine.api.preprocessing_trial import TryPreprocessing
from engine.api.top_images import RankImages
from gui.core.chosen import (
    activations_for,
    awaits_heat,
    explain_for,
    filter_numbers_of,
    filter_subject_of,
    has_maps,
    input_of,
    inspected_layer_of,
    layer_of,
    map_key_by,
    map_layer_of,
    maps_of,
    parameters_of,
    predict_for,
    remembered,
    shown_of,
    target_of,
)
from gui.core.filter_requests import ordered, without_order
from gui.core.query import Query, QueryState, key_of
from gui.core.ranking import rank_for
from gui.core.scores import shared_score_of
from gui.core.selection import is_restyled
from gui.core.trial import try_for
from gui.core.views import CHANNEL_LIVES_IN

if TYPE_CHECKING:
    from engine.api.display import ChannelSource, MapSource
    from engine.api.requests import Request
    from gui.core.known_view import KnownView
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
        Lane.SHAPES,
        Lane.COMPARISON,
        Lane.FOUND_MAPS,
        Lane.FILTER_DETAIL,
        Lane.FIGURE,
        Lane.ATLAS_COST,
        Lane.TRIAL,
        Lane.TOP_IMAGES,
        Lane.FILTERS,
        Lane.COSTS,
    }
)
"""Lanes of what `needed` returns; all others carry what the user orders: files and models."""
URGENT = frozenset({Lane.MODEL, Lane.IMAGE, Lane.PREDICTION, Lane.MAPS})
PATIENT = frozenset({Lane.COSTS, Lane.COMPARISON, Lane.SHAPES})
"""Lanes that wait for the urgent ones."""
SHARED = frozenset({Lane.PREDICTION, Lane.MAPS, Lane.ACTIVATIONS})
"""Lanes of the network's runs that several views may need."""


# --- what is needed ---------------------------------------------------------------------------


def needed(selection: Selection, visible: Visible, known: Known) -> tuple[Request, ...]:
    """Return all that the active view and the panels show or wait for, at hand or not.

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
        In order of urgency, at most one of a lane. `query_of` tells which of them have been
        answered.
    """
    wanted: list[Request | None] = [predict_for(selection, known), explain_for(selection, known)]
    wanted.append(compose_for(selection, known))
    by_channel = selection.filters.is_by_channel and selection.filters.enlarged is not None
    if visible.activations or selection.channel is not None or (visible.filters and by_channel):
        wanted.append(activations_for(selection, known))
    if visible.weights or visible.properties:
        wanted.append(weights_for(selection, known))
    if visible.method_strip:
        wanted += [compare_for(selection, known), find_for(selection, known)]
    if visible.filters:
        wanted.append(enlarge_for(selection, known))
    if visible.trial:
        wanted.append(try_for(selection, known))
    wanted += [visible.figure, visible.atlas]
    if visible.top_images:
        wanted.append(rank_for(selection, known))
    if visible.filters:
        wanted.append(grow_for(selection, visible, known))
    wanted.append(shapes_for(selection, known))
    if visible.costs:
        wanted.append(estimate_for(selection, known))
    return tuple(request for request in wanted if request is not None)


def needed_beside(view: KnownView) -> tuple[Request, ...]:
    """Return all that a view beside the active one shows or waits for, at hand or not."""
    selection, known = view.selection, view.known
    wanted: list[Request | None] = [predict_for(selection, known), explain_for(selection, known)]
    wanted.append(picture_of(view))
    if selection.channel is not None:
        wanted.append(activations_for(selection, known))
    return tuple(request for request in wanted if request is not None)


def picture_of(view: KnownView) -> Compose | None:
    """Return the overlay that a view needs: all that another style or region changes."""
    return compose_for(view.selection, view.known, view.index)


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
            return has_maps(request, selection, known)
        case Compose():
            return known.overlay is not None and known.overlay.request == request
        case ShowActivations():
            return known.activations is not None and known.activations.request == request
        case ShowWeights():
            return known.weights is not None and known.weights.request == request
        case ShowShapes():
            return known.shapes is not None and known.shapes.request == request
        case CompareMethods():
            return known.comparison is not None and known.comparison.request == request
        case FindMaps():
            return known.found_maps is not None and known.found_maps.request == request
        case EstimateCosts():
            return known.costs is not None and known.costs.request == request
        case EstimateAtlas():
            return known.atlas_cost is not None and known.atlas_cost.request == request
        case MakeFigure():
            return known.figure is not None and known.figure.request == request
        case TryPreprocessing():
            trial = known.trial
            return trial is not None and trial.complete and trial.request == request
        case RankImages():
            top = known.top_images
            return top is not None and top.complete and top.request == request
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


def must_wait(request: Request, known: Known, *, is_beside: bool = False) -> bool:
    """Return whether a request is kept back until what the user waits for is there.

    Views beside the active one take their turn in the lanes that all views share: one run at a
    time, after the active view's.
    """
    if is_beside and request.lane in SHARED:
        return bool(SHARED & set(known.pending))
    return request.lane in PATIENT and bool(URGENT & set(known.pending))


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
    is_same_view = new.split.index == old.split.index
    if (
        is_same_view
        and new.inspected == old.inspected
        and (new.model, new.layer) != (old.model, old.layer)
    ):
        new = dataclasses.replace(new, inspected=None)
    if new.channel is not None and new.channel == old.channel and is_same_view:
        names = ("model", *CHANNEL_LIVES_IN, "inspected")
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


# --- each request ------------------------------------------------------------------------------


def compose_for(
    selection: Selection, known: Known, view_index: int | None = None
) -> Compose | None:
    """Return the picture to be on the screen, or None while no image is in view.

    Without a map the style makes no difference, so it is left out: equal pictures, equal requests.
    While the target of a new input is not known yet, what is on the screen stays.
    """
    if selection.image is None or selection.region is None:
        return None
    shown = None if selection.show_original else shown_of(selection, known)
    if shown is None and not selection.show_original and awaits_heat(selection, known):
        last = None if known.overlay is None else known.overlay.request
        if isinstance(last, Compose) and last.image == selection.image:
            shown = last.shown
    style = Style() if shown is None else selection.style
    index = selection.split.index if view_index is None else view_index
    return Compose(selection.image, selection.region, style, shown, index)


def weights_for(selection: Selection, known: Known) -> ShowWeights | None:
    """Return the request for the inspected layer's weights."""
    model, layer = selection.model, inspected_layer_of(selection, known)
    if known.model is not None and known.model.is_only_inspected:
        return None
    return None if model is None or layer is None else ShowWeights(model, layer)


def shapes_for(selection: Selection, known: Known) -> ShowShapes | None:
    """Return the request for the layers' shapes, where they follow from the input's.

    All images that are brought to one size share it.
    """
    source, info = input_of(selection, known.model), known.model
    if source is None or info is None or None not in info.input_shape:
        return None
    image = source.image if source.size is None else ""
    return ShowShapes(InputKey(source.model, image, size=source.size))


def compare_for(selection: Selection, known: Known) -> CompareMethods | None:
    """Return the comparison of methods for the layer and target."""
    source, target = input_of(selection, known.model), target_of(selection, known)
    layer = layer_of(selection, known)
    if source is None or target is None or layer is None:
        return None
    return CompareMethods(source, target, layer, shared_score_of(selection, known))


@remembered
def find_for(selection: Selection, known: Known) -> FindMaps | None:
    """Return the look for slow methods' maps of what is chosen, for the strip of methods."""
    slow = [one.id for one in known.methods if one.scope is not Scope.ALL_LAYERS]
    maps = []
    for method in slow:
        key = map_key_by(method, selection, known)
        layer = map_layer_of(selection, known, method)
        if key is not None and layer is not None:
            maps.append((key, layer))
    return FindMaps(tuple(maps)) if maps else None


def estimate_for(selection: Selection, known: Known) -> EstimateCosts | None:
    """Return the estimate of what methods take."""
    source = input_of(selection, known.model)
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
    return SaveView(path, selection.image, selection.style, _seen(selection, known))


def copy_view_for(selection: Selection, known: Known) -> CopyView | None:
    """Return the request that draws the view for the clipboard."""
    if selection.image is None:
        return None
    return CopyView(selection.image, selection.style, _seen(selection, known))


def _seen(selection: Selection, known: Known) -> MapSource | ChannelSource | None:
    """Return what the heat of the picture is made of; None while the image is shown alone."""
    return None if selection.show_original else shown_of(selection, known)


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
