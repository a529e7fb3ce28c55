"""The flat button: the keyboard's focus is seen around it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from gui.widgets import palette_colors
from gui.widgets.controls.flat_button import FlatButton


def test_the_focus_is_drawn_around_it_and_only_there(qtbot, theme):
    window = QWidget()
    qtbot.addWidget(window)
    button, other = FlatButton(window), QLineEdit(window)
    button.setText("Quiet")
    layout = QVBoxLayout(window)
    layout.addWidget(button)
    layout.addWidget(other)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    def edge():
        image = button.grab().toImage()
        return image.pixelColor(1, image.height() // 2)

    other.setFocus()
    before = edge()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    focus = palette_colors.focus(button.palette())
    assert edge() == focus != before
    other.setFocus()
    assert edge() == before


def test_it_is_reached_with_the_keyboard(qtbot):
    button = FlatButton()
    qtbot.addWidget(button)
    assert button.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert button.autoRaise()
