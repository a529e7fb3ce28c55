"""Two models that take turns in one process: who waits, who gives way, who is opened again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from engine.api.attribution import Explain, Predict, Predictions
from engine.api.errors import text
from engine.api.filters import GrowFilters
from engine.api.keys import InputKey, Lane, MapKey, Target
from engine.api.model import LoadModel
from engine.api.results import Progress
from engine.ipc.messages import Answer, Cancel, Done, Ready, Refused
from tests.unit.engine.ipc.stage import MODEL, Stage, model_info, predict
from tests.unit.gui import fakes

OTHER = LoadModel("other.keras", is_compared=True)
GROWTH = GrowFilters("model", "conv", (0, 1))


def predict_other(image: str) -> Predict:
    return Predict(InputKey("other", image))


def opened(request: LoadModel = OTHER, key: str = "other") -> Any:
    return replace(model_info(key), request=request)


def answered(request: Predict) -> Predictions:
    return Predictions(request.input, (), 1.0)


def sent(stage: Stage) -> list[Any]:
    """What was sent, without images."""
    return [each for each in stage.child.requests if type(each).__name__ != "HoldImage"]


def cancelled(stage: Stage) -> list[int]:
    return [each.number for each in stage.child.sent if isinstance(each, Cancel)]


@pytest.fixture
def stage() -> Stage:
    """Both models were opened, the compared one last."""
    stage = Stage()
    stage.supervisor.start()
    stage.says(Ready("CPU"))
    stage.open_model()
    stage.supervisor.submit(OTHER)
    stage.answer(OTHER, opened())
    stage.child.sent.clear()
    return stage


def test_what_names_the_open_model_is_sent_at_once(stage: Stage):
    stage.supervisor.submit(predict_other("a"))
    assert sent(stage) == [predict_other("a")]


def test_what_names_the_other_model_has_it_opened_first(stage: Stage):
    stage.supervisor.submit(predict("a"))
    assert sent(stage) == [MODEL]
    told = len(stage.heard.answers)
    stage.answer(MODEL, model_info())
    assert sent(stage) == [MODEL, predict("a")]
    assert len(stage.heard.answers) == told  # that it was opened again is nobody's business


def test_the_other_models_turn_comes_when_nothing_is_at_work(stage: Stage):
    stage.supervisor.submit(predict_other("a"))
    stage.supervisor.submit(predict("a"))
    assert sent(stage) == [predict_other("a")]
    stage.answer(predict_other("a"), answered(predict_other("a")))
    assert sent(stage) == [predict_other("a"), MODEL]
    stage.supervisor.submit(predict_other("b"))  # its turn is over
    stage.answer(MODEL, model_info())
    assert sent(stage)[2:] == [predict("a")]
    stage.answer(predict("a"), answered(predict("a")))
    assert sent(stage)[3:] == [OTHER]
    stage.answer(OTHER, opened())
    assert sent(stage)[4:] == [predict_other("b")]
    stage.answer(predict_other("b"), answered(predict_other("b")))
    found = [each.input for each in stage.heard.answers if isinstance(each, Predictions)]
    assert found == [InputKey("other", "a"), InputKey("model", "a"), InputKey("other", "b")]
    assert stage.heard.failures == []


def test_a_request_replaces_that_of_its_lane_and_model_alone(stage: Stage):
    stage.child.is_congested = True
    for request in (predict("a"), predict_other("a"), predict("b"), predict_other("b")):
        stage.supervisor.submit(request)
    stage.child.is_congested = False
    stage.supervisor.send_waiting()
    assert sent(stage) == [predict_other("b")]
    stage.answer(predict_other("b"), answered(predict_other("b")))
    stage.answer(MODEL, model_info())
    assert sent(stage) == [predict_other("b"), MODEL, predict("b")]


def test_maps_of_the_other_model_are_not_dropped_for_a_prediction(stage: Stage):
    maps = Explain(MapKey(InputKey("other", "a"), "grad-cam", Target(0)))
    stage.supervisor.submit(maps)
    stage.supervisor.submit(predict("b"))
    assert cancelled(stage) == []
    stage.supervisor.submit(predict_other("b"))
    assert cancelled(stage) == [stage.child.number_of(maps)]


def back_at_first(stage: Stage) -> Stage:
    stage.supervisor.submit(predict("a"))
    stage.answer(MODEL, model_info())
    stage.answer(predict("a"), answered(predict("a")))
    stage.child.sent.clear()
    return stage


def test_long_work_gives_way_and_goes_on_afterwards(stage: Stage):
    back_at_first(stage)
    stage.supervisor.submit(GROWTH)
    number = stage.child.number_of(GROWTH)
    stage.says(Answer(number, Progress(GROWTH, text("Growing"))))
    stage.supervisor.submit(predict_other("a"))
    stage.supervisor.handle_events()
    assert cancelled(stage) == [number]  # once
    stage.says(Done(number))
    assert sent(stage) == [GROWTH, OTHER]
    stage.answer(OTHER, opened())
    assert sent(stage)[2:] == [predict_other("a")]
    stage.answer(predict_other("a"), answered(predict_other("a")))
    assert sent(stage)[3:] == [MODEL]
    stage.answer(MODEL, model_info())
    assert sent(stage)[4:] == [GROWTH]
    assert stage.heard.failures == []


def test_long_work_that_was_done_all_the_same_is_not_repeated(stage: Stage):
    back_at_first(stage)
    stage.supervisor.submit(GROWTH)
    stage.supervisor.submit(predict_other("a"))
    stage.answer(GROWTH, fakes.filter_images(GROWTH))
    assert sent(stage) == [GROWTH, OTHER]
    stage.answer(OTHER, opened())
    stage.answer(predict_other("a"), answered(predict_other("a")))
    assert GROWTH not in sent(stage)[1:]


def test_long_work_that_gave_way_can_be_cancelled(stage: Stage):
    back_at_first(stage)
    stage.supervisor.submit(GROWTH)
    stage.supervisor.submit(predict_other("a"))
    stage.supervisor.cancel(Lane.FILTERS)
    stage.says(Done(stage.child.number_of(GROWTH)))
    stage.answer(OTHER, opened())
    stage.answer(predict_other("a"), answered(predict_other("a")))
    assert GROWTH not in sent(stage)[1:]


def test_long_work_of_both_models_does_not_chase_itself(stage: Stage):
    back_at_first(stage)
    stage.supervisor.submit(GROWTH)
    stage.supervisor.submit(replace(GROWTH, model="other"))
    assert cancelled(stage) == []
    assert sent(stage) == [GROWTH]


def test_a_model_is_opened_beside_the_other_when_nothing_is_at_work(stage: Stage):
    third = LoadModel("third.keras", is_compared=True)
    back_at_first(stage)
    stage.supervisor.submit(predict("b"))
    stage.supervisor.submit(third)
    stage.supervisor.submit(predict("c"))
    assert sent(stage) == [predict("b"), predict("c")]
    stage.answer(predict("b"), answered(predict("b")))
    stage.answer(predict("c"), answered(predict("c")))
    assert sent(stage)[2:] == [third]
    stage.supervisor.submit(predict("d"))
    assert sent(stage)[3:] == []
    stage.answer(third, opened(third, "third"))
    assert sent(stage)[3:] == [MODEL]


def test_the_first_model_is_replaced_and_the_other_stays(stage: Stage):
    new = LoadModel("new.keras")
    stage.supervisor.submit(new)
    stage.answer(new, opened(new, "new"))
    stage.supervisor.submit(predict_other("a"))
    assert sent(stage) == [new, OTHER]
    stage.answer(OTHER, opened())
    stage.supervisor.submit(predict("a"))  # the model that was replaced: the engine refuses
    assert sent(stage)[3:] == [predict("a")]


def test_a_closed_one_is_not_opened_again(stage: Stage):
    stage.supervisor.close_compared()
    stage.supervisor.submit(predict("a"))
    stage.answer(MODEL, model_info())
    stage.supervisor.submit(predict_other("a"))
    assert sent(stage) == [MODEL, predict("a"), predict_other("a")]  # which is refused


def test_a_file_that_is_gone_refuses_its_requests_and_is_not_tried_for_ever(stage: Stage):
    stage.supervisor.submit(predict("a"))
    stage.says(Refused(stage.child.number_of(MODEL), text("Gone."), ""))
    assert [str(each.text) for each in stage.heard.failures] == ["Gone."]
    assert sent(stage) == [MODEL, predict("a")]  # the engine refuses it: it is not open
    stage.says(Refused(stage.child.number_of(predict("a")), text("Not open."), ""))
    stage.supervisor.submit(predict_other("a"))
    assert sent(stage)[2:] == [predict_other("a")]


def test_after_a_death_each_model_is_opened_for_its_own_requests(stage: Stage):
    stage.supervisor.submit(predict_other("a"))
    stage.supervisor.submit(predict("a"))
    stage.dies()
    stage.says(Ready("CPU"))
    assert sent(stage) == [OTHER]
    stage.answer(OTHER, opened())
    assert sent(stage)[1:] == [predict_other("a")]
    stage.answer(predict_other("a"), answered(predict_other("a")))
    assert sent(stage)[2:] == [MODEL]
    stage.answer(MODEL, model_info())
    assert sent(stage)[3:] == [predict("a")]
    assert stage.heard.failures == []


def test_two_models_asked_for_at_once_are_opened_one_after_the_other():
    stage = Stage()
    stage.supervisor.start()
    stage.supervisor.submit(MODEL)
    stage.supervisor.submit(OTHER)
    stage.says(Ready("CPU"))
    assert sent(stage) == [MODEL]
    stage.answer(MODEL, model_info())
    assert sent(stage) == [MODEL, OTHER]
    stage.answer(OTHER, opened())
    assert stage.heard.failures == []
