"""Long work is interrupted for urgent requests and goes on; the session is played here."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest

from engine.api.activations import ShowActivations
from engine.api.attribution import EstimateCosts, Explain, Predict
from engine.api.engine_status import EngineOptions
from engine.api.errors import EngineError, text
from engine.api.filters import AtlasPlan, EnlargeFilter, GrowFilters, SaveAtlas
from engine.api.keys import InputKey, Lane, MapKey, Target
from engine.api.model import LoadModel
from engine.api.results import Progress
from engine.box import Kind
from engine.ipc import server
from engine.ipc.lane_queue import URGENCY, interrupting
from engine.ipc.messages import Answer, Began, Cancel, Done, Refused, Submit
from engine.ipc.server import _Worker
from tests.unit.engine.ipc.stage import model_info

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

IMAGE = InputKey("model", "a")
GROW = GrowFilters("model", "conv", (0, 1))
OTHER = GrowFilters("model", "other", (0,))
ENLARGE = EnlargeFilter("model", "conv", (0,))
PREDICT = Predict(IMAGE)
EXPLAIN = Explain(MapKey(IMAGE, "rise", Target(0)))
SHOW = ShowActivations(IMAGE, "conv")
OPEN = LoadModel("m.keras")
ATLAS = SaveAtlas(AtlasPlan("model", ("conv",)), "folder")
STEPS = 3


class Pipe:
    """What goes to the engine's end of the pipe."""

    def __init__(self) -> None:
        self.sent: list[Any] = []

    def send(self, message: Any, *, wait: bool = False) -> None:
        assert wait == isinstance(message, Answer)  # only what produces answers may wait
        self.sent.append(message)


class PlayedSession:
    """Answers everything with three steps of progress; what happens at each is the test's."""

    def __init__(self) -> None:
        self.model: Any = model_info()
        self.events: list[Any] = []
        self.at: dict[tuple[Any, int], Callable[[], None]] = {}
        self.warmed = 0
        self.waits = False

    def run(self, request: Any) -> Iterator[Any]:
        try:
            for step in range(STEPS):
                self.events.append((request, step))
                self.at.pop((request, step), lambda: None)()
                if request == OPEN and step == STEPS - 1:
                    self.model = model_info()
                    yield self.model
                else:
                    yield Progress(request, "", step / STEPS)
        except GeneratorExit:
            self.events.append((request, "closed"))
            raise
        self.events.append((request, "end"))

    def warm(self) -> Iterator[None]:
        while True:
            self.warmed += 1
            yield


class Play:
    """A worker over a played session."""

    def __init__(self) -> None:
        self.pipe = Pipe()
        self.worker = _Worker(self.pipe)  # type: ignore[arg-type]
        self.session = PlayedSession()
        self.number = 0

    def submit(self, *requests: Any) -> None:
        for request in requests:
            self.number += 1
            self.worker._received(Submit(self.number, request))

    def cancel(self, number: int) -> None:
        self.worker._received(Cancel(number))

    def at(self, request: Any, step: int, what: Callable[[], None]) -> None:
        self.session.at[request, step] = what

    def serve(self) -> None:
        """Answer all that waits, as the worker's loop does."""
        while (waiting := self.worker._queue.take()) is not None:
            self.worker._answer(self.session, *waiting)  # type: ignore[arg-type]

    @property
    def events(self) -> list[Any]:
        return self.session.events

    def ends_of(self, number: int) -> int:
        return sum(isinstance(m, Done | Refused) and m.number == number for m in self.pipe.sent)


@pytest.fixture
def play() -> Play:
    return Play()


def test_urgent_work_is_answered_in_the_middle_and_the_long_one_goes_on(play: Play):
    play.at(GROW, 1, lambda: play.submit(PREDICT))
    play.submit(GROW)
    play.serve()
    assert play.events == [
        (GROW, 0),
        (GROW, 1),
        *((PREDICT, step) for step in (0, 1, 2, "end")),
        (GROW, 2),
        (GROW, "end"),
    ]
    kinds = [(type(m), m.number) for m in play.pipe.sent if not isinstance(m, Answer)]
    assert kinds == [(Began, 1), (Began, 2), (Done, 2), (Done, 1)]
    shares = [m.result.fraction for m in play.pipe.sent if isinstance(m, Answer) and m.number == 1]
    assert shares == [0, 1 / 3, 2 / 3]


def test_interruptions_nest_and_the_most_urgent_goes_first(play: Play):
    play.at(ATLAS, 0, lambda: play.submit(GROW))
    play.at(GROW, 0, lambda: play.submit(ENLARGE, PREDICT))
    play.at(ENLARGE, 0, lambda: play.submit(EXPLAIN))
    play.at(EXPLAIN, 0, lambda: play.submit(SHOW, PREDICT))
    play.submit(ATLAS)
    play.serve()
    starts = [request for request, step in play.events if step == 0]
    assert starts == [ATLAS, GROW, PREDICT, ENLARGE, EXPLAIN, SHOW, PREDICT]
    ends = [request for request, step in play.events if step == "end"]
    # Maps let what reads their pass in between, and nothing else.
    assert ends == [PREDICT, SHOW, EXPLAIN, PREDICT, ENLARGE, GROW, ATLAS]


