"""The engine's thread: its end whatever hangs, and images that it has forgotten."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import QObject, Slot

from engine.api.attribution import Explain, FindMaps, FoundMaps, Maps, Predict
from engine.api.display import Compose, CopyView, Overlay, Region, SaveView, Style
from engine.api.errors import EngineError
from engine.api.image import OpenImage, Picture
from engine.api.keys import INPUT_LAYER, InputKey, MapKey, Target
from engine.api.results import Failure, Saved
from engine.imaging import encode_png
from engine.ipc import thread as thread_module
from engine.ipc.messages import Answer, Done, Ready
from engine.ipc.thread import EngineThread
from tests.unit.engine.ipc.stage import FakeChild

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

WHOLE = Region(0, 0, 8, 6, 8, 6)


class HangingChild(FakeChild):
    """A process whose messages never arrive completely, until it is killed; or not even then."""

    def __init__(self, *, dies: bool) -> None:
        super().__init__()
        self._dies = dies
        self.hangs = threading.Event()
        self.released = threading.Event()

    def received(self) -> list[Any]:
        self.hangs.set()
        self.released.wait()
        return []

    def kill(self) -> None:
        super().kill()
        if self._dies:
            self.released.set()


@pytest.mark.parametrize("dies", [True, False])
def test_a_supervisor_that_hangs_has_its_process_killed_and_the_log_says_where(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, dies: bool
):
    monkeypatch.setattr(thread_module, "_STOP_MS", 300)
    child = HangingChild(dies=dies)
    thread = EngineThread(None, lambda options: child)  # type: ignore[arg-type, return-value]
    thread.start()
    thread.cancel(Predict(InputKey("", "")).lane)  # wakes it
    assert child.hangs.wait(20)
    assert thread.stop() is dies
    assert child.killed
    assert "does not end" in caplog.text
    assert "in received" in caplog.text
    if not dies:
        assert thread.isRunning()
        child.released.set()
        assert thread.wait(20_000)


class Heard(QObject):
    """Keeps what the thread emits, in the main thread."""

    def __init__(self, thread: EngineThread) -> None:
        super().__init__()
        self.all: list[Any] = []
        thread.produced.connect(self._on_result)
        thread.failed.connect(self._on_result)

    @Slot(object)
    def _on_result(self, result: Any) -> None:
        self.all.append(result)

    def of(self, kind: type) -> list[Any]:
        return [each for each in self.all if isinstance(each, kind)]


class Bench:
    """A running thread that has opened two images, and has forgotten what the test says."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.child = FakeChild()
        self.thread = EngineThread(None, lambda options: self.child)  # type: ignore[arg-type, return-value]
        self.heard = Heard(self.thread)
        self.forgotten: set[str] = set()
        keep, add = self.thread._images._kept, self.thread._renderer.add_picture

        def kept(key: str) -> Picture:
            if key in self.forgotten:
                raise EngineError("This image is not open any more.")
            return keep(key)

        def added(scaled: Any) -> None:
            self.forgotten.discard(scaled.picture.key)
            add(scaled)

        self.thread._images._kept = kept
        self.thread._renderer.add_picture = added  # type: ignore[method-assign]
        self.thread.start()
        self.paths = [folder / f"{name}.png" for name in "ab"]
        for number, path in enumerate(self.paths):
            path.write_bytes(encode_png(np.full((6, 8, 3), 50 * number, np.uint8)))
        self.pictures = [self.ask(OpenImage(str(path)), Picture) for path in self.paths]

    def ask(self, request: Any, kind: type) -> Any:
        before = len(self.heard.of(kind))
        self.thread.submit(request)
        self.qtbot.waitUntil(lambda: len(self.heard.of(kind)) > before)
        return self.heard.of(kind)[-1]


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(qtbot, tmp_path)
    yield bench
    assert bench.thread.stop()


