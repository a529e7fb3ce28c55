"""No image that the window has open is ever refused: the supervisor alone says what is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine.api.attribution import Explain, Maps
from engine.api.image import Picture
from engine.api.keys import InputKey, MapKey, Target
from engine.ipc.supervisor import Supervisor
from tests.unit.engine.ipc.local_engine import Heard, LocalEngine, use_tiny_models
from tests.unit.engine.ipc.stage import MODEL

if TYPE_CHECKING:
    from pathlib import Path


def picture(key: str, side: int = 4) -> Picture:
    return Picture(key, key, "", np.full((side, side, 3), ord(key), np.uint8))


def explain(image: str, method: str = "grad-cam") -> Explain:
    return Explain(MapKey(InputKey(MODEL.path, image), method, Target(0)))


class Bench:
    """A supervisor over an engine in this process, which answers at once."""

    def __init__(self, folder: Path) -> None:
        self.heard = Heard()
        self.engine = LocalEngine(folder)
        self.supervisor = Supervisor(self.heard, picture, lambda options: self.engine)  # type: ignore[arg-type, return-value]
        self.supervisor.start()
        self.engine.load()
        self.supervisor.handle_events()
        self.ask(MODEL)

    def ask(self, request: object) -> None:
        self.supervisor.submit(request)  # type: ignore[arg-type]
        self.engine.work_all()
        self.supervisor.handle_events()


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    use_tiny_models(monkeypatch)
    return Bench(tmp_path)


def test_going_back_and_forth_between_images_refuses_none(bench: Bench):
    for image in "ABCD":
        bench.ask(explain(image))
    for request in (explain("A", "layer-cam"), explain("E"), explain("A", "eigen-cam")):
        bench.ask(request)
    assert [str(failure.text) for failure in bench.heard.failures] == []
    whole = [maps.key for maps in bench.heard.answers if isinstance(maps, Maps) and maps.complete]
    assert whole[-1] == explain("A", "eigen-cam").key
    assert len(whole) == 7