def test_a_model_that_waits_for_its_box_lets_the_open_one_be_looked_at(play: Play):
    def wait() -> None:
        play.session.waits = True
        play.submit(PREDICT, GROW)

    def wait_no_more() -> None:
        play.session.waits = False
        play.worker._give_up(text("Too long."))  # refuses the model, not what came in between
        play.submit(EXPLAIN)

    play.at(OPEN, 0, lambda: play.submit(SHOW))
    play.at(OPEN, 1, wait)
    play.at(OPEN, 2, wait_no_more)
    play.submit(OPEN)
    play.serve()
    starts = [event for event in play.events if event[1] == 0 or event[0] == OPEN]
    before, inside, behind = [(OPEN, 0)], [(PREDICT, 0), (SHOW, 0)], [(EXPLAIN, 0), (GROW, 0)]
    assert starts == [*before, (OPEN, 1), *inside, (OPEN, 2), (OPEN, "end"), *behind]
    assert [m.number for m in play.pipe.sent if isinstance(m, Refused)] == [1]


def test_a_model_that_waits_for_its_box_is_let_go_of(play: Play):
    play.session.waits = True
    play.at(OPEN, 1, lambda: play.cancel(1))
    play.submit(OPEN)
    play.serve()
    assert play.events == [(OPEN, 0), (OPEN, 1), (OPEN, "closed")]
    assert play.ends_of(1) == 1


def test_less_urgent_and_equal_work_waits(play: Play):
    play.at(ENLARGE, 0, lambda: play.submit(GROW))
    play.at(PREDICT, 0, lambda: play.submit(OPEN))
    play.submit(ENLARGE, PREDICT)
    play.serve()
    starts = [request for request, step in play.events if step == 0]
    assert starts == [PREDICT, OPEN, ENLARGE, GROW]


def test_no_lane_is_interrupted_by_one_that_it_interrupts():
    for outer in Lane:
        for inner in interrupting(outer):
            assert outer not in interrupting(inner)
            assert inner in URGENCY
    assert interrupting(Lane.PREDICTION) == interrupting(Lane.MODEL) == ()
    assert {Lane.HOLD, Lane.ACTIVATIONS, Lane.WEIGHTS} <= set(interrupting(Lane.MAPS))


def test_a_newer_request_of_the_outer_lane_ends_it_after_the_inner_one(play: Play):
    play.at(GROW, 0, lambda: play.submit(PREDICT))
    play.at(PREDICT, 1, lambda: play.submit(OTHER, SHOW))
    play.submit(GROW)
    play.serve()
    order = [event for event in play.events if event[1] in (0, "closed", "end")]
    assert order == [
        (GROW, 0),
        (PREDICT, 0),
        (PREDICT, "end"),
        (GROW, "closed"),
        (SHOW, 0),
        (SHOW, "end"),
        (OTHER, 0),
        (OTHER, "end"),
    ]
    assert [play.ends_of(number) for number in (1, 2, 3, 4)] == [1, 1, 1, 1]


def test_cancelling_what_is_interrupted_is_answered_at_once_and_ends_it(play: Play):
    done: list[int] = []

    def cancel() -> None:
        play.cancel(1)
        done.append(play.ends_of(1))

    play.at(GROW, 0, lambda: play.submit(PREDICT, SHOW))
    play.at(PREDICT, 1, cancel)
    play.submit(GROW)
    play.serve()
    assert done == [1]  # the window does not lose patience while the inner one works
    assert play.events.index((GROW, "closed")) < play.events.index((SHOW, 0))
    assert (GROW, 1) not in play.events
    told = [m for m in play.pipe.sent if isinstance(m, Answer) and m.number == 1]
    assert len(told) == 1


def test_a_cancelled_request_is_closed_before_the_next_one_begins(play: Play):
    play.at(GROW, 1, lambda: play.cancel(1))
    play.at(GROW, 0, lambda: None)
    play.submit(GROW)
    play.serve()
    assert play.events[-1] == (GROW, "closed")
    assert play.ends_of(1) == 1
    shares = [m.result.fraction for m in play.pipe.sent if isinstance(m, Answer)]
    assert shares == [0]


def test_opening_a_model_ends_what_belongs_to_the_old_one(play: Play):
    play.at(GROW, 0, lambda: play.submit(ENLARGE))
    play.at(ENLARGE, 0, lambda: play.submit(OPEN, SHOW))
    play.submit(GROW)
    play.serve()
    order = [event for event in play.events if event[1] in (0, "closed", "end")]
    assert order == [
        (GROW, 0),
        (ENLARGE, 0),
        (OPEN, 0),
        (OPEN, "end"),
        (ENLARGE, "closed"),
        (GROW, "closed"),
        (SHOW, 0),
        (SHOW, "end"),
    ]
    assert play.ends_of(1) == play.ends_of(2) == 1


