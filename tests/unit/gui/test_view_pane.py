"""A view's pane: the caption under its picture, and the frame of the active one."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage

from gui.view_pane import FRAME, ViewPane
from gui.widgets import palette_colors as tones


@pytest.fixture
def pane(qtbot):
    made = ViewPane(0)
    qtbot.addWidget(made)
    made.resize(400, 300)
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    made.canvas.set_image("a", 400, 300, image)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_caption_is_under_the_picture_and_takes_nothing_of_it(pane):
    canvas, line = pane.canvas.geometry(), pane.caption.geometry()
    assert canvas.bottom() + 1 == line.top()
    assert canvas.height() + line.height() == pane.height()
    before = pane.canvas.grab().toImage()
    pane.caption.set_words("No heatmap here. F5 tries again. " * 9, "Grad-CAM · conv4 · " * 9)
    assert pane.canvas.geometry() == canvas
    assert pane.canvas.grab().toImage() == before


def test_the_hand_on_the_picture_is_told(pane, qtbot):
    with qtbot.waitSignal(pane.activated):
        qtbot.mouseClick(pane.canvas, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def edge(pane):
    return pane.grab().toImage().pixelColor(0, 150)


def test_only_the_active_one_of_several_has_a_frame(pane):
    accent = tones.focus(pane.palette())
    pane.set_place(1, 1, is_active=True)
    assert pane.canvas.geometry().left() == 0
    pane.set_place(1, 2, is_active=True)
    pane.layout().activate()
    assert pane.canvas.geometry().left() == FRAME
    assert edge(pane) == accent
    pane.set_place(1, 2, is_active=False)
    assert edge(pane) != accent
    assert pane.canvas.geometry().left() == FRAME
