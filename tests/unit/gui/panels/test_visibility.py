"""A panel is on the screen while something of it can be seen, whatever Qt calls visible."""

import pytest
from PySide6.QtWidgets import QDockWidget, QWidget

from gui.panels.visibility import VisibilityAware


class Panel(VisibilityAware):
    """Notes what it finds out."""

    def __init__(self, parent=None):
        self.told = []
        super().__init__(parent)

    def on_visibility_changed(self):
        self.told.append(self.is_on_screen)


@pytest.fixture
def docked(qtbot):
    """A dock that a test moves about in its window, and its panel."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    dock = QDockWidget(window)
    dock.resize(100, 100)
    panel = Panel(dock)
    dock.setWidget(panel)
    window.show()
    qtbot.waitUntil(lambda: panel.is_on_screen)
    return window, dock, panel


def test_a_dock_that_is_moved_out_of_the_window_and_back_is_followed(docked, qtbot):
    """This is how Qt puts docks behind a tab and takes them out again."""
    _, dock, panel = docked
    dock.move(-1000, -1000)
    qtbot.waitUntil(lambda: not panel.is_on_screen)
    dock.move(10, 10)
    qtbot.waitUntil(lambda: panel.is_on_screen)
    assert panel.told == [True, False, True]


def test_a_dock_under_another_one_that_is_about_to_go_is_on_the_screen(docked, qtbot):
    """Qt brings a dock from behind a tab before it takes the other one away."""
    window, dock, panel = docked
    dock.move(-1000, -1000)
    qtbot.waitUntil(lambda: not panel.is_on_screen)
    other = QWidget(window)
    other.setAutoFillBackground(True)
    other.resize(window.size())
    other.show()
    dock.move(10, 10)
    qtbot.waitUntil(lambda: panel.is_on_screen)
    other.hide()


def test_a_hidden_window_shows_nothing(docked, qtbot):
    window, _, panel = docked
    window.hide()
    assert not panel.is_on_screen
    window.show()
    qtbot.waitUntil(lambda: panel.is_on_screen)


def test_a_panel_without_a_dock_is_on_the_screen_at_once(qtbot):
    panel = Panel()
    qtbot.addWidget(panel)
    panel.show()
    assert panel.told == [True]
    panel.hide()
    assert panel.told == [True, False]
