"""A user saves an atlas from the window, with the real engine behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engine.api.keys import Lane
from engine.imaging import read_image
from gui.dialogs.atlas import AtlasDialog
from tests.e2e.commands import files_in, manifest_in
from tests.e2e.desk import Desk
from tests.patient_bot import PatientBot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def program(request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path, PatientBot(request))
    made.wait(lambda: made.state.model is not None)
    yield made
    made.end()


def test_an_atlas_without_an_image(program: Desk, tmp_path: Path):
    program.trigger("save_atlas")
    dialog = program.window.findChild(AtlasDialog)
    dialog.layers.check(("backbone/stem_conv", "backbone/block1_conv1"))
    dialog.count_box.setValue(3)
    dialog.steps_box.setValue(4)
    dialog.size_box.setValue(32)
    out = tmp_path / "濾波器"
    dialog.folder_box.setText(str(out))
    program.wait(lambda: dialog.estimate.text().startswith("2 layers, 6 pictures, about "))
    size = program.state.atlas_cost.size
    dialog.save_button.click()
    program.wait(lambda: Lane.ATLAS not in program.state.queries.pending)
    assert program.ear.told == [("info", f"Saved {out / 'atlas.png'}")]
    assert files_in(out)[-2:] == ["atlas.png", "manifest.json"]
    assert read_image(str(out / "atlas.png")).pixels.shape[:2] == size
    assert [each["pictures"] for each in manifest_in(out)["layers"]] == [3, 3]
