"""What all numbered areas share: what the pointer is on is told once, and said in a tooltip."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip

from gui.widgets.tiles.item_grid import ItemGrid

NO_BUTTON, NO_KEY = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier


class Columns(ItemGrid):
    """Numbers of 10 pixels each; nothing beyond the third."""

    def number_at(self, position):
        number = position.x() // 10
        return number if number < 3 else None


@pytest.fixture
def grid(qtbot):
    made = Columns()
    qtbot.addWidget(made)
    made._words = lambda number: f"number {number}"
    made.resize(200, 100)
    made.show()
    yield made
    QToolTip.hideText()


def move(grid, x):
    place = QPointF(x, 5)
    viewport = grid.viewport()
    globally = QPointF(viewport.mapToGlobal(place.toPoint()))
    event = QMouseEvent(QEvent.Type.MouseMove, place, globally, NO_BUTTON, NO_BUTTON, NO_KEY)
    QApplication.sendEvent(viewport, event)


def test_the_pointers_number_is_told_once(grid):
    told = []
    grid.pointed.connect(told.append)
    for x in (5, 7, 15, 99, 98):
        move(grid, x)
    assert told == [0, 1, None]


def test_leaving_points_at_nothing(grid):
    told = []
    move(grid, 15)
    grid.pointed.connect(told.append)
    QApplication.sendEvent(grid.viewport(), QEvent(QEvent.Type.Leave))
    assert told == [None]


def help_at(grid, x):
    place = QPoint(x, 5)
    event = QHelpEvent(QEvent.Type.ToolTip, place, grid.viewport().mapToGlobal(place))
    QApplication.sendEvent(grid.viewport(), event)


def test_a_tooltip_says_what_is_there(grid, qtbot):
    help_at(grid, 25)
    assert "number 2" in QToolTip.text()
    help_at(grid, 99)
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_the_current_one_is_described_for_screen_readers(grid):
    grid._order = [2, 0]
    assert grid.item_words(grid.item_at_keys) == "number 2"
