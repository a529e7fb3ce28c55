"""From choices to requests and from results to state, with what comes late or fails."""

import dataclasses

import pytest

from engine.api.attribution import Explain, Predict
from engine.api.display import Compose
from engine.api.engine_status import EngineStatus, Phase
from engine.api.errors import model_closed, text
from engine.api.image import OpenImage
from engine.api.keys import Lane, Target
from engine.api.model import LoadModel
from engine.api.results import Failure, Saved
from gui.core import planning
from gui.core.controller import Controller
from gui.core.state import State
from gui.notices import Notices
from tests.unit.gui import fakes
from tests.unit.gui.core.desk import VIEW, Desk


@pytest.fixture
def desk(qapp):
    made = Desk()
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


def test_a_picture_comes_about_in_three_steps(desk):
    info = desk.open_model()
    picture = desk.open_image()
    desk.predict()
    first, second = desk.engine.taken()
    assert isinstance(first, Explain)
    assert first.layer == info.auto_layer
    assert isinstance(second, Compose)
    desk.engine.produced.emit(fakes.maps(first, info))
    assert desk.engine.taken() == [second]  # asked again: it had no answer before
    drawn = fakes.overlay(second)
    desk.engine.produced.emit(drawn)
    assert desk.state.overlay is drawn
    assert drawn.request.image == picture.key


def test_requests_made_before_the_engine_is_there_are_kept(qapp):
    state = State()
    controller = Controller(state, Notices())
    controller.open_model("/m/old.keras")
    controller.open_model("/m/new.keras")
    controller.open_images(["/i/a.png"])
    engine = fakes.FakeEngine()
    controller.attach(engine)
    assert engine.requests == [LoadModel("/m/new.keras"), OpenImage("/i/a.png")]
    assert state.methods == engine.methods
    controller.detach()


def test_a_picture_pasted_before_the_engine_is_there_is_shown_later(qapp):
    state = State()
    controller = Controller(state, Notices())
    pasted = fakes.picture("Pasted image", path="")
    controller.paste_picture(pasted)
    controller.attach(fakes.FakeEngine())
    assert state.picture is pasted


def test_the_model_that_is_no_longer_wanted_is_dropped(desk):
    desk.controller.open_model("/m/old.keras")
    desk.controller.open_model("/m/new.keras")
    desk.engine.produced.emit(fakes.model_info("/m/old.keras", key="old"))
    assert desk.state.model is None
    desk.engine.produced.emit(fakes.model_info("/m/new.keras", key="new"))
    assert desk.state.model.key == "new"


def test_the_image_that_is_no_longer_wanted_is_dropped(desk):
    desk.controller.open_images(["/i/a.png", "/i/b.png"])
    desk.controller.show_image("/i/b.png")
    desk.engine.produced.emit(fakes.picture("/i/a.png"))
    assert desk.state.picture is None
    desk.engine.produced.emit(fakes.picture("/i/b.png"))
    assert desk.state.picture.path == "/i/b.png"


def test_maps_of_another_target_are_dropped(shown):
    held = shown.state.known.maps
    shown.state.select(target=Target(1))
    request = next(one for one in shown.engine.taken() if isinstance(one, Explain))
    shown.state.select(target=Target(2))
    shown.engine.produced.emit(fakes.maps(request, shown.state.model))
    assert shown.state.known.maps is held


def test_a_part_does_not_replace_the_whole(shown):
    held = shown.state.known.maps
    shown.engine.produced.emit(fakes.maps(held.request, shown.state.model, complete=False))
    assert shown.state.known.maps is held


def test_an_overlay_of_another_layer_is_dropped_and_one_of_an_older_style_is_shown(shown):
    shown.state.restyle(intensity=0.5)
    older = shown.engine.taken()[-1]
    shown.state.restyle(intensity=0.6)
    shown.engine.produced.emit(fakes.overlay(older))
    assert shown.state.overlay.request == older
    shown.state.select(layer="backbone/block0_conv")
    shown.engine.produced.emit(fakes.overlay(dataclasses.replace(older, region=VIEW)))
    assert shown.state.overlay.request.shown.layer == older.shown.layer
    wanted = shown.engine.taken()[-1]
    assert wanted.shown.layer == "backbone/block0_conv"
    late = fakes.overlay(older)
    shown.engine.produced.emit(late)
    assert shown.state.overlay is not late


