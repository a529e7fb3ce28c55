"""The box of methods: headings cannot be chosen, silence of the program, reasons."""

import pytest
from PySide6.QtCore import Qt

from gui.widgets.methods.method_box import ID_ROLE, MethodBox

GROUPS = [("Class", [("cam", "CAM"), ("grad-cam", "Grad-CAM")]), ("Slow", [("rise", "RISE")])]


@pytest.fixture
def box(qtbot):
    made = MethodBox()
    qtbot.addWidget(made)
    made.set_groups(GROUPS)
    made.show()
    return made


def test_methods_stand_below_their_headings(box):
    assert [box.itemText(row) for row in range(box.count())] == [
        "Class",
        "CAM",
        "Grad-CAM",
        "Slow",
        "RISE",
    ]
    assert [box.itemData(row, ID_ROLE) for row in (0, 1, 3, 4)] == [None, "cam", None, "rise"]


def test_headings_cannot_be_chosen(box, qtbot):
    flags = [box.model().index(row, 0).flags() for row in (0, 3)]
    assert all(not flag & Qt.ItemFlag.ItemIsSelectable for flag in flags)
    with qtbot.assertNotEmitted(box.chosen):
        box.activated.emit(0)


def test_the_users_choice_is_told_and_the_programs_is_not(box, qtbot):
    with qtbot.assertNotEmitted(box.chosen):
        box.set_current("rise")
    assert box.currentText() == "RISE"
    with qtbot.waitSignal(box.chosen) as told:
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Up)
    assert told.args == ["grad-cam"]


def test_a_method_that_is_not_there_is_none(box):
    box.set_current("rise")
    box.set_current("of another version")
    assert box.currentIndex() == -1


def test_what_cannot_be_used_says_why_and_is_passed_over(box, qtbot):
    box.set_tip("grad-cam", "There is no layer.", can_be_used=False)
    assert not box.item("grad-cam").isEnabled()
    assert box.item("grad-cam").toolTip() == "<qt>There is no layer.</qt>"
    box.set_current("rise")
    with qtbot.waitSignal(box.chosen) as told:
        qtbot.keyClick(box, Qt.Key.Key_Up)
    assert told.args == ["cam"]
    box.set_tip("grad-cam", "All is well.", can_be_used=True)
    assert box.item("grad-cam").isEnabled()


def test_other_methods_replace_them(box):
    box.set_current("rise")
    box.set_groups([("New", [("x", "X")])])
    assert box.count() == 2
    assert box.currentIndex() == -1


def test_headings_and_unusable_methods_are_painted_apart(box, qtbot):
    view = box.view()
    box.showPopup()
    qtbot.waitUntil(view.isVisible)
    place = view.visualRect(box.model().index(1, 0))
    usable = view.viewport().grab(place).toImage()
    box.set_tip("cam", "There is no pooling.", can_be_used=False)
    assert view.viewport().grab(place).toImage() != usable
    box.hidePopup()
