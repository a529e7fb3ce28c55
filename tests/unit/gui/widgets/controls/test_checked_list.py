"""A list with boxes: values go in and come out, whatever is hidden; changes are told once."""

import pytest
from PySide6.QtCore import Qt

from gui.widgets.controls.checked_list import CheckedList

ROWS = [("a", "Alpha", ""), (("b", 1), "Beta", "a tip"), ("c", "Gamma", "")]


@pytest.fixture
def box(qtbot):
    made = CheckedList()
    qtbot.addWidget(made)
    made.set_values(ROWS)
    return made


def test_values_are_checked_and_come_back_in_order(box):
    assert box.values == ("a", ("b", 1), "c")
    assert box.checked == ()
    box.check(("c", "a", "nothing"))
    assert box.checked == ("a", "c")
    box.check([("b", 1)])
    assert box.checked == (("b", 1),)
    assert box.item(1).toolTip()
    assert not box.item(0).toolTip()


def test_only_the_users_hand_tells(box, qtbot):
    with qtbot.assertNotEmitted(box.changed):
        box.check(("a",))
        box.set_values(ROWS)
    with qtbot.waitSignal(box.changed):
        box.item(2).setCheckState(Qt.CheckState.Checked)
    assert box.checked == ("c",)


def test_what_is_out_of_sight_stays_checked(box):
    box.check(("a", "c"))
    box.show_with("GAM")
    assert [box.item(row).isHidden() for row in range(3)] == [True, True, False]
    assert box.checked == ("a", "c")
    box.show_with("")
    assert not any(box.item(row).isHidden() for row in range(3))
