"""One filter image: seen large, grown larger or longer, stopped, saved."""

import dataclasses

import numpy as np
import pytest

from engine.api.activations import ShowActivations
from engine.api.filters import EnlargeFilter, GrowFilters, ObjectiveKind
from engine.api.keys import Lane
from gui.queries.filters import save_request
from tests.unit.gui import fakes
from tests.unit.gui.queries.test_filters import FIRST, OTHER, Desk


@pytest.fixture
def desk(qtbot):
    made = Desk(qtbot)
    yield made
    made.controller.detach()


def grow(desk, *, longer=False):
    """Grow the image seen large twice as large or long; return what was asked."""
    shown = desk.shown.enlarged
    desk.state.grow_enlarged(shown.longer if longer else shown.larger)
    return desk.taken(EnlargeFilter)[0]


def test_a_picture_is_seen_large_and_closed_by_the_same_again(desk):
    desk.answer(fakes.filter_images(desk.look()))
    desk.state.enlarge_filter(4)
    assert desk.shown.enlarged.picture is desk.shown.pictures[4]
    desk.state.enlarge_filter(4)
    assert desk.shown.enlarged.number is None
    assert desk.shown.enlarged.picture is None


def test_larger_and_longer_have_a_request_of_their_own(desk):
    request = desk.look()
    desk.answer(fakes.filter_images(request, 30))
    desk.state.enlarge_filter(4)
    larger = grow(desk)
    assert larger == EnlargeFilter(
        request.model,
        request.layer,
        (4,),
        ObjectiveKind.CHANNEL,
        dataclasses.replace(request.settings, size=256),
    )
    assert desk.shown.is_growing  # the others grow on
    assert desk.shown.enlarged.picture.pixels.shape[0] == 128  # until the first frame
    desk.answer(fakes.filter_images(larger, 5))
    shown = desk.shown.enlarged
    assert (shown.picture.pixels.shape[0], shown.picture.step) == (256, 5)
    assert shown.is_growing
    desk.answer(fakes.filter_images(larger, 3))  # the engine began anew
    assert desk.shown.enlarged.picture.step == 5
    desk.answer(fakes.filter_images(larger))
    assert not desk.shown.enlarged.is_growing
    assert Lane.FILTER_DETAIL not in desk.state.queries.pending
    longer = grow(desk, longer=True)
    assert (longer.settings.size, longer.settings.steps) == (256, 256)
    assert desk.shown.pictures[4].step == 30


def test_a_model_of_fixed_size_is_not_enlarged(desk):
    desk.answer(fakes.filter_images(desk.look(), size=96))
    desk.state.enlarge_filter(1)
    assert not desk.shown.enlarged.can_enlarge
    assert desk.shown.enlarged.can_lengthen


def test_enlarging_ends_at_512(desk):
    desk.state.set_up_filters(size=512)
    desk.answer(fakes.filter_images(desk.look(), 1, (1,)))
    desk.state.enlarge_filter(1)
    assert not desk.shown.enlarged.can_enlarge


def test_a_refused_enlargement_gives_the_picture_of_the_grid_back(desk):
    desk.answer(fakes.filter_images(desk.look()))
    desk.state.enlarge_filter(1)
    larger = grow(desk)
    desk.refuse(larger, "Too large.")
    shown = desk.shown.enlarged
    assert (shown.refusal, shown.settings.size) == ("Too large.", 128)
    assert shown.picture is desk.shown.pictures[1]
    assert desk.shown.refusal == ""
    assert desk.told == []
    assert grow(desk) == larger  # the user may try again


def test_stop_and_go_on_are_for_both(desk):
    request = desk.look()
    desk.answer(fakes.filter_images(request, 30))
    desk.state.enlarge_filter(1)
    larger = grow(desk)
    desk.stop()
    assert set(desk.engine.cancelled) == {Lane.FILTERS, Lane.FILTER_DETAIL}
    assert not desk.shown.enlarged.is_growing
    assert desk.shown.enlarged.is_stopped
    desk.go_on()
    assert desk.asked() == [larger, request]


def test_hidden_it_waits_and_shown_it_goes_on(desk):
    request = desk.look()
    desk.answer(fakes.filter_images(request))
    desk.state.enlarge_filter(1)
    larger = grow(desk)
    desk.answer(fakes.filter_images(larger, 7))
    desk.state.set_visible(filters=False)
    assert Lane.FILTER_DETAIL in desk.engine.cancelled
    assert not desk.shown.enlarged.is_stopped
    desk.state.set_visible(filters=True)
    assert desk.asked() == [larger]
    assert desk.shown.enlarged.picture.step == 7


def test_late_frames_of_another_picture_are_dropped(desk):
    desk.answer(fakes.filter_images(desk.look()))
    desk.state.enlarge_filter(1)
    late = grow(desk)
    desk.state.enlarge_filter(2)
    newer = grow(desk)
    desk.answer(fakes.filter_images(late, 7))
    shown = desk.shown.enlarged
    assert (shown.picture.channel, shown.settings.size) == (2, 128)
    desk.answer(fakes.filter_images(newer, 5))
    assert desk.shown.enlarged.picture.step == 5
    assert desk.shown.enlarged.picture.channel == 2


def test_another_layer_takes_the_enlarged_one_along_or_closes_it(desk):
    desk.answer(fakes.filter_images(desk.look()))
    desk.state.enlarge_filter(4)
    grow(desk)
    desk.state.select(layer=OTHER)
    assert Lane.FILTER_DETAIL in desk.engine.cancelled
    shown = desk.shown.enlarged
    assert (shown.number, shown.picture, shown.query) == (4, None, None)
    desk.state.select(layer=FIRST)
    desk.state.enlarge_filter(60)
    desk.state.select(layer=OTHER)
    assert desk.shown.enlarged.number is None


def test_the_activations_of_its_layer_are_asked_for(desk):
    desk.answer(fakes.filter_images(desk.look()))
    desk.state.enlarge_filter(4)
    (request,) = desk.taken(ShowActivations)
    assert request.layer == FIRST


def test_two_panels_need_activations_until_both_are_gone(desk):
    desk.answer(fakes.filter_images(desk.look()))
    desk.state.enlarge_filter(4)
    desk.state.set_visible(activations=True)
    desk.state.set_visible(activations=False)
    assert len(desk.taken(ShowActivations)) == 1
    desk.state.set_visible(filters=False)
    desk.state.select(layer=OTHER)
    assert desk.taken(ShowActivations) == []


# --- files -----------------------------------------------------------------------------------


def test_all_pictures_are_saved_in_the_order_of_their_channels(desk):
    request = desk.look()
    assert save_request(desk.state, "all", 5) is None
    desk.answer(fakes.filter_images(request, channels=(9, 2), complete=False))
    saved = save_request(desk.state, "all", 5)
    assert [one.channel for one in saved.pictures] == [2, 9]
    assert saved.request == dataclasses.replace(request, channels=(2, 9), in_view=0)
    assert saved.columns == 2


def test_the_picture_seen_large_is_saved_with_its_own_settings(desk):
    desk.answer(fakes.filter_images(desk.look()))
    assert save_request(desk.state, "one", 1) is None
    desk.state.enlarge_filter(3)
    desk.answer(fakes.filter_images(grow(desk)))
    saved = save_request(desk.state, "one", 1)
    assert saved.request.settings.size == 256
    assert saved.request.channels == (3,)
    assert type(saved.request) is GrowFilters
    assert np.array_equal(saved.pictures[0].pixels, desk.shown.enlarged.picture.pixels)
