"""The gallery of filter images: what is asked for, in which order, what is kept and dropped."""

import dataclasses

import pytest

from engine.api.engine_status import EngineOptions, EngineStatus, Phase
from engine.api.errors import text
from engine.api.filters import FilterStyle, GrowFilters, ObjectiveKind
from engine.api.keys import Lane
from gui.core import planning
from gui.core.state import State
from gui.queries.filter_requests import KEPT_BYTES, affordable, ordered
from tests.unit.gui import fakes
from tests.unit.gui.core import desk as conducting

FIRST, OTHER = "backbone/block3_conv", "backbone/block0_conv"  # 64 and 8 channels


class Desk:
    """A state with a model and an image; it hears what the gallery wants."""

    def __init__(self, qtbot):
        self.qtbot = qtbot
        self.state = State()
        self.gallery = self.state.gallery
        self.wanted, self.unwanted, self.answered, self.grown = [], [], [], []
        self.gallery.wanted.connect(self.wanted.append)
        self.gallery.unwanted.connect(self.unwanted.append)
        self.gallery.answered.connect(self.answered.append)
        self.gallery.grown.connect(self.grown.append)
        self.state.set_model(fakes.model_info())
        self.state.set_picture(fakes.picture())
        fed = planning.input_of(self.state.selection)
        self.state.set_predictions(fakes.predictions(fed))

    def taken(self):
        """Return what was wanted since the last call, once all is settled."""
        self.qtbot.waitUntil(lambda: not self.gallery._asker.isActive())
        found, self.wanted[:] = list(self.wanted), []
        return found

    def look(self):
        self.gallery.set_seen(True)
        (request,) = self.taken()
        return request


@pytest.fixture
def desk(qtbot):
    made = Desk(qtbot)
    yield made
    made.gallery._asker.stop()


def test_nothing_is_asked_while_nobody_looks(desk):
    desk.state.select(layer=OTHER)
    desk.gallery.set_up(steps=7)
    assert desk.taken() == []
    request = desk.look()
    assert (request.layer, request.settings.steps) == (OTHER, 7)
    assert request.channels == tuple(range(8))


def test_no_image_is_needed(qtbot):
    state = State()
    state.set_model(fakes.model_info())
    with qtbot.waitSignal(state.gallery.wanted) as told:
        state.gallery.set_seen(True)
    assert told.args[0].layer == FIRST
    assert told.args[0].start is None


def test_the_preprocessing_chosen_is_that_of_the_pictures(desk):
    first = desk.look()
    assert first.settings.preprocess == "auto"
    desk.state.select(preprocess="none")
    (second,) = desk.taken()
    assert second == dataclasses.replace(
        first, settings=dataclasses.replace(first.settings, preprocess="none")
    )


def test_what_is_in_view_comes_first(desk):
    desk.gallery.set_in_view([5, 6, 7])
    request = desk.look()
    assert request.channels[:4] == (5, 6, 7, 0)
    assert sorted(request.channels) == list(range(64))
    assert request.in_view == 3


def test_scrolling_asks_anew_without_what_is_done(desk):
    desk.gallery.set_in_view(range(4))
    first = desk.look()
    desk.gallery.take(fakes.filter_images(first, channels=(0, 1), complete=False))
    desk.gallery.set_in_view([1, 30, 31])
    (second,) = desk.taken()
    assert second.channels[:3] == (30, 31, 2)
    assert second.in_view == 2
    assert sorted(second.channels) == list(range(2, 64))


def test_scrolling_that_changes_no_order_asks_nothing(desk):
    desk.gallery.set_in_view(range(4))
    first = desk.look()
    desk.gallery.take(fakes.filter_images(first, channels=(0, 1), complete=False))
    desk.gallery.set_in_view([2, 3])
    assert desk.taken() == []


def test_a_held_key_sends_one_request_and_cancels_the_old_one_at_once(desk):
    desk.look()
    for layer in (OTHER, "backbone/block1_conv", "backbone/block2_conv"):
        desk.state.select(layer=layer)
    assert desk.unwanted == [Lane.FILTERS]
    (request,) = desk.taken()
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
    desk.gallery.take(fakes.filter_images(first))
    assert desk.gallery.is_complete
    desk.gallery.set_up(**changes)
    assert desk.gallery.pictures == {}
    (second,) = desk.taken()
    assert second.settings == dataclasses.replace(first.settings, **changes)
    assert len(second.channels) == 64


def test_another_device_or_precision_grows_anew(desk):
    first = desk.look()
    desk.gallery.take(fakes.filter_images(first))
    desk.state.set_options(EngineOptions(precision="float32"))
    assert desk.gallery.pictures == {}
    assert desk.taken() == [first]


