"""Several views: each has its own answers, the active one's first, and nothing is asked twice."""

import pytest

from engine.api.attribution import Explain, Predict
from engine.api.display import Compose, Region
from engine.api.image import OpenImage
from engine.api.keys import Lane, Target
from gui.core import planning, views
from gui.core.selection import Link
from tests.unit.gui import fakes
from tests.unit.gui.core.desk import VIEW, Desk

FIRST = "backbone/block0_conv"


@pytest.fixture
def shown(qtbot):
    """A model and an image with all maps of one view; nothing asked that is not taken."""
    desk = Desk(qtbot)
    desk.open_model()
    desk.open_image()
    desk.predict()
    desk.explain()
    desk.answer(fakes.overlay(drawn(desk)[-1]))
    yield desk
    desk.controller.detach()


def split(desk, region=VIEW):
    """Add a view, and show it."""
    desk.state.change_views(views.added)
    desk.state.select(region=region)


def drawn(desk):
    return [each for each in desk.engine.taken() if isinstance(each, Compose)]


def test_a_view_of_a_known_pass_costs_no_run(shown):
    split(shown)
    shown.state.select(layer=FIRST)
    requests = shown.taken(Predict, Explain, Compose)
    assert {type(each) for each in requests} == {Compose}
    assert {(each.view_index, each.shown.layer) for each in requests} == {
        (1, "backbone/block3_conv"),
        (1, FIRST),
    }
    assert [view.layer for view in shown.state.views] == ["backbone/block3_conv", FIRST]


def test_each_view_has_its_own_overlay(shown):
    split(shown)
    shown.state.select(layer=FIRST)
    answered = []
    shown.state.view_answered.connect(answered.append)
    for request in shown.taken(Compose):
        shown.answer(fakes.overlay(request))
    first, second = shown.state.views
    assert (first.overlay.request.view_index, second.overlay.request.view_index) == (0, 1)
    assert second.overlay.request.shown.layer == FIRST
    assert shown.state.overlay is second.overlay
    assert set(answered) == {1}
    shown.state.change_views(lambda now: views.activated(now, 0))
    assert shown.state.overlay is first.overlay


def test_another_views_picture_is_not_taken_for_it(shown):
    split(shown)
    request = next(each for each in shown.taken(Compose) if each.view_index == 1)
    shown.state.select(layer=FIRST)
    shown.answer(fakes.overlay(request))
    assert shown.state.overlay is None


def test_views_ask_one_after_the_other_the_active_one_first(shown):
    split(shown)
    shown.state.select(method="grad-cam++")
    shown.state.change_views(lambda now: views.linked(now, now.split.links - {Link.METHOD}))
    (explain,) = shown.taken(Explain)
    shown.answer(fakes.maps(explain, shown.state.model))
    shown.settled()
    shown.state.select(target=Target(2))  # linked: both views need a run
    (active,) = shown.taken(Explain)
    assert (active.key.method, active.key.target) == ("grad-cam++", Target(2))
    shown.answer(fakes.maps(active, shown.state.model))
    (beside,) = shown.taken(Explain)
    assert (beside.key.method, beside.key.target) == ("grad-cam", Target(2))
    shown.answer(fakes.maps(beside, shown.state.model))
    assert shown.taken(Explain, Predict) == []
    assert [view.current_maps.key.method for view in shown.state.views] == [
        "grad-cam",
        "grad-cam++",
    ]


def test_a_run_for_all_layers_is_shared_by_the_views_of_its_layers(shown):
    shown.state.change_views(
        lambda now: views.arranged(
            now, Link.LAYER, [{"layer": f"backbone/block{number}_conv"} for number in range(4)]
        )
    )
    shown.state.select(target=Target(1))
    (explain,) = shown.taken(Explain)
    shown.answer(fakes.maps(explain, shown.state.model))
    assert shown.taken(Explain) == []
    assert all(view.current_maps is not None for view in shown.state.views)


def test_images_of_views_are_read_in_turn(shown):
    shown.state.change_views(lambda now: views.arranged(now, Link.IMAGE, [{}] * 3))
    paths = ["/i/a.png", "/i/b.png", "/i/c.png"]
    shown.state.set_images(shown.state.images.with_paths(paths))
    shown.controller.show_images_beside(paths)
    for number, path in enumerate(paths):
        assert shown.taken(OpenImage) == [OpenImage(path)]
        shown.answer(fakes.picture(path, seed=number))
    keys = [view.picture.path for view in shown.state.views]
    assert keys == paths
    assert shown.state.images.current == "/i/a.png"
    assert shown.taken(OpenImage) == []


