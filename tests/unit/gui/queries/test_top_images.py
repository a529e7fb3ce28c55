"""The ranking that the panel shows: streamed, stopped, refused, and dropped with its layer."""

import pytest

from engine.api.keys import Lane
from engine.api.top_images import RankImages
from gui.queries.top_images import top_images_shown
from tests.unit.gui import fakes
from tests.unit.gui.core.desk import Desk

LANES = frozenset({Lane.TOP_IMAGES})


@pytest.fixture
def desk(qtbot):
    made = Desk(qtbot)
    made.open_model()
    made.controller.open_images(["/i/a.png", "/i/b.png"])
    made.state.set_visible(top_images=True)
    yield made
    made.controller.detach()


def asked(desk):
    (request,) = desk.taken(RankImages)
    return request


def test_a_part_is_shown_and_more_is_awaited(desk):
    request = asked(desk)
    assert request.images == ("/i/a.png", "/i/b.png")
    assert top_images_shown(desk.state).top is None
    desk.answer(fakes.top_images(request, [1], complete=False))
    shown = top_images_shown(desk.state)
    assert (shown.is_current, shown.is_running, shown.channel_count) == (True, True, 64)
    desk.answer(fakes.top_images(request, [1, 0]))
    assert not top_images_shown(desk.state).is_running
    assert desk.taken(RankImages) == []


def test_another_image_on_the_canvas_asks_for_nothing(desk):
    desk.answer(fakes.top_images(asked(desk)))
    desk.controller.show_image("/i/b.png")
    desk.answer(fakes.picture("/i/b.png"))
    assert desk.taken(RankImages) == []
    assert top_images_shown(desk.state).is_current


def test_a_new_image_is_ranked_too(desk):
    desk.answer(fakes.top_images(asked(desk)))
    desk.controller.open_images(["/i/c.png"])
    assert not top_images_shown(desk.state).is_current
    assert asked(desk).images == ("/i/a.png", "/i/b.png", "/i/c.png")


def test_the_last_channel_stays_until_the_next_but_not_for_another_layer(desk):
    desk.answer(fakes.top_images(asked(desk)))
    desk.state.rank_channel(3)
    shown = top_images_shown(desk.state)
    assert (shown.channel, shown.is_current, shown.top.request.channel) == (3, False, 0)
    assert asked(desk).channel == 3
    other = next(node.path for node in desk.state.model.walk() if node.path != desk.state.layer)
    desk.state.inspect(other)
    assert top_images_shown(desk.state).top is None


def test_hidden_it_is_cancelled_and_seen_again_it_goes_on(desk):
    request = asked(desk)
    desk.state.set_visible(top_images=False)
    assert desk.engine.cancelled == [Lane.TOP_IMAGES]
    desk.state.set_visible(top_images=True)
    assert asked(desk) == request


def test_stopped_it_stays_stopped_until_the_user_goes_on(desk):
    request = asked(desk)
    desk.answer(fakes.top_images(request, [0], complete=False))
    desk.state.stop_requested.emit(LANES)
    shown = top_images_shown(desk.state)
    assert (shown.is_stopped, shown.is_running) == (True, False)
    assert desk.engine.cancelled == [Lane.TOP_IMAGES]
    assert shown.is_current
    assert desk.taken(RankImages) == []
    desk.state.resume_requested.emit(LANES)
    assert asked(desk) == request


def test_escape_stops_it(desk):
    asked(desk)
    desk.controller.cancel()
    assert top_images_shown(desk.state).is_stopped


def test_a_refusal_is_said_in_the_panel_alone(desk):
    desk.refuse(asked(desk), "No channels.")
    assert top_images_shown(desk.state).refusal == "No channels."
    assert desk.told == []


def test_asking_again_forgets_the_ranking(desk):
    request = asked(desk)
    desk.answer(fakes.top_images(request))
    desk.controller.ask_again()
    assert top_images_shown(desk.state).top is None
    assert asked(desk) == request
