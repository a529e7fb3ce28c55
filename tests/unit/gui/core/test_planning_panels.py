"""What each panel needs while it is on the screen, and how far its query is."""

from dataclasses import replace

import pytest

from engine.api.activations import ShowActivations, ShowWeights
from engine.api.attribution import CompareMethods, EstimateCosts, Explain, FindMaps, Predict
from engine.api.figure import FigureImage, FigurePlan, MakeFigure
from engine.api.filters import (
    AtlasCost,
    AtlasPlan,
    EnlargeFilter,
    EstimateAtlas,
    FilterSettings,
    GrowFilters,
)
from engine.api.keys import INPUT_LAYER, InputKey, Lane, MapKey, Target
from engine.api.methods import Scope
from engine.api.top_images import RankImages
from gui.core import planning
from gui.core.filter_requests import FilterChoice
from gui.core.known_view import KnownView
from gui.core.query import STOPPED, Query, QueryState, key_of
from gui.core.selection import Known
from gui.core.visibility import Visible
from tests.unit.gui import fakes
from tests.unit.gui.core.test_planning import (
    AUTO,
    COMPLETE,
    FIRST,
    IMAGES,
    INPUT,
    KEY,
    OTHER_VIEW,
    READY,
    TOP,
    known,
    missing,
)

GROWTH = GrowFilters("model-1", AUTO, tuple(range(64)))
LARGE = replace(
    READY,
    filters=FilterChoice(enlarged=4, enlarged_settings=FilterSettings(size=256)),
)
ENLARGED = EnlargeFilter("model-1", AUTO, (4,), settings=FilterSettings(size=256))
FIGURE = MakeFigure(FigurePlan(InputKey("model-1", ""), (FigureImage("a.png"),)))
ESTIMATE = EstimateAtlas(AtlasPlan("model-1", (AUTO,)), "/out")
ACTIVATIONS = ShowActivations(INPUT, AUTO, TOP)
RANKING = RankImages(replace(INPUT, image=""), AUTO, 0, IMAGES)
SLOW = [one for one in fakes.METHOD_INFOS if one.scope is not Scope.ALL_LAYERS]
SOUGHT = FindMaps(
    tuple(
        (MapKey(INPUT, one.id, TOP), INPUT_LAYER if one.scope is Scope.INPUT else AUTO)
        for one in SLOW
    )
)
PANELS = [
    ("method_strip", READY, CompareMethods(INPUT, TOP, AUTO), "comparison", fakes.comparison),
    ("method_strip", READY, SOUGHT, "found_maps", lambda asked: fakes.found_maps(asked, {})),
    ("costs", READY, EstimateCosts(INPUT, AUTO, "grad-cam"), "costs", fakes.costs),
    ("activations", READY, ACTIVATIONS, "activations", fakes.activations),
    ("filters", LARGE, ACTIVATIONS, "activations", fakes.activations),
    ("weights", READY, ShowWeights("model-1", AUTO), "weights", fakes.weights),
    ("top_images", READY, RANKING, "top_images", fakes.top_images),
    ("filters", READY, GROWTH, "grown", fakes.grown),
    ("filters", LARGE, ENLARGED, "enlarged", fakes.enlarged),
]
IDS = [f"{panel}-{request.lane}" for panel, _, request, _, _ in PANELS]


@pytest.mark.parametrize(("panel", "selection", "request_", "kind", "answer"), PANELS, ids=IDS)
def test_what_a_panel_shows_is_needed_while_it_is_on_the_screen(
    panel, selection, request_, kind, answer
):
    now = known(maps=COMPLETE)
    hidden = planning.needed(selection, Visible(costs=False), now)
    assert request_ not in hidden
    seen = Visible(**{"costs": False, panel: True})
    requests = planning.needed(selection, seen, now)
    assert request_ in requests
    assert requests[: len(hidden)] == hidden  # what the views need comes first


@pytest.mark.parametrize(("panel", "selection", "request_", "kind", "answer"), PANELS, ids=IDS)
def test_each_query_has_one_state(panel, selection, request_, kind, answer):
    now = known(maps=COMPLETE)

    def state(**more):
        return planning.query_of(request_, selection, replace(now, **more))

    key = key_of(request_)
    assert state() == Query(key, QueryState.IDLE)
    assert state(pending={request_.lane: request_}) == Query(key, QueryState.PENDING)
    assert state(refused={key: "No."}) == Query(key, QueryState.REFUSED, "No.")
    assert state(**{kind: answer(request_)}) == Query(key, QueryState.READY)
    # What is at hand is shown, whatever was refused before.
    assert state(**{kind: answer(request_)}, refused={key: "No."}).state is QueryState.READY
    # What is asked once more is on its way.
    assert state(pending={request_.lane: request_}, refused={key: "No."}).is_pending
    assert state(refused={key: STOPPED}).is_stopped


