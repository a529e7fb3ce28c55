"""Filter images: what is asked for, in which order, what is kept and dropped."""

import dataclasses

import pytest

from engine.api.engine_status import EngineOptions, EngineStatus, Phase
from engine.api.errors import text
from engine.api.filters import EnlargeFilter, FilterStyle, GrowFilters, ObjectiveKind
from engine.api.keys import Lane
from gui.core.filter_requests import KEPT_BYTES, affordable
from gui.core.state import FILTER_LANES
from gui.queries.filters import filters_shown
from tests.unit.gui import fakes
from tests.unit.gui.core import desk as driven

FIRST, OTHER = "backbone/block3_conv", "backbone/block0_conv"  # 64 and 8 channels


class Desk(driven.Desk):
    """A model and an image with its heatmap; it knows what grows."""

    def __init__(self, qtbot):
        super().__init__(qtbot)
        self.grown = []
        self.state.filters_grown.connect(self.grown.append)
        self.open_model()
        self.show()
        self.settled()
        self.grown.clear()

    @property
    def shown(self):
        return filters_shown(self.state)

    def asked(self):
        """What was asked for filter images since the last call, once all is settled."""
        return self.taken(GrowFilters, EnlargeFilter)

    def look(self):
        self.state.set_visible(filters=True)
        (request,) = self.asked()
        return request

    def stop(self):
        self.state.stop_requested.emit(FILTER_LANES)

    def go_on(self):
        self.state.resume_requested.emit(FILTER_LANES)


@pytest.fixture
def desk(qtbot):
    made = Desk(qtbot)
    yield made
    made.controller.detach()


def test_nothing_is_asked_while_nobody_looks(desk):
    desk.state.select(layer=OTHER)
    desk.state.set_up_filters(steps=7)
    assert desk.asked() == []
    request = desk.look()
    assert (request.layer, request.settings.steps) == (OTHER, 7)
    assert request.channels == tuple(range(8))


def test_no_image_is_needed(qtbot):
    desk = driven.Desk(qtbot)
    desk.open_model()
    desk.state.set_visible(filters=True)
    (request,) = desk.taken(GrowFilters)
    assert (request.layer, request.start) == (FIRST, None)
    desk.controller.detach()


def test_the_preprocessing_chosen_is_that_of_the_pictures(desk):
    first = desk.look()
    assert first.settings.preprocess == "auto"
    desk.state.select(preprocess="none")
    (second,) = desk.asked()
    assert second == dataclasses.replace(
        first, settings=dataclasses.replace(first.settings, preprocess="none")
    )


def test_a_preprocessing_of_their_own_is_that_of_the_pictures(desk):
    desk.state.set_up_filters(preprocess="none")
    desk.state.select(preprocess="unit")
    assert desk.look().settings.preprocess == "none"


def test_what_is_in_view_comes_first(desk):
    desk.state.set_visible(
        filters_in_view=(
            5,
            6,
            7,
        )
    )
    request = desk.look()
    assert request.channels[:4] == (5, 6, 7, 0)
    assert sorted(request.channels) == list(range(64))
    assert request.in_view == 3


def test_scrolling_asks_anew_without_what_is_done(desk):
    desk.state.set_visible(filters_in_view=(0, 1, 2, 3))
    first = desk.look()
    desk.answer(fakes.filter_images(first, channels=(0, 1), complete=False))
    desk.state.set_visible(
        filters_in_view=(
            1,
            30,
            31,
        )
    )
    (second,) = desk.asked()
    assert second.channels[:3] == (30, 31, 2)
    assert second.in_view == 2
    assert sorted(second.channels) == list(range(2, 64))


def test_scrolling_that_changes_no_order_asks_nothing(desk):
    desk.state.set_visible(filters_in_view=(0, 1, 2, 3))
    first = desk.look()
    desk.answer(fakes.filter_images(first, channels=(0, 1), complete=False))
    desk.state.set_visible(
        filters_in_view=(
            2,
            3,
        )
    )
    assert desk.asked() == []


def test_a_held_key_sends_one_request_and_cancels_the_old_one_at_once(desk):
    desk.look()
    for layer in (OTHER, "backbone/block1_conv", "backbone/block2_conv"):
        desk.state.select(layer=layer)
    assert desk.engine.cancelled == [Lane.FILTERS]
    (request,) = desk.asked()
    assert request.layer == "backbone/block2_conv"


@pytest.mark.parametrize(
    "changes",
    [
        {"style": FilterStyle.TEXTBOOK},
        {"steps": 256},
        {"size": 64},
        {"seed": 3},
    ],
)
def test_other_settings_drop_the_pictures_and_grow_anew(desk, changes):
    first = desk.look()
    desk.answer(fakes.filter_images(first))
    assert desk.shown.is_complete
    desk.state.set_up_filters(**changes)
    assert desk.shown.pictures == {}
    (second,) = desk.asked()
    assert second.settings == dataclasses.replace(first.settings, **changes)
    assert len(second.channels) == 64


