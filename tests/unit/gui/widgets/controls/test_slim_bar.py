"""The slim bar: half of the usual room, in both directions."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QScrollBar, QWidget

from gui.widgets.controls.slim_bar import THICKNESS, SlimBar


@pytest.mark.parametrize("across", list(Qt.Orientation))
def test_it_takes_less_of_the_room_and_scrolls_as_far(shown, across):
    usual = QScrollBar(across).sizeHint()
    assert THICKNESS < min(usual.width(), usual.height())
    area = QScrollArea()
    if across is Qt.Orientation.Horizontal:
        area.setHorizontalScrollBar(SlimBar(across, area))
    else:
        area.setVerticalScrollBar(SlimBar(across, area))
    inside = QWidget()
    inside.setFixedSize(500, 500)
    area.setWidget(inside)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    shown(area, 200, 200)
    bars = area.horizontalScrollBar(), area.verticalScrollBar()
    is_flat = across is Qt.Orientation.Horizontal
    slim = bars[0] if is_flat else bars[1]
    assert (slim.height() if is_flat else slim.width()) == THICKNESS
    room = area.viewport().width() if is_flat else area.viewport().height()
    assert slim.maximum() == 500 - room