def test_a_model_that_cannot_be_opened_lets_the_old_ones_work_go_on(play: Play):
    def fail() -> None:
        raise EngineError("No model.")

    play.at(GROW, 0, lambda: play.submit(OPEN))
    play.at(OPEN, 1, fail)
    play.submit(GROW)
    play.serve()
    assert play.events[-1] == (GROW, "end")
    assert [m.number for m in play.pipe.sent if isinstance(m, Refused)] == [2]


def test_a_failure_inside_is_the_inner_ones_alone(play: Play):
    def fail() -> None:
        raise MemoryError

    play.at(GROW, 1, lambda: play.submit(EXPLAIN))
    play.at(EXPLAIN, 1, fail)
    play.submit(GROW)
    play.serve()
    refused = [m for m in play.pipe.sent if isinstance(m, Refused)]
    assert [m.number for m in refused] == [2]
    assert "not enough memory" in str(refused[0].text)
    assert play.events[-1] == (GROW, "end")


def test_a_refusal_is_sent_in_all_its_parts(play: Play):
    def fail() -> None:
        raise EngineError("No.", details="why", script="import torch")

    play.at(EXPLAIN, 1, fail)
    play.submit(EXPLAIN)
    play.serve()
    refused = [m for m in play.pipe.sent if isinstance(m, Refused)]
    assert refused == [Refused(1, text("No."), "why", script="import torch")]


def test_an_unexpected_failure_is_refused_with_its_traceback_and_logged(
    play: Play, caplog: pytest.LogCaptureFixture
):
    def fail() -> None:
        raise ZeroDivisionError("odd")

    play.at(EXPLAIN, 1, fail)
    play.submit(EXPLAIN)
    play.serve()
    (refused,) = [m for m in play.pipe.sent if isinstance(m, Refused)]
    assert "ZeroDivisionError: odd" in str(refused.text)
    for told in (refused.details, caplog.text):
        assert "Traceback" in told
        assert "ZeroDivisionError: odd" in told


class Connection:
    """A pipe on which a message cannot be read."""

    def recv_bytes(self, limit: int) -> Any:
        raise MemoryError("too large")


def test_a_reader_that_fails_ends_the_process_and_says_why(
    play: Play,
    tmp_path: Any,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
):
    codes: list[int] = []
    monkeypatch.setattr("engine.ipc.server.os._exit", codes.append)
    play.worker.read(Connection(), str(tmp_path))  # type: ignore[arg-type]
    assert codes == [1]
    assert "MemoryError: too large" in caplog.text
    assert "MemoryError: too large" in capsys.readouterr().err  # the window shows its end
    assert tmp_path.exists()  # the window reads those messages in there


def test_nothing_is_compiled_ahead_while_work_waits_or_is_interrupted(play: Play):
    def forward_backward() -> None:
        assert play.session.warmed == 0

    play.worker._warming = play.session.warm()
    play.submit(GROW)
    assert play.worker._warm_step()  # something is left to compile, but a growth waits
    forward_backward()
    play.at(GROW, 1, lambda: play.submit(PREDICT))
    for step in (0, 1, 2):
        play.at(PREDICT, step, forward_backward)
    play.at(GROW, 2, forward_backward)
    play.serve()
    assert (PREDICT, 2) in play.events
    play.submit(EstimateCosts(IMAGE, None, "grad-cam"))
    assert play.worker._warm_step()  # estimates alone do not hold it up
    assert play.session.warmed == 1


def test_a_request_that_the_main_thread_does_not_come_back_from_is_refused(play: Play):
    play.at(OPEN, 1, lambda: play.worker._give_up(text("It was stopped.")))
    play.submit(PREDICT, OPEN)
    play.serve()
    refused = [message for message in play.pipe.sent if isinstance(message, Refused)]
    assert refused == [Refused(2, text("It was stopped."), "", is_stuck=True)]


def test_a_box_for_models_is_started_while_the_framework_loads(monkeypatch: pytest.MonkeyPatch):
    started: list[Kind] = []
    has_started = threading.Event()

    def start(kind: Kind) -> None:
        started.append(kind)
        has_started.set()

    def load() -> None:
        assert has_started.wait(30)

    monkeypatch.setattr(server, "_BOX_AFTER_S", 0.0)
    monkeypatch.setattr(server, "start_ahead", start)
    monkeypatch.setattr(server, "import_framework", load)
    monkeypatch.setattr("engine.session.session.Session", lambda *arguments: arguments)
    options = EngineOptions("cpu")
    assert server._new_session("work", options) == (("work", options), None)
    assert started == [Kind.MODELS]