@pytest.mark.parametrize(("panel", "selection", "request_", "kind", "answer"), PANELS, ids=IDS)
def test_nothing_is_needed_of_what_is_not_open(panel, selection, request_, kind, answer):
    seen = Visible(**{"costs": False, panel: True})
    nothing = planning.needed(replace(selection, model=None), seen, Known())
    assert request_.lane not in {one.lane for one in nothing}


def test_an_atlas_is_estimated_while_its_dialog_is_open():
    now = known()
    assert ESTIMATE in missing(READY, now, atlas=ESTIMATE)
    assert ESTIMATE not in missing(READY, now)
    cost = AtlasCost(ESTIMATE, 64, 0, 1.0, (8, 8))
    assert ESTIMATE not in missing(READY, replace(now, atlas_cost=cost), atlas=ESTIMATE)
    other = replace(ESTIMATE, path="/else")
    assert other in missing(READY, replace(now, atlas_cost=cost), atlas=other)


def test_a_figure_is_previewed_while_its_dialog_is_open():
    now = known()
    assert FIGURE in missing(READY, now, figure=FIGURE)
    assert FIGURE not in missing(READY, now)
    drawn = replace(now, figure=fakes.figure(FIGURE))
    assert FIGURE not in missing(READY, drawn, figure=FIGURE)
    other = replace(FIGURE, cell_px=99)
    assert other in missing(READY, drawn, figure=other)


def test_all_is_needed_in_order_of_urgency():
    everything = Visible(atlas=ESTIMATE, figure=FIGURE, trial=True).with_all_panels()
    lanes = [one.lane for one in planning.needed(LARGE, everything, known())]
    assert len(lanes) == len(set(lanes))
    assert lanes == [
        Lane.PREDICTION,
        Lane.MAPS,
        Lane.OVERLAY,
        Lane.ACTIVATIONS,
        Lane.WEIGHTS,
        Lane.COMPARISON,
        Lane.FOUND_MAPS,
        Lane.FILTER_DETAIL,
        Lane.TRIAL,
        Lane.FIGURE,
        Lane.ATLAS_COST,
        Lane.TOP_IMAGES,
        Lane.FILTERS,
        Lane.COSTS,
    ]
    assert set(lanes) == planning.PLANNED - {Lane.SHAPES}
    info = replace(known().model, input_shape=(None, None, 3))
    lanes = [one.lane for one in planning.needed(LARGE, everything, replace(known(), model=info))]
    assert lanes[-2:] == [Lane.SHAPES, Lane.COSTS]
    assert set(lanes) == planning.PLANNED


def test_a_view_beside_the_active_one_needs_its_passes_and_its_own_picture():
    view = replace(READY.view, layer=FIRST, region=OTHER_VIEW, method="xgrad-cam", index=3)
    beside = KnownView(3, READY.showing(view), known())
    predict, explain, drawn = planning.needed_beside(beside)
    assert (predict.input, explain.key.method, explain.layer) == (INPUT, "xgrad-cam", FIRST)
    assert (drawn.view_index, drawn.region, drawn.shown.layer) == (3, OTHER_VIEW, FIRST)
    assert planning.needed(READY, Visible(costs=False), known())[2].view_index == 0


def test_a_channel_beside_needs_its_activations():
    view = replace(READY.view, channel=Target(2, layer="gap"), index=1)
    requests = planning.needed_beside(KnownView(1, READY.showing(view), known()))
    assert ShowActivations(INPUT, "gap", TOP) in requests


@pytest.mark.parametrize("pending", [Predict(INPUT), Explain(KEY), ShowActivations(INPUT, "x")])
def test_views_beside_take_their_turn(pending):
    now = known(pending={pending.lane: pending})
    other = Explain(replace(KEY, method="xgrad-cam"), AUTO)
    assert planning.must_wait(other, now, is_beside=True)
    assert not planning.must_wait(other, now)
    assert not planning.must_wait(other, known(), is_beside=True)
    drawn = planning.compose_for(READY, now)
    assert not planning.must_wait(drawn, now, is_beside=True)
