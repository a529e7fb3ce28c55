"""One picture of the gallery: seen large, grown larger or longer, stopped, saved."""

import dataclasses

import numpy as np
import pytest

from engine.api.activations import ShowActivations
from engine.api.filters import EnlargeFilter, GrowFilters, ObjectiveKind
from engine.api.keys import Lane
from tests.unit.gui import fakes
from tests.unit.gui.queries.test_filters import FIRST, OTHER, Desk


@pytest.fixture
def desk(qtbot):
    made = Desk(qtbot)
    yield made
    made.gallery._asker.stop()


def test_a_picture_is_seen_large_and_closed_by_the_same_again(desk):
    request = desk.look()
    desk.gallery.take(fakes.filter_images(request))
    detail = desk.gallery.detail
    detail.show(4)
    assert detail.picture is desk.gallery.pictures[4]
    detail.show(4)
    assert detail.number is None
    assert detail.picture is None


def test_larger_and_longer_have_a_request_of_their_own(desk):
    request = desk.look()
    desk.gallery.take(fakes.filter_images(request, 30))
    detail = desk.gallery.detail
    detail.show(4)
    detail.enlarge()
    (larger,) = desk.taken()
    assert larger == EnlargeFilter(
        request.model,
        request.layer,
        (4,),
        ObjectiveKind.CHANNEL,
        dataclasses.replace(request.settings, size=256),
    )
    assert desk.gallery.is_growing  # the gallery goes on
    assert detail.picture.pixels.shape[0] == 128  # until the first frame
    desk.gallery.take(fakes.filter_images(larger, 5))
    assert (detail.picture.pixels.shape[0], detail.picture.step) == (256, 5)
    assert detail.is_growing
    desk.gallery.take(fakes.filter_images(larger))
    assert not detail.is_growing
    assert desk.answered == [larger]
    detail.lengthen()
    (longer,) = desk.taken()
    assert (longer.settings.size, longer.settings.steps) == (256, 256)
    assert desk.gallery.pictures[4].step == 30


def test_a_model_of_fixed_size_is_not_enlarged(desk):
    request = desk.look()
    desk.gallery.take(fakes.filter_images(request, size=96))
    desk.gallery.detail.show(1)
    assert not desk.gallery.detail.can_enlarge
    desk.gallery.detail.enlarge()
    assert desk.taken() == []
    assert desk.gallery.detail.can_lengthen


def test_enlarging_ends_at_512(desk):
    desk.gallery.set_up(size=512)
    desk.gallery.take(fakes.filter_images(desk.look(), 1, (1,)))
    desk.gallery.detail.show(1)
    assert not desk.gallery.detail.can_enlarge


def test_a_refused_enlargement_gives_the_gallery_picture_back(desk):
    request = desk.look()
    desk.gallery.take(fakes.filter_images(request))
    desk.gallery.detail.show(1)
    desk.gallery.detail.enlarge()
    (larger,) = desk.taken()
    assert desk.gallery.refuse(larger, "Too large.")
    detail = desk.gallery.detail
    assert (detail.refusal, detail.settings.size) == ("Too large.", 128)
    assert detail.picture is desk.gallery.pictures[1]
    assert desk.gallery.refusal == ""


def test_stop_and_go_on_are_for_both(desk):
    request = desk.look()
    desk.gallery.take(fakes.filter_images(request, 30))
    desk.gallery.detail.show(1)
    desk.gallery.detail.enlarge()
    (larger,) = desk.taken()
    desk.gallery.stop()
    assert set(desk.unwanted) == {Lane.FILTERS, Lane.FILTER_DETAIL}
    assert not desk.gallery.detail.is_growing
    desk.gallery.go_on()
    assert desk.taken() == [larger, request]


def test_another_layer_takes_the_detail_along_or_closes_it(desk):
    request = desk.look()
    desk.gallery.take(fakes.filter_images(request))
    detail = desk.gallery.detail
    detail.show(4)
    detail.enlarge()
    desk.taken()
    desk.state.select(layer=OTHER)
    assert Lane.FILTER_DETAIL in desk.unwanted
    assert (detail.number, detail.picture, detail.request) == (4, None, None)
    desk.state.select(layer=FIRST)
    detail.show(60)
    desk.state.select(layer=OTHER)
    assert detail.number is None


def test_the_detail_has_the_layers_activations_asked_for(desk, qtbot):
    desk.gallery.take(fakes.filter_images(desk.look()))
    with qtbot.waitSignal(desk.state.seeing.wanted) as told:
        desk.gallery.detail.show(4)
    assert isinstance(told.args[0], ShowActivations)
    assert told.args[0].layer == FIRST


def test_two_look_at_activations_until_both_are_gone(desk, qtbot):
    seeing = desk.state.seeing
    seeing.show_activations(True)
    seeing.show_activations(True, "filters")
    seeing.show_activations(False)
    with qtbot.waitSignal(seeing.wanted):
        seeing.poke()
    seeing.show_activations(False, "filters")
    desk.state.select(layer=OTHER)
    with qtbot.assertNotEmitted(seeing.wanted):
        qtbot.waitUntil(lambda: not seeing._asker.isActive())


# --- files -----------------------------------------------------------------------------------


def test_all_pictures_are_saved_in_the_order_of_their_channels(desk):
    request = desk.look()
    assert desk.gallery.save_request("all") is None
    desk.gallery.take(fakes.filter_images(request, channels=(9, 2), complete=False))
    desk.gallery.columns = 5
    saved = desk.gallery.save_request("all")
    assert [one.channel for one in saved.pictures] == [2, 9]
    assert saved.request == dataclasses.replace(request, channels=(2, 9))
    assert saved.columns == 2


def test_the_picture_seen_large_is_saved_with_its_own_settings(desk):
    desk.gallery.take(fakes.filter_images(desk.look()))
    assert desk.gallery.save_request("one") is None
    desk.gallery.detail.show(3)
    desk.gallery.detail.enlarge()
    (larger,) = desk.taken()
    desk.gallery.take(fakes.filter_images(larger))
    saved = desk.gallery.save_request("one")
    assert saved.request.settings.size == 256
    assert saved.request.channels == (3,)
    assert type(saved.request) is GrowFilters
    assert np.array_equal(saved.pictures[0].pixels, desk.gallery.detail.picture.pixels)
