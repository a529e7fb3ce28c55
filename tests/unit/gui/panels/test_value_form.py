"""The form of values, boxes and features: there for their models, and the target follows it."""

import dataclasses

import pytest

from engine.api.attribution import Prediction
from engine.api.keys import Target
from engine.api.outputs import OutputInfo, OutputKind, numbered
from engine.api.scores import OutputActivation
from engine.api.target_forms import Merge, Rows, ValueForm
from gui.core import chosen
from gui.panels.target import TargetPanel
from gui.panels.value_form import FAR, NEAR, UP
from gui.text.caption import label_of
from tests.unit.gui import fakes

VALUES = OutputInfo("ages", 3, ("a", "b", "c"), "linear", OutputKind.VALUES)
BOXES = OutputInfo("boxes", 4, numbered("number", 4), "linear", OutputKind.BOXES, (12, 1))
SCORES = OutputInfo("scores", 2, ("cat", "dog"), "sigmoid", OutputKind.ROW_SCORES, (12, 1))


def ranked(state, *targets):
    key = chosen.input_of(state.selection, state.model)
    output = state.selection.output
    labels = state.model.outputs[output].labels
    rows = tuple(Prediction(each, labels[each.index], None, 1.0) for each in targets)
    answer = fakes.predictions(key, output=output)
    state.set_predictions(dataclasses.replace(answer, ranked=rows, output=output))


@pytest.fixture
def values(ready, shown):
    ready.set_model(fakes.model_info(key="model-2", outputs=(VALUES,)))
    ranked(ready, Target(0), Target(1), Target(2))
    panel = shown(TargetPanel)
    return ready, panel


@pytest.fixture
def boxes(ready, shown):
    ready.set_model(fakes.model_info(key="model-2", outputs=(SCORES, BOXES)))
    ready.choose_output(1)
    ranked(ready, *(Target(unit, output=1, rows=Rows(scores=0)) for unit in range(4)))
    panel = shown(TargetPanel)
    return ready, panel


def choose(box, row):
    box.setCurrentIndex(row)
    box.activated.emit(row)


def test_classes_have_no_form(ready, shown):
    panel = shown(TargetPanel)
    assert panel.form.isHidden()


def test_a_value_goes_up_down_or_near_a_number(values):
    state, panel = values
    form = panel.form
    assert form.direction.currentData() == UP
    assert not form.reference.isEnabled()
    choose(form.direction, 1)
    assert state.selection.target == Target(0, negative=True)
    assert label_of(state.selection, state.known) == "a, downwards"
    choose(form.direction, form.direction.findData(NEAR))
    form.reference.setValue(2.5)
    assert state.selection.target == Target(0, form=ValueForm(reference=2.5))
    assert form.reference.isEnabled()
    choose(form.direction, form.direction.findData(FAR))
    assert label_of(state.selection, state.known) == "a, far from 2.5"
    choose(form.direction, form.direction.findData(UP))
    assert state.selection.target == Target(0)


def test_several_values_are_merged(values):
    state, panel = values
    form = panel.form
    state.select(target=Target(0, also=(2,), contrast=(1,)))
    choose(form.merge, 1)
    assert state.selection.target.form == ValueForm(Merge.MEAN)
    assert label_of(state.selection, state.known) == "mean of a and c rather than b"
    choose(form.merge, 5)
    target = state.selection.target
    assert (target.form, target.contrast) == (ValueForm(Merge.NORM, every=True), ())
    assert label_of(state.selection, state.known) == "norm of all 3 units"
    state.select(target=Target(1, also=(2,), form=ValueForm(Merge.NORM)))
    assert form.merge.currentIndex() == 2


def test_values_have_no_rows(values):
    _, panel = values
    form = panel.form
    assert form.rows.isHidden()
    assert form.score.isHidden()
    assert form.row.isHidden()
    assert form.above.isHidden()


def test_rows_of_boxes_are_chosen(boxes):
    state, panel = boxes
    form = panel.form
    best = "boxes: number 0 of the row with the highest score"
    assert label_of(state.selection, state.known) == best
    choose(form.rows, 1)
    form.row.setValue(7)
    assert form.row.maximum() == 11
    assert state.selection.target == Target(0, output=1, rows=Rows(7))
    choose(form.rows, 3)
    form.above.setValue(0.25)
    assert state.selection.target.rows == Rows(scores=0, above=0.25)
    choose(form.score, 2)
    assert state.selection.target.rows == Rows(scores=0, unit=1, above=0.25)
    words = "boxes: number 0 over rows with dog above 0.25"
    assert label_of(state.selection, state.known) == words
    choose(form.rows, 0)
    assert state.selection.target.rows is None
    assert not form.score.isEnabled()


def test_a_score_of_a_row_has_a_form_too(boxes):
    state, panel = boxes
    form = panel.form
    state.choose_output(0)
    ranked(state, Target(1, rows=Rows(scores=0, unit=1)))
    assert form.isEnabled()
    assert form.score.currentText() == "dog"
    assert label_of(state.selection, state.known) == "scores: dog of the row with the highest dog"


def test_a_neuron_has_no_form(values):
    state, panel = values
    form = panel.form
    state.select(target=Target(0, layer=state.model.auto_layer))
    assert not form.isEnabled()


def test_numbers_that_are_told_to_be_logits_lose_the_form(values):
    state, panel = values
    form = panel.form
    assert panel.kind_line.isVisible()
    assert panel.outputs.itemText(0).endswith("values")
    state.select(output_activation=OutputActivation.SOFTMAX)
    assert form.isHidden() or not form.isEnabled()
    assert panel.kind_line.isHidden()  # and its room goes with it
    assert panel.outputs.itemText(0).endswith("classes")
    state.select(output_activation=OutputActivation.AUTO)
    assert panel.kind_line.isVisible()


def test_every_control_has_a_name_a_tooltip_and_a_tab_stop(boxes):
    _, panel = boxes
    form = panel.form
    for box in (form.merge, form.direction, form.reference, form.rows, form.row, form.score):
        assert box.accessibleName()
        assert box.toolTip()
        assert box.focusPolicy().value & 1