def test_a_forgotten_image_is_drawn_copied_and_saved_all_the_same(bench: Bench, tmp_path: Path):
    first = bench.pictures[0].key
    for request, kind in (
        (Compose(first, WHOLE, Style()), Overlay),
        (CopyView(first, Style()), Overlay),
        (SaveView(str(tmp_path / "view.png"), first, Style()), Saved),
    ):
        bench.forgotten.add(first)
        assert bench.ask(request, kind).request == request
    assert bench.heard.of(Failure) == []


def test_a_forgotten_image_goes_to_the_engine_process_all_the_same(bench: Bench):
    bench.child.incoming.append(Ready("CPU"))
    first, second = (picture.key for picture in bench.pictures)
    bench.forgotten |= {first, second}
    bench.thread.submit(Predict(InputKey("m", first)))
    bench.qtbot.waitUntil(lambda: len(bench.child.requests) == 2)
    assert bench.child.requests[0].picture.key == first
    assert bench.child.requests[1] == Predict(InputKey("m", first))
    bench.child.incoming.append(Done(bench.child.number_of(Predict(InputKey("m", first)))))
    assert bench.heard.of(Failure) == []


def test_an_image_whose_file_has_changed_is_refused_with_the_reason(bench: Bench, tmp_path: Path):
    first = bench.pictures[0].key
    bench.paths[0].write_bytes(encode_png(np.full((6, 8, 3), 99, np.uint8)))
    bench.forgotten.add(first)
    save = SaveView(str(tmp_path / "view.png"), first, Style())
    bench.child.incoming.append(Ready("CPU"))
    predict = Predict(InputKey("m", first))
    bench.thread.submit(predict)
    bench.ask(save, Failure)
    bench.qtbot.waitUntil(lambda: len(bench.heard.of(Failure)) == 2)
    assert {type(failure.request) for failure in bench.heard.of(Failure)} == {SaveView, Predict}
    for failure in bench.heard.of(Failure):
        assert str(failure.text) == "a.png has changed since it was opened. Open it again."


def test_an_unexpected_error_is_emitted_and_logged_and_the_thread_goes_on(
    bench: Bench, caplog: pytest.LogCaptureFixture
):
    bench.thread._renderer.overlay = lambda request: 1 / 0  # type: ignore[method-assign, assignment, return-value]
    request = Compose(bench.pictures[0].key, WHOLE, Style())
    failure = bench.ask(request, Failure)
    assert "ZeroDivisionError" in failure.details
    assert "ZeroDivisionError" in caplog.text
    bench.ask(OpenImage(str(bench.paths[0])), Picture)


def test_maps_that_were_computed_are_found_and_told_when_they_come(bench: Bench):
    bench.child.incoming.append(Ready("CPU"))
    key = MapKey(InputKey("m", bench.pictures[0].key), "rise", Target(0))
    sought = FindMaps(((key, INPUT_LAYER),))
    assert bench.ask(sought, FoundMaps).raw == {}
    explain = Explain(key, INPUT_LAYER, all_layers=False)
    bench.thread.submit(explain)
    bench.qtbot.waitUntil(lambda: explain in bench.child.requests)
    number = bench.child.number_of(explain)
    raw = np.arange(6, dtype=np.float32).reshape(2, 3)

    def answer(*, complete: bool) -> None:
        maps = Maps(explain, "a", 1.0, {INPUT_LAYER: raw}, (), complete, 1.0, share=complete or 0.5)
        bench.child.incoming.append(Answer(number, maps))
        bench.thread.submit(OpenImage(str(bench.paths[0])))  # wakes it

    answer(complete=False)
    bench.qtbot.waitUntil(lambda: len(bench.heard.of(Maps)) == 1)
    assert len(bench.heard.of(FoundMaps)) == 1
    answer(complete=True)
    bench.qtbot.waitUntil(lambda: len(bench.heard.of(FoundMaps)) == 2)
    found = bench.heard.of(FoundMaps)[-1]
    assert found.request == sought
    np.testing.assert_array_equal(found.raw["rise"], raw)
    sent = len(bench.child.requests)
    assert bench.ask(explain, Maps).complete  # to show it costs no run
    assert len(bench.child.requests) == sent
