"""Engines over processes played by the test, in a machine of as much memory as the test says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.api.attribution import Predict, Predictions
from engine.api.image import Picture
from engine.api.keys import InputKey
from engine.api.model import LoadModel, ModelInfo
from engine.api.units import GB
from engine.ipc.engines import Engines
from engine.ipc.messages import Answer, Began, Done, Ready
from tests.unit.engine.ipc.stage import MODEL, FakeChild, Heard, model_info

if TYPE_CHECKING:
    import pytest

    from engine.api.engine_status import EngineOptions

OTHER = LoadModel("other.keras", is_compared=True)
LOADED = Ready("CPU")


def predict(model: str, image: str = "a") -> Predict:
    return Predict(InputKey(model, image))


def opened(request: LoadModel = OTHER, key: str = "other") -> ModelInfo:
    return replace(model_info(key), request=request)


class Room:
    """The machine's memory, as the test says."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.free = 16 * GB
        monkeypatch.setattr("engine.api.memory.free_bytes", lambda: self.free)
        monkeypatch.setattr("engine.api.memory.total_bytes", lambda: 16 * GB)


class Stage:
    """Engines with played processes, and a model open in the first one."""

    def __init__(
        self,
        ready: Ready = LOADED,
        options: EngineOptions | None = None,
        *,
        is_open: bool = True,
    ) -> None:
        self.heard = Heard()
        self.children: list[FakeChild] = []
        self.options: list[EngineOptions] = []
        self.refused_starts = 0
        self.engines = Engines(self.heard, self.picture, self.start_child)  # type: ignore[arg-type]
        if not is_open:
            return
        if options is not None:
            self.engines.configure(options)
        self.engines.start()
        self.says(0, ready)
        self.engines.submit(MODEL)
        self.answer(0, MODEL, model_info("model"))

    def picture(self, key: str) -> Picture:
        return Picture(key, key, "", np.zeros((1, 1, 3), np.uint8))

    def start_child(self, options: EngineOptions) -> FakeChild:
        if len(self.children) and self.refused_starts:
            self.refused_starts -= 1
            raise OSError(12, "Cannot allocate memory")
        child = FakeChild()
        child.pid = len(self.children) + 1
        self.children.append(child)
        self.options.append(options)
        return child

    def says(self, place: int, *messages: Any) -> None:
        self.children[place].incoming.extend(messages)
        self.engines.handle_events()

    def answer(self, place: int, request: Any, result: Any) -> None:
        number = self.children[place].number_of(request)
        self.says(place, Began(number), Answer(number, result), Done(number))

    def predicted(self, place: int, request: Predict) -> None:
        self.answer(place, request, Predictions(request.input, (), 1.0))

    def compare(self) -> None:
        """Open the other model in a second process."""
        self.engines.submit(OTHER)
        self.says(1, LOADED)
        self.answer(1, OTHER, opened())

    def sent(self, place: int) -> list[Any]:
        requests = self.children[place].requests
        return [each for each in requests if type(each).__name__ != "HoldImage"]

    def infos(self) -> list[ModelInfo]:
        return [each for each in self.heard.answers if isinstance(each, ModelInfo)]
