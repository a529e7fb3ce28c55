"""The input panel: the size, the preprocessing with its reason, and what the model's notes say."""

import pytest
from PySide6.QtCore import Qt

from engine.api.errors import text
from engine.api.keys import Resize
from gui.core.state import State
from gui.panels.input import InputPanel
from tests.unit.gui import fakes


def test_the_reason_and_the_guess_are_said(ready, shown):
    panel = shown(InputPanel)
    assert panel.size_line.text() == "Input: 96 × 96 pixels, RGB"
    assert panel.box.currentText() == "Automatic: 0 to 1"
    assert panel.reason.text() == "A Rescaling layer inside the model does it."
    assert not panel.warning.isVisible()
    ready.set_model(fakes.model_info(key="model-2", guessed=True))
    assert panel.warning.isVisible()
    assert panel.warning.text().startswith("This is a guess.")
    ready.select(preprocess="none")
    assert panel.warning.text() == panel.reason.text() == ""


def test_notes_of_the_model_are_said_as_long_as_it_is_open(ready, shown):
    panel = shown(InputPanel)
    assert not panel.notes.isVisible()
    notes = (text("The labels in {file} cannot be read.", file="a.txt"), text("Second."))
    ready.set_model(fakes.model_info(key="model-2", notes=notes))
    assert panel.notes.isVisible()
    assert panel.notes.text() == "The labels in a.txt cannot be read.\nSecond."
    ready.set_model(fakes.model_info(key="model-3"))
    assert not panel.notes.isVisible()


def test_a_choice_changes_the_preprocessing(ready, shown):
    panel = shown(InputPanel)
    panel.box.setCurrentIndex(1)
    panel.box.activated.emit(1)
    assert ready.selection.preprocess == "none"


def test_a_choice_changes_the_resizing(ready, shown):
    panel = shown(InputPanel)
    assert panel.resize_box.currentText() == "Resized: mean of each area"
    row = panel.resize_box.findData("nearest")
    assert "load_img" in panel.resize_box.itemData(row, Qt.ItemDataRole.ToolTipRole)
    panel.resize_box.activated.emit(row)
    assert ready.selection.resize is Resize.NEAREST
    assert panel.resize_box.currentText() == "Resized: nearest pixel"
    ready.set_model(fakes.model_info(key="model-2"))
    assert ready.selection.resize is Resize.NEAREST


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        ((None, None, 3), "Input: any size, RGB"),
        ((28, 20, 1), "Input: 20 × 28 pixels, grey"),
        ((32, 32, 5), "Input: 32 × 32 pixels, 5 channels"),
    ],
)
def test_other_input_shapes_are_said(ready, shown, shape, words):
    ready.set_model(fakes.model_info(key="other", input_shape=shape))
    assert shown(InputPanel).size_line.text() == words


def test_without_a_model_there_is_nothing_to_choose(qtbot):
    panel = InputPanel(State())
    qtbot.addWidget(panel)
    assert panel.size_line.text() == "No model is open."
    assert panel.box.count() == 0
    assert not panel.box.isEnabled()
    assert not panel.resize_box.isEnabled()
