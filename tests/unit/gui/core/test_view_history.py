"""Undoing with the state and the controller: choices, sliders, closed images, other models."""

import dataclasses
from functools import partial

import pytest

from engine.api.display import Style
from engine.api.image import OpenImage
from engine.api.keys import Target
from engine.api.model import LoadModel
from gui.core import views
from gui.core.view_history import ViewHistory
from gui.core.views import activated, added, closed, linked
from tests.unit.gui import fakes
from tests.unit.gui.core.desk import Desk

IMAGES = ("/i/a.png", "/i/b.png", "/i/c.png")


class Clock:
    def __init__(self):
        self.now_s = 0.0

    def __call__(self):
        return self.now_s


@pytest.fixture
def desk(qtbot):
    made = Desk(qtbot)
    made.clock = Clock()
    made.history = ViewHistory(made.state, made.controller, made.controller, made.clock)
    made.open_model(outputs=fakes.OUTPUTS)
    made.show()
    yield made
    made.controller.detach()


def later(desk):
    desk.clock.now_s += 60


def test_another_model_begins_anew(desk):
    assert not desk.history.can_undo
    desk.state.select(target=Target(2))
    assert desk.history.can_undo
    desk.open_model("/m/other.keras", key="model-2")
    assert not desk.history.can_undo
    desk.history.undo()
    assert desk.state.selection.target is None


def test_going_to_a_view_of_another_model_forgets_nothing(desk):
    desk.controller.compare_model("/m/other.keras")
    order = LoadModel("/m/other.keras", is_compared=True)
    desk.answer(dataclasses.replace(fakes.model_info("/m/other.keras", "model-2"), request=order))
    desk.state.select(method="layer-cam")
    desk.state.change_views(partial(views.activated, index=0))
    assert desk.history.can_undo
    desk.history.undo()
    assert desk.state.selection.method == "grad-cam"
    assert desk.state.model.key == "model-2"


def test_each_choice_is_undone_and_done_again(desk):
    steps = (
        {"target": Target(2)},
        {"layer": "backbone/block1_conv"},
        {"method": "layer-cam"},
        {"parameters": (("rise", (("masks", 50),)),)},
        {"output": 1, "target": None},
        {"style": dataclasses.replace(desk.state.selection.style, colormap="viridis")},
    )
    seen = [desk.state.selection]
    for step in steps:
        later(desk)
        desk.state.select(**step)
        seen.append(desk.state.selection)
    for before in reversed(seen[:-1]):
        desk.history.undo()
        assert desk.state.selection == before
    assert not desk.history.can_undo
    for after in seen[1:]:
        desk.history.redo()
        assert desk.state.selection == after
    assert not desk.history.can_redo


def test_an_undone_method_is_asked_for_like_a_chosen_one(desk):
    desk.state.select(method="rise")
    desk.engine.taken()
    desk.history.undo()
    assert desk.state.selection.method == "grad-cam"
    assert desk.state.current_maps is not None
    desk.history.redo()
    assert desk.state.selection.method == "rise"


def test_a_slider_is_one_step(desk):
    first = desk.state.selection.style.intensity
    for number in range(20):
        desk.clock.now_s += 0.02
        desk.state.restyle(intensity=number / 20)
    desk.history.undo()
    assert desk.state.selection.style.intensity == first
    assert not desk.history.can_undo


def test_looking_elsewhere_is_no_step_and_stays(desk):
    desk.state.select(target=Target(1))
    desk.open_image("/i/b.png", seed=1)
    desk.state.select(show_original=True)
    desk.history.undo()
    assert desk.state.selection.target is None
    assert desk.state.selection.show_original
    assert desk.state.picture.path == "/i/b.png"
    assert not desk.history.can_undo


def strip(desk):
    return [entry.id for entry in desk.state.images.entries]


def test_a_closed_image_comes_back_at_its_place_and_is_shown(desk):
    desk.controller.open_images(IMAGES)
    desk.controller.show_image(IMAGES[1])
    desk.history.close_image(IMAGES[1])
    assert strip(desk) == [IMAGES[0], IMAGES[2]]
    desk.engine.taken()
    desk.history.undo()
    assert strip(desk) == [*IMAGES]
    assert desk.state.images.current == IMAGES[1]
    assert OpenImage(IMAGES[1]) in desk.engine.taken()
    desk.history.redo()
    assert strip(desk) == [IMAGES[0], IMAGES[2]]
    assert desk.state.images.current == IMAGES[2]


def test_an_image_closed_beside_the_current_one_comes_back_beside_it(desk):
    desk.controller.open_images(IMAGES)
    desk.history.close_image(IMAGES[2])
    desk.history.close_image(IMAGES[1])
    desk.history.undo()
    desk.history.undo()
    assert strip(desk) == [*IMAGES]
    assert desk.state.images.current == IMAGES[0]


