"""CONTRIBUTING.md is true: what it names is there, and what it says follows by itself does."""

from __future__ import annotations

import ast
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QComboBox, QMenu

from engine.api.resources import DEMO_MODEL, demo_samples
from engine.api.style_fields import style_record
from engine.attribution.registry import METHODS
from gui import main_window
from gui.core.controller import Controller
from gui.core.settings import Settings
from gui.core.state import State
from gui.notices import Notices
from gui.panels import PANELS
from gui.panels.display import DisplayPanel
from gui.panels.layer_tree import LayerTreePanel
from gui.panels.method import MethodPanel
from gui.widgets.controls.value_slider import ValueSlider
from tests.e2e.commands import run_here

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
MOST_FILES = {
    "A CAM method": 4,
    "A display control": 4,
    "A file format": 4,
    "A panel": 3,
    "An export format": 2,
}


class Row(NamedTuple):
    """A file of a recipe."""

    path: str
    is_new: bool
    names: list[str]
    """What it is said to hold."""


def recipes(page: str) -> dict[str, tuple[int, list[Row]]]:
    """Each recipe by its title: how many files it promises, and those it lists."""
    found = {}
    parts = re.split(r"^### (.+) \((\d) files\)$", page, flags=re.MULTILINE)
    for title, count, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        rows = re.findall(r"^\| `([^`]+)`( \(new\))? \| (.*) \|$", text, flags=re.MULTILINE)
        found[title] = (
            int(count),
            [Row(path, bool(new), re.findall(r"`(\w+)`", what)) for path, new, what in rows],
        )
    return found


def missing_paths(page: str) -> list[str]:
    """Paths in a page, but for those that a recipe makes, which are not there."""
    without_code = re.sub(r"```.*?```", "", page, flags=re.DOTALL)
    named = re.findall(r"`([\w.]+(?:/[\w.-]+)+)`(?! \(new\))", without_code)
    named += re.findall(r"\]\(([^)]+)\)", without_code)
    return [path for path in named if not (ROOT / path).exists()]


# --- the page -------------------------------------------------------------------------------------


def test_the_recipes_have_as_many_files_as_they_may():
    found = recipes(PAGE)
    assert found.keys() == MOST_FILES.keys()
    for title, (count, rows) in found.items():
        assert len(rows) == count <= MOST_FILES[title]


def test_what_a_recipe_names_is_there():
    for _, rows in recipes(PAGE).values():
        for row in rows:
            path = ROOT / row.path
            assert path.parent.is_dir() if row.is_new else path.is_file(), row.path
            source = "" if row.is_new else path.read_text("utf-8")
            assert row.is_new or all(re.search(rf"\b{name}\b", source) for name in row.names), row


def test_every_path_and_command_is_there():
    assert missing_paths(PAGE) == []
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    named = set(re.findall(r"(?:`|^    )make ([a-z-]+)", PAGE, re.MULTILINE))
    assert {"run", "test", "test-fast", "lint", "strings", "bench", "mutants"} <= named
    assert named <= set(targets)
    assert "(CONTRIBUTING.md)" in (ROOT / "README.md").read_text("utf-8")


def test_a_wrong_page_is_found():
    page = "### A thing (2 files)\n| `engine/no.py` | `X` |\n| `gui/new.py` (new) | it |\n"
    assert recipes(page) == {
        "A thing": (2, [Row("engine/no.py", False, ["X"]), Row("gui/new.py", True, [])])
    }
    assert missing_paths(page + "[a](docs/no.md) `gui/app.py`") == ["engine/no.py", "docs/no.md"]


def test_the_code_can_be_parsed():
    blocks = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)
    assert len(blocks) >= 2 * len(MOST_FILES)
    for block in blocks:
        ast.parse(block)


# --- what follows by itself -----------------------------------------------------------------------


@pytest.fixture
def mean_cam(monkeypatch):
    """A made-up method, registered as the recipe says."""
    info = replace(METHODS["grad-cam"].info, id="mean-cam", name="Mean-CAM")
    entry = replace(METHODS["grad-cam"], info=info, arithmetic=f"{__name__}:mean_of_products")
    monkeypatch.setitem(METHODS, "mean-cam", entry)
    return info


def mean_of_products(activations, gradients):
    from keras import ops

    return ops.relu(ops.mean(gradients * activations, axis=-1))


@pytest.mark.tensorflow
def test_a_method_is_known_to_the_commands_and_the_manifest(mean_cam, capfd, tmp_path):
    rows = run_here(capfd, "methods", "--json").json["methods"]
    assert [row["name"] for row in rows if row["id"] == "mean-cam"] == ["Mean-CAM"]
    image, out = demo_samples()[0], tmp_path / "out"
    words = ["explain", image, "--model", DEMO_MODEL, "--method", "mean-cam", "--out", out]
    done = run_here(capfd, *words, "--param", "smoothing=2")
    assert (done.code, done.err) == (0, "")
    (record,) = json.loads((out / "manifest.json").read_text("utf-8"))["images"][0]["maps"]
    assert (record["method"], record["parameters"]["smoothing"]) == ("mean-cam", 2)
    assert (out / record["raw"]).exists()
    assert (out / record["overlay"]).exists()


def test_a_method_stands_in_the_menu_with_its_form(mean_cam, qtbot):
    state = State()
    panel = MethodPanel(state)
    qtbot.addWidget(panel)
    state.set_methods(tuple(entry.info for entry in METHODS.values()))
    assert panel.box.findText("Mean-CAM") >= 0
    state.select(method="mean-cam")
    assert panel.box.currentText() == "Mean-CAM"
    assert state.method() == mean_cam


def test_every_field_of_a_style_has_a_control(qtbot):
    state = State()
    panel = DisplayPanel(state)
    qtbot.addWidget(panel)
    state.set_methods(tuple(entry.info for entry in METHODS.values()))
    before = style_record(state.selection.style)
    for slider in panel.findChildren(ValueSlider):
        slider.value_changed.emit(0.625)
    for box in panel.findChildren(QComboBox):
        box.setCurrentIndex((box.currentIndex() + 1) % box.count())
        box.activated.emit(box.currentIndex())
    after = style_record(state.selection.style)
    assert [name for name, value in before.items() if after[name] == value] == []


@pytest.mark.parametrize("side", ["right", "bottom"])
def test_a_panel_has_its_place_and_its_entry_in_the_menu(qtbot, tmp_path, monkeypatch, side):
    made_up = replace(PANELS[0], id="made-up", title="Made up", side=side)
    monkeypatch.setattr(main_window, "PANELS", (*PANELS, made_up))
    state, notices = State(), Notices()
    controller = Controller(state, notices)
    settings = Settings(str(tmp_path / "settings.json"))
    window = main_window.MainWindow(state, controller, notices, settings)
    qtbot.addWidget(window)
    assert isinstance(window.panels["made-up"], LayerTreePanel)
    if side == "right":
        toggle = window.inspector.sections["made-up"].toggle
    else:
        toggle = window.docks["made-up"].toggleViewAction()
    assert toggle.text() == "Made up"
    menus = window.menuBar().findChildren(QMenu)
    assert any(toggle in menu.actions() for menu in menus)
    window.central_view.stop()
