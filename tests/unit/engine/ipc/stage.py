"""An engine process played by the test, and a supervisor over it."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.api.attribution import Explain, Predict
from engine.api.errors import EngineError, Text, text
from engine.api.image import Picture
from engine.api.keys import InputKey, MapKey, Target
from engine.api.model import LoadModel, ModelInfo
from engine.api.outputs import OutputInfo
from engine.ipc.codec import encode
from engine.ipc.held_images import HeldImages
from engine.ipc.messages import Answer, Began, Done, Submit
from engine.ipc.supervisor import Supervisor

if TYPE_CHECKING:
    from engine.api.engine_status import EngineOptions, EngineStatus, Phase
    from engine.api.results import Failure

MODEL = LoadModel("m.keras")


class FakeChild:
    """An engine process whose messages the test writes."""

    def __init__(self) -> None:
        self.pid = 1
        self.waitables: list[Any] = []
        self.sent: list[Any] = []
        self.incoming: deque[Any] = deque()
        self.alive = True
        self.ended = False
        self.killed = False
        self.is_congested = False

    def kill(self) -> None:
        self.killed = True

    def send(self, message: Any) -> None:
        encode(message)  # it must be one that a pipe takes
        self.sent.append(message)

    def received(self) -> list[Any]:
        messages = list(self.incoming)
        self.incoming.clear()
        return messages

    def is_alive(self) -> bool:
        return self.alive

    def end(self) -> tuple[str, str]:
        self.ended = True
        return "signal SIGKILL", "the log's end"

    @property
    def requests(self) -> list[Any]:
        return [message.request for message in self.sent if isinstance(message, Submit)]

    def number_of(self, request: Any) -> int:
        return next(
            m.number for m in reversed(self.sent) if isinstance(m, Submit) and m.request == request
        )


class Heard:
    """A listener that keeps everything."""

    def __init__(self) -> None:
        self.answers: list[Any] = []
        self.failures: list[Failure] = []
        self.statuses: list[EngineStatus] = []
        self.phases: list[Phase] = []
        self.working: list[Any] = []
        self.deaths: list[Text] = []

    def on_answer(self, result: Any) -> None:
        self.answers.append(result)

    def on_failure(self, failure: Failure) -> None:
        self.failures.append(failure)

    def on_status(self, status: Any) -> None:
        self.statuses.append(status)
        self.phases.append(status.phase)
        self.working.append(status.request)

    def on_death(self, sentence: Text) -> None:
        self.deaths.append(sentence)


class Stage:
    """A supervisor with its played processes; three images of three bytes may be held."""

    def __init__(self) -> None:
        self.heard = Heard()
        self.children: list[FakeChild] = []
        self.open_images = {"a", "b", "c", "d", "e"}
        self.restoring: set[str] = set()
        self.start_error: OSError | None = None
        self.supervisor = Supervisor(
            self.heard,
            self.picture,
            self.start_child,  # type: ignore[arg-type]
            HeldImages(limit=9),
        )

    def picture(self, key: str) -> Picture | None:
        if key not in self.open_images:
            raise EngineError("This image is not open any more.")
        if key in self.restoring:
            return None
        return Picture(key, key, "", np.zeros((1, 1, 3), np.uint8))

    def start_child(self, options: EngineOptions) -> FakeChild:
        if self.start_error is not None:
            raise self.start_error
        self.options = options
        self.children.append(FakeChild())
        return self.children[-1]

    @property
    def child(self) -> FakeChild:
        return self.children[-1]

    def says(self, *messages: Any) -> None:
        self.child.incoming.extend(messages)
        self.supervisor.handle_events()

    def dies(self) -> None:
        self.child.alive = False
        self.supervisor.handle_events()

    def answer(self, request: Any, result: Any) -> None:
        number = self.child.number_of(request)
        self.says(Began(number), Answer(number, result), Done(number))

    def open_model(self) -> None:
        self.supervisor.submit(MODEL)
        self.answer(MODEL, model_info())


def model_info(key: str = "model") -> ModelInfo:
    return ModelInfo(
        request=MODEL,
        key=key,
        name="m",
        input_shape=(8, 8, 3),
        layers=(),
        param_count=0,
        trainable_params=0,
        auto_layer=None,
        auto_reason=text("none"),
        preprocess="none",
        preprocess_reason=text("none"),
        preprocess_guessed=False,
        preprocess_choices=(),
        elapsed_ms=1.0,
        outputs=(OutputInfo("scores", 2, ("x", "y"), "softmax"),),
    )


def predict(image: str) -> Predict:
    return Predict(InputKey("model", image))


def explain(image: str, layer: str | None = None) -> Explain:
    return Explain(MapKey(InputKey("model", image), "grad-cam", Target(0)), layer)
