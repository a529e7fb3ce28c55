"""Pictures on the way, cancelling, single layers, costs, comparisons and engine options."""

import pytest

from engine.api.attribution import CompareMethods, EstimateCosts, Explain, Predict
from engine.api.display import Compose
from engine.api.engine_status import EngineOptions, EngineStatus, Phase
from engine.api.errors import text
from engine.api.keys import INPUT_LAYER, Lane, Target
from engine.api.results import Failure, Progress
from gui.core import planning
from gui.core.controller import Controller
from gui.core.currency import is_unfinished
from gui.core.state import State
from gui.notices import Notices
from gui.queries.costs import comparison_shown
from gui.text import caption as facts
from tests.unit.gui import fakes
from tests.unit.gui.core.desk import VIEW, Desk


@pytest.fixture
def desk(qtbot):
    made = Desk(qtbot)
    yield made
    made.controller.detach()


@pytest.fixture
def shown(desk):
    """A model and an image with all maps; nothing asked that is not taken."""
    desk.open_model()
    desk.open_image()
    desk.predict()
    desk.explain()
    desk.engine.taken()
    return desk


# --- methods that take their time


@pytest.fixture
def rising(shown):
    """RISE is at work; returns desk and request."""
    shown.state.select(method="rise")
    request = next(one for one in shown.engine.taken() if isinstance(one, Explain))
    assert request.layer == INPUT_LAYER
    return shown, request


def part(desk, request, share):
    sent = fakes.maps(request, desk.state.model, complete=False, share=share)
    desk.engine.produced.emit(sent)
    return sent


def test_each_picture_on_the_way_is_drawn(rising):
    desk, request = rising
    drawn = []
    for share in (0.1, 0.6):
        part(desk, request, share)
        assert desk.state.known.maps.share == share
        drawn += desk.engine.taken()
    assert len(drawn) == 2
    assert drawn[0] == drawn[1] == planning.compose_for(desk.state.selection, desk.state.known)
    assert desk.state.queries.pending == {Lane.MAPS: request}
    desk.engine.produced.emit(fakes.maps(request, desk.state.model))
    assert desk.state.queries.pending == {}
    assert not is_unfinished(desk.state.selection, desk.state.known)


def test_cancelling_keeps_the_picture_on_the_way_and_says_that_it_is_unfinished(rising):
    desk, request = rising
    kept = part(desk, request, 0.4)
    desk.engine.taken()
    desk.controller.cancel()
    assert Lane.MAPS in desk.engine.cancelled
    assert desk.state.current_maps is kept
    assert is_unfinished(desk.state.selection, desk.state.known)
    assert "40 %" in facts.caption_for(desk.state.selection, desk.state.known)
    assert desk.engine.taken() == []  # the picture stays as it is
    late = part(desk, request, 0.5)
    assert desk.state.current_maps is late
    assert is_unfinished(desk.state.selection, desk.state.known)
    desk.controller.ask_again()
    assert not is_unfinished(desk.state.selection, desk.state.known)
    assert request.key.input in [getattr(one, "input", None) for one in desk.engine.taken()]


def test_cancelling_before_the_first_picture_leaves_the_image_alone(rising):
    desk, request = rising
    desk.controller.cancel()
    assert desk.engine.taken() == [Compose(desk.state.picture.key, VIEW)]
    part(desk, request, 0.3)
    assert desk.state.current_maps is None


def test_a_failure_on_the_way_keeps_the_picture_and_is_said(rising):
    desk, request = rising
    kept = part(desk, request, 0.4)
    desk.engine.failed.emit(Failure(request, text("Memory ran out.")))
    assert desk.state.current_maps is kept
    assert is_unfinished(desk.state.selection, desk.state.known)
    assert [sentence for _, sentence, _ in desk.told] == ["Memory ran out."]


def test_a_layer_that_fails_is_no_reason_not_to_ask_for_another(shown):
    shown.state.select(method="score-cam")
    request = next(one for one in shown.engine.taken() if isinstance(one, Explain))
    shown.engine.failed.emit(Failure(request, text("Too many channels.")))
    assert shown.engine.taken() == [Compose(shown.state.picture.key, VIEW)]
    shown.state.select(layer="backbone/block0_conv")
    other = next(one for one in shown.engine.taken() if isinstance(one, Explain))
    assert (other.key, other.layer) == (request.key, "backbone/block0_conv")
    shown.state.select(layer=None)
    assert not any(isinstance(one, Explain) for one in shown.engine.taken())


