"""What a user does in the window, from the first click to closing, with the real engine behind."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget

from engine.api.attribution import Explain
from engine.api.engine_status import Phase
from engine.api.model import LoadModel
from engine.imaging import encode_png, read_image
from gui.qimage import rgb_from_qimage
from tests.e2e.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from engine.api.engine_status import EngineStatus
    from engine.api.results import Progress
    from gui.app import App

DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo"
SAMPLES = sorted((DEMO / "samples").glob("*.png"))


@pytest.fixture
def another(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A program of its own, for a story that ends it or its engine."""
    made = Desk(tmp_path, qtbot)
    made.wait(lambda: made.state.model is not None)
    yield made
    made.end()


@pytest.fixture
def desk(program: Desk) -> Iterator[Desk]:
    yield program
    program.tidy()


def spy_on_maps(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[Explain]:
    """Return the list in which runs of the network are noted from now on."""
    asked: list[Explain] = []
    submit = desk.app._engine.submit

    def noting(request: Any) -> None:
        if isinstance(request, Explain):
            asked.append(request)
        submit(request)

    monkeypatch.setattr(desk.app._engine, "submit", noting)
    return asked


def test_a_clicked_sample_gets_its_heatmap(desk: Desk, qtbot: QtBot):
    buttons = desk.central_view.drop_zone.findChildren(QAbstractButton)
    sample = next(one for one in buttons if "fish" in (one.text() + one.accessibleName()))
    frames = desk.ear.frames
    qtbot.mouseClick(sample, Qt.MouseButton.LeftButton)
    desk.answer()
    desk.wait(lambda: desk.ear.frames > frames)
    with_heat = desk.screen()
    assert desk.state.overlay.positive_evidence
    desk.state.select(show_original=True)
    desk.wait(lambda: desk.state.overlay.request.shown is None)
    assert (desk.screen() != with_heat).any(axis=2).mean() > 0.02


def test_walking_down_the_tree_shows_each_layer_from_one_run(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    desk.open(SAMPLES[0])
    layers = [node.path for node in desk.state.model.walk() if node.explainable]
    desk.state.select(layer=layers[0])
    desk.answer()
    asked = spy_on_maps(desk, monkeypatch)
    view = desk.window.panels["layers"].view
    view.setFocus()
    seen = [desk.state.layer]
    for _ in desk.state.model.walk():
        before = desk.state.layer
        qtbot.keyClick(view, Qt.Key.Key_Down)
        if desk.state.layer != before:
            desk.answer()
            assert desk.state.overlay.request.shown.layer == desk.state.layer
            seen.append(desk.state.layer)
    assert seen == layers
    assert asked == []


def test_the_intensity_slider_draws_the_same_map_again(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    desk.open(SAMPLES[0])
    asked, raw, before = spy_on_maps(desk, monkeypatch), desk.shown_map(), desk.state.overlay
    slider = desk.window.panels["display"].intensity
    handle = next(one for one in slider.findChildren(QWidget) if one.inherits("QSlider"))
    handle.setFocus()
    qtbot.keyClick(handle, Qt.Key.Key_PageUp)
    assert desk.state.selection.style.intensity > before.request.style.intensity
    desk.answer()
    assert desk.shown_map() is raw
    assert asked == []
    assert (desk.state.overlay.pixels != before.pixels).any()


def test_a_click_on_another_class_shows_its_map(desk: Desk, qtbot: QtBot):
    desk.open(SAMPLES[0])
    first, second = desk.state.predictions.ranked[:2]
    raw = desk.shown_map()
    assert desk.state.target == first.target
    bars = desk.window.panels["target"].bars
    row = next(one for one in bars._rows if one.target == second.target)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert desk.state.target == second.target
    desk.answer()
    assert not np.array_equal(desk.shown_map(), raw)
    assert second.label in desk.central_view.canvas.accessibleDescription()


def test_an_image_and_a_model_dropped_together(desk: Desk, tmp_path: Path):
    model = shutil.copy(DEMO / "demo.keras", tmp_path / "鱼.keras")
    image = shutil.copy(SAMPLES[0], tmp_path / "画.png")
    desk.drop_files(Path(image), Path(model))
    desk.wait(lambda: desk.state.model.request.path == str(model))
    desk.answer()
    assert desk.state.picture.path == str(image)
    assert not desk.state.model_is_demo
    assert desk.ear.told == []


def test_many_images_and_a_stranger_dropped_together(desk: Desk, tmp_path: Path):
    notes = tmp_path / "notes.doc"
    notes.write_text("hello")
    desk.drop_files(*SAMPLES[:2], notes, *SAMPLES[2:])
    desk.answer()
    assert [entry.path for entry in desk.state.images.entries] == [str(one) for one in SAMPLES]
    assert desk.central_view.film_strip.isVisible()
    assert desk.state.picture.path == str(SAMPLES[0])
    assert desk.ear.told == [
        ("warning", "notes.doc is neither an image nor a model Camscope can open.")
    ]
    desk.trigger("next_image")
    desk.wait(lambda: desk.state.picture.path == str(SAMPLES[1]))
    desk.answer()


def test_a_broken_model_is_one_sentence_and_the_open_one_answers(desk: Desk, tmp_path: Path):
    desk.open(SAMPLES[0])
    known = desk.state.model
    broken = tmp_path / "broken.keras"
    broken.write_bytes((DEMO / "demo.keras").read_bytes()[:5000])
    desk.drop_files(broken)
    desk.wait(lambda: desk.ear.told)
    assert [kind for kind, _ in desk.ear.told] == ["error"]
    assert "broken.keras" in desk.ear.told[0][1]
    assert desk.state.model is known
    desk.open(SAMPLES[1])
    assert desk.state.picture.path == str(SAMPLES[1])
    assert len(desk.ear.told) == 1


def test_a_pasted_image_is_explained(desk: Desk):
    image = QImage(str(SAMPLES[2]))
    QGuiApplication.clipboard().setImage(image)
    desk.trigger("paste")
    QGuiApplication.clipboard().clear()
    desk.answer()
    assert desk.state.picture.name == "Pasted image"
    assert desk.state.picture.pixels.shape == (image.height(), image.width(), 3)


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Answer the next file dialog with a path, as if the user had typed it."""
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: answered(dialog, str(path)))


def answered(dialog: QFileDialog, path: str) -> None:
    dialog.fileSelected.emit(path)
    dialog.deleteLater()


@pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_FSIZE")
def test_a_file_for_which_there_is_no_room_leaves_the_old_one_and_the_window_goes_on(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """As on a full disk: the system takes the first bytes and refuses the others."""
    import resource

    desk.open(SAMPLES[0])
    path = tmp_path / "view.png"
    path.write_bytes(b"old")
    choose(monkeypatch, path)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        desk.trigger("save_view")
        desk.wait(lambda: any(kind == "error" for kind, _ in desk.ear.told))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert desk.ear.told[-1][1].startswith("view.png could not be saved.")
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == b"old"
    desk.trigger("save_view")
    desk.wait(lambda: ("info", f"Saved {path}") in desk.ear.told)
    assert read_image(str(path)).pixels.shape == desk.state.picture.pixels.shape


def test_view_and_map_are_saved_and_copied_as_they_are(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    desk.open(SAMPLES[0])
    image = read_image(str(SAMPLES[0])).pixels
    for action, name in (("save_view", "見.png"), ("save_map", "map.npy")):
        choose(monkeypatch, tmp_path / name)
        desk.trigger(action)
        desk.wait((tmp_path / name).exists)
        desk.wait(lambda name=name: ("info", f"Saved {tmp_path / name}") in desk.ear.told)
    saved = read_image(str(tmp_path / "見.png")).pixels
    assert saved.shape == image.shape
    assert not np.array_equal(saved, image)
    np.testing.assert_array_equal(np.load(tmp_path / "map.npy"), desk.shown_map())

    desk.trigger("copy_view")
    desk.wait(lambda: ("info", "The view is on the clipboard.") in desk.ear.told)
    copied = rgb_from_qimage(QGuiApplication.clipboard().image())
    QGuiApplication.clipboard().clear()
    np.testing.assert_array_equal(copied, saved)


def test_a_map_without_evidence_is_said_in_words(desk: Desk, tmp_path: Path):
    black = tmp_path / "black.png"
    black.write_bytes(encode_png(np.zeros((64, 96, 3), np.uint8)))
    desk.open(black)
    for row in reversed(desk.state.predictions.ranked):
        desk.state.select(target=row.target)
        desk.answer()
        baseline = [path for path, raw in desk.state.current_maps.raw.items() if raw.max() <= 0]
        if baseline:
            break
    desk.state.select(layer=baseline[0])
    desk.answer()
    words = f'No positive evidence for "{row.label}" at {baseline[0]}.'
    assert words in desk.central_view.canvas.accessibleDescription()
    assert desk.ear.told == []


def test_closing_while_the_engine_works_leaves_nothing(another: Desk, qtbot: QtBot, tmp_path: Path):
    desk = another
    model = str(shutil.copy(DEMO / "demo.keras", tmp_path / "other.keras"))
    with qtbot.waitSignal(desk.state.status_changed, check_params_cb=is_busy):
        desk.window.commands.open_paths([str(SAMPLES[0]), model])
    assert LoadModel(model) in desk.state.queries.pending.values()
    thread, pid = desk.app._engine, desk.app._engine.engine_pid
    desk.window.close()
    assert thread.isFinished()
    assert thread.engine_pid == 0
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def is_busy(status: EngineStatus) -> bool:
    return status.phase is Phase.BUSY


class Killer(QObject):
    """Kills every engine that begins to open one model."""

    def __init__(self, app: App, model: str) -> None:
        super().__init__()
        self._thread, self._model = app._engine, model
        self.killed: list[int] = []
        self._thread.progressed.connect(self._on_progressed)

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        pid = self._thread.engine_pid
        is_first = str(progress.text).startswith("Checking")  # one in each engine's life
        if progress.request == LoadModel(self._model) and is_first and pid > 0:
            self.killed.append(pid)
            os.kill(pid, signal.SIGKILL)


def test_a_model_that_kills_its_engines_is_only_inspected_and_the_former_answers_again(
    another: Desk, tmp_path: Path
):
    desk = another
    desk.open(SAMPLES[0])
    known = desk.state.model
    model = str(shutil.copy(DEMO / "demo.keras", tmp_path / "deadly.keras"))
    killer = Killer(desk.app, model)
    desk.window.commands.open_paths([model])
    desk.wait(lambda: desk.state.model.is_only_inspected)
    assert len(killer.killed) == 3
    desk.wait(lambda: len(desk.ear.told) == 3)
    assert {kind for kind, _ in desk.ear.told} == {"warning"}
    assert "deadly.keras is only inspected" in desk.ear.told[-1][1]
    assert [row.path for row in desk.state.model.walk()] == [row.path for row in known.walk()]
    (refusal,) = desk.state.model.refusals
    assert "stopped 3 times" in str(refusal)
    desk.window.commands.open_paths([str(DEMO / "demo.keras")])
    desk.wait(lambda: desk.state.model.key == known.key and not desk.state.model.is_only_inspected)
    desk.open(SAMPLES[1])
    assert desk.state.picture.path == str(SAMPLES[1])
    assert len(killer.killed) == 3
