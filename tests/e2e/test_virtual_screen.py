"""The virtual screen itself: a Qt window opens on it in the asked size, and can be driven."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.xvfb

WINDOW = """
from PySide6.QtWidgets import QApplication, QLineEdit

app = QApplication([])
edit = QLineEdit()
edit.setWindowTitle("virtual screen test")
edit.returnPressed.connect(app.quit)
edit.show()
app.exec()
print(edit.text())
"""


def test_a_window_takes_keys(window_env, xdotool):
    program = subprocess.Popen(
        [sys.executable, "-c", WINDOW], env=window_env, stdout=subprocess.PIPE, text=True
    )
    try:
        window = xdotool("search", "--sync", "--onlyvisible", "--name", "virtual screen test")
        xdotool("windowfocus", "--sync", window)
        xdotool("type", "camscope")
        xdotool("key", "Return")
        printed, _ = program.communicate(timeout=20)
    finally:
        program.kill()
        program.wait()
    assert printed.strip() == "camscope"


@pytest.mark.parametrize("xvfb_display", ["1024x700"], indirect=True)
def test_the_screen_has_the_size_that_was_asked_for(xvfb_display, xdotool):
    assert xdotool("getdisplaygeometry") == "1024 700"


def test_the_screen_has_its_usual_size(xdotool):
    assert xdotool("getdisplaygeometry") == "1600 1000"
