"""Roles, names, states and actions of the program's own widgets, as Qt hands them on."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QPushButton

from gui.widgets.accessible import factory, interfaces

Role, Text = QAccessible.Role, QAccessible.Text
PRESS = QAccessibleActionInterface.pressAction()


@pytest.fixture
def made(qapp, qtbot):
    """Return a function that makes a widget of a class with an interface, and asks for it."""
    factory.install()

    def make(base, interface):
        kind = type("Made", (base,), {"INTERFACE": interface})
        widget = kind()
        qtbot.addWidget(widget)
        return widget, QAccessible.queryAccessibleInterface(widget)

    return make


@pytest.mark.parametrize(
    ("interface", "role"),
    [
        (interfaces.Picture, Role.Graphic),
        (interfaces.Group, Role.Grouping),
        (interfaces.Notice, Role.AlertMessage),
        (interfaces.Line, Role.StaticText),
    ],
)
def test_roles(made, interface, role):
    widget, found = made(QFrame, interface)
    widget.setAccessibleName("name")
    widget.setAccessibleDescription("more")
    assert (found.role(), found.text(Text.Name), found.text(Text.Description)) == (
        role,
        "name",
        "more",
    )


def test_a_line_does_not_read_its_tooltip_again(made):
    label, found = made(QLabel, interfaces.Line)
    label.setText("all of it")
    label.setToolTip("<qt>all of it</qt>")
    assert (found.text(Text.Name), found.text(Text.Description)) == ("all of it", "")
    label.setAccessibleName("Target: all of it")
    assert found.text(Text.Name) == "Target: all of it"


def test_a_choice_is_one_of_several_and_can_be_pressed(made, qtbot):
    button, found = made(QPushButton, interfaces.Choice)
    button.setText("&One")
    assert (found.role(), found.text(Text.Name)) == (Role.RadioButton, "One")
    button.setCheckable(True)
    assert not found.state().checked
    assert PRESS in found.actionInterface().actionNames()
    with qtbot.waitSignal(button.clicked):
        found.actionInterface().doAction(PRESS)
    assert found.state().checked
    button.setEnabled(False)
    assert found.actionInterface().actionNames() == []


def test_a_fold_is_open_or_not(made):
    button, found = made(QPushButton, interfaces.Fold)
    button.setCheckable(True)
    assert found.role() is Role.Button
    for is_open in (True, False):
        button.setChecked(is_open)
        state = found.state()
        assert (bool(state.expandable), bool(state.expanded)) == (True, is_open)
        assert bool(state.collapsed) is not is_open


@pytest.fixture
def letters(made):
    box, found = made(QComboBox, interfaces.Combo)
    box.addItems(["a", "b", "c"])
    box.setAccessibleName("Letters")
    box.show()
    return box, found


def test_a_list_is_called_by_its_name_and_has_a_value(letters):
    box, found = letters
    box.setCurrentIndex(1)
    assert (found.role(), found.text(Text.Name), found.text(Text.Value)) == (
        Role.ComboBox,
        "Letters",
        "b",
    )
    rows = found.child(0)
    assert found.childCount() == 1
    assert [rows.child(n).text(Text.Name) for n in range(rows.childCount())] == ["a", "b", "c"]
    assert found.indexOfChild(rows) == 0
    assert found.child(1) is None
    assert found.indexOfChild(found) == -1


def test_a_line_of_an_open_list_is_chosen(letters, qtbot):
    box, found = letters
    actions = found.actionInterface()
    actions.doAction(QAccessibleActionInterface.showMenuAction())
    qtbot.waitUntil(lambda: bool(found.state().expanded))
    rows = found.child(0)
    assert rows.selectionInterface().select(rows.child(2))
    with qtbot.waitSignal(box.activated) as told:
        actions.doAction(PRESS)
    assert (told.args, box.currentText()) == ([2], "c")
    assert not found.state().expanded


def test_a_list_that_is_closed_as_it_was_tells_nothing(letters, qtbot):
    box, found = letters
    found.actionInterface().doAction(PRESS)
    qtbot.waitUntil(box.view().isVisible)
    with qtbot.assertNotEmitted(box.activated):
        found.actionInterface().doAction(PRESS)
    assert not box.view().isVisible()


def test_a_list_that_is_typed_into_has_a_field(letters):
    box, found = letters
    box.setEditable(True)
    assert found.state().editable
    assert found.child(1).role() is Role.EditableText


def test_a_list_can_be_asked_while_it_goes(letters, monkeypatch):
    _, found = letters
    monkeypatch.setattr(interfaces, "isValid", lambda part: False)  # its parts go first
    assert found.childCount() == 0
    assert not found.state().expanded
