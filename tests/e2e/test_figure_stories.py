"""What is on the screen becomes a figure and a report; the report's command gives the same map."""

from __future__ import annotations

import html
import re
import shlex
from typing import TYPE_CHECKING

import numpy as np
import pypdf
import pytest
from PySide6.QtWidgets import QFileDialog

from engine.api.figure import Axis
from gui.dialogs.figure import FigureDialog
from tests.e2e.commands import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.e2e.commands import Done
    from tests.e2e.desk import Desk

SAMPLES = [ROOT / "resources" / "demo" / "samples" / name for name in ("fish.png", "gear_star.png")]


@pytest.fixture
def desk(program: Desk) -> Iterator[Desk]:
    """The demo with two of its samples on the film strip."""
    program.open(*SAMPLES)
    yield program
    program.tidy()


def saved(desk: Desk, parent: object, path: Path) -> Path:
    """Answer the file dialog, and wait for the file to be told."""
    (asking,) = parent.findChildren(QFileDialog)  # type: ignore[attr-defined]
    asking.fileSelected.emit(str(path))
    asking.reject()
    desk.wait(lambda: ("info", f"Saved {path}") in desk.ear.told)
    return path


def test_a_figure_of_two_images_by_two_methods(desk: Desk, tmp_path: Path):
    desk.window.actions_by_id["make_figure"].trigger()
    dialog = desk.window.findChild(FigureDialog)
    dialog.lists[Axis.METHOD].check(("grad-cam", "layer-cam"))
    dialog.title_box.setText("Two by two")
    desk.wait(lambda: dialog.preview._words == "" and dialog.save_button.isEnabled())
    figure = desk.state.figure
    assert [[cell.method for cell in row] for row in figure.cells] == [
        ["grad-cam", "layer-cam"]
    ] * 2
    assert {cell.target for cell in figure.cells[0]} == {"fish"}
    dialog.save_button.click()
    path = saved(desk, dialog, tmp_path / "圖.pdf")
    dialog.reject()
    (page,) = pypdf.PdfReader(path).pages
    assert "Two by two" in page.extract_text()
    assert len(page.images) >= 4


def test_the_command_of_a_report_gives_the_map_on_the_screen(
    desk: Desk, tmp_path: Path, run: Callable[..., Done]
):
    layer = "backbone/block3_conv1_relu"
    desk.state.select(layer=layer, method="layer-cam", preprocess="none")
    desk.state.restyle(intensity=0.7)
    desk.answer()
    desk.window.actions_by_id["save_report"].trigger()
    path = saved(desk, desk.window, tmp_path / "報告.html")
    written = path.read_text("utf-8")
    assert f"<td>{desk.state.model.key}</td>" in written
    command = html.unescape(re.findall("<code>(.*?)</code>", written, re.DOTALL)[0])
    program, *words = shlex.split(command)
    assert program == "camscope"
    words[words.index("DIR")] = str(tmp_path / "maps")
    assert run(*words).is_quiet
    (raw,) = (tmp_path / "maps").glob("*.npy")
    shown = desk.state.current_maps.raw[layer]
    np.testing.assert_allclose(np.load(raw), shown, atol=1e-4 * np.abs(shown).max())