def test_a_style_chosen_while_requests_are_sent_is_the_one_that_is_drawn(desk):
    def slide(lane):
        if lane is Lane.MAPS and lane in desk.state.queries.pending:
            desk.state.restyle(intensity=0.9)

    desk.open_model()
    desk.open_image()
    desk.state.query_changed.connect(slide)
    desk.predict()
    desk.state.query_changed.disconnect(slide)
    drawn = [one for one in desk.engine.taken() if isinstance(one, Compose)]
    assert drawn[-1].style.intensity == 0.9
    assert drawn[-1] == planning.compose_for(desk.state.selection, desk.state.known)


def test_a_failed_image_is_said_and_marked_and_the_old_one_stays(shown, qtbot):
    before = shown.state.picture
    shown.controller.open_images(["/i/cat.txt"])
    failure = Failure(OpenImage("/i/cat.txt"), text("{name} is no image.", name="cat.txt"), "junk")
    with qtbot.waitSignal(shown.state.image_failed) as marked:
        shown.engine.failed.emit(failure)
    assert marked.args == ["/i/cat.txt", "cat.txt is no image."]
    assert shown.told == [("error", "cat.txt is no image.", "junk")]
    assert shown.state.picture is before


def test_failed_maps_are_said_once_and_the_image_is_drawn_alone(shown):
    shown.state.select(target=Target(1))
    request = next(one for one in shown.engine.taken() if isinstance(one, Explain))
    shown.engine.failed.emit(Failure(request, text("Not enough memory.")))
    assert [sentence for _, sentence, _ in shown.told] == ["Not enough memory."]
    assert shown.engine.taken() == [Compose(shown.state.picture.key, VIEW)]


def test_trying_again_asks_for_what_failed(shown):
    shown.state.select(target=Target(1))
    request = next(one for one in shown.engine.taken() if isinstance(one, Explain))
    shown.engine.failed.emit(Failure(request, text("Not enough memory.")))
    shown.engine.taken()
    shown.controller.ask_again()
    assert request in shown.engine.taken()


def test_failures_of_what_is_no_longer_wanted_are_not_said(shown):
    shown.state.select(target=Target(1))
    request = next(one for one in shown.engine.taken() if isinstance(one, Explain))
    shown.state.select(target=Target(2))
    shown.engine.failed.emit(Failure(request, text("Not enough memory.")))
    shown.controller.open_model("/m/b.keras")
    shown.engine.failed.emit(Failure(LoadModel("/m/a.keras"), text("Not a model.")))
    assert shown.told == []


def test_the_engines_death_is_one_sentence_and_its_work_is_still_expected(shown):
    shown.state.select(target=Target(1))
    request = next(one for one in shown.engine.taken() if isinstance(one, Explain))
    shown.engine.died.emit(text("The engine stopped and starts again."))
    assert [kind for kind, _, _ in shown.told] == ["warning"]
    shown.engine.produced.emit(fakes.maps(request, shown.state.model))
    assert shown.state.known.maps.key == request.key


def test_cancelling_ends_every_lane_and_nobody_waits(shown):
    shown.state.select(target=Target(1))
    shown.controller.open_images(["/i/b.png"])
    shown.engine.taken()
    shown.controller.cancel()
    assert {Lane.MAPS, Lane.IMAGE} <= set(shown.engine.cancelled)
    assert shown.state.queries.pending == {}
    assert shown.state.images.current == "/i/a.png"
    assert shown.engine.taken() == [Compose(shown.state.picture.key, VIEW)]


