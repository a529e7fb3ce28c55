"""A second model beside the first: opened, shown, told apart, replaced and closed."""

from dataclasses import replace
from functools import partial

import pytest

from engine.api.attribution import Explain, Predict
from engine.api.errors import text
from engine.api.keys import Target
from engine.api.model import LoadModel
from gui.core import chosen, planning, views
from gui.core.planning import query_of
from gui.core.query import QueryState
from gui.dialogs.export import view_name
from gui.text.caption import facts_for
from tests.unit.gui import fakes
from tests.unit.gui.core.desk import Desk

PATH = "/m/other.keras"
ORDER = LoadModel(PATH, is_compared=True)


def other(key="model-2", request=ORDER, **changes):
    return replace(fakes.model_info(request.path, key, 2), request=request, **changes)


@pytest.fixture
def desk(qtbot):
    made = Desk(qtbot)
    made.open_model()
    made.show()
    made.engine.taken()
    yield made
    made.controller.detach()


@pytest.fixture
def two(desk):
    """The first model in view 0, the other in view 1, which is active."""
    desk.controller.compare_model(PATH)
    assert desk.engine.taken() == [ORDER]
    desk.answer(other())
    return desk


def models(desk):
    return [view.model.key for view in desk.state.views]


def test_the_other_model_is_shown_in_a_view_beside(two):
    assert models(two) == ["model-1", "model-2"]
    assert two.state.model.key == "model-2"
    assert set(two.state.layers) == {node.path for node in other().walk()}
    requests = [one for one in two.engine.taken() if isinstance(one, Predict)]
    assert [one.input.model for one in requests] == ["model-2"]
    two.answer(fakes.predictions(requests[0].input))
    (maps,) = [one for one in two.engine.taken() if isinstance(one, Explain)]
    assert maps.key.input.model == "model-2"


def test_each_view_keeps_the_answers_of_its_own_model(two):
    first, second = two.state.views
    assert first.current_maps is not None
    assert second.current_maps is None
    request = Predict(second.input)
    two.answer(fakes.predictions(request.input))
    two.engine.taken()
    explain = chosen.explain_for(two.state.selection, two.state.known)
    two.answer(fakes.maps(explain, two.state.model))
    assert [view.current_maps.key.input.model for view in two.state.views] == models(two)


def test_the_panels_follow_the_active_views_model(two, qtbot):
    with qtbot.waitSignal(two.state.model_changed):
        two.state.change_views(partial(views.activated, index=0))
    assert two.state.model.key == "model-1"
    assert "backbone/block3_conv" in two.state.layers
    with qtbot.assertNotEmitted(two.state.model_changed):
        two.state.change_views(views.added)


def test_caption_and_suggested_name_tell_the_model_where_there_are_two(two):
    first = two.state.views[0]
    two.state.set_overlay(fakes.overlay(planning.picture_of(first)), first.index)
    first = two.state.views[0]
    assert facts_for(first.selection, first.known).startswith("model.keras · Grad-CAM · ")
    assert view_name(first.selection, first.known).startswith("a_model_grad-cam_")
    two.state.change_views(partial(views.closed, index=1))
    (alone,) = two.state.views
    assert view_name(alone.selection, alone.known).startswith("a_grad-cam_")
    assert facts_for(alone.selection, alone.known).startswith("Grad-CAM · ")


def test_without_views_of_it_the_other_model_is_closed(two):
    two.state.change_views(views.added)  # a second view of it
    two.state.change_views(partial(views.closed, index=1))
    assert two.engine.closed_compared == 0
    two.state.change_views(partial(views.closed, index=2))
    assert two.engine.closed_compared == 1
    assert models(two) == ["model-1"]
    assert two.state.models.compared is None


def test_a_model_opened_from_its_view_takes_the_place_of_the_other(two):
    two.controller.open_model("/m/third.keras")
    order = LoadModel("/m/third.keras", is_compared=True)
    assert order in two.engine.taken()
    two.answer(other("model-3", order))
    assert models(two) == ["model-1", "model-3"]
    two.state.change_views(partial(views.activated, index=0))
    two.controller.open_model("/m/fourth.keras")
    assert LoadModel("/m/fourth.keras") in two.engine.taken()
    two.answer(fakes.model_info("/m/fourth.keras", "model-4"))
    assert models(two) == ["model-4", "model-3"]


def test_a_file_that_cannot_be_opened_leaves_all_as_it_was(desk):
    desk.controller.compare_model(PATH)
    desk.refuse(ORDER, "This is no model.")
    assert desk.told[-1][1] == "This is no model."
    assert models(desk) == ["model-1"]
    desk.answer(other())  # too late
    assert models(desk) == ["model-1"]


def test_models_that_take_turns_are_told_of(desk):
    desk.controller.compare_model(PATH)
    desk.answer(other(why_turns=text("They take turns.")))
    assert desk.told[-1][1] == "They take turns."


def test_what_there_is_to_know_of_a_file_that_opened_is_told(desk):
    desk.controller.compare_model(PATH)
    desk.answer(other(note=text("It is newer.")))
    assert desk.told[-1][1] == "It is newer."


def test_names_of_classes_are_chosen_for_the_active_views_model(two):
    two.engine.taken()
    two.controller.name_classes(0, "imagenet")
    assert LoadModel(PATH, (("0", "imagenet"),), is_compared=True) in two.engine.taken()


def test_the_demo_is_said_of_its_own_views_alone(qtbot):
    desk = Desk(qtbot)
    desk.controller.open_model("/m/model.keras", is_demo=True)
    desk.answer(fakes.model_info("/m/model.keras"))
    assert desk.state.model_is_demo
    desk.controller.compare_model(PATH)
    desk.answer(other())
    assert not desk.state.model_is_demo
    desk.controller.detach()


def test_a_target_is_taken_over_where_the_classes_are_the_same(two):
    two.state.change_views(partial(views.activated, index=0))
    two.state.select(target=Target(3))
    assert [view.target for view in two.state.views] == [Target(3), Target(3)]


def test_nothing_of_one_model_is_ready_for_the_other(two):
    first, second = two.state.views
    request = chosen.predict_for(second.selection, second.known)
    assert query_of(request, second.selection, second.known).state is not QueryState.READY
    ours = chosen.predict_for(first.selection, first.known)
    assert query_of(ours, first.selection, first.known).state is QueryState.READY
