"""A user finds out how a model wants its pixels, with the real engine, and keeps it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine.api.resources import DEMO_MODEL, demo_samples
from engine.models.sidecar import sidecar_path
from gui.dialogs.preprocessing import NAME_ROLE, WAY, PreprocessingDialog
from gui.queries.trial import trial_shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QTreeWidgetItem

    from tests.e2e.desk import Desk

FISH = next(path for path in demo_samples() if path.name == "fish.png")


@pytest.fixture
def desk(program: Desk) -> Iterator[Desk]:
    yield program
    program.tidy()


def row_of(dialog: PreprocessingDialog, name: str) -> QTreeWidgetItem:
    rows = map(dialog.table.topLevelItem, range(dialog.table.topLevelItemCount()))
    return next(row for row in rows if row.data(WAY, NAME_ROLE) == name)


def open_model(desk: Desk, path: str) -> None:
    desk.drop_files(Path(path))
    desk.wait(lambda: desk.state.model.request.path == path)
    desk.answer()


def test_the_right_way_stands_out_is_chosen_kept_and_found_again(desk: Desk, tmp_path: Path):
    desk.open(FISH)
    model = str(shutil.copy(DEMO_MODEL, tmp_path / "网络.keras"))
    open_model(desk, model)
    desk.trigger("try_preprocessing")
    dialog = desk.window.findChild(PreprocessingDialog)
    desk.wait(lambda: trial_shown(desk.state).is_current and desk.state.trial.complete)
    assert desk.state.trial.best == "none"
    tops = {way.name: way.ranked[0] for way in desk.state.trial.ways}
    assert tops["none"].target == desk.state.predictions.ranked[0].target
    # Another way: the whole window is fed so, and warns of it.
    right = desk.shown_map()
    dialog.table.setCurrentItem(row_of(dialog, "unit"))
    desk.answer()
    assert desk.state.predictions.ranked[0].target == tops["unit"].target
    assert (desk.shown_map() != right).any()
    assert "scales the pixels itself" in desk.window.panels["input"].fit_note.text()
    # One's own way, kept beside the model, and found there when it is opened again.
    dialog.table.setCurrentItem(row_of(dialog, "none"))
    dialog.bgr_box.click()
    desk.answer()
    turned = desk.shown_map()
    dialog.keep_button.click()
    desk.wait(Path(sidecar_path(model)).exists)
    desk.wait(lambda: not desk.state.queries.pending)
    kept = json.loads(Path(sidecar_path(model)).read_text("utf-8"))
    assert (kept["preprocess"], kept["sha256"]) == ("0..255 bgr", desk.state.model.key)
    dialog.reject()
    open_model(desk, str(DEMO_MODEL))
    assert desk.state.model.stored is None
    open_model(desk, model)
    assert desk.state.model.preprocess == "0..255 bgr"
    assert desk.state.selection.preprocess == "auto"
    np.testing.assert_allclose(desk.shown_map(), turned, atol=1e-4 * turned.max())
    assert abs(desk.shown_map() - right).max() > 0.01 * right.max()