def test_classes_need_no_layer_and_ignore_it(desk):
    desk.gallery.choose(objective_kind=ObjectiveKind.CLASS)
    request = desk.look()
    assert (request.layer, request.channels) == ("", tuple(range(6)))
    desk.gallery.take(fakes.filter_images(request))
    desk.state.select(layer=OTHER)
    assert desk.taken() == []
    assert desk.gallery.is_complete


def test_a_direction_is_one_picture_of_the_chosen_channels(desk):
    desk.gallery.toggle_chosen(9)
    desk.gallery.toggle_chosen(2)
    desk.gallery.choose(objective_kind=ObjectiveKind.DIRECTION)
    request = desk.look()
    assert (request.objective_kind, request.channels) == (ObjectiveKind.DIRECTION, (2, 9))
    desk.gallery.take(fakes.filter_images(request))
    assert list(desk.gallery.pictures) == [2]
    assert desk.gallery.is_complete
    desk.gallery.toggle_chosen(9)
    (request,) = desk.taken()
    assert request.channels == (2,)
    desk.state.select(layer=OTHER)
    assert desk.gallery.choice.chosen == ()
    assert desk.taken() == []


def test_a_start_from_the_picture_follows_the_picture(desk):
    desk.gallery.choose(from_image=True)
    request = desk.look()
    assert request.start == planning.input_of(desk.state.selection)
    desk.state.set_picture(fakes.picture("b.png"))
    (second,) = desk.taken()
    assert second.start.image == desk.state.picture.key != request.start.image
    desk.state.set_picture(None)
    assert desk.gallery.subject is None
    assert desk.taken() == []


def test_noise_does_not_care_for_the_picture(desk):
    desk.gallery.take(fakes.filter_images(desk.look()))
    desk.state.set_picture(fakes.picture("b.png"))
    assert desk.taken() == []
    assert desk.gallery.is_complete


def test_a_layer_without_channels_is_not_asked_for(desk):
    desk.look()
    nodes = (fakes.layer("flat", "Odd", (None,)), *fakes.model_info().layers)
    desk.state.set_model(fakes.model_info(key="model-2", layers=nodes))
    desk.taken()
    desk.state.seeing.look_at("flat")
    assert desk.gallery.units == 0
    assert desk.taken() == []


def test_pictures_grow_and_never_go_back(desk):
    request = desk.look()
    desk.gallery.take(fakes.filter_images(request, 40, (0, 1)))
    desk.gallery.take(fakes.filter_images(request, 8, (0, 1)))  # the engine began anew
    assert desk.gallery.pictures[0].step == 40
    desk.gallery.take(fakes.filter_images(request, channels=(0, 1), complete=False))
    picture = desk.gallery.pictures[1]
    assert picture.done
    assert picture.objective == pytest.approx(1.128)
    assert picture.pixels[0, 0].tolist() == [1, 128, 90]
    assert desk.grown == [(0, 1), (0, 1)]
    assert desk.gallery.done_count == 2


def test_late_frames_of_something_else_are_dropped(desk):
    request = desk.look()
    desk.state.select(layer=OTHER)
    (second,) = desk.taken()
    desk.gallery.take(fakes.filter_images(request))
    assert desk.gallery.pictures == {}
    assert desk.answered == [request]  # nobody waits for it any more
    desk.gallery.take(fakes.filter_images(second, 3))
    assert len(desk.gallery.pictures) == 8


def test_a_frame_of_another_order_of_the_same_is_kept(desk):
    request = desk.look()
    other = dataclasses.replace(request, channels=(7, 3), in_view=2)
    desk.gallery.take(fakes.filter_images(other, 3))
    assert set(desk.gallery.pictures) == {3, 7}
    assert desk.gallery.is_growing


def test_frames_may_go_when_they_are_kept(desk):
    frame = fakes.filter_images(desk.look(), 3)
    desk.gallery.take(frame)
    frame.pixels[:] = 0
    assert desk.gallery.pictures[5].pixels[0, 0].tolist() == [5, 3, 90]
    assert not desk.gallery.pictures[5].pixels.flags.writeable


def test_stop_keeps_what_is_there_and_goes_on_with_the_rest(desk):
    request = desk.look()
    desk.gallery.take(fakes.filter_images(request, channels=range(24), complete=False))
    desk.gallery.stop()
    assert desk.unwanted == [Lane.FILTERS]
    assert (desk.gallery.is_stopped, desk.gallery.done_count) == (True, 24)
    desk.gallery.set_in_view([40])
    assert desk.taken() == []
    desk.gallery.go_on()
    (rest,) = desk.taken()
    assert sorted(rest.channels) == list(range(24, 64))
    assert not desk.gallery.is_stopped


