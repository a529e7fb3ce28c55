"""Lines of Python in a message: shown as they are, copied by a button."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gui.widgets.messages.script_lines import ScriptLines

SCRIPT = 'import torch\nmodel = ...  # your network\ntorch.save("x.pt2")\n'


@pytest.fixture
def build(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()

    def made(script=SCRIPT):
        lines = ScriptLines(script, window)
        lines.setGeometry(0, 0, 600, 300)
        lines.show()
        return lines

    yield made
    window.close()


def test_the_lines_are_copied_as_they_are(build, qtbot):
    shown = build()
    assert shown.lines.toPlainText() == SCRIPT.rstrip("\n")
    assert shown.lines.isReadOnly()
    qtbot.mouseClick(shown.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == SCRIPT
    assert (shown.copy_button.text(), shown.copy_button.accessibleName()) == ("Copied", "Copied")


def test_the_button_is_reached_by_tab_and_pressed_by_space(build, qtbot):
    shown = build()
    shown.lines.setFocus()
    qtbot.keyClick(shown.lines, Qt.Key.Key_Tab)
    assert shown.copy_button.hasFocus()
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(shown.copy_button, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == SCRIPT


def test_all_lines_are_seen_and_many_scroll(build):
    heights = [build("\n".join("x" * count)).lines.height() for count in (3, 4, 8, 9, 900)]
    line = build().lines.fontMetrics().lineSpacing()
    assert heights[1] - heights[0] == line
    assert heights[2] == heights[3] == heights[4]
    assert not build().lines.verticalScrollBar().isVisible()


def test_what_cannot_be_seen_is_shown_and_copied_unchanged(build):
    odd = 'load("a\u202eb.pth")\n'
    shown = build(odd)
    assert shown.lines.toPlainText() == 'load("a\\u202eb.pth")'
    shown.copy_button.click()
    assert QGuiApplication.clipboard().text() == odd
