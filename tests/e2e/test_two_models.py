"""Two models at a time, with real engine processes: two of them, or one in turns."""

from __future__ import annotations

import os
import signal
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine.api.attribution import Explain, Maps, Predict, Predictions
from engine.api.image import Picture
from engine.api.keys import InputKey, MapKey, Target
from engine.api.model import LoadModel, ModelInfo
from engine.api.results import Failure
from tests.e2e.test_engine_thread import Bench

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "demo" / "samples" / "fish.png"

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.e2e.desk import Desk


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory, model_path: Path) -> Path:
    """The same network in another file: other bytes, so another model, and the same answers."""
    path = tmp_path_factory.mktemp("模型") / "copy.keras"
    with zipfile.ZipFile(model_path) as original, zipfile.ZipFile(path, "w") as again:
        for name in reversed(original.namelist()):
            again.writestr(name, original.read(name))
    return path


@pytest.fixture
def bench(qtbot: QtBot, model_path: Path, image_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, model_path, image_path)
    made.thread.start()
    yield made
    pids = made.thread.engine_pids
    assert made.thread.stop()
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def opened(bench: Bench, copy: Path) -> tuple[InputKey, InputKey]:
    _, picture, first = bench.open()
    assert isinstance(picture, Picture)
    info = bench.ask(LoadModel(str(copy), is_compared=True), ModelInfo)
    assert info.key != first.model
    return first, InputKey(info.key, first.image)


def predicted(bench: Bench, key: InputKey) -> Predictions:
    found: Predictions = bench.ask(Predict(key), Predictions, lambda each: each.input == key)
    return found


def explained(bench: Bench, key: InputKey, target: int) -> Maps:
    request = Explain(MapKey(key, "grad-cam", Target(target)))
    found: Maps = bench.ask(request, Maps, lambda each: each.key == request.key and each.complete)
    return found


def check_same(bench: Bench, keys: tuple[InputKey, InputKey], target: int) -> None:
    """Both files hold the same network: their answers are the same, whoever gave them."""
    one, other = (predicted(bench, key) for key in keys)
    np.testing.assert_allclose(
        [row.logit for row in one.ranked], [row.logit for row in other.ranked], rtol=1e-4
    )
    first, second = (explained(bench, key, target).raw for key in keys)
    assert list(first) == list(second)
    for layer, raw in first.items():
        np.testing.assert_allclose(raw, second[layer], rtol=0.02, atol=0.02 * raw.max() + 1e-12)


def test_two_processes_answer_and_each_death_is_its_own(bench: Bench, copy: Path):
    keys = opened(bench, copy)
    first, second = bench.thread.engine_pids
    assert first != second
    check_same(bench, keys, 0)
    os.kill(second, signal.SIGKILL)
    bench.qtbot.waitUntil(lambda: len(bench.heard.deaths) == 1)
    assert bench.thread.engine_pids[0] == first
    check_same(bench, keys, 1)
    second = bench.thread.engine_pids[1]
    os.kill(first, signal.SIGKILL)
    bench.qtbot.waitUntil(lambda: len(bench.heard.deaths) == 2)
    check_same(bench, keys, 2)
    assert bench.thread.engine_pids[1] == second
    bench.thread.close_compared()
    bench.qtbot.waitUntil(lambda: len(bench.thread.engine_pids) == 1)
    assert bench.heard.of(Failure) == []


def test_without_memory_one_process_answers_for_both_in_turns(
    bench: Bench, copy: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("engine.api.memory.free_bytes", lambda: 0)
    keys = opened(bench, copy)
    assert len(bench.thread.engine_pids) == 1
    assert "take turns" in str(bench.heard.of(ModelInfo)[-1].why_turns)
    check_same(bench, keys, 0)
    assert bench.heard.of(Failure) == []


def test_the_window_shows_two_models_side_by_side(program: Desk, copy: Path):
    desk = program
    desk.open(SAMPLE)
    first = desk.state.model.key
    desk.app.controller.compare_model(str(copy))
    desk.wait(lambda: desk.state.models.compared is not None)

    def are_answered() -> bool:
        views = desk.state.views
        return (
            len(views) == 2
            and not desk.state.queries.pending
            and all(
                view.overlay is not None
                and view.overlay.has_map
                and view.current_maps is not None
                and view.current_maps.key.input.model == view.selection.model
                for view in views
            )
        )

    desk.wait(are_answered)
    one, other = desk.state.views
    assert (one.model.key, desk.state.model) == (first, other.model)
    captions = [pane.caption.facts for pane in desk.central_view.views.panes.values()]
    assert captions[0].startswith("demo.keras · Grad-CAM")
    assert captions[1].startswith("copy.keras · Grad-CAM")
    assert len(desk.app._engine.engine_pids) == 2
    desk.trigger("close_view")
    desk.wait(lambda: len(desk.app._engine.engine_pids) == 1)
    assert desk.state.model.key == first
    assert desk.state.current_maps.key.input.model == first
    desk.tidy()