def test_removing_the_last_image_empties_the_screen(shown):
    shown.controller.remove_image("/i/a.png")
    assert shown.state.picture is None
    assert shown.state.selection.image is None


def test_an_image_that_comes_back_is_drawn_again(shown):
    shown.controller.remove_image("/i/a.png")
    shown.engine.taken()
    picture = shown.open_image("/i/a.png")
    drawn = [one for one in shown.engine.taken() if isinstance(one, Compose)]
    assert [one.image for one in drawn] == [picture.key]


def test_removing_the_current_image_shows_its_neighbour(shown):
    shown.controller.open_images(["/i/b.png"])
    shown.engine.taken()
    shown.controller.remove_image("/i/b.png")
    assert shown.engine.taken() == [OpenImage("/i/a.png")]


def test_a_written_file_is_said(shown):
    selection, known = shown.state.selection, shown.state.known
    request = planning.save_view_for(selection, known, "/o/view.png")
    shown.state.export_requested.emit(request)
    assert shown.engine.taken()[-1] == request
    shown.engine.produced.emit(Saved(request, "/o/view.png"))
    assert shown.told == [("info", "Saved /o/view.png", "")]


def test_notes_of_a_picture_are_said(desk):
    desk.controller.open_images(["/i/a.gif"])
    noted = dataclasses.replace(fakes.picture("/i/a.gif"), notes=(text("First of 12 frames."),))
    desk.engine.produced.emit(noted)
    assert desk.told == [("info", "First of 12 frames.", "")]


def test_other_class_names_are_asked_for_with_the_model_that_is_open(desk):
    desk.state.labels_requested.emit(0, "mnist")  # nothing is open: nothing happens
    info = desk.open_model()
    desk.engine.taken()
    desk.state.labels_requested.emit(0, "mnist")
    wanted = LoadModel(info.request.path, (("0", "mnist"),))
    assert wanted in desk.engine.taken()
    desk.engine.produced.emit(dataclasses.replace(info, request=wanted))
    assert desk.state.model.request == wanted


def test_notes_of_the_pictures_of_an_array_are_said_once(desk):
    paths = [f"/i/a.npz[{number}]" for number in range(2)]
    desk.controller.open_images(paths)
    for path in paths:
        desk.controller.show_image(path)
        desk.engine.produced.emit(
            dataclasses.replace(fakes.picture(path), notes=(text("Scaled."),))
        )
        assert desk.state.picture.path == path
    assert desk.told == [("info", "Scaled.", "")]


def test_a_result_that_was_on_its_way_when_the_window_closed_asks_for_nothing(desk):
    """Qt delivers what was queued before the signal was disconnected."""
    info = desk.open_model()
    picture = desk.open_image()
    desk.controller.detach()
    desk.controller._on_produced(dataclasses.replace(picture, key="another"))
    desk.controller._on_produced(dataclasses.replace(info, key="another"))
    assert not desk.state.queries.pending
    assert not desk.controller.pending_work._patience.isActive()


def test_after_detaching_nothing_is_asked_or_taken(shown):
    shown.controller.detach()
    shown.state.restyle(intensity=0.9)
    shown.engine.died.emit(text("Gone."))
    assert shown.engine.taken() == []
    assert shown.told == []


def test_the_wait_is_told_when_the_whole_answer_is_on_the_screen(shown, qtbot):
    shown.state.select(target=Target(1))
    explain, compose = shown.engine.taken()
    with qtbot.assertNotEmitted(shown.state.answered):
        shown.engine.produced.emit(fakes.maps(explain, shown.state.model))
    with qtbot.waitSignal(shown.state.answered) as told:
        shown.engine.produced.emit(fakes.overlay(compose))
    assert told.args[0] > 0
    with qtbot.assertNotEmitted(shown.state.answered):
        shown.engine.produced.emit(fakes.overlay(compose))


