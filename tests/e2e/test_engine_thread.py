"""The real engine behind the real thread: answers, death, repetition, cancelling, the end."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import QObject, Slot

from engine.api.attribution import Explain, Maps, Predict, Predictions
from engine.api.display import (
    Compose,
    CopyView,
    MapSource,
    Overlay,
    Region,
    SaveMap,
    SaveView,
    Style,
)
from engine.api.engine_status import EngineStatus, Phase
from engine.api.image import OpenImage, Picture
from engine.api.keys import InputKey, MapKey, Target
from engine.api.model import LoadModel, ModelInfo
from engine.api.results import Failure, Saved
from engine.imaging import read_image
from engine.ipc.thread import EngineThread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Heard(QObject):
    """Keeps what the thread tells, in the main thread."""

    def __init__(self, thread: EngineThread) -> None:
        super().__init__()
        self.all: list[Any] = []
        self.deaths: list[tuple[float, Any]] = []
        thread.produced.connect(self._on_told)
        thread.failed.connect(self._on_told)
        thread.status_changed.connect(self._on_told)
        thread.died.connect(self._on_died)

    @Slot(object)
    def _on_told(self, told: Any) -> None:
        self.all.append(told)

    @Slot(object)
    def _on_died(self, sentence: Any) -> None:
        self.deaths.append((time.monotonic(), sentence))

    def of(self, kind: type) -> list[Any]:
        return [told for told in self.all if isinstance(told, kind)]


class Bench:
    """A running thread, and the ways to ask it."""

    def __init__(self, qtbot: QtBot, model: Path, image: Path) -> None:
        self.qtbot = qtbot
        self.thread = EngineThread()
        self.heard = Heard(self.thread)
        self.model_path, self.image_path = str(model), str(image)

    def ask(self, request: Any, kind: type, done: Any = lambda result: True) -> Any:
        before = len(self.heard.all)
        self.thread.submit(request)

        def answered() -> bool:
            new = self.heard.all[before:]
            return any(isinstance(told, kind) and done(told) for told in new)

        self.qtbot.waitUntil(answered)
        return next(t for t in self.heard.all[before:] if isinstance(t, kind) and done(t))

    def open(self) -> tuple[ModelInfo, Picture, InputKey]:
        info = self.ask(LoadModel(self.model_path), ModelInfo)
        picture = self.ask(OpenImage(self.image_path), Picture)
        return info, picture, InputKey(info.key, picture.key)


@pytest.fixture
def bench(qtbot: QtBot, model_path: Path, image_path: Path) -> Iterator[Bench]:
    bench = Bench(qtbot, model_path, image_path)
    bench.thread.start()
    yield bench
    assert bench.thread.stop()


def test_from_files_to_saved_overlay(bench: Bench, tmp_path: Path):
    info, picture, key = bench.open()
    assert info.auto_layer == "two"
    predictions = bench.ask(Predict(key), Predictions)
    assert len(predictions.ranked) == 3
    top = predictions.ranked[0]
    maps_key = MapKey(key, "grad-cam", top.target)
    maps = bench.ask(Explain(maps_key), Maps, lambda maps: maps.complete)
    assert set(maps.raw) == {"body", "body/one", "body/act", "two"}
    assert maps.score == pytest.approx(top.logit, abs=1e-4)
    assert not maps.raw["two"].flags.writeable

    region = Region(0, 0, 64, 48, 128, 96)
    drawn = bench.ask(
        Compose(picture.key, region, Style(), MapSource(maps_key, "body/one")), Overlay
    )
    assert drawn.pixels.shape == (96, 128, 4)
    assert drawn.raw_max == pytest.approx(float(maps.raw["body/one"].max()))

    again = bench.ask(Explain(maps_key, "body/act"), Maps)
    assert again.complete
    assert again.raw is maps.raw

    style = Style(intensity=0.7)
    saved = bench.ask(
        SaveView(str(tmp_path / "ビュー.png"), picture.key, style, MapSource(maps_key, "two")),
        Saved,
    )
    copied = bench.ask(CopyView(picture.key, style, MapSource(maps_key, "two")), Overlay)
    on_disk = read_image(saved.path).pixels
    assert on_disk.shape == picture.pixels.shape
    np.testing.assert_array_equal(on_disk, copied.pixels[..., 2::-1])
    bench.ask(SaveMap(str(tmp_path / "map.npy"), MapSource(maps_key, "two")), Saved)
    np.testing.assert_array_equal(np.load(tmp_path / "map.npy"), maps.raw["two"])


def test_killed_engine_is_said_at_once_and_the_request_repeated(bench: Bench):
    _, _, key = bench.open()
    bench.ask(Predict(key), Predictions)
    first_pid = bench.thread.engine_pid
    os.kill(first_pid, signal.SIGKILL)
    bench.thread.submit(Explain(MapKey(key, "grad-cam", Target(1))))
    bench.qtbot.waitUntil(lambda: bool(bench.heard.deaths))
    assert bench.heard.of(Maps) == []  # said before the answer that another process gives
    _, sentence = bench.heard.deaths[0]
    assert "SIGKILL" in str(sentence)
    bench.qtbot.waitUntil(lambda: any(m.complete for m in bench.heard.of(Maps)))
    assert bench.thread.engine_pid != first_pid
    assert len(bench.heard.of(ModelInfo)) == 1  # reopened without a word
    assert bench.heard.of(Failure) == []


def test_refusals_keep_what_is_open(bench: Bench, tmp_path: Path):
    _, _, key = bench.open()
    (tmp_path / "notes.keras").write_text("no model")
    (tmp_path / "notes.png").write_text("no image")
    refused = bench.ask(LoadModel(str(tmp_path / "notes.keras")), Failure)
    assert "notes.keras" in str(refused.text)
    refused = bench.ask(OpenImage(str(tmp_path / "notes.png")), Failure)
    assert "notes.png" in str(refused.text)
    refused = bench.ask(
        SaveMap(str(tmp_path / "x.npy"), MapSource(MapKey(key, "grad-cam", Target(0)), "two")),
        Failure,
    )
    assert not (tmp_path / "x.npy").exists()
    bench.ask(Predict(key), Predictions)


def test_status_says_what_the_engine_does(bench: Bench):
    bench.open()
    phases = [status.phase for status in bench.heard.of(EngineStatus)]
    assert phases[0] is Phase.STARTING
    assert Phase.BUSY in phases
    bench.qtbot.waitUntil(lambda: bench.heard.of(EngineStatus)[-1].phase is Phase.READY)
    assert bench.heard.of(EngineStatus)[-1].device.startswith(("CPU", "NVIDIA", "GPU"))


def test_stopping_while_it_starts_or_works_is_quick_and_leaves_nothing(
    qtbot: QtBot, model_path: Path, image_path: Path
):
    for wait_for_engine in (False, True):
        bench = Bench(qtbot, model_path, image_path)
        bench.thread.start()
        qtbot.waitUntil(lambda bench=bench: bench.thread.engine_pid > 0)
        if wait_for_engine:
            _, _, key = bench.open()
            bench.thread.submit(Explain(MapKey(key, "grad-cam", Target(0))))
        pid = bench.thread.engine_pid
        assert bench.thread.stop()  # False would mean that 3 s were not enough
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_other_labels_for_the_same_model_reach_every_answer(bench: Bench, tmp_path: Path):
    copy = tmp_path / "model.keras"
    copy.write_bytes(Path(bench.model_path).read_bytes())
    _, _, key = bench.open()
    before = bench.ask(Predict(key), Predictions)
    maps_key = MapKey(key, "grad-cam", Target(1))
    assert bench.ask(Explain(maps_key), Maps, lambda maps: maps.complete).label == "class 1"
    (tmp_path / "model.labels.txt").write_text("猫\n犬\n鳥\n", encoding="utf-8")
    info = bench.ask(LoadModel(str(copy)), ModelInfo)
    assert info.key == key.model
    after = bench.ask(Predict(key), Predictions)
    assert {row.label for row in before.ranked} == {"class 0", "class 1", "class 2"}
    assert {row.label for row in after.ranked} == {"猫", "犬", "鳥"}
    assert bench.ask(Explain(maps_key), Maps, lambda maps: maps.complete).label == "犬"
