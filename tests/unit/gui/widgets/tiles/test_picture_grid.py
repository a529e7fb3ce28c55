"""Pictures that come one after the other: numbers until then, marks by Ctrl."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication

from gui.widgets.tiles.picture_grid import PictureGrid

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pictures():
    return {}


@pytest.fixture
def grid(shown, pictures):
    def make(number, height, width):
        if number not in pictures:
            return None
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(QColor(pictures[number]))
        return image

    widget = shown(PictureGrid(), 500, 200)
    widget.set_columns(4)
    widget.set_tiles(range(8), (1, 1), make, str)
    return widget


def colors(grid, number):
    image = grid.viewport().grab().toImage()
    box = grid.place_rect(number)
    return {image.pixelColor(x, box.center().y()).name() for x in range(box.left(), box.right())}


def test_a_number_stands_until_the_picture_is_there(grid, pictures):
    assert len(colors(grid, 2)) > 1  # ground and digits
    pictures[2] = "#204060"
    grid.refresh([2])
    assert colors(grid, 2) == {"#204060"}
    pictures[2] = "#306090"
    assert colors(grid, 2) == {"#204060"}  # nobody told
    grid.refresh([2])
    assert colors(grid, 2) == {"#306090"}


def test_control_marks_and_a_click_chooses(grid, qtbot):
    place = grid.place_rect(1).center()
    left = Qt.MouseButton.LeftButton
    with qtbot.waitSignal(grid.marked) as told, qtbot.assertNotEmitted(grid.chosen):
        qtbot.mouseClick(grid.viewport(), left, CONTROL, place)
    assert told.args == [1]
    with qtbot.waitSignal(grid.chosen), qtbot.assertNotEmitted(grid.marked):
        qtbot.mouseClick(grid.viewport(), left, pos=place)
    with qtbot.waitSignal(grid.marked) as told:
        qtbot.keyClick(grid, Qt.Key.Key_Return, CONTROL)
    assert told.args == [1]


def test_marked_tiles_are_framed(grid, pictures):
    pictures.update(dict.fromkeys(range(8), "#204060"))
    grid.refresh(range(8))
    assert colors(grid, 3) == {"#204060"}
    grid.set_marks(frozenset({3, 99}))
    assert len(colors(grid, 3)) > 1
    assert colors(grid, 4) == {"#204060"}


def test_escape_is_left_to_the_window(grid):
    grid.set_shown(3)
    key = (QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    event = QKeyEvent(*key)
    event.ignore()
    QApplication.sendEvent(grid, event)
    assert not event.isAccepted()
