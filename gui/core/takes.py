"""Puts answers of the engine into the state, each into the views that it belongs to.

Called by `gui.core.controller`, which ends the queries of the answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.activations import LayerShapes
from engine.api.attribution import Comparison, Costs, FoundMaps
from engine.api.display import Compose
from engine.api.figure import Figure, MakeFigure
from engine.api.filters import AtlasCost, EnlargeFilter
from engine.api.methods import Scope
from engine.api.preprocessing_trial import PreprocessingTrial
from engine.api.top_images import TopImages
from gui.core import chosen, planning
from gui.core.differences import difference_for
from gui.core.filter_pictures import EnlargedFilter, GrownFilters, picture_in
from gui.core.filter_requests import without_order
from gui.core.query import QueryState
from gui.core.scales import scale_of, scaled, scaled_request
from gui.core.selection import DIFFERENCE_INDEX

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.api.attribution import Explain, Maps
    from engine.api.display import CopyView, Overlay
    from engine.api.filters import FilterImages
    from engine.api.requests import Request
    from gui.core.known_view import KnownView
    from gui.core.state import State
    from gui.core.visibility import Visible

Needed = (
    Comparison
    | Costs
    | AtlasCost
    | FoundMaps
    | TopImages
    | LayerShapes
    | Figure
    | PreprocessingTrial
)
"""Answers that the screen shows in one place, whatever the view."""


def is_current(request: Explain, view: KnownView) -> bool:
    """Return whether maps are asked for that would be on the screen now, in a view."""
    selection, known = view.selection, view.known
    if request.key != chosen.map_key_of(selection, known):
        return False
    is_single = chosen.scope_of(selection, known) is Scope.ONE_LAYER
    return not is_single or request.layer == chosen.layer_of(selection, known)


def is_missing(state: State, request: Request, view: KnownView) -> bool:
    """Return whether what a view needs is neither at hand, nor asked for, nor refused."""
    if isinstance(request, Compose):
        return not state.queries.is_drawing(request)
    return planning.query_of(request, view.selection, view.known).state is QueryState.IDLE


def requests_of(state: State, visible: Visible) -> list[Request]:
    """Return all that the views need if this is on the screen."""
    requests = [*planning.needed(state.selection, visible, state.known)]
    for view in state.beside:
        requests += planning.needed_beside(view)
    return requests


def is_ready(state: State, request: Request) -> bool:
    """Return whether the answer to a request is at hand for some view."""
    return any(planning.is_ready(request, view.selection, view.known) for view in state.views)


def views_taking(views: Sequence[KnownView], maps: Maps) -> list[KnownView]:
    """Return the views that maps belong to; parts never replace what is complete."""
    taking = []
    for view in views:
        held = view.current_maps
        is_older = held is not None and held.complete and not maps.complete
        if is_current(maps.request, view) and not is_older:
            taking.append(view)
    return taking


def take_overlay(state: State, overlay: Overlay) -> bool:
    """Show a drawn picture in its view, if it is what that shows; return whether in the active.

    An older style or region of the right map is shown, too, so that sliders and zoom respond.
    """
    drawn = overlay.request
    assert isinstance(drawn, Compose)
    if drawn.view_index == DIFFERENCE_INDEX:
        wanted = difference_for(state.selection.split.difference, state.views)
        if wanted is not None and is_same(drawn, wanted):
            state.set_overlay(overlay, DIFFERENCE_INDEX)
        return False
    for view in (state.active, *state.beside):
        if view.index == drawn.view_index:
            wanted = planning.picture_of(view)
            if wanted is not None and is_same(drawn, wanted):
                state.set_overlay(overlay, view.index)
                return view.index == state.selection.split.index
    return False


def take_needed(state: State, result: Needed) -> None:
    """Show an answer that a panel or a dialog waits for."""
    match result:
        case Comparison():
            state.set_comparison(result)
        case Costs():
            state.set_costs(result)
        case AtlasCost():
            state.atlas_cost = result
            state.atlas_changed.emit()
        case FoundMaps():
            state.set_found_maps(result)
        case TopImages():
            state.set_top_images(result)
        case LayerShapes():
            state.set_shapes(result)
        case Figure():
            if isinstance(result.request, MakeFigure):
                state.figure = result
                state.figure_changed.emit()
        case PreprocessingTrial():
            state.trial = result
            state.trial_changed.emit()


def is_same(drawn: Compose | CopyView, wanted: Compose) -> bool:
    """Return whether two pictures of the screen differ in style, scale and region alone."""
    if not isinstance(drawn, Compose):
        return False
    return (drawn.image, drawn.shown, drawn.minus) == (wanted.image, wanted.shown, wanted.minus)


def needs_of(state: State) -> list[tuple[Request, KnownView]]:
    """Return all that the window shows or waits for, each with its view, the active one first."""
    active, beside, scale = state.active, state.beside, scale_of(state.views)
    found: list[tuple[Request, KnownView]] = [
        (scaled_request(request, scale), active)
        for request in planning.needed(active.selection, state.visible, active.known)
    ]
    for view in beside:
        needed = planning.needed_beside(view)
        found += [(scaled_request(request, scale), view) for request in needed]
    found += [(request, beside[0]) for request in differences_of(state)]
    return found


def pictures_of(state: State) -> list[Compose]:
    """Return the pictures of all views, and of their difference."""
    pictures = filter(None, map(planning.picture_of, (state.active, *state.beside)))
    scale = scale_of(state.views)
    return [*(scaled(picture, scale) for picture in pictures), *differences_of(state)]


def differences_of(state: State) -> list[Compose]:
    """Return the picture of the difference of two views, if there is one."""
    drawn = difference_for(state.selection.split.difference, state.views)
    return [] if drawn is None else [drawn]


def take_filters(state: State, frame: FilterImages) -> None:
    """Take a step of the filter images that are grown, or of the one seen large."""
    if isinstance(frame.request, EnlargeFilter):
        _take_enlarged(state, frame)
    else:
        _take_grown(state, frame)


def _take_grown(state: State, frame: FilterImages) -> None:
    subject = chosen.filter_subject_of(state.selection, state.known)
    if subject is None or without_order(frame.request) != subject:
        return
    held = state.grown
    if held is None or held.subject != subject:
        held = GrownFilters(subject)
    grown, newer = held.with_frame(frame)
    state.grown = grown  # their size decides how many fit in memory
    numbers = chosen.filter_numbers_of(state.selection, state.known)
    state.set_grown(
        grown.without_others(numbers), tuple(number for number in newer if number in numbers)
    )


def _take_enlarged(state: State, frame: FilterImages) -> None:
    request = planning.enlarge_for(state.selection, state.known)
    if request is None or frame.request != request:
        return
    held = state.enlarged
    picture = picture_in(frame, 0)
    if held is not None and held.request == request and held.picture.step > picture.step:
        picture = held.picture
    state.set_enlarged(EnlargedFilter(request, picture, frame.complete))
