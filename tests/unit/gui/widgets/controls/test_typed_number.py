"""A number that arrives leaves what is half typed, unless it is another one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox

from gui.widgets.controls.typed_number import put_number


def typed(box, qtbot):
    """Delete the last digit of what the box shows, and all before it."""
    qtbot.addWidget(box)
    box.show()
    box.lineEdit().setFocus()
    box.lineEdit().selectAll()
    qtbot.keyClick(box.lineEdit(), Qt.Key.Key_Backspace)
    assert box.cleanText() == ""
    return box


@pytest.mark.parametrize("kind", [QSpinBox, QDoubleSpinBox])
def test_the_same_number_leaves_what_is_typed_and_another_one_is_shown(qtbot, kind):
    box = kind()
    box.setValue(7)
    typed(box, qtbot)
    put_number(box, 7)
    assert box.cleanText() == ""
    put_number(box, 8)
    assert box.value() == 8
    assert float(box.cleanText()) == 8


def test_digits_that_a_box_does_not_have_are_no_other_number(qtbot):
    box = QDoubleSpinBox()
    box.setDecimals(2)
    box.setValue(0.3333333)
    typed(box, qtbot)
    put_number(box, 0.3333333)
    assert box.cleanText() == ""


def test_whole_numbers_come_as_floats_too(qtbot):
    box = QSpinBox()
    qtbot.addWidget(box)
    put_number(box, 12.0)
    assert box.value() == 12
