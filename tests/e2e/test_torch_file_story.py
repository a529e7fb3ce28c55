"""A user drops PyTorch's files: what is no exported program says what it is, and what to run."""

from __future__ import annotations

import os
import shutil
import zipfile
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from engine.api.resources import DEMO_MODEL
from gui.widgets.messages.script_lines import ScriptLines
from tests.e2e.desk import Desk
from tests.exported import exported
from tests.torch_files import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SAMPLE = DEMO_MODEL.parent / "samples" / "fish.png"


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    made.wait(lambda: made.state.model is not None)
    yield made
    made.end()


def test_weights_and_pickled_models_are_told_and_the_open_model_stays(desk: Desk, qtbot: QtBot):
    """The demo is open; two files are dropped, and the lines of each are copied by its button."""
    told: list[tuple[str, str, str, str]] = []
    desk.app.notices.script_posted.connect(lambda *message: told.append(message))
    before = desk.state.model
    assert before is not None
    for name, words in (
        ("weights.pth", "a PyTorch state dict of 9 tensors"),
        ("model.pth", "pickled"),
    ):
        desk.drop_files(FOLDER / name)
        desk.wait(lambda: told)
        kind, sentence, details, script = told.pop()
        assert kind == "error"
        assert sentence.startswith(name)
        assert words in sentence
        assert details.startswith("features.0.weight  4 × 3 × 3 × 3 float32\n")
        lines = desk.central_view.messages.findChildren(ScriptLines)[-1]
        assert lines.isVisible()
        qtbot.mouseClick(lines.copy_button, Qt.MouseButton.LeftButton)
        assert QGuiApplication.clipboard().text() == script
        assert f'torch.load("{name}", map_location="cpu"' in script
        assert desk.state.model is before
    assert desk.state.queries.pending == {}


def exported_again(file: Path, to: Path) -> None:
    """Write a program with other weights in one go, as `torch.export.save` of a later epoch."""
    part = to.with_suffix(".part")
    with zipfile.ZipFile(file) as before, zipfile.ZipFile(part, "w") as after:
        for entry in before.infolist():
            data = before.read(entry)
            if "/data/weights/" in entry.filename and not entry.filename.endswith(".json"):
                data = (np.frombuffer(data, np.float32) * 1.5).tobytes()
            after.writestr(entry, data)
    os.replace(part, to)


def test_an_exported_program_is_dropped_explained_and_exported_again(desk: Desk, tmp_path: Path):
    """A tutorial's CNN: its layers have their names, and one is explained while it is trained."""
    file = tmp_path / "网络.pt2"
    shutil.copy(exported("cifar_cnn"), file)
    desk.drop_files(file, SAMPLE)
    desk.wait(lambda: desk.state.model is not None and desk.state.model.file_name == file.name)
    info = desk.state.model
    assert info is not None
    assert info.refusals == ()
    assert {"conv1", "conv2", "conv3"} <= {row.path for row in info.layers}
    desk.answer()
    desk.window.reloader.reload_by_itself()
    desk.state.select(layer="conv3", method="layer-cam")
    desk.state.choose_unit(desk.state.predictions.ranked[1].target)
    desk.answer()
    target, before = desk.state.target, desk.shown_map()
    assert before.shape == (8, 8)
    assert desk.app.settings.recent_models()[0] == str(file)

    failed: list[str] = []
    desk.state.model_failed.connect(lambda _, why: failed.append(why))
    file.write_bytes(file.read_bytes()[:2000])  # half written
    desk.wait(lambda: failed)
    assert desk.state.model is info
    exported_again(exported("cifar_cnn"), file)
    desk.wait(lambda: desk.state.model is not None and desk.state.model.key != info.key)
    desk.answer()
    assert (desk.state.layer, desk.state.selection.method) == ("conv3", "layer-cam")
    assert desk.state.target == target
    assert not np.allclose(desk.shown_map(), before)
    assert [words for kind, words in desk.ear.told if kind != "info"] == []
