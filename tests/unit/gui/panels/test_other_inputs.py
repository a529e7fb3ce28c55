"""Inputs beside the image: a box each, zeros unless told, wrong values told and not taken."""

from __future__ import annotations

import dataclasses

import pytest

from engine.api.model import LoadModel
from engine.api.other_inputs import InputValue, OtherInput
from gui.core import chosen
from gui.panels.input import InputPanel
from gui.panels.other_inputs import OtherInputsForm
from gui.text.caption import caption_for
from tests.unit.gui import fakes

TABLE, AGE = OtherInput("table", (2,)), OtherInput("age", ())
RIGHT = OtherInput("right", (96, 96, 3), is_image=True)


@pytest.fixture
def form(ready, shown):
    def build(*others):
        ready.set_model(fakes.model_info(key="several", image_input="left", other_inputs=others))
        return shown(OtherInputsForm)

    return build


def write(box, words):
    box.setText(words)
    box.editingFinished.emit()


def begin(made, qtbot, words):
    """Write into a box, without Enter."""
    box = made.boxes["table"]
    made.window().activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    qtbot.keyClicks(box, words)
    return box


def test_a_model_with_one_input_has_no_form(ready, shown):
    panel = shown(InputPanel)
    assert not panel.other_inputs.isVisible()


def test_long_names_of_inputs_do_not_widen_the_panel(form):
    made = form(TABLE, AGE)
    before = made.minimumSizeHint().width()
    made = form(OtherInput("a_table_with_a_long_name_from_some_training_script" * 3, (224, 3)))
    assert made.minimumSizeHint().width() <= before


def test_what_is_being_written_stays_while_the_model_is_read_again(ready, form, qtbot):
    made = form(TABLE)
    box = begin(made, qtbot, "1, ")
    ready.set_model(dataclasses.replace(ready.model, key="newer"))
    assert made.boxes["table"] is box
    assert box.text() == "1, "
    assert ready.selection.input_values == ()


def test_what_is_being_written_is_not_fed_to_another_model(ready, form, qtbot):
    made = form(TABLE)
    begin(made, qtbot, "1, 2")
    others = (TABLE, AGE)
    ready.set_model(fakes.model_info("/m/b.keras", key="b", other_inputs=others))
    assert ready.selection.input_values == ()
    assert made.boxes["table"].text() == ""


def test_what_is_written_is_fed_and_said(ready, form):
    made = form(TABLE, AGE)
    assert list(made.boxes) == ["table", "age"]
    assert not made.image_box.isVisible()
    write(made.boxes["table"], "1, 2.5")
    write(made.boxes["age"], "0")
    value = InputValue("table", (1.0, 2.5))
    assert chosen.input_of(ready.selection, ready.model).values == (value,)
    said = "Beside the image, the model is fed table = 1, 2.5; age = 0."
    assert said in caption_for(ready.selection, ready.known)
    write(made.boxes["table"], "")
    assert chosen.input_of(ready.selection, ready.model).values == ()


def test_what_is_no_value_is_told_and_not_fed(ready, form):
    made = form(TABLE)
    write(made.boxes["table"], "1")
    before = ready.selection
    write(made.boxes["table"], "one")
    assert '"table"' in made.problem.text()
    assert made.problem.isVisible()
    assert ready.selection == before
    write(made.boxes["table"], "2")
    assert not made.problem.isVisible()
    assert ready.selection.input_values == (InputValue("table", (2.0,)),)


def test_values_of_another_model_are_passed_over(ready, form):
    made = form(TABLE)
    write(made.boxes["table"], "1")
    ready.set_model(fakes.model_info(key="other", other_inputs=(AGE,)))
    assert chosen.input_of(ready.selection, ready.model).values == ()


def test_another_input_can_take_the_image(desk, qtbot):
    request = LoadModel("/m/two.keras")
    desk.engine.info = fakes.model_info(request=request, image_input="left", other_inputs=(RIGHT,))
    with qtbot.waitSignal(desk.state.model_changed):
        desk.controller.open_model("/m/two.keras")
    desk.engine.taken()
    box = desk.window.panels["input"].other_inputs.image_box
    assert [box.itemData(row) for row in range(box.count())] == ["left", "right"]
    box.activated.emit(1)
    asked = [each for each in desk.engine.taken() if isinstance(each, LoadModel)]
    assert asked == [LoadModel("/m/two.keras", image_input="right")]
