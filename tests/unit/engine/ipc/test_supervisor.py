"""What the supervisor sends, keeps, repeats and gives up, against an engine process played here."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.api.activations import SaveAllActivations
from engine.api.attribution import CompareMethods, Explain, Predict, Predictions
from engine.api.engine_status import EngineOptions, Phase
from engine.api.errors import EngineError, text
from engine.api.filters import GrowFilters
from engine.api.image import HoldImage
from engine.api.keys import InputKey, Lane, MapKey, Target
from engine.api.model import LoadModel
from engine.api.results import Failure
from engine.ipc.messages import Answer, Began, Cancel, Done, Ready, Refused
from tests.unit.engine.ipc.stage import MODEL, Stage, explain, model_info, predict


@pytest.fixture
def stage() -> Stage:
    stage = Stage()
    stage.supervisor.start()
    return stage


def test_nothing_is_sent_before_the_process_is_ready(stage: Stage):
    stage.supervisor.submit(MODEL)
    assert stage.child.sent == []
    stage.says(Ready("CPU"))
    assert stage.child.requests == [MODEL]


def test_newest_of_a_lane_wins_while_waiting(stage: Stage):
    for image in "abc":
        stage.supervisor.submit(predict(image))
    stage.says(Ready("CPU"))
    assert [r for r in stage.child.requests if isinstance(r, Predict)] == [predict("c")]


def held(stage: Stage) -> list[str]:
    return [r.picture.key for r in stage.child.requests if isinstance(r, HoldImage)]


def kept(stage: Stage) -> set[str]:
    """The images that the process holds after what it was sent."""
    newest = [r for r in stage.child.requests if isinstance(r, HoldImage)][-1]
    return {newest.picture.key, *newest.keep}


def test_an_image_is_sent_once_and_again_when_others_pushed_it_out(stage: Stage):
    stage.says(Ready("CPU"))
    for image in ("a", "a", "b", "c", "d", "a"):
        stage.supervisor.submit(predict(image))
        stage.says(Done(stage.child.number_of(predict(image))))
    assert held(stage) == ["a", "b", "c", "d", "a"]
    assert kept(stage) == {"c", "d", "a"}


def test_an_image_that_is_used_again_stays_and_the_one_used_longest_ago_goes(stage: Stage):
    stage.says(Ready("CPU"))
    for image in ("a", "b", "c", "a", "d"):
        stage.supervisor.submit(predict(image))
        stage.says(Done(stage.child.number_of(predict(image))))
    assert kept(stage) == {"c", "a", "d"}


def test_an_image_stays_for_as_long_as_a_request_on_its_way_names_it(stage: Stage):
    stage.says(Ready("CPU"))
    save = SaveAllActivations("folder", InputKey("model", "a"))
    stage.supervisor.submit(save)
    for image in "bcde":
        stage.supervisor.submit(predict(image))
        stage.says(Done(stage.child.number_of(predict(image))))
        assert "a" in kept(stage)
    assert kept(stage) == {"a", "d", "e"}
    stage.says(Done(stage.child.number_of(save)))
    stage.supervisor.submit(predict("b"))
    assert kept(stage) == {"d", "e", "b"}


def test_what_names_a_forgotten_image_waits_until_it_is_decoded_again(stage: Stage):
    stage.says(Ready("CPU"))
    stage.restoring = {"a", "b"}
    save = SaveAllActivations("folder", InputKey("model", "a"))
    stage.supervisor.submit(save)
    stage.supervisor.submit(predict("b"))
    assert stage.child.requests == []
    stage.restoring = {"b"}
    stage.supervisor.send_waiting()
    assert stage.child.requests[1:] == [save]
    assert held(stage) == ["a"]
    stage.supervisor.refuse_image("b", EngineError("The file is gone."))
    assert stage.heard.failures == [Failure(predict("b"), text("The file is gone."))]
    assert stage.heard.working[-1] == save


def test_images_wait_here_while_the_process_does_not_read(stage: Stage):
    stage.says(Ready("CPU"))
    stage.child.is_congested = True
    for image in "abcd":
        stage.supervisor.submit(predict(image))
    assert stage.child.requests == []
    stage.child.is_congested = False
    stage.supervisor.handle_events()
    assert held(stage) == ["d"]
    assert predict("d") in stage.child.requests


def test_a_disk_without_room_for_a_process_is_said_and_tried_again(stage: Stage):
    stage.start_error = OSError(28, "No space left on device")
    stage.supervisor.submit(MODEL)
    stage.dies()
    (failure,) = stage.heard.failures
    assert "cannot start (No space left on device)" in str(failure.text)
    assert stage.heard.phases[-1] is Phase.STOPPED
    stage.supervisor.submit(predict("a"))
    assert stage.heard.failures[1].request == predict("a")
    assert stage.supervisor.waitables == []
    stage.start_error = None
    stage.supervisor.submit(MODEL)
    stage.says(Ready("CPU"))
    assert stage.child.requests == [MODEL]


def test_what_was_cancelled_ends_with_a_process_that_dies(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
):
    now = [100.0]
    monkeypatch.setattr("engine.ipc.supervisor.time.monotonic", lambda: now[0])
    stage.says(Ready("CPU"))
    stage.open_model()
    stage.supervisor.submit(explain("a"))
    stage.supervisor.cancel(Lane.MAPS)
    stage.dies()
    now[0] += 10
    stage.supervisor.handle_events()
    assert len(stage.children) == 2  # nobody waits for it: the new process is not ended too
    stage.says(Ready("CPU"))
    stage.answer(MODEL, model_info())
    assert explain("a") not in stage.child.requests
    assert stage.supervisor.seconds_to_deadline() is None


def test_a_second_click_on_cancel_asks_again_and_buys_no_time(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
):
    now = [100.0]
    monkeypatch.setattr("engine.ipc.supervisor.time.monotonic", lambda: now[0])
    stage.says(Ready("CPU"))
    stage.supervisor.submit(explain("a"))
    stage.supervisor.cancel(Lane.MAPS)
    now[0] += 0.5
    stage.supervisor.cancel(Lane.MAPS)
    assert stage.supervisor.seconds_to_deadline() == pytest.approx(0.5)


def test_the_process_can_be_killed_over_the_supervisors_head(stage: Stage):
    stage.supervisor.kill()
    assert stage.child.killed
    stage.supervisor.stop()
    stage.supervisor.kill()


def test_a_request_for_a_closed_image_is_refused_with_a_sentence(stage: Stage):
    stage.says(Ready("CPU"))
    stage.supervisor.submit(predict("gone"))
    assert [str(f.text) for f in stage.heard.failures] == ["This image is not open any more."]


def test_a_request_that_no_message_can_hold_is_refused_and_the_next_one_sent(stage: Stage):
    stage.says(Ready("CPU"))
    stage.open_model()
    impossible = Explain(MapKey(InputKey("m", "a"), "rise", Target(0), (("seed", 2**70),)))
    stage.supervisor.submit(impossible)
    (failure,) = stage.heard.failures
    assert failure.request == impossible
    assert "cannot be sent" in str(failure.text)
    stage.supervisor.submit(predict("a"))
    assert stage.child.requests[-1] == predict("a")
    stage.answer(predict("a"), Predictions(predict("a").input, (), 1.0))
    assert stage.heard.phases[-1] is Phase.READY


def test_answers_and_refusals_reach_the_listener(stage: Stage):
    stage.says(Ready("CPU"))
    stage.open_model()
    stage.supervisor.submit(predict("a"))
    number = stage.child.number_of(predict("a"))
    stage.says(Began(number), Refused(number, text("No."), "why", script="import torch"))
    assert [answer.key for answer in stage.heard.answers] == ["model"]
    assert stage.heard.failures == [Failure(predict("a"), text("No."), "why", "import torch")]
    assert stage.heard.phases == [
        Phase.STARTING,
        Phase.READY,
        Phase.BUSY,
        Phase.READY,
        Phase.BUSY,
        Phase.READY,
    ]


def test_maps_on_their_way_are_not_asked_again_for_another_layer(stage: Stage):
    stage.says(Ready("CPU"))
    stage.supervisor.submit(explain("a", "conv1"))
    stage.supervisor.submit(explain("a", "conv2"))
    assert [r for r in stage.child.requests if isinstance(r, Explain)] == [explain("a", "conv1")]


def test_maps_of_another_input_are_cancelled_by_a_new_prediction(stage: Stage):
    stage.says(Ready("CPU"))
    stage.supervisor.submit(explain("a"))
    number = stage.child.number_of(explain("a"))
    stage.supervisor.submit(predict("b"))
    assert Cancel(number) in stage.child.sent


def test_death_is_said_model_reopened_and_request_repeated(stage: Stage):
    stage.says(Ready("CPU"))
    stage.open_model()
    stage.supervisor.submit(predict("a"))
    stage.says(Began(stage.child.number_of(predict("a"))))
    stage.dies()
    assert len(stage.children) == 2
    assert stage.children[0].ended
    assert "signal SIGKILL" in str(stage.heard.deaths[0])
    assert stage.child.sent == []
    stage.says(Ready("CPU"))
    assert stage.child.requests == [MODEL]  # the rest waits until the model is open again
    before = len(stage.heard.answers)
    stage.answer(MODEL, model_info())
    assert len(stage.heard.answers) == before  # the window knows this model already
    assert predict("a") in stage.child.requests
    assert held(stage) == ["a"]  # the new process has no images
    result = Predictions(predict("a").input, (), 1.0)
    stage.answer(predict("a"), result)
    assert stage.heard.answers[-1] is result


def test_reopened_file_that_has_changed_is_told(stage: Stage):
    stage.says(Ready("CPU"))
    stage.open_model()
    stage.dies()
    stage.says(Ready("CPU"))
    stage.answer(MODEL, model_info(key="other"))
    assert [answer.key for answer in stage.heard.answers] == ["model", "other"]


def test_three_deaths_on_a_request_end_its_repetition_and_name_it(stage: Stage):
    stage.says(Ready("CPU"))
    stage.open_model()
    stage.supervisor.submit(predict("a"))
    for _ in range(3):
        stage.says(Began(stage.child.number_of(predict("a"))))
        stage.dies()
        stage.says(Ready("CPU"))
        stage.answer(MODEL, model_info())
    assert len(stage.heard.deaths) == 2
    (failure,) = stage.heard.failures
    assert failure.request == predict("a")
    assert failure.details == "the log's end"
    assert "stopped 3 times" in str(failure.text)
    assert "It was predicting." in str(failure.text)
    assert predict("a") not in stage.child.requests
    stage.supervisor.submit(predict("b"))  # and the engine is there for the next wish
    assert predict("b") in stage.child.requests


def test_deaths_are_forgotten_after_a_success(stage: Stage):
    stage.says(Ready("CPU"))
    stage.open_model()
    for _ in range(4):
        stage.supervisor.submit(predict("a"))
        stage.says(Began(stage.child.number_of(predict("a"))))
        stage.dies()
        stage.says(Ready("CPU"))
        stage.answer(MODEL, model_info())
        stage.answer(predict("a"), Predictions(predict("a").input, (), 1.0))
    assert stage.heard.failures == []


def test_a_model_that_kills_while_compiling_ahead_is_given_up(stage: Stage):
    stage.says(Ready("CPU"))
    stage.open_model()
    for _ in range(3):
        stage.dies()
        stage.says(Ready("CPU"))
        if MODEL in stage.child.requests:
            stage.answer(MODEL, model_info())
    assert MODEL not in stage.child.requests
    looked_at(stage, "The engine stopped 3 times (signal SIGKILL).")


def looked_at(stage: Stage, sentence: str) -> None:
    """Check that the model is looked at only, with a sentence, and shown as what was asked for."""
    (request,) = stage.child.requests
    assert request == replace(MODEL, refusal=request.refusal)
    assert sentence in str(request.refusal)
    shown = replace(model_info(), request=request, refusals=(request.refusal,))
    before = len(stage.heard.answers)
    stage.answer(request, shown)
    assert stage.heard.answers[before:] == [replace(shown, request=MODEL)]
    assert stage.heard.failures == []


def test_a_file_that_kills_when_it_is_opened_is_looked_at_after_the_third_time(stage: Stage):
    stage.says(Ready("CPU"))
    stage.supervisor.submit(MODEL)
    for _ in range(3):
        stage.says(Began(stage.child.number_of(MODEL)))
        stage.dies()
        stage.says(Ready("CPU"))
    assert len(stage.heard.deaths) == 2
    looked_at(stage, "The engine stopped 3 times (signal SIGKILL).")
    stage.dies()
    stage.says(Ready("CPU"))  # what was only looked at is looked at again
    assert [request.path for request in stage.child.requests] == [MODEL.path]
    assert stage.child.requests[0].refusal is not None


def test_a_file_that_cannot_be_looked_at_is_named_with_the_log(stage: Stage):
    stage.says(Ready("CPU"))
    stage.supervisor.submit(MODEL)
    for _ in range(3):
        stage.says(Began(stage.child.number_of(MODEL)))
        stage.dies()
        stage.says(Ready("CPU"))
    number = stage.child.sent[-1].number
    stage.says(Began(number), Refused(number, text("It is gone."), ""))
    (failure,) = stage.heard.failures
    assert failure.request == MODEL
    assert "The engine stopped 3 times (signal SIGKILL)." in str(failure.text)
    assert failure.details == "the log's end"


def test_a_model_to_compare_is_named_only(stage: Stage):
    stage.says(Ready("CPU"))
    compared = LoadModel("m.keras", is_compared=True)
    stage.supervisor.submit(compared)
    for _ in range(3):
        stage.says(Began(stage.child.number_of(compared)))
        stage.dies()
        stage.says(Ready("CPU"))
    assert [failure.request for failure in stage.heard.failures] == [compared]
    assert stage.child.requests == []


def test_a_process_that_cannot_start_is_not_started_for_ever(stage: Stage):
    stage.supervisor.submit(MODEL)
    for _ in range(3):
        stage.dies()
    assert len(stage.children) == 3
    assert "cannot start" in str(stage.heard.failures[0].text)
    assert stage.heard.phases[-1] is Phase.STOPPED
    stage.supervisor.submit(MODEL)  # trying again is the user's wish
    assert len(stage.children) == 4


def test_cancel_drops_what_waits_and_tells_the_process(stage: Stage):
    stage.supervisor.submit(MODEL)
    stage.supervisor.cancel(Lane.MODEL)
    stage.says(Ready("CPU"))
    assert stage.child.requests == []
    stage.supervisor.submit(MODEL)
    number = stage.child.number_of(MODEL)
    stage.says(Began(number))
    stage.supervisor.cancel(Lane.MODEL)
    assert stage.child.sent[-1] == Cancel(number)
    assert stage.heard.phases[-1] is Phase.READY
    stage.says(Answer(number, model_info()), Done(number))
    assert stage.heard.answers == []


def test_a_model_opened_in_spite_of_its_cancel_is_closed_by_reopening_the_old_one(stage: Stage):
    stage.says(Ready("CPU"))
    stage.open_model()
    other = LoadModel("other.keras")
    stage.supervisor.submit(other)
    number = stage.child.number_of(other)
    stage.supervisor.cancel(Lane.MODEL)
    stage.says(Began(number), Answer(number, model_info(key="other")), Done(number))
    assert stage.child.requests == [MODEL, other, MODEL]
    stage.answer(MODEL, model_info())
    assert [answer.key for answer in stage.heard.answers] == ["model"]


def test_a_process_that_does_not_let_go_is_replaced(stage: Stage, monkeypatch: pytest.MonkeyPatch):
    now = [100.0]
    monkeypatch.setattr("engine.ipc.supervisor.time.monotonic", lambda: now[0])
    stage.says(Ready("CPU"))
    stage.open_model()
    other = LoadModel("huge.keras")
    stage.supervisor.submit(other)
    stage.says(Began(stage.child.number_of(other)))
    stage.supervisor.cancel(Lane.MODEL)
    assert stage.supervisor.seconds_to_deadline() == pytest.approx(1.0)
    now[0] += 1.1
    stage.supervisor.handle_events()
    assert len(stage.children) == 2
    assert stage.heard.deaths == []
    stage.says(Ready("CPU"))
    assert stage.child.requests == [MODEL]


def test_stop_ends_the_process(stage: Stage):
    stage.supervisor.stop()
    assert stage.child.ended
    assert stage.supervisor.waitables == []


def test_another_device_is_another_process_that_repeats_what_was_asked(stage: Stage):
    stage.says(Ready("CPU"))
    stage.open_model()
    stage.supervisor.submit(explain("a"))
    stage.says(Began(stage.child.number_of(explain("a"))))
    chosen = EngineOptions(device="cpu", precision="float32")
    stage.supervisor.configure(chosen)
    stage.supervisor.configure(chosen)  # no change, no third process
    assert len(stage.children) == 2
    assert stage.children[0].ended
    assert stage.options == chosen
    assert stage.heard.deaths == []
    stage.says(Ready("CPU"))
    stage.answer(MODEL, model_info())
    assert explain("a") in stage.child.requests


def test_a_missing_device_is_told_and_the_engine_goes_on(stage: Stage):
    stage.says(Ready("CPU", (), text("There is no GPU.")))
    assert stage.heard.failures == [Failure(None, text("There is no GPU."))]
    stage.open_model()
    assert [answer.key for answer in stage.heard.answers] == ["model"]


def test_a_comparison_brings_its_image_along(stage: Stage):
    stage.says(Ready("CPU"))
    compare = CompareMethods(InputKey("model", "a"), Target(0), "conv")
    stage.supervisor.submit(compare)
    assert [type(request) for request in stage.child.requests] == [HoldImage, CompareMethods]


def test_maps_of_one_layer_do_not_stand_for_another_layers(stage: Stage):
    stage.says(Ready("CPU"))
    key = MapKey(InputKey("model", "a"), "score-cam", Target(0))
    for layer in ("conv1", "conv1", "conv2"):
        stage.supervisor.submit(Explain(key, layer, all_layers=False))
    asked = [r.layer for r in stage.child.requests if isinstance(r, Explain)]
    assert asked == ["conv1", "conv2"]


GROW = GrowFilters("model", "conv", (0, 1))


def interrupted(stage: Stage) -> tuple[int, int]:
    """Let a growth begin, and a prediction in its middle."""
    stage.supervisor.submit(GROW)
    stage.says(Began(stage.child.number_of(GROW)))
    stage.supervisor.submit(predict("a"))
    stage.says(Began(stage.child.number_of(predict("a"))))
    return stage.child.number_of(GROW), stage.child.number_of(predict("a"))


def test_a_death_is_the_fault_of_what_interrupted_and_both_are_repeated(stage: Stage):
    stage.says(Ready("CPU"))
    stage.open_model()
    for _ in range(3):
        interrupted(stage)
        stage.dies()
        stage.says(Ready("CPU"))
        stage.answer(MODEL, model_info())
        assert GROW in stage.child.requests
    (failure,) = stage.heard.failures
    assert failure.request == predict("a")
    assert predict("a") not in stage.child.requests


def test_when_what_interrupted_is_over_a_death_is_the_outer_ones_fault(stage: Stage):
    stage.says(Ready("CPU"))
    stage.open_model()
    for number in range(3):
        _, inner = interrupted(stage)
        stage.says(Refused(inner, text("No."), "") if number else Done(inner))
        stage.dies()
        stage.says(Ready("CPU"))
        stage.answer(MODEL, model_info())
    assert stage.heard.failures[-1].request == GROW
    assert "growing filter images of conv" in str(stage.heard.failures[-1].text)


def test_the_status_names_what_is_at_work(stage: Stage):
    stage.says(Ready("CPU"))
    stage.open_model()
    outer, inner = interrupted(stage)
    assert stage.heard.working[-1] == predict("a")
    stage.says(Done(inner))
    assert stage.heard.working[-1] == GROW
    stage.says(Done(outer))
    assert stage.heard.working[-1] is None
    assert stage.heard.phases[-1] is Phase.READY


def test_a_second_end_of_what_was_cancelled_changes_nothing(stage: Stage):
    stage.says(Ready("CPU"))
    stage.open_model()
    outer, inner = interrupted(stage)
    stage.supervisor.cancel(Lane.FILTERS)
    stage.says(Done(outer))
    assert stage.supervisor.seconds_to_deadline() is None
    stage.says(Done(inner), Done(outer))
    assert stage.heard.phases[-1] is Phase.READY
    assert stage.heard.failures == []


def test_a_growth_that_compiles_has_longer_to_let_go(stage: Stage, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("engine.ipc.supervisor.time.monotonic", lambda: 100.0)
    stage.says(Ready("CPU"))
    stage.open_model()
    stage.supervisor.submit(GROW)
    stage.supervisor.cancel(Lane.FILTERS)
    assert stage.supervisor.seconds_to_deadline() == pytest.approx(5.0)


def stuck(stage: Stage, request: LoadModel) -> None:
    number = stage.child.number_of(request)
    stage.says(Began(number), Refused(number, text("It was stopped."), "", is_stuck=True))


def test_a_process_stuck_at_a_file_is_replaced_without_a_word_and_the_old_model_comes_back(
    stage: Stage,
):
    stage.says(Ready("CPU"))
    stage.open_model()
    stage.supervisor.submit(LoadModel("bad.keras"))
    stage.supervisor.submit(predict("a"))
    stuck(stage, LoadModel("bad.keras"))
    assert [str(failure.text) for failure in stage.heard.failures] == ["It was stopped."]
    assert stage.heard.deaths == []
    assert len(stage.children) == 2
    assert stage.children[0].ended
    stage.says(Ready("CPU"))
    assert stage.child.requests == [MODEL]
    stage.answer(MODEL, model_info())
    assert stage.child.requests[-1] == predict("a")


def test_a_model_that_sticks_when_it_is_opened_again_is_given_up(stage: Stage):
    stage.says(Ready("CPU"))
    stage.open_model()
    stage.dies()
    stage.says(Ready("CPU"))
    stuck(stage, MODEL)
    assert len(stage.children) == 3
    stage.says(Ready("CPU"))
    assert stage.child.requests == []


@pytest.mark.parametrize("is_warming", [False, True])
def test_a_model_that_does_not_come_back_from_its_first_answer_is_looked_at(
    stage: Stage, is_warming: bool
):
    stage.says(Ready("CPU"))
    stage.open_model()
    opened = stage.child.number_of(MODEL)
    if is_warming:  # no request is at work: the process names the last one
        stage.says(Refused(opened, text("It was stopped."), "", is_stuck=True))
    else:
        stage.supervisor.submit(predict("a"))
        number = stage.child.number_of(predict("a"))
        stage.says(Began(number), Refused(number, text("It was stopped."), "", is_stuck=True))
    assert stage.children[0].ended
    assert len(stage.children) == 2
    stage.says(Ready("CPU"))
    looked_at(stage, "It was stopped.")
    other = LoadModel("other.keras")
    stage.supervisor.submit(other)
    assert stage.child.requests[-1] == other


def test_a_model_that_was_stuck_once_does_not_keep_others_from_being_opened(stage: Stage):
    stage.says(Ready("CPU"))
    stage.open_model()
    stage.says(Refused(stage.child.number_of(MODEL), text("Stopped."), "", is_stuck=True))
    stage.supervisor.submit(LoadModel("other.keras"))  # before the new process is ready
    stage.says(Ready("CPU"))
    assert [request.path for request in stage.child.requests] == ["other.keras"]
