"""The window and its dialogs as a screen reader has them: names, roles, values and states.

Every widget is asked for what Qt tells assistive technology of it. What can be worked has a role
that says so and a name; no two in one group have the same; what has a value tells it.
"""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QSlider,
    QTabBar,
    QTextEdit,
    QWidget,
)

from engine.api.keys import Target
from gui.actions.command_palette import CommandPalette
from gui.widgets.accessible import factory
from gui.widgets.accessible.interfaces import Picture
from tests.unit.gui.every_dialog import OPENERS, kinds_of_dialogs, opened

Role, Text = QAccessible.Role, QAccessible.Text
WORKED = {
    Role.Button,
    Role.ButtonMenu,
    Role.ButtonDropDown,
    Role.CheckBox,
    Role.RadioButton,
    Role.ComboBox,
    Role.EditableText,
    Role.Slider,
    Role.SpinBox,
    Role.List,
    Role.Tree,
    Role.Table,
    Role.PageTabList,
    Role.Graphic,
    Role.MenuItem,
}
VALUED = (QSlider, QAbstractSpinBox, QComboBox)


@pytest.fixture(autouse=True)
def heard(qapp):
    factory.install()


def name_of(widget):
    return QAccessible.queryAccessibleInterface(widget).text(Text.Name)


def is_inner(widget):
    """Tell whether a widget is a part of another one, which stands for both."""
    holder = widget.parentWidget()
    if isinstance(widget, QScrollBar) or widget.objectName().startswith(("qt_", "Scroll")):
        return True
    if isinstance(holder, QAbstractScrollArea) and widget is holder.viewport():
        return True
    while holder is not None and not holder.isWindow():
        if isinstance(holder, QAbstractSpinBox | QComboBox):
            return True
        holder = holder.parentWidget()
    return holder is not None and type(holder).__name__ == "QComboBoxPrivateContainer"


def is_worked(widget):
    role = QAccessible.queryAccessibleInterface(widget).role()
    return bool(widget.focusPolicy() & widget.focusPolicy().TabFocus) or (
        role in WORKED and role is not Role.Graphic
    )


def controls_of(root):
    """Yield the widgets of a window that a user works, shown or not."""
    for widget in root.findChildren(QWidget):
        is_own = widget.window() is root or root.isAncestorOf(widget)
        if is_own and not is_inner(widget) and not widget.isWindow() and is_worked(widget):
            yield widget


def group_of(widget):
    """Return the nearest holder with a name: a panel, a section, a view."""
    holder = widget.parentWidget()
    while not holder.isWindow() and not name_of(holder):
        holder = holder.parentWidget()
    return holder


def faults_of(root):
    """Return what a screen-reader user would miss in a window."""
    faults, named = [], {}
    for widget in controls_of(root):
        interface = QAccessible.queryAccessibleInterface(widget)
        name, role = interface.text(Text.Name), interface.role()
        words = f"{type(widget).__name__} {widget.objectName()} {name!r} {role.name}"
        if not name.strip() and not widget.isHidden():  # what shows nothing has no name yet
            faults.append(f"{words}: no name")
        is_read = isinstance(widget, QScrollArea | QTextEdit)  # the keys scroll it
        if role not in WORKED and not is_read:
            faults.append(f"{words}: a role that says nothing")
        if isinstance(widget, VALUED) and not (
            interface.text(Text.Value) or interface.valueInterface() is not None
        ):
            if not isinstance(widget, QComboBox) or widget.currentText():
                faults.append(f"{words}: no value")
        if name.strip():
            named.setdefault((group_of(widget), role, name), []).append(words)
    for (group, _, _), several in named.items():
        if len(several) > 1:
            faults.append(f"{name_of(group)}: {several} have one name")
    for widget in (root, *root.findChildren(QWidget)):
        interface = QAccessible.queryAccessibleInterface(widget)
        for kind in (Text.Name, Text.Description, Text.Value):
            if "<qt>" in interface.text(kind) or "&lt;" in interface.text(kind):
                faults.append(f"{type(widget).__name__}: HTML in {interface.text(kind)!r}")
    return "\n".join(sorted(faults))


