"""Targets beyond one class: outputs, several classes, comparisons and neurons."""

import pytest
from PySide6.QtCore import Qt

from engine.api.keys import InputKey, Target
from gui.core import chosen
from gui.panels.target import TargetPanel
from tests.unit.gui import fakes

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(shown):
    return shown(TargetPanel)


def bars(panel):
    return panel.bars._rows


def test_the_outputs_can_be_chosen_where_there_are_several(panel, ready, qtbot):
    assert panel.outputs.isVisible()
    assert [panel.outputs.itemText(row) for row in range(2)] == [
        "kind · classes",
        "color · classes",
    ]
    ready.select(target=Target(2))
    qtbot.keyClick(panel.outputs, Qt.Key.Key_Down)
    assert ready.selection.output == 1
    assert ready.selection.target is None
    assert panel.classes.rowCount() == 0
    ready.set_predictions(
        fakes.predictions(chosen.input_of(ready.selection, ready.model), first=2, output=1)
    )
    assert ready.target == Target(2, output=1)
    assert panel.classes.rowCount() == len(fakes.LABELS)
    ready.choose_output(0)
    assert ready.target == Target(0)  # its predictions were kept
    ready.set_model(fakes.model_info(key="model-2"))
    assert not panel.outputs.isVisible()


def test_ctrl_click_puts_a_class_beside_the_first_and_takes_it_out(panel, ready, qtbot):
    for row in (2, 1):
        qtbot.mouseClick(bars(panel)[row], Qt.MouseButton.LeftButton, CONTROL)
    assert ready.selection.target == Target(0, also=(2, 1))
    assert [row.isChecked() for row in bars(panel)] == [True, True, True, False, False]
    assert panel.words.text() == "kind: star and ring and gear"
    qtbot.mouseClick(bars(panel)[2], Qt.MouseButton.LeftButton, CONTROL)
    assert ready.selection.target == Target(0, also=(1,))
    bars(panel)[3].setFocus()
    qtbot.keyClick(bars(panel)[3], Qt.Key.Key_Return, CONTROL)
    assert ready.selection.target == Target(0, also=(1, 3))
    qtbot.mouseClick(bars(panel)[3], Qt.MouseButton.LeftButton)
    assert ready.selection.target == Target(3)
    assert panel.words.text() == "kind: arrow"


def test_a_class_is_compared_with_another(panel, ready, qtbot):
    assert not panel.against_box.isVisible()
    panel.against_fold.click()
    panel.against_box.setFocus()
    qtbot.keyClicks(panel.against_box, "gea")
    qtbot.keyClick(panel.against_box, Qt.Key.Key_Return)
    assert ready.selection.target == Target(0, contrast=(1,))
    assert panel.words.text() == "kind: star rather than gear"
    assert panel.against_box.text() == "gear"
    assert bars(panel)[1].accessibleDescription().startswith("Compared with")
    panel.against_box.selectAll()
    qtbot.keyClick(panel.against_box, Qt.Key.Key_Delete)
    assert ready.selection.target == Target(0)
    assert not bars(panel)[1].accessibleDescription().startswith("Compared with")


def test_a_comparison_made_elsewhere_is_said_and_moves_nothing(panel, ready):
    ready.select(target=Target(2, contrast=(0,)))
    assert panel.words.text() == "kind: ring rather than star"
    assert not panel.against_box.isVisible()
    assert panel.against_box.text() == "star"
    ready.select(target=None)
    assert panel.words.text() == "kind: star"
    assert panel.against_box.text() == ""


def test_a_neuron_of_the_selected_layer_is_explained_and_left(panel, ready):
    panel.neuron_fold.click()
    form = panel.neuron
    assert form.channel.maximum() == 63  # block3 has 64 channels on a grid of 7 x 7
    ready.choose_layer("backbone/block0_conv")
    assert (form.channel.maximum(), form.row.maximum(), form.column.maximum()) == (7, 55, 55)
    assert not form.row.isEnabled()
    form.channel.setValue(5)
    form.explain.click()
    assert ready.selection.target == Target(5, layer="backbone/block0_conv")
    assert panel.words.text() == "backbone/block0_conv, channel 5"
    assert not any(row.isChecked() for row in bars(panel))
    assert not panel.against_box.isEnabled()
    form.place.setChecked(True)
    form.row.setValue(3)
    form.column.setValue(9)
    form.explain.click()
    assert ready.selection.target.cell == (3, 9)
    panel.top_button.click()
    assert ready.selection.target is None
    assert not panel.top_button.isEnabled()
    assert panel.against_box.isEnabled()


def test_a_neuron_stays_when_another_output_is_chosen(ready):
    neuron = Target(5, layer="backbone/block0_conv")
    ready.select(target=neuron)
    ready.choose_output(1)
    assert ready.selection.target == neuron


def test_predictions_of_both_outputs_are_kept(ready):
    fed = InputKey("model-1", ready.picture.key)
    ready.set_predictions(fakes.predictions(fed, first=2, output=1))
    assert ready.predictions.output == 0
    ready.choose_output(1)
    assert ready.predictions.output == 1