def test_the_only_image_comes_back_to_an_empty_window(desk):
    desk.history.close_image(IMAGES[0])
    assert desk.state.picture is None
    desk.history.undo()
    desk.engine.produced.emit(fakes.picture(IMAGES[0]))
    assert desk.state.picture.path == IMAGES[0]


def test_an_image_that_was_opened_again_meanwhile_is_there_once(desk):
    desk.controller.open_images(IMAGES)
    desk.history.close_image(IMAGES[0])
    desk.controller.open_images([IMAGES[0]])
    desk.history.undo()
    assert sorted(strip(desk)) == [*IMAGES]


def test_an_image_that_is_not_open_is_no_step(desk):
    desk.history.close_image("/i/nothing.png")
    assert not desk.history.can_undo


def test_forgetting_is_said(desk, qtbot):
    desk.state.select(target=Target(1))
    with qtbot.waitSignal(desk.history.changed):
        desk.history.begin_anew()
    assert not desk.history.can_undo


def test_what_is_undone_is_undone_in_its_own_view(desk):
    state = desk.state
    state.select(method="layer-cam")
    later(desk)
    state.change_views(added)  # a copy of the first, active
    state.select(method="rise")
    later(desk)
    state.change_views(partial(activated, index=0))
    desk.history.undo()
    assert (state.selection.split.index, state.selection.method) == (1, "layer-cam")
    desk.history.undo()
    assert (state.selection.split.index, state.selection.method) == (0, "grad-cam")
    assert state.selection.split.beside[0].method == "layer-cam"
    assert not desk.history.can_undo
    desk.history.redo()
    desk.history.redo()
    assert (state.selection.split.index, state.selection.method) == (1, "rise")
    assert state.selection.split.beside[0].method == "layer-cam"


def test_what_views_have_in_common_is_undone_in_all_of_them(desk):
    desk.state.change_views(added)
    desk.state.select(target=Target(3))
    assert [view.target for view in desk.state.selection.views] == [Target(3)] * 2
    desk.history.undo()
    assert [view.target for view in desk.state.selection.views] == [None] * 2


def test_a_closed_view_takes_its_steps_with_it(desk):
    desk.state.select(method="layer-cam")
    desk.state.change_views(added)
    desk.state.select(method="rise")
    desk.state.change_views(partial(closed, index=1))
    desk.state.change_views(added)  # with the index of the closed one
    desk.history.undo()
    assert [view.method for view in desk.state.selection.views] == ["grad-cam", "layer-cam"]
    assert not desk.history.can_undo


def test_the_same_slider_of_two_views_is_two_steps(desk):
    desk.state.change_views(lambda now: linked(added(now), ()))
    for index, intensity in ((1, 0.7), (0, 0.9)):
        desk.state.change_views(partial(activated, index=index))
        desk.state.restyle(intensity=intensity)
    desk.history.undo()
    assert [view.style.intensity for view in desk.state.selection.views] == [Style().intensity, 0.7]


def test_to_arrange_views_is_no_step(desk):
    desk.state.change_views(added)
    desk.state.change_views(partial(activated, index=0))
    desk.state.change_views(partial(linked, links=()))
    assert not desk.history.can_undo


def test_what_was_done_in_another_view_is_undone_there(desk):
    desk.state.select(layer="backbone/block1_conv")
    later(desk)
    desk.state.change_views(views.added)
    desk.state.select(layer="backbone/block2_conv")
    desk.history.undo()
    assert [view.layer for view in desk.state.selection.views] == ["backbone/block1_conv"] * 2
    desk.history.undo()
    assert desk.state.selection.split.index == 0
    assert [view.layer for view in desk.state.selection.views] == [None, "backbone/block1_conv"]
    desk.history.redo()
    desk.history.redo()
    assert desk.state.selection.split.index == 1
    assert desk.state.selection.layer == "backbone/block2_conv"


def test_what_was_done_in_a_closed_view_is_passed_over(desk):
    desk.state.select(layer="backbone/block1_conv")
    later(desk)
    desk.state.change_views(views.added)
    desk.state.select(layer="backbone/block2_conv")
    desk.state.change_views(lambda now: views.closed(now, 1))
    desk.history.undo()
    assert desk.state.selection.layer is None
    assert not desk.history.can_undo


def test_to_look_at_a_view_of_another_model_forgets_nothing(desk):
    desk.state.select(method="layer-cam")
    desk.state.change_views(added)
    view = dataclasses.replace(desk.state.selection.split.before[0], model="model-2")
    desk.state.change_views(
        lambda now: dataclasses.replace(now, split=dataclasses.replace(now.split, before=(view,)))
    )
    later(desk)
    desk.state.select(method="rise")
    desk.state.change_views(partial(activated, index=0))
    assert desk.state.selection.model == "model-2"
    desk.history.undo()
    selection = desk.state.selection
    assert (selection.split.index, selection.model, selection.method) == (1, "model-1", "layer-cam")
    assert not desk.history.can_undo  # what was done in the first view was of another model
