"""What happens when a file is opened by another framework: beside, in its place, or not at all."""

from __future__ import annotations

import pytest

from engine.api.attribution import Predictions
from engine.api.engine_status import Device, EngineOptions, Phase
from engine.api.errors import model_closed, text
from engine.api.keys import Lane
from engine.api.model import LoadModel, WeightsQuestion
from engine.api.results import Progress
from engine.api.units import GB
from engine.backends import BACKENDS, BackendEntry, ModelFormat
from engine.ipc.messages import Answer, Began, Ready, Refused
from tests.unit.engine.ipc.engines_stage import LOADED, Room, Stage, opened, predict
from tests.unit.engine.ipc.stage import MODEL, model_info

FOREIGN = LoadModel("f.oth")
BACK = LoadModel("back.keras")


@pytest.fixture(autouse=True)
def second_framework(monkeypatch: pytest.MonkeyPatch) -> None:
    """A framework that opens .oth files of its own, and Keras files, too."""
    entry = BackendEntry(
        kinds=("oth", *BACKENDS["tensorflow"].kinds),
        formats=(ModelFormat((".oth",), "no:where"),),
        backend="no:where",
        name="Other",
        framework="json",
        environment={"KERAS_BACKEND": "other"},
    )
    for name in list(BACKENDS)[1:]:
        monkeypatch.delitem(BACKENDS, name)
    monkeypatch.setitem(BACKENDS, "other", entry)


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Room:
    return Room(monkeypatch)


@pytest.fixture
def stage(room: Room) -> Stage:
    return Stage()


def frameworks(stage: Stage) -> list[str]:
    return [each.backend for each in stage.options]


def ended(stage: Stage) -> list[bool]:
    return [child.ended for child in stage.children]


def open_foreign(stage: Stage) -> None:
    stage.engines.submit(FOREIGN)
    stage.says(1, LOADED)
    stage.answer(1, FOREIGN, opened(FOREIGN, "foreign"))


def test_a_file_of_another_framework_opens_beside_and_its_process_takes_over(stage: Stage):
    stage.engines.submit(FOREIGN)
    assert stage.engines.pids == (1, 2)
    assert frameworks(stage) == ["tensorflow", "other"]
    started = [each for each in stage.heard.answers if isinstance(each, Progress)]
    assert [(each.request, str(each.text)) for each in started] == [
        (FOREIGN, "Starting Other for f.oth…")
    ]
    assert (stage.heard.phases[-1], stage.heard.working[-1]) == (Phase.STARTING, FOREIGN)
    stage.engines.submit(predict("model"))  # what is open answers meanwhile
    stage.predicted(0, predict("model"))
    assert isinstance(stage.heard.answers[-1], Predictions)
    stage.says(1, LOADED)
    assert stage.sent(1) == [FOREIGN]
    assert ended(stage) == [False, False]
    stage.answer(1, FOREIGN, opened(FOREIGN, "foreign"))
    assert ended(stage) == [True, False]
    assert stage.engines.pids == (2,)
    assert stage.infos()[-1].key == "foreign"
    assert stage.heard.phases[-1] is Phase.READY
    stage.engines.submit(predict("foreign"))
    assert stage.sent(1)[-1] == predict("foreign")


def test_images_are_sent_anew(stage: Stage):
    stage.engines.submit(predict("model", "a"))
    stage.predicted(0, predict("model", "a"))
    open_foreign(stage)
    stage.engines.submit(predict("foreign", "a"))
    held = [e.picture.key for e in stage.children[1].requests if type(e).__name__ == "HoldImage"]
    assert held == ["a"]


def test_the_way_back_is_the_same(stage: Stage):
    open_foreign(stage)
    stage.engines.submit(BACK)
    assert frameworks(stage) == ["tensorflow", "other", "tensorflow"]
    stage.says(2, LOADED)
    stage.answer(2, BACK, opened(BACK, "back"))
    assert ended(stage) == [True, True, False]
    assert stage.engines.pids == (3,)


def test_a_file_that_does_not_open_leaves_what_was_open(stage: Stage):
    stage.engines.submit(FOREIGN)
    stage.says(1, LOADED)
    number = stage.children[1].number_of(FOREIGN)
    stage.says(1, Began(number), Refused(number, text("No."), "", is_stuck=True))
    assert ended(stage) == [False, True]
    assert [(each.request, str(each.text)) for each in stage.heard.failures] == [(FOREIGN, "No.")]
    assert stage.heard.phases[-1] is Phase.READY
    stage.engines.submit(predict("model"))
    assert stage.sent(0)[-1] == predict("model")


def test_a_process_that_cannot_be_started_leaves_what_was_open(stage: Stage):
    stage.refused_starts = 1
    stage.engines.submit(FOREIGN)
    (failure,) = stage.heard.failures
    assert failure.request == FOREIGN
    assert str(failure.text).startswith("The engine cannot start (Cannot allocate memory)")
    assert stage.engines.pids == (1,)
    assert stage.heard.phases[-1] is Phase.READY


