"""The input panel: the size, the preprocessing with its reason, and what the model's notes say."""

import dataclasses

import pytest
from PySide6.QtCore import Qt

from engine.api.errors import text
from engine.api.keys import Fit, Resize
from engine.api.other_inputs import OtherInput
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


def test_where_the_names_of_the_chosen_output_come_from_is_said(ready, shown):
    panel = shown(InputPanel)
    assert not panel.notes.isVisible()
    note = text("The labels in {file} cannot be read.", file="a.txt")
    second = dataclasses.replace(fakes.OUTPUTS[1], label_note=note)
    ready.set_model(fakes.model_info(key="model-2", outputs=(fakes.OUTPUTS[0], second)))
    assert not panel.notes.isVisible()
    ready.choose_output(1)
    assert panel.notes.isVisible()
    assert panel.notes.text() == "The labels in a.txt cannot be read."
    ready.set_model(fakes.model_info(key="model-3"))
    assert not panel.notes.isVisible()


def test_what_is_said_of_a_refused_model_does_not_widen_the_panel(ready, shown):
    panel = shown(InputPanel)
    before = panel.minimumSizeHint().width()
    ready.set_model(fakes.model_info(key="model-2", refusals=(text("It is a program."),)))
    assert "only inspected" in panel.size_line.text()
    assert panel.minimumSizeHint().width() <= before


def test_long_names_do_not_widen_the_panel(ready, shown):
    panel = shown(InputPanel)
    before = panel.minimumSizeHint().width()
    name = "a_table_with_a_very_long_name_from_some_training_script" * 2
    noted = dataclasses.replace(fakes.OUTPUTS[0], label_note=text("{file} is odd.", file=name))
    other = OtherInput(name, (3,))
    ready.set_model(fakes.model_info(key="model-2", outputs=(noted,), other_inputs=(other,)))
    assert name in panel.notes.text()
    assert name in panel.fit_note.text()
    assert panel.minimumSizeHint().width() <= before


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


def test_a_choice_changes_the_fit_and_what_it_means_is_said(ready, shown):
    panel = shown(InputPanel)
    ready.set_picture(fakes.picture(height=60, width=120))
    assert panel.fit_box.currentText() == "Fit: stretched"
    assert "is squashed: 120 × 60 pixels are fed as 96 × 96" in panel.fit_note.text()
    panel.fit_box.activated.emit(panel.fit_box.findData("crop"))
    assert ready.selection.fit is Fit.CROP
    assert panel.fit_note.text().startswith("Only the middle 60 × 60 of 120 × 60 pixels")
    ready.set_picture(fakes.picture("square.png", 60, 60))
    assert not panel.fit_note.isVisible()
    ready.set_model(fakes.model_info(key="model-2"))
    assert ready.selection.fit is Fit.CROP
    assert not panel.size_box.isVisible()


def test_sizes_are_offered_where_any_fits(ready, shown):
    panel = shown(InputPanel)
    reason = text("The model takes any size, and nothing tells.")
    free = {"input_shape": (None, None, 3), "size_reason": reason}
    ready.set_model(fakes.model_info(key="model-2", **free))
    assert panel.size_box.currentText() == "Automatic: proportions kept"
    assert panel.fit_note.text() == "The model takes any size, and nothing tells."
    panel.size_box.activated.emit(panel.size_box.findText("128 × 128"))
    assert ready.selection.input_size == (128, 128)
    assert ready.input.size == (128, 128)
    ready.set_model(fakes.model_info(key="model-3", usual_size=(224, 224), **free))
    panel.size_box.activated.emit(0)
    assert panel.size_box.currentText() == "Automatic: 224 × 224"
    assert ready.input.size == (224, 224)