def test_another_device_or_precision_grows_anew(desk):
    first = desk.look()
    desk.answer(fakes.filter_images(first))
    desk.controller.configure(EngineOptions(precision="float32"))
    assert desk.shown.pictures == {}
    assert desk.asked() == [first]


def test_classes_need_no_layer_and_ignore_it(desk):
    desk.state.choose_filters(objective_kind=ObjectiveKind.CLASS)
    request = desk.look()
    assert (request.layer, request.channels) == ("", tuple(range(6)))
    desk.answer(fakes.filter_images(request))
    desk.state.select(layer=OTHER)
    assert desk.asked() == []
    assert desk.shown.is_complete


def test_a_direction_is_one_picture_of_the_chosen_channels(desk):
    desk.state.toggle_chosen(9)
    desk.state.toggle_chosen(2)
    desk.state.choose_filters(objective_kind=ObjectiveKind.DIRECTION)
    request = desk.look()
    assert (request.objective_kind, request.channels) == (ObjectiveKind.DIRECTION, (2, 9))
    desk.answer(fakes.filter_images(request))
    assert list(desk.shown.pictures) == [2]
    assert desk.shown.is_complete
    desk.state.toggle_chosen(9)
    (request,) = desk.asked()
    assert request.channels == (2,)
    desk.state.select(layer=OTHER)
    assert desk.state.selection.filters.chosen == ()
    assert desk.asked() == []


def test_a_start_from_the_picture_follows_the_picture(desk):
    desk.state.choose_filters(from_image=True)
    request = desk.look()
    assert request.start == desk.input
    desk.open_image("/i/b.png", 1)
    (second,) = desk.asked()
    assert second.start.image == desk.state.picture.key != request.start.image
    desk.controller.remove_image("/i/a.png")
    desk.controller.remove_image("/i/b.png")
    assert desk.shown.subject is None
    assert desk.asked() == []


def test_noise_does_not_care_for_the_picture(desk):
    desk.answer(fakes.filter_images(desk.look()))
    desk.open_image("/i/b.png", 1)
    assert desk.asked() == []
    assert desk.shown.is_complete


def test_a_layer_without_channels_is_not_asked_for(desk):
    desk.look()
    nodes = (fakes.layer("flat", "Odd", (None,)), *fakes.model_info().layers)
    desk.open_model("/m/odd.keras", key="model-2", layers=nodes)
    desk.asked()
    desk.state.inspect("flat")
    assert desk.shown.units == 0
    assert desk.asked() == []


def test_pictures_grow_and_never_go_back(desk):
    request = desk.look()
    desk.answer(fakes.filter_images(request, 40, (0, 1)))
    desk.answer(fakes.filter_images(request, 8, (0, 1)))  # the engine began anew
    assert desk.shown.pictures[0].step == 40
    desk.answer(fakes.filter_images(request, channels=(0, 1), complete=False))
    picture = desk.shown.pictures[1]
    assert picture.done
    assert picture.objective == pytest.approx(1.128)
    assert picture.pixels[0, 0].tolist() == [1, 128, 90]
    assert [numbers for numbers in desk.grown if numbers] == [(0, 1), (0, 1)]
    assert desk.shown.done_count == 2


def test_late_frames_of_something_else_are_dropped(desk):
    request = desk.look()
    desk.state.select(layer=OTHER)
    assert Lane.FILTERS not in desk.state.queries.pending  # nobody waits for it any more
    (second,) = desk.asked()
    desk.answer(fakes.filter_images(request))
    assert desk.shown.pictures == {}
    assert desk.shown.is_growing
    desk.answer(fakes.filter_images(second, 3))
    assert len(desk.shown.pictures) == 8


def test_a_frame_of_another_order_of_the_same_is_kept(desk):
    request = desk.look()
    other = dataclasses.replace(request, channels=(7, 3), in_view=2)
    desk.answer(fakes.filter_images(other, 3))
    assert set(desk.shown.pictures) == {3, 7}
    assert desk.shown.is_growing


def test_frames_may_go_when_they_are_kept(desk):
    frame = fakes.filter_images(desk.look(), 3)
    desk.answer(frame)
    frame.pixels[:] = 0
    assert desk.shown.pictures[5].pixels[0, 0].tolist() == [5, 3, 90]
    assert not desk.shown.pictures[5].pixels.flags.writeable


def test_pictures_are_still_there_when_their_layer_is_chosen_again_at_once(desk):
    request = desk.look()
    desk.answer(fakes.filter_images(request, channels=range(24), complete=False))
    desk.state.select(layer=OTHER)
    assert desk.shown.pictures == {}
    desk.state.select(layer=None)
    assert desk.shown.done_count == 24
    (rest,) = desk.asked()
    assert sorted(rest.channels) == list(range(24, 64))


def test_stop_keeps_what_is_there_and_goes_on_with_the_rest(desk):
    request = desk.look()
    desk.answer(fakes.filter_images(request, channels=range(24), complete=False))
    desk.stop()
    assert desk.engine.cancelled == [Lane.FILTERS]
    assert (desk.shown.is_stopped, desk.shown.done_count) == (True, 24)
    desk.state.set_visible(filters_in_view=(40,))
    assert desk.asked() == []
    desk.go_on()
    (rest,) = desk.asked()
    assert sorted(rest.channels) == list(range(24, 64))
    assert not desk.shown.is_stopped


