"""Which process a request goes to, when a second one starts, and what is told of the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engine.api.attribution import Predictions
from engine.api.engine_status import EngineOptions, Phase
from engine.api.errors import EngineError
from engine.api.keys import Lane
from engine.api.model import LoadModel
from engine.api.units import GB
from engine.ipc.messages import Cancel
from tests.unit.engine.ipc.engines_stage import LOADED, OTHER, Room, Stage, opened, predict
from tests.unit.engine.ipc.stage import MODEL, model_info

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Room:
    return Room(monkeypatch)


@pytest.fixture
def stage(room: Room) -> Stage:
    return Stage()


def test_a_second_model_has_a_process_of_its_own(stage: Stage):
    stage.compare()
    assert stage.engines.pids == (1, 2)
    assert [info.key for info in stage.infos()] == ["model", "other"]
    assert stage.infos()[-1].why_turns is None
    stage.engines.submit(predict("other"))
    stage.engines.submit(predict("model"))
    assert stage.sent(0) == [MODEL, predict("model")]
    assert stage.sent(1) == [OTHER, predict("other")]
    stage.predicted(0, predict("model"))
    stage.predicted(1, predict("other"))
    found = [each.input.model for each in stage.heard.answers if isinstance(each, Predictions)]
    assert found == ["model", "other"]


def test_each_process_holds_its_own_images(stage: Stage):
    stage.compare()
    for model, place in (("model", 0), ("other", 1), ("model", 0)):
        stage.engines.submit(predict(model, "c"))
        stage.predicted(place, predict(model, "c"))
    held = [
        [each.picture.key for each in child.requests if type(each).__name__ == "HoldImage"]
        for child in stage.children
    ]
    assert held == [["c"], ["c"]]


def test_another_compared_model_replaces_the_one_before(stage: Stage):
    stage.compare()
    third = LoadModel("third.keras", is_compared=True)
    stage.engines.submit(third)
    stage.answer(1, third, opened(third, "third"))
    assert stage.engines.pids == (1, 2)
    stage.engines.submit(predict("third"))
    assert stage.sent(1)[-1] == predict("third")
    stage.engines.submit(predict("other"))  # not open any more: the first engine says so
    assert stage.sent(0)[-1] == predict("other")


def test_the_same_model_twice_is_asked_in_the_first_process(stage: Stage):
    stage.engines.submit(OTHER)
    stage.says(1, LOADED)
    stage.answer(1, OTHER, opened(key="model"))
    assert stage.engines.pids == (1,)
    assert stage.children[1].ended
    stage.engines.submit(predict("model"))
    assert stage.sent(0)[-1] == predict("model")


def test_a_killed_process_opens_its_own_model_alone(stage: Stage):
    stage.compare()
    stage.engines.submit(predict("model"))
    stage.engines.submit(predict("other"))
    stage.children[1].alive = False
    stage.engines.handle_events()
    assert len(stage.heard.deaths) == 1
    stage.says(2, LOADED)
    assert stage.sent(2) == [OTHER]
    stage.answer(2, OTHER, opened())
    assert stage.sent(2) == [OTHER, predict("other")]
    assert stage.sent(0) == [MODEL, predict("model")]
    stage.children[0].alive = False
    stage.engines.handle_events()
    stage.says(3, LOADED)
    assert stage.sent(3) == [MODEL]
    stage.answer(3, MODEL, model_info("model"))
    assert stage.sent(3) == [MODEL, predict("model")]
    assert stage.heard.failures == []


def test_stop_kill_cancel_and_other_options_reach_both(stage: Stage):
    stage.compare()
    stage.engines.submit(predict("model"))
    stage.engines.submit(predict("other"))
    stage.engines.cancel(Lane.PREDICTION)
    assert all(any(isinstance(m, Cancel) for m in child.sent) for child in stage.children)
    stage.engines.kill()
    assert [child.killed for child in stage.children] == [True, True]
    stage.engines.configure(EngineOptions("cpu", "float32"))
    assert [child.ended for child in stage.children] == [True, True, False, False]
    assert stage.options[2:] == [EngineOptions("cpu", "float32", "tensorflow")] * 2
    stage.engines.stop()
    assert all(child.ended for child in stage.children)
    assert stage.engines.pids == (0, 0)


def test_a_second_process_starts_with_the_options_chosen_before(stage: Stage):
    stage.engines.configure(EngineOptions("cpu", "float32"))
    stage.says(1, LOADED)
    stage.engines.submit(OTHER)
    assert stage.options[-1] == EngineOptions("cpu", "float32", "tensorflow")


def test_a_closed_compared_model_has_no_process_any_more(stage: Stage):
    stage.compare()
    stage.engines.close_compared()
    assert stage.children[1].ended
    assert stage.engines.pids == (1,)
    stage.engines.submit(predict("other"))
    assert stage.sent(0)[-1] == predict("other")


def test_an_image_that_cannot_be_restored_refuses_requests_of_both(stage: Stage):
    stage.compare()
    for child in stage.children:
        child.is_congested = True  # nothing is sent: the requests wait
    stage.engines.submit(predict("model"))
    stage.engines.submit(predict("other"))
    stage.engines.refuse_image("a", EngineError("It has changed."))
    assert {each.request.input.model for each in stage.heard.failures} == {"model", "other"}


def test_the_second_process_is_told_of_while_the_first_rests(stage: Stage):
    stage.engines.submit(OTHER)
    assert stage.heard.phases[-1] is Phase.STARTING
    stage.says(1, LOADED)
    assert (stage.heard.phases[-1], stage.heard.working[-1]) == (Phase.BUSY, OTHER)
    stage.engines.submit(predict("model"))
    assert stage.heard.working[-1] == predict("model")
    stage.predicted(0, predict("model"))
    assert stage.heard.working[-1] == OTHER
    stage.answer(1, OTHER, opened())
    assert stage.heard.phases[-1] is Phase.READY


# --- without room for two


def in_turns(stage: Stage) -> None:
    stage.engines.submit(OTHER)
    assert stage.sent(0) == [MODEL, OTHER]
    stage.answer(0, OTHER, opened())


def test_without_memory_the_models_take_turns_and_that_is_said(stage: Stage, room: Room):
    room.free = GB
    in_turns(stage)
    assert stage.engines.pids == (1,)
    assert str(stage.infos()[-1].why_turns) == (
        "A second engine needs 2.3 GB of free memory, and there are 1 GB: the two models take "
        "turns, and each turn opens a model again."
    )
    stage.engines.submit(predict("model"))
    assert stage.sent(0)[2:] == [MODEL]
    stage.answer(0, MODEL, model_info("model"))
    assert stage.sent(0)[3:] == [predict("model")]
    assert stage.heard.failures == []


def test_the_size_of_the_file_counts(room: Room, tmp_path: Path):
    large = tmp_path / "large.keras"
    with open(large, "wb") as file:
        file.truncate(5 * GB)
    stage = Stage()
    stage.engines.submit(LoadModel(str(large), is_compared=True))
    assert stage.engines.pids == (1,)
    stage.engines.submit(OTHER)  # not there: opening says so, in the process that it would have
    assert stage.engines.pids == (1, 2)


def test_with_memory_again_the_next_one_has_a_process(stage: Stage, room: Room):
    room.free = GB
    in_turns(stage)
    room.free = 16 * GB
    third = LoadModel("third.keras", is_compared=True)
    stage.engines.submit(third)
    stage.says(1, LOADED)
    stage.answer(1, third, opened(third, "third"))
    assert stage.infos()[-1].why_turns is None
    stage.engines.submit(predict("third"))
    assert stage.sent(1) == [third, predict("third")]
    stage.engines.submit(predict("model"))
    assert stage.sent(0)[2:] == [MODEL]


@pytest.mark.parametrize("refused_starts", [1, 9])
def test_a_second_process_that_cannot_be_started_lets_them_take_turns(
    stage: Stage, refused_starts: int
):
    stage.refused_starts = refused_starts
    in_turns(stage)
    assert stage.engines.pids == (1,)
    words = str(stage.infos()[-1].why_turns)
    assert words.startswith("A second engine cannot be started: the two models take turns")
    assert stage.heard.failures == []
    assert stage.heard.phases[-1] is not Phase.STOPPED


def test_a_second_process_that_dies_at_its_start_lets_them_take_turns(stage: Stage):
    stage.engines.submit(OTHER)
    for place in (1, 2, 3):
        stage.children[place].alive = False
        stage.engines.handle_events()
    assert stage.engines.pids == (1,)
    assert stage.sent(0) == [MODEL, OTHER]
    assert stage.heard.failures == []
    stage.answer(0, OTHER, opened())
    stage.engines.submit(predict("model"))
    assert stage.sent(0)[2:] == [MODEL]
    assert Phase.STOPPED not in stage.heard.phases


def test_a_second_process_that_cannot_come_back_hands_its_work_over(stage: Stage):
    stage.compare()
    stage.engines.submit(predict("other"))
    stage.refused_starts = 9
    stage.children[1].alive = False
    stage.engines.handle_events()
    assert stage.engines.pids == (1,)
    assert stage.sent(0) == [MODEL, OTHER]
    stage.answer(0, OTHER, opened())
    assert stage.sent(0)[2:] == [predict("other")]
    assert stage.heard.failures == []