def test_every_control_of_the_empty_window(desk):
    assert faults_of(desk.window) == ""
    assert len(list(controls_of(desk.window))) > 60


def test_every_control_of_the_window(shown, qtbot):
    window = shown.window
    for name in ("activations", "filters", "top_images", "methods"):
        window.docks[name].show()
        window.docks[name].raise_()
        QApplication.processEvents()
    assert faults_of(window) == ""
    assert len(list(controls_of(window))) > 60


def test_every_control_while_a_neuron_is_explained_in_two_views(shown, qtbot):
    shown.state.select(target=Target(3, layer="backbone/block3_conv", cell=(1, 2)))
    shown.window.actions_by_id["add_view"].trigger()
    views = shown.window.central_view.views
    qtbot.waitUntil(lambda: len(views.panes) == 2)
    assert faults_of(shown.window) == ""
    names = [name_of(pane) for pane in views.panes.values()]
    assert names == ["View 1 of 2", "View 2 of 2, active"]


def test_every_control_of_a_message(shown, tmp_path):
    notes = tmp_path / "notes.doc"
    notes.write_text("hello")
    shown.drop_files(notes)
    row = shown.window.central_view.messages._rows[0]
    interface = QAccessible.queryAccessibleInterface(row)
    assert interface.role() is Role.AlertMessage
    assert "notes.doc" in interface.text(Text.Description)
    assert faults_of(shown.window) == ""


@pytest.mark.parametrize("name", OPENERS)
def test_every_control_of_a_dialog(shown, qtbot, name):
    dialog = opened(shown, name)
    qtbot.waitExposed(dialog)
    assert faults_of(dialog) == ""
    assert list(controls_of(dialog))
    assert name_of(dialog)
    dialog.close()


def test_no_kind_of_dialog_is_left_out(shown):
    seen = {type(opened(shown, name)).__name__ for name in OPENERS}
    assert kinds_of_dialogs() - seen == {"CommandPalette"}


def test_every_control_of_the_palette(shown, qtbot):
    shown.window.actions_by_id["find_action"].trigger()
    palette = shown.window.findChild(CommandPalette)
    qtbot.waitExposed(palette)
    assert faults_of(palette) == ""
    assert list(controls_of(palette))
    assert name_of(palette)
    palette.close()


def test_the_picture_is_one_and_says_what_is_seen(shown):
    canvas = shown.window.central_view.canvas
    interface = QAccessible.queryAccessibleInterface(canvas)
    assert isinstance(interface, Picture)
    assert interface.role() is Role.Graphic
    assert interface.text(Text.Name) == "a.png"
    said = interface.text(Text.Description)
    for words in ("model.keras", "Grad-CAM", "backbone/block3_conv", "strongest"):
        assert words in said


def test_it_never_speaks_of_what_is_not_shown(shown, qtbot):
    canvas, state = shown.window.central_view.canvas, shown.state
    before = canvas.accessibleDescription()
    shown.engine.answers = False
    state.select(layer="backbone/block1_conv")
    qtbot.waitUntil(lambda: canvas.is_dimmed)
    said = canvas.accessibleDescription()
    assert said != before
    assert "strongest" not in said
    assert "block3_conv" not in said


def test_a_fault_is_found(shown, qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    for _ in range(2):
        QSlider(holder).setAccessibleName("same")
    QLineEdit(holder)
    tabs = QTabBar(holder)
    tabs.setFocusPolicy(tabs.focusPolicy().NoFocus)
    odd = QWidget(holder)
    odd.setFocusPolicy(odd.focusPolicy().TabFocus)
    odd.setAccessibleName("odd")
    odd.setToolTip("<qt>odd</qt>")
    found = faults_of(holder)
    for words in ("one name", "QLineEdit  '' EditableText: no name", "says nothing", "HTML"):
        assert words in found


def test_an_item_view_has_its_rows(shown):
    tree = shown.window.panels["layers"].view
    assert isinstance(tree, QAbstractItemView)
    interface = QAccessible.queryAccessibleInterface(tree)
    names = [interface.child(n).text(Text.Name) for n in range(interface.childCount())]
    for node in shown.state.model.walk():
        assert node.name in names