def test_a_process_that_dies_at_its_start_leaves_what_was_open(stage: Stage):
    stage.engines.submit(FOREIGN)
    for place in (1, 2, 3):
        stage.children[place].alive = False
        stage.engines.handle_events()
    (failure,) = stage.heard.failures
    assert failure.request == FOREIGN
    assert stage.engines.pids == (1,)
    assert frameworks(stage)[1:] == ["other"] * 3


def test_a_killed_process_comes_back_with_its_framework(stage: Stage):
    open_foreign(stage)
    stage.engines.submit(predict("foreign"))
    stage.children[1].alive = False
    stage.engines.handle_events()
    assert len(stage.heard.deaths) == 1
    assert frameworks(stage) == ["tensorflow", "other", "other"]
    stage.says(2, LOADED)
    stage.answer(2, FOREIGN, opened(FOREIGN, "foreign"))
    assert stage.sent(2) == [FOREIGN, predict("foreign")]
    assert stage.heard.failures == []


def test_esc_ends_a_process_that_was_to_open_a_file(stage: Stage):
    stage.engines.submit(FOREIGN)
    stage.engines.cancel(Lane.MODEL)
    assert ended(stage) == [False, True]
    assert stage.heard.phases[-1] is Phase.READY
    assert stage.heard.failures == []


def test_another_lanes_cancel_ends_nothing(stage: Stage):
    stage.engines.submit(FOREIGN)
    stage.engines.cancel(Lane.MAPS)
    assert ended(stage) == [False, False]


def test_the_newest_file_wins(stage: Stage):
    stage.engines.submit(FOREIGN)
    newer = LoadModel("g.oth")
    stage.engines.submit(newer)  # in the process that starts already
    assert stage.engines.pids == (1, 2)
    stage.says(1, LOADED)
    assert stage.sent(1) == [newer]
    stage.engines.submit(BACK)  # the process that is there opens it
    assert ended(stage) == [False, True]
    assert stage.sent(0)[-1] == BACK


def test_a_question_about_weights_ends_the_process_that_asked(stage: Stage):
    open_foreign(stage)
    stage.engines.submit(BACK)
    stage.says(2, LOADED)
    number = stage.children[2].number_of(BACK)
    stage.says(2, Began(number), Answer(number, WeightsQuestion(BACK, "0" * 64, ())))
    assert isinstance(stage.heard.answers[-1], WeightsQuestion)
    assert ended(stage) == [True, False, True]


def test_without_its_framework_the_process_that_is_there_looks_at_a_file(stage: Stage, monkeypatch):
    monkeypatch.setattr("engine.backends.is_installed", lambda name: name != "other")
    stage.engines.submit(FOREIGN)
    assert stage.engines.pids == (1,)
    assert stage.sent(0)[-1] == FOREIGN


def test_what_the_old_model_was_asked_is_refused_as_when_any_model_is_closed(stage: Stage):
    stage.engines.submit(predict("model"))
    open_foreign(stage)
    (failure,) = stage.heard.failures
    assert failure.request == predict("model")
    assert str(failure.text) == str(model_closed().text)


# --- other options


def test_keras_files_move_to_the_framework_that_is_chosen(stage: Stage):
    stage.engines.configure(EngineOptions(backend="other"))
    assert frameworks(stage) == ["tensorflow", "other"]
    stage.engines.submit(predict("model"))
    assert stage.sent(0)[-1] == predict("model")
    stage.says(1, LOADED)
    stage.answer(1, MODEL, model_info("model"))
    assert ended(stage) == [True, False]
    assert stage.sent(1) == [MODEL, predict("model")]  # it was not answered
    stage.predicted(1, predict("model"))
    stage.engines.configure(EngineOptions(backend="tensorflow"))
    stage.says(2, LOADED)
    stage.answer(2, MODEL, model_info("model"))
    assert ended(stage) == [True, True, False]


def test_a_choice_for_keras_files_leaves_others_where_they_are(stage: Stage):
    open_foreign(stage)
    stage.engines.configure(EngineOptions(backend="other"))
    stage.engines.configure(EngineOptions(backend="tensorflow"))
    assert ended(stage) == [True, False]
    stage.engines.configure(EngineOptions("cpu"))
    assert stage.options[-1] == EngineOptions("cpu", backend="other")
    assert ended(stage) == [True, True, False]


def test_before_anything_is_open_the_chosen_framework_is_the_one_that_is_started(room: Room):
    stage = Stage(is_open=False)
    stage.engines.configure(EngineOptions(backend="other"))
    assert stage.options == []
    stage.engines.start()
    stage.engines.configure(EngineOptions("cpu", backend="other"))
    stage.engines.configure(EngineOptions("cpu"))
    assert frameworks(stage) == ["other", "other", "tensorflow"]
    assert ended(stage) == [True, True, False]


def test_other_options_start_the_opening_anew(stage: Stage):
    stage.engines.submit(FOREIGN)
    stage.engines.configure(EngineOptions("cpu"))
    assert frameworks(stage) == ["tensorflow", "other", "tensorflow", "other"]
    assert ended(stage) == [True, True, False, False]
    stage.says(3, LOADED)
    assert stage.sent(3) == [FOREIGN]


