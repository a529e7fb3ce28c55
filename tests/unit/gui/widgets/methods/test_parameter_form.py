"""The form of a method's settings: every kind of control, and when it tells."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QColorDialog, QComboBox, QDoubleSpinBox, QSpinBox

from engine.api.errors import text
from engine.api.methods import Parameter
from gui.widgets.controls.color_button import ColorButton
from gui.widgets.methods.parameter_form import ParameterForm

CHOICES = (("mean", text("the mean")), ("color", text("a colour")))
ALL = (
    Parameter("count", text("Count"), text("How many."), "int", 10, 1, 2**31 - 1),
    Parameter("share", text("Share"), text("How much."), "float", 0.15, 0.001, 1.0),
    Parameter("flip", text("Flip"), text("Mirror it."), "bool", True),
    Parameter("empty", text("Empty"), text("What is empty."), "choice", "mean", choices=CHOICES),
    Parameter("color", text("Colour"), text("Which colour."), "color", "#808080"),
)


@pytest.fixture
def form(qtbot):
    made = ParameterForm()
    qtbot.addWidget(made)
    made.set_parameters(ALL)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.flush()


def test_each_kind_has_its_control_with_name_and_tooltip(form):
    kinds = (QSpinBox, QDoubleSpinBox, QCheckBox, QComboBox, ColorButton)
    for parameter, kind in zip(ALL, kinds, strict=True):
        field = form.field(parameter.name)
        assert isinstance(field, kind)
        assert field.accessibleName() == str(parameter.label)
        assert str(parameter.sentence) in field.toolTip()
    assert form.values() == ()
    assert form.field("count").maximum() == 2**31 - 1


def test_values_are_shown_without_telling_anybody(form, qtbot):
    chosen = (("color", "#ff0000"), ("count", 7), ("empty", "color"), ("flip", False))
    with qtbot.assertNotEmitted(form.changed, wait=400):
        form.set_values((*chosen, ("share", 0.5)))
    assert form.values() == (*chosen, ("share", 0.5))
    assert form.field("color").color == "#ff0000"


def test_edits_are_told_once_after_the_last(form, qtbot):
    told = []
    form.changed.connect(told.append)
    with qtbot.waitSignal(form.changed):
        for value in (11, 12, 13):
            form.field("count").setValue(value)
    assert told == [(("count", 13),)]


def test_enter_tells_at_once(form, qtbot):
    told = []
    form.changed.connect(told.append)
    box = form.field("count")
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "25")
    assert told == []
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert told == [(("count", 25),)]


def test_an_edit_that_was_taken_back_is_not_told(form, qtbot):
    with qtbot.assertNotEmitted(form.changed, wait=400):
        form.field("flip").setChecked(False)
        form.field("flip").setChecked(True)


def test_the_reset_gives_the_defaults_back(form, qtbot):
    form.set_values((("count", 7),))
    assert form.reset.isEnabled()
    with qtbot.waitSignal(form.changed) as told:
        form.reset.click()
    assert told.args == [()]
    assert form.field("count").value() == 10
    assert not form.reset.isEnabled()


def test_a_color_counts_only_where_it_is_chosen(form):
    assert not form.field("color").isEnabled()
    form.field("empty").setCurrentIndex(1)
    assert form.field("color").isEnabled()


def test_a_color_is_asked_for_beside_the_living_window(form, qtbot):
    form.field("empty").setCurrentIndex(1)
    form.field("color").click()
    (dialog,) = form.findChildren(QColorDialog)
    assert dialog.testOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
    dialog.setCurrentColor(Qt.GlobalColor.red)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.accept()
    form.flush()
    assert ("color", "#ff0000") in form.values()


def test_another_method_has_other_rows(form):
    form.set_values((("count", 7),))
    form.set_parameters(ALL[:1])
    assert form.values() == ()
    form.set_parameters(())
    assert not form.reset.isVisible()
    form.set_parameters(ALL)
    assert form.reset.isVisible()