@pytest.mark.parametrize("is_open", [False, True])
def test_a_refused_model_is_said_once_and_no_longer_wanted(desk, is_open):
    info = desk.open_model() if is_open else None
    desk.controller.open_model("/m/broken.keras")
    desk.engine.failed.emit(Failure(LoadModel("/m/broken.keras"), text("It is broken."), "log"))
    assert desk.told == [("error", "It is broken.", "log")]
    assert desk.state.queries.pending == {}
    assert desk.state.model is info
    assert desk.controller.wants_model is is_open
    late = fakes.model_info("/m/broken.keras", key="late")
    desk.engine.produced.emit(late)
    assert desk.state.model is info


def test_lines_that_lead_further_come_with_the_refusal(desk):
    told = []
    desk.notices.script_posted.connect(lambda *message: told.append(message))
    desk.controller.open_model("/m/net.pth")
    failure = Failure(LoadModel("/m/net.pth"), text("It is none."), "list", "import torch\n")
    desk.engine.failed.emit(failure)
    assert told == [("error", "It is none.", "list", "import torch\n")]
    assert desk.told == []


def test_the_engine_gives_up_the_open_model_and_another_one_is_opened(shown):
    given_up = shown.state.model.request
    shown.engine.failed.emit(Failure(given_up, text("It stopped 3 times."), "log"))
    assert shown.told == [("error", "It stopped 3 times.", "log")]
    info = shown.open_model("/m/other.keras", key="model-2")
    assert shown.state.model is info


def test_an_engine_that_cannot_start_leaves_nobody_waiting(shown):
    shown.state.select(target=Target(2))
    request = next(one for one in shown.engine.taken() if isinstance(one, Explain))
    assert request in shown.state.queries.pending.values()
    shown.engine.failed.emit(Failure(None, text("The engine cannot start.")))
    shown.engine.status_changed.emit(EngineStatus(Phase.STOPPED, ""))
    assert shown.state.queries.pending == {}
    assert [sentence for _, sentence, _ in shown.told] == ["The engine cannot start."]
    shown.controller.ask_again()
    assert any(isinstance(one, Predict) for one in shown.engine.taken())


def test_a_model_that_was_open_for_a_moment_only_leaves_no_sentence_under_the_open_one(shown):
    """Another model was cancelled too late: the engine opens this one again."""
    shown.state.select(target=Target(2))
    (request,) = [one for one in shown.engine.taken() if isinstance(one, Explain)]
    shown.engine.failed.emit(Failure(request, model_closed().text))
    assert shown.told == []
    assert shown.state.queries.refused == {}
    assert [one for one in shown.engine.taken() if isinstance(one, Explain)] == [request]
    shown.engine.failed.emit(Failure(request, model_closed().text))  # for good
    assert len(shown.told) == 1


def test_the_strip_does_not_stay_on_a_damaged_image(shown):
    shown.controller.open_images(["/i/damaged.png", "/i/c.png"])
    assert shown.state.images.current == "/i/damaged.png"
    shown.refuse(OpenImage("/i/damaged.png"), "It is damaged.")
    assert shown.state.images.current == "/i/a.png" == shown.state.picture.path
    assert shown.state.images.neighbour(1) == "/i/c.png"
    shown.controller.show_image("/i/damaged.png")  # asked for, it is tried again
    shown.answer(fakes.picture("/i/damaged.png", seed=3))
    assert shown.state.images.current == "/i/damaged.png" == shown.state.picture.path
    assert shown.state.images.failed == frozenset()


def test_the_first_images_being_damaged_the_next_one_is_shown(desk):
    desk.controller.open_images(["/i/x.png", "/i/y.png", "/i/z.png"])
    for name in ("x", "y"):
        assert desk.engine.taken() == [OpenImage(f"/i/{name}.png")]
        desk.refuse(OpenImage(f"/i/{name}.png"), "It is damaged.")
    assert desk.engine.taken() == [OpenImage("/i/z.png")]
    desk.answer(fakes.picture("/i/z.png"))
    assert desk.state.images.current == "/i/z.png" == desk.state.picture.path
    assert [kind for kind, _, _ in desk.told] == ["error", "error"]