# --- memory, and a second model


def test_without_memory_the_open_model_rests_and_comes_back(stage: Stage, room: Room):
    room.free = GB
    stage.engines.submit(FOREIGN)
    assert ended(stage) == [True, False]
    stage.engines.submit(predict("model"))
    stage.engines.submit(predict("model", "b"))
    stage.says(1, LOADED)
    number = stage.children[1].number_of(FOREIGN)
    stage.says(1, Began(number), Refused(number, text("No."), ""))
    assert ended(stage) == [True, True, False]
    stage.says(2, LOADED)
    stage.answer(2, MODEL, model_info("model"))
    assert stage.sent(2) == [MODEL, predict("model", "b")]
    assert [str(each.text) for each in stage.heard.failures] == ["No."]


def test_without_memory_what_was_asked_of_the_old_model_is_forgotten(stage: Stage, room: Room):
    room.free = GB
    stage.engines.submit(FOREIGN)
    stage.engines.submit(predict("model"))
    stage.says(1, LOADED)
    stage.answer(1, FOREIGN, opened(FOREIGN, "foreign"))
    assert ended(stage) == [True, False]
    assert stage.engines.pids == (2,)
    assert stage.sent(1) == [FOREIGN]
    assert [each.request for each in stage.heard.failures] == [predict("model")]


def test_a_compared_model_has_a_process_of_its_framework(stage: Stage):
    compared = LoadModel("c.oth", is_compared=True)
    stage.engines.submit(compared)
    assert frameworks(stage) == ["tensorflow", "other"]
    stage.says(1, LOADED)
    stage.answer(1, compared, opened(compared, "compared"))
    assert ended(stage) == [False, False]
    stage.engines.submit(predict("compared"))
    assert stage.sent(1)[-1] == predict("compared")
    other = LoadModel("d.keras", is_compared=True)
    stage.engines.submit(other)
    stage.says(2, LOADED)
    assert stage.engines.pids == (1, 2, 3)
    stage.answer(2, other, opened(other, "d"))
    assert ended(stage) == [False, True, False]
    assert stage.engines.pids == (1, 3)


def test_two_frameworks_cannot_take_turns(stage: Stage, room: Room):
    room.free = GB
    compared = LoadModel("c.oth", is_compared=True)
    stage.engines.submit(compared)
    (failure,) = stage.heard.failures
    assert failure.request == compared
    assert str(failure.text) == (
        "A second engine needs 2.3 GB of free memory, and there are 1 GB, and models of two "
        "frameworks cannot take turns in one: this one was not opened."
    )


def test_a_model_that_took_turns_gets_a_process_when_the_other_ones_framework_goes(
    stage: Stage, room: Room
):
    room.free = GB
    compared = LoadModel("c.keras", is_compared=True)
    stage.engines.submit(compared)
    stage.answer(0, compared, opened(compared, "c"))
    room.free = 16 * GB
    open_foreign(stage)
    assert frameworks(stage) == ["tensorflow", "other", "tensorflow"]
    stage.says(2, LOADED)
    assert stage.sent(2) == [compared]


# --- a GPU that only another framework has

CPU, GPU = Device("cpu", "CPU"), Device("gpu:0", "A GPU")


@pytest.fixture
def driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.ipc.gpu_search.seems_to_have_gpu", lambda: True)


@pytest.mark.usefixtures("driver")
def test_a_framework_with_a_gpu_takes_over_where_the_first_one_has_none(room: Room):
    stage = Stage(Ready("CPU", (CPU,)))
    assert stage.options[-1] == EngineOptions(backend="other")  # it is asked for its devices
    stage.says(1, Ready("A GPU", (CPU, GPU)))
    assert ended(stage) == [False, True, False]
    assert stage.options[-1] == EngineOptions(backend="other")
    stage.says(2, Ready("A GPU", (CPU, GPU)))
    stage.answer(2, MODEL, model_info("model"))
    assert ended(stage) == [True, True, False]
    stage.engines.configure(EngineOptions("cpu"))  # the GPU was the reason
    assert frameworks(stage)[-1] == "tensorflow"


@pytest.mark.usefixtures("driver")
def test_one_without_a_gpu_changes_nothing(room: Room):
    stage = Stage(Ready("CPU", (CPU,)))
    stage.says(1, Ready("CPU", (CPU,)))
    assert ended(stage) == [False, True]


@pytest.mark.usefixtures("driver")
@pytest.mark.parametrize("options", [EngineOptions(backend="tensorflow"), EngineOptions("cpu")])
def test_nobody_is_asked_where_the_user_has_chosen(room: Room, options):
    stage = Stage(Ready("CPU", (CPU,)), options)
    assert len(stage.children) == 1


@pytest.mark.usefixtures("driver")
def test_nobody_is_asked_where_the_first_one_has_a_gpu(room: Room):
    assert len(Stage(Ready("A GPU", (CPU, GPU))).children) == 1


def test_frameworks_are_told_with_the_status(stage: Stage):
    assert [each.id for each in stage.heard.statuses[-1].frameworks] == ["tensorflow", "other"]
