"""The button that empties a box has a name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton

from gui.widgets.controls.clear_button import make_clearable


def test_the_button_empties_the_box_and_says_so(shown, qtbot):
    box = shown(QLineEdit(), 200, 30)
    make_clearable(box)
    (button,) = box.findChildren(QToolButton)
    assert button.accessibleName() == "Clear"
    assert "Clear" in button.toolTip()
    box.setText("words")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert box.text() == ""