def test_what_was_stopped_grows_for_another_layer(desk):
    desk.look()
    desk.stop()
    desk.state.select(layer=OTHER)
    assert not desk.shown.is_stopped
    assert len(desk.asked()) == 1


def test_hidden_it_stops_and_shown_it_goes_on(desk):
    request = desk.look()
    desk.answer(fakes.filter_images(request, channels=range(24), complete=False))
    desk.state.set_visible(filters=False)
    assert desk.engine.cancelled == [Lane.FILTERS]
    assert not desk.shown.is_stopped
    rest = desk.look()
    assert sorted(rest.channels) == list(range(24, 64))


def test_a_refusal_is_said_and_not_asked_again_until_something_changes(desk):
    request = desk.look()
    desk.refuse(request, "Too large.")
    assert desk.shown.refusal == "Too large."
    desk.state.set_visible(filters_in_view=(3,))
    assert desk.asked() == []
    desk.state.set_up_filters(size=64)
    assert desk.shown.refusal == ""
    assert len(desk.asked()) == 1


def test_a_refusal_of_something_else_is_not_this_ones(desk):
    request = desk.look()
    desk.refuse(dataclasses.replace(request, layer="elsewhere"), "No.")
    assert desk.shown.is_growing
    assert desk.shown.refusal == ""


def test_a_refusal_is_forgotten_with_what_was_chosen(desk):
    request = desk.look()
    desk.refuse(request, "The engine is gone.")
    desk.state.select(layer=OTHER)
    desk.asked()
    desk.state.select(layer=None)
    assert desk.asked() == [request]


def test_a_stop_outlasts_hiding(desk):
    desk.look()
    desk.stop()
    desk.state.set_visible(filters=False)
    desk.state.set_visible(filters=True)
    assert desk.asked() == []
    assert desk.shown.is_stopped


def test_an_engine_that_cannot_start_grows_nothing(desk):
    desk.look()
    desk.engine.status_changed.emit(EngineStatus(Phase.STOPPED, "CPU"))
    assert desk.shown.is_stopped
    assert desk.asked() == []
    desk.controller.ask_again()
    assert len(desk.asked()) == 1


def test_only_what_memory_has_room_for_is_asked(desk):
    side = 1024
    room = KEPT_BYTES // (3 * side * side)
    desk.state.set_up_filters(size=side)
    wide = (fakes.layer("wide", shape=(None, 4, 4, 512)),)
    desk.open_model("/m/wide.keras", key="wide", layers=wide, auto_layer="wide")
    request = desk.look()
    assert request.channels == tuple(range(room))
    assert room * 3 * side * side <= KEPT_BYTES
    assert desk.shown.units == 512


def test_pictures_larger_than_asked_count_with_their_own_size(desk):
    wide = (fakes.layer("wide", shape=(None, 4, 4, 4096)),)
    desk.open_model("/m/wide.keras", key="wide", layers=wide, auto_layer="wide")
    first = desk.look()
    assert len(first.channels) == 4096
    desk.answer(fakes.filter_images(first, 1, (0, 1, 500), size=448))
    (second,) = desk.asked()
    assert len(second.channels) == affordable(4096, 448 * 448) == 445
    assert set(desk.shown.pictures) == {0, 1}


def test_channels_that_could_not_be_excited_are_known(desk):
    request = desk.look()
    notes = (
        text("Images have {width} × {height} pixels.", width=9, height=9),
        text("Could not be excited, as no start had a gradient: {channels}.", channels="3, 5"),
    )
    desk.answer(fakes.filter_images(request, notes=notes))
    assert desk.shown.unexcited == {3, 5}
    assert desk.shown.notes == notes[:1]


# --- with the engine -------------------------------------------------------------------------


def test_wishes_cancels_and_answers_go_to_and_fro(desk):
    request = desk.look()
    pending = desk.state.queries.pending
    assert pending[Lane.FILTERS] == request
    desk.answer(fakes.filter_images(request, 1))
    assert len(desk.shown.pictures) == 64
    desk.stop()
    assert Lane.FILTERS in desk.engine.cancelled
    assert Lane.FILTERS not in pending
    desk.go_on()
    desk.asked()
    desk.controller.cancel()  # Esc
    assert desk.shown.is_stopped
    desk.go_on()
    desk.asked()
    desk.answer(fakes.filter_images(request))
    assert desk.shown.is_complete
    assert desk.told == []


def test_a_replaced_order_that_ends_does_not_end_the_newer_one(desk):
    first = desk.look()
    desk.state.set_visible(filters_in_view=(60, 61))
    (second,) = desk.asked()
    desk.answer(fakes.filter_images(first, channels=(0, 1), complete=True))
    assert desk.state.queries.pending[Lane.FILTERS] == second
