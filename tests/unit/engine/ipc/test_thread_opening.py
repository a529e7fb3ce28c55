"""One slow file holds up neither another image's opening nor a save, and Esc ends its decoding."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import QObject, Slot

from engine.api.attribution import Explain, Maps
from engine.api.display import MapSource, SaveMap
from engine.api.image import OpenImage, Picture
from engine.api.keys import InputKey, MapKey, Target
from engine.api.results import Saved
from engine.box import Stopped
from engine.ipc import thread as thread_module
from engine.ipc.thread import EngineThread
from tests.unit.engine.ipc.stage import FakeChild

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

SLOW, QUICK = "/slow.png", "/quick.png"


class Decoder:
    """Never ends with the slow file, until nobody wants it."""

    def __init__(self) -> None:
        self.begun, self.ended = threading.Event(), threading.Event()

    def read(self, path: str, should_stop: Callable[[], bool]) -> Picture:
        if path == SLOW:
            self.begun.set()
            while not should_stop():
                pass
            self.ended.set()
            raise Stopped
        return Picture("q", "quick.png", path, np.zeros((4, 5, 3), np.uint8))


class Ear(QObject):
    """Keeps what the thread emits, in the main thread."""

    def __init__(self, thread: EngineThread) -> None:
        super().__init__()
        self.produced: list[Any] = []
        self.failed: list[Any] = []
        thread.produced.connect(self._on_produced)
        thread.failed.connect(self._on_failed)

    @Slot(object)
    def _on_produced(self, result: Any) -> None:
        self.produced.append(result)

    @Slot(object)
    def _on_failed(self, failure: Any) -> None:
        self.failed.append(failure)


@pytest.fixture
def decoder(monkeypatch: pytest.MonkeyPatch) -> Decoder:
    found = Decoder()
    monkeypatch.setattr(thread_module, "read_image", found.read)
    monkeypatch.setattr(thread_module, "keep_warm", lambda kind: None)
    return found


@pytest.fixture
def thread(decoder: Decoder, qtbot: QtBot) -> Iterator[EngineThread]:
    found = EngineThread(None, lambda options: FakeChild())  # type: ignore[arg-type, return-value]
    found.start()
    yield found
    assert found.stop()


def test_another_image_is_opened_and_the_slow_one_says_nothing(thread, decoder, qtbot):
    ear = Ear(thread)
    thread.submit(OpenImage(SLOW))
    assert decoder.begun.wait(60)
    thread.submit(OpenImage(QUICK))
    qtbot.waitUntil(lambda: any(isinstance(each, Picture) for each in ear.produced))
    assert decoder.ended.is_set()
    assert ear.failed == []


def test_a_file_is_saved_meanwhile(thread, decoder, qtbot, tmp_path):
    ear = Ear(thread)
    key = MapKey(InputKey("m", "i"), "grad-cam", Target(0))
    raw = {"conv": np.ones((2, 2), np.float32)}
    thread._renderer.add_maps(Maps(Explain(key), "x", 1.0, raw, (), True, 1.0))
    thread.submit(OpenImage(SLOW))
    assert decoder.begun.wait(60)
    path = str(tmp_path / "map.npy")
    thread.submit(SaveMap(path, MapSource(key, "conv")))
    qtbot.waitUntil(lambda: any(isinstance(each, Saved) for each in ear.produced))
    np.testing.assert_array_equal(np.load(path), raw["conv"])
    assert not decoder.ended.is_set()
    thread.cancel(OpenImage.lane)  # Esc
    assert decoder.ended.wait(60)


def test_closing_ends_the_decoding(decoder, qtbot):
    thread = EngineThread(None, lambda options: FakeChild())  # type: ignore[arg-type, return-value]
    thread.start()
    thread.submit(OpenImage(SLOW))
    assert decoder.begun.wait(60)
    assert thread.stop()
    assert decoder.ended.wait(60)


def test_boxes_rest_when_nothing_was_asked_for_a_while(thread, decoder, qtbot, monkeypatch):
    rested = threading.Event()
    monkeypatch.setattr(thread_module, "rest_boxes", rested.set)
    monkeypatch.setattr(thread_module, "_REST_AFTER_S", 0.01)
    assert not rested.is_set()
    thread.submit(OpenImage(QUICK))
    assert rested.wait(60)