def test_the_map_of_a_layer_left_meanwhile_is_dropped(shown):
    shown.state.select(method="score-cam")
    request = next(one for one in shown.engine.taken() if isinstance(one, Explain))
    shown.state.select(layer="backbone/block0_conv")
    shown.engine.produced.emit(fakes.maps(request, shown.state.model))
    assert shown.state.current_maps is None


def test_notes_of_maps_are_said_once(rising):
    desk, request = rising
    note = text("Memory ran out; it went on with {size} at a time.", size=4)
    for share in (0.2, 0.4):
        sent = fakes.maps(request, desk.state.model, complete=False, share=share, notes=(note,))
        desk.engine.produced.emit(sent)
    told = "Memory ran out; it went on with 4 at a time."
    assert desk.told == [("info", told, "")]


def test_progress_reaches_the_line(rising, qtbot):
    desk, request = rising
    with qtbot.waitSignal(desk.controller.pending_work.changed):
        pass
    with qtbot.waitSignal(desk.controller.pending_work.changed) as told:
        desk.engine.progressed.emit(Progress(request, text("420 of 1000 masks"), 0.42))
    assert told.args[0].fraction == 0.42


# --- what nobody waits for


def asides(desk):
    return desk.taken(CompareMethods, EstimateCosts)


def test_costs_are_asked_when_the_map_is_there_and_comparisons_when_they_are_seen(shown):
    (costs,) = asides(shown)
    assert isinstance(costs, EstimateCosts)
    shown.answer(fakes.costs(costs))
    assert shown.state.costs.request == costs
    shown.state.set_visible(method_strip=True)
    (compare,) = asides(shown)
    assert compare == CompareMethods(costs.input, Target(0), shown.state.layer)
    shown.answer(fakes.comparison(compare))
    assert shown.state.comparison.request == compare
    assert asides(shown) == []


def test_nothing_is_compared_while_a_map_is_waited_for(rising):
    desk, request = rising
    desk.state.set_visible(method_strip=True)
    assert asides(desk) == []
    desk.answer(fakes.maps(request, desk.state.model))
    assert len(asides(desk)) == 2


def test_who_walks_the_layers_asks_for_the_costs_of_the_last(shown):
    shown.answer(fakes.costs(*asides(shown)))
    for number in (0, 1, 2):
        shown.state.choose_layer(f"backbone/block{number}_conv")
    assert [one.layer for one in asides(shown)] == ["backbone/block2_conv"]


def test_a_refused_comparison_is_said_in_its_place_and_not_asked_again(shown):
    shown.state.set_visible(method_strip=True)
    compare = next(one for one in asides(shown) if isinstance(one, CompareMethods))
    shown.refuse(compare, "No gradient reaches it.")
    assert comparison_shown(shown.state).refusal == "No gradient reaches it."
    assert shown.told == []
    shown.state.restyle(intensity=0.9)
    shown.state.choose_layer("backbone/block0_conv")
    assert comparison_shown(shown.state).refusal == ""
    shown.state.choose_layer(None)
    assert comparison_shown(shown.state).refusal == "No gradient reaches it."
    assert shown.taken(CompareMethods) == []


def test_costs_and_comparisons_of_a_layer_left_meanwhile_are_dropped(shown):
    shown.state.set_visible(method_strip=True)
    sent = asides(shown)
    compare = next(one for one in sent if isinstance(one, CompareMethods))
    costs = next(one for one in sent if isinstance(one, EstimateCosts))
    shown.state.choose_layer("backbone/block0_conv")
    shown.answer(fakes.comparison(compare))
    shown.answer(fakes.costs(costs))
    assert shown.state.comparison is None
    assert shown.state.costs is None


def test_what_was_not_sent_yet_does_not_start_a_dead_engine_again(rising):
    desk, _ = rising
    desk.state.set_visible(method_strip=True)
    desk.engine.status_changed.emit(EngineStatus(Phase.STOPPED, ""))
    assert asides(desk) == []
    desk.state.select(method="grad-cam", layer="backbone/block0_conv")
    assert len(asides(desk)) == 2  # another choice tries again


# --- options


def test_options_reach_the_engine_and_everything_is_computed_anew(shown):
    options = EngineOptions(device="gpu:0", precision="float32")
    shown.controller.configure(options)
    assert shown.engine.options == shown.state.options == options
    assert any(isinstance(one, Predict) for one in shown.engine.taken())
    shown.controller.configure(options)
    assert shown.engine.taken() == []


def test_options_chosen_before_the_engine_is_there_are_the_first_it_hears(qapp):
    controller = Controller(State(), Notices())
    controller.configure(EngineOptions(device="cpu"))
    engine = fakes.FakeEngine()
    controller.attach(engine)
    assert engine.options == EngineOptions(device="cpu")