def test_an_image_that_cannot_be_read_keeps_none_of_the_others(shown):
    shown.state.change_views(lambda now: views.arranged(now, Link.IMAGE, [{}] * 2))
    paths = ["/i/broken.png", "/i/b.png"]
    shown.state.set_images(shown.state.images.with_paths(paths))
    shown.controller.show_images_beside(paths)
    shown.refuse(OpenImage("/i/broken.png"), "This is no image.")
    assert shown.taken(OpenImage)[-1] == OpenImage("/i/b.png")
    shown.answer(fakes.picture("/i/b.png", seed=5))
    assert [view.picture.path for view in shown.state.views] == ["/i/a.png", "/i/b.png"]


def two_images(desk):
    """Show two images side by side, the second active, with all maps."""
    split(desk)
    desk.state.change_views(lambda now: views.linked(now, now.split.links - {Link.IMAGE}))
    desk.controller.open_images(["/i/b.png"])
    desk.answer(fakes.picture("/i/b.png", seed=7))
    desk.state.select(region=VIEW)
    desk.predict()
    desk.explain()
    desk.settled()


def test_each_view_has_its_own_image_and_answers(shown):
    two_images(shown)
    first, second = shown.state.views
    assert (first.picture.path, second.picture.path) == ("/i/a.png", "/i/b.png")
    assert first.predictions.input.image != second.predictions.input.image
    assert first.current_maps.key.input.image == first.picture.key
    shown.state.change_views(lambda now: views.activated(now, 0))
    assert shown.state.picture.path == "/i/a.png"
    assert shown.state.images.current == "/i/a.png"
    assert shown.taken(Predict, Explain) == []


def test_maps_that_the_engine_drops_for_another_input_are_asked_for_again(shown):
    two_images(shown)
    shown.state.change_views(lambda now: views.activated(now, 0))
    shown.state.change_views(lambda now: views.linked(now, {*now.split.links, Link.METHOD}))
    shown.state.select(method="grad-cam++")
    active, *_ = shown.taken(Explain)
    shown.answer(fakes.maps(active, shown.state.model))
    (beside,) = shown.taken(Explain)
    # Another image in the active view: the engine lets go of the maps of all others.
    shown.controller.open_images(["/i/c.png"])
    shown.answer(fakes.picture("/i/c.png", seed=9))
    requests = shown.settled()
    assert any(isinstance(each, Predict) for each in requests)
    assert shown.state.queries.pending.get(Lane.MAPS) != beside
    for _ in range(8):
        for each in requests:
            if isinstance(each, Predict):
                shown.answer(fakes.predictions(each.input))
            elif isinstance(each, Explain):
                shown.answer(fakes.maps(each, shown.state.model))
        requests = shown.settled()
    assert all(view.current_maps is not None for view in shown.state.views)
    assert not set(shown.state.queries.pending) & planning.SHARED


def test_closing_an_image_closes_the_views_that_show_it_alone(shown):
    two_images(shown)
    shown.controller.remove_image("/i/a.png")
    (view,) = shown.state.views
    assert view.picture.path == "/i/b.png"


def test_another_zoom_redraws_its_view_alone(shown):
    split(shown)
    shown.settled()
    shown.state.select(region=Region(8, 8, 16, 12, 64, 48))
    (request,) = shown.taken(Compose)
    assert request.view_index == 1


def test_another_style_redraws_all_that_share_it(shown):
    split(shown)
    shown.settled()
    shown.state.restyle(intensity=0.9)
    assert {each.view_index for each in shown.taken(Compose)} == {0, 1}
    shown.state.change_views(lambda now: views.linked(now, now.split.links - {Link.STYLE}))
    shown.settled()
    shown.state.restyle(intensity=0.2)
    assert [each.view_index for each in shown.taken(Compose)] == [1]
    assert [view.selection.style.intensity for view in shown.state.views] == [0.9, 0.2]


def test_a_refused_run_of_a_view_beside_is_said_and_not_asked_again(shown):
    split(shown)
    shown.state.select(method="grad-cam++")
    (explain,) = shown.taken(Explain)
    shown.state.change_views(lambda now: views.activated(now, 0))
    shown.refuse(explain, "This method does not work here.")
    assert [sentence for _, sentence, _ in shown.told] == ["This method does not work here."]
    assert shown.taken(Explain) == []