def test_a_stopped_gallery_grows_for_another_layer(desk):
    desk.look()
    desk.gallery.stop()
    desk.state.select(layer=OTHER)
    assert not desk.gallery.is_stopped
    assert len(desk.taken()) == 1


def test_hidden_it_stops_and_shown_it_goes_on(desk):
    request = desk.look()
    desk.gallery.take(fakes.filter_images(request, channels=range(24), complete=False))
    desk.gallery.set_seen(False)
    assert desk.unwanted == [Lane.FILTERS]
    assert not desk.gallery.is_stopped
    rest = desk.look()
    assert sorted(rest.channels) == list(range(24, 64))


def test_a_refusal_is_said_and_not_asked_again_until_something_changes(desk):
    request = desk.look()
    assert desk.gallery.refuse(request, "Too large.")
    assert desk.gallery.refusal == "Too large."
    desk.gallery.set_in_view([3])
    assert desk.taken() == []
    desk.gallery.set_up(size=64)
    assert desk.gallery.refusal == ""
    assert len(desk.taken()) == 1


def test_what_others_asked_is_left_to_them(desk):
    request = desk.look()
    assert not desk.gallery.take(object())
    assert not desk.gallery.refuse(object(), "No.")
    desk.gallery.give_up(object())
    assert desk.gallery.is_growing
    assert desk.gallery.refuse(dataclasses.replace(request, layer="elsewhere"), "No.")
    assert desk.gallery.refusal == ""


def test_an_engine_that_cannot_start_grows_nothing(desk):
    desk.look()
    desk.state.set_status(EngineStatus(Phase.STOPPED, "CPU"))
    assert desk.gallery.is_stopped
    desk.state.forget_failures()
    assert len(desk.taken()) == 1


def test_only_what_memory_has_room_for_is_asked(desk):
    side = 1024
    room = KEPT_BYTES // (3 * side * side)
    desk.gallery.set_up(size=side)
    wide = (fakes.layer("wide", shape=(None, 4, 4, 512)),)
    desk.state.set_model(fakes.model_info(key="wide", layers=wide, auto_layer="wide"))
    request = desk.look()
    assert request.channels == tuple(range(room))
    assert room * 3 * side * side <= KEPT_BYTES
    assert desk.gallery.units == 512


def test_pictures_larger_than_asked_count_with_their_own_size(desk):
    wide = (fakes.layer("wide", shape=(None, 4, 4, 4096)),)
    desk.state.set_model(fakes.model_info(key="wide", layers=wide, auto_layer="wide"))
    first = desk.look()
    assert len(first.channels) == 4096
    desk.gallery.take(fakes.filter_images(first, 1, (0, 1), size=448))
    (second,) = desk.taken()
    assert len(second.channels) == affordable(4096, 448 * 448) == 445


def test_channels_that_could_not_be_excited_are_known(desk):
    request = desk.look()
    notes = (
        text("Images have {width} × {height} pixels.", width=9, height=9),
        text("Could not be excited, as no start had a gradient: {channels}.", channels="3, 5"),
    )
    desk.gallery.take(fakes.filter_images(request, notes=notes))
    assert desk.gallery.unexcited == {3, 5}
    assert desk.gallery.notes == notes[:1]


def test_order_puts_missing_ones_in_view_first():
    assert ordered(range(5), [3, 9, 1], {1, 4}) == ((3, 0, 2), 1)
    assert ordered((), [3], set()) == ((), 0)


# --- with the conductor ----------------------------------------------------------------------


def test_the_conductor_carries_wishes_cancels_and_answers(qtbot):
    desk = conducting.Desk()
    desk.open_model()
    desk.engine.taken()
    gallery = desk.state.gallery
    with qtbot.waitSignal(gallery.wanted):
        gallery.set_seen(True)
    (request,) = [one for one in desk.engine.taken() if isinstance(one, GrowFilters)]
    pending_requests = desk.controller.pending_requests
    assert pending_requests.pending[Lane.FILTERS] == request
    desk.engine.produced.emit(fakes.filter_images(request, 1))
    assert len(gallery.pictures) == 64
    gallery.stop()
    assert Lane.FILTERS in desk.engine.cancelled
    assert Lane.FILTERS not in pending_requests.pending
    gallery.go_on()
    desk.controller.cancel()  # Esc
    assert gallery.is_stopped
    gallery.go_on()
    desk.engine.produced.emit(fakes.filter_images(request))
    assert Lane.FILTERS not in pending_requests.pending
    assert gallery.is_complete
    assert desk.told == []
    desk.controller.detach()
