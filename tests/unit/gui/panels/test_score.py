"""The score's form: what is chosen, what cannot be and why, and outputs told to be logits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from engine.api.keys import Target
from engine.api.outputs import OutputInfo
from engine.api.scores import OutputActivation, ScoreKind
from gui.core.state import State
from gui.panels.score import ScoreForm
from tests.unit.gui import fakes

LINEAR = OutputInfo("numbers", 6, fakes.LABELS, "linear")
ONE = OutputInfo("age", 1, ("age",), "linear")


def choose(box, row):
    box.setCurrentIndex(row)
    box.activated.emit(row)


def test_the_logit_is_shown_and_another_one_is_chosen(ready, shown):
    form = shown(ScoreForm)
    assert form.scores.currentText() == "Logit"
    assert "softmax mixes in" in form.scores.toolTip()
    assert form.scores.accessibleName() == "Score"
    choose(form.scores, 1)
    assert ready.selection.score is ScoreKind.PROBABILITY
    choose(form.scores, 2)
    assert ready.selection.score is ScoreKind.LOG_PROBABILITY
    choose(form.scores, 0)
    assert ready.selection.score is None  # the method's own
    tips = [form.scores.itemData(row, Qt.ItemDataRole.ToolTipRole) for row in range(3)]
    assert len(set(tips)) == 3


def test_a_method_shows_its_own_score_until_another_is_chosen(ready, shown):
    form = shown(ScoreForm)
    ready.select(method="rise")
    assert form.scores.currentText() == "Probability"
    choose(form.scores, 0)
    assert ready.selection.score is ScoreKind.LOGIT
    choose(form.scores, 1)
    assert ready.selection.score is None
    ready.select(method="grad-cam")
    assert form.scores.currentText() == "Logit"


def test_a_neuron_has_no_choice_and_the_tooltip_says_why(ready, shown):
    form = shown(ScoreForm)
    ready.select(score=ScoreKind.PROBABILITY)
    ready.select(target=Target(1, layer="backbone/block0_conv"))
    assert not form.scores.isEnabled()
    assert form.scores.currentText() == "Value"
    assert "A neuron has no probability" in form.scores.toolTip()
    assert form.scores.accessibleDescription().startswith("A neuron has no probability")
    ready.select(target=None)
    assert form.scores.isEnabled()
    assert form.scores.currentText() == "Probability"  # as it was chosen


def test_a_softmax_that_is_assumed_says_so(ready, shown):
    form = shown(ScoreForm)
    assumed = replace(LINEAR, activation="softmax", is_assumed=True)
    ready.set_model(fakes.model_info(key="model-2", outputs=(assumed, LINEAR)))
    assert form.outputs.isVisible()
    assert form.outputs.currentText() == "softmax, assumed"
    assert form.scores.isEnabled()  # its probabilities are computed
    choose(form.outputs, 2)
    assert form.outputs.currentText() == "logits of sigmoids"
    ready.choose_output(1)
    choose(form.outputs, 0)
    assert form.outputs.currentText() == "as they are"


def test_only_linear_outputs_can_be_told_to_be_logits(ready, shown):
    form = shown(ScoreForm)
    assert not form.outputs.isVisible()
    ready.set_model(fakes.model_info(key="model-2", outputs=(fakes.OUTPUTS[0], LINEAR)))
    assert not form.outputs.isEnabled()
    ready.choose_output(1)
    assert form.outputs.isVisible()
    assert form.outputs.isEnabled()
    assert not form.scores.isEnabled()
    choose(form.outputs, 1)
    assert ready.selection.output_activation is OutputActivation.SOFTMAX
    assert form.scores.isEnabled()
    choose(form.scores, 1)
    choose(form.outputs, 0)
    assert not form.scores.isEnabled()
    assert form.scores.currentText() == "Value"


def test_what_was_told_is_of_one_model(ready, shown):
    form = shown(ScoreForm)
    ready.set_model(fakes.model_info(key="model-2", outputs=(LINEAR,)))
    choose(form.outputs, 2)
    assert ready.selection.output_activation is OutputActivation.SIGMOID
    ready.set_model(fakes.model_info("other.keras", key="model-3", outputs=(LINEAR,)))
    assert ready.selection.output_activation is OutputActivation.AUTO
    assert form.outputs.currentText() == "as they are"


@pytest.mark.parametrize(("output", "enabled"), [(LINEAR, [True, True]), (ONE, [False, True])])
def test_one_number_has_no_softmax(ready, shown, output, enabled):
    ready.set_model(fakes.model_info(key="model-2", outputs=(output,)))
    form = shown(ScoreForm)
    rows = form.outputs.model()
    assert [rows.item(row).isEnabled() for row in (1, 2)] == enabled


def test_without_a_model_nothing_can_be_chosen(qtbot):
    form = ScoreForm(State())
    qtbot.addWidget(form)
    assert not form.scores.isEnabled()
    assert not form.outputs.isVisibleTo(form)
