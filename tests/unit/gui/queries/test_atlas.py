"""The estimate follows the dialog: a moment after the last plan, and the newest wins."""

import pytest

from engine.api.filters import AtlasCost, AtlasPlan, EstimateAtlas, SaveAtlas
from gui.core.pauses import PAUSES_MS
from gui.queries.atlas import atlas_shown
from tests.unit.gui.core.desk import Desk


def wish(count=64, path=""):
    return EstimateAtlas(AtlasPlan("model-1", ("a", "b"), count), path)


def cost(request, **more):
    values = {"pictures": 128, "kept": 0, "seconds": 130.0, "size": (2000, 1000), **more}
    return AtlasCost(request, **values)


@pytest.fixture
def desk(qtbot):
    made = Desk(qtbot)
    yield made
    made.controller.detach()


def asked(desk):
    return desk.taken(EstimateAtlas)


def test_the_last_of_several_plans_is_asked(desk):
    for count in (6, 64, 16):
        desk.state.set_visible(atlas=wish(count, "/out"))
    assert asked(desk) == [wish(16, "/out")]
    assert atlas_shown(desk.state).is_measuring
    assert atlas_shown(desk.state).cost is None


def test_an_answer_to_an_older_plan_is_not_shown(desk):
    desk.state.set_visible(atlas=wish(6))
    (older,) = asked(desk)
    desk.state.set_visible(atlas=wish(8))
    desk.answer(cost(older))
    assert atlas_shown(desk.state).cost is None
    assert atlas_shown(desk.state).is_measuring


def test_a_known_estimate_is_not_asked_for_again(desk):
    desk.state.set_visible(atlas=wish())
    desk.answer(cost(*asked(desk)))
    desk.state.set_visible(atlas=None)
    desk.state.set_visible(atlas=wish())
    assert asked(desk) == []
    assert atlas_shown(desk.state).cost.pictures == 128
    assert not atlas_shown(desk.state).is_measuring


def test_a_refusal_belongs_to_its_plan(desk):
    desk.state.set_visible(atlas=wish(path="/taken"))
    desk.refuse(*asked(desk), "Taken.")
    shown = atlas_shown(desk.state)
    assert (shown.refusal, shown.is_measuring) == ("Taken.", False)
    assert desk.told == []
    desk.state.set_visible(atlas=wish(path="/free"))
    assert atlas_shown(desk.state).refusal == ""
    save = SaveAtlas(wish().plan, "/x")
    desk.state.export_requested.emit(save)
    desk.refuse(save, "Full.")
    assert [sentence for _, sentence, _ in desk.told] == ["Full."]  # for the message bar


def test_a_refusal_is_forgotten_with_the_dialog(desk):
    desk.state.set_visible(atlas=wish(path="/taken"))
    desk.refuse(*asked(desk), "Taken.")
    desk.state.set_visible(atlas=None)
    desk.state.set_visible(atlas=wish(path="/taken"))
    assert asked(desk) == [wish(path="/taken")]


def test_what_is_stopped_is_not_waited_for(desk):
    desk.state.set_visible(atlas=wish())
    asked(desk)
    desk.controller.cancel()
    assert not atlas_shown(desk.state).is_measuring
    assert asked(desk) == []


def test_nothing_is_asked_after_the_dialog_is_closed(desk, qtbot):
    desk.state.set_visible(atlas=wish())
    desk.state.set_visible(atlas=None)
    qtbot.wait(2 * max(PAUSES_MS.values()))
    assert asked(desk) == []
