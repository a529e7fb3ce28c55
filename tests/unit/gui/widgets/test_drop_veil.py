"""The veil of a drag: over the whole window, whatever its size, and gone after it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from gui.widgets.drop_veil import DropVeil


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.button = QPushButton("Below", made)
    made.resize(400, 300)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_it_covers_all_lets_the_pointer_through_and_goes(window, qtbot):
    veil = DropVeil(window)
    assert veil.isHidden()
    plain = window.grab().toImage()
    veil.set_active(True)
    during = window.grab().toImage()
    for x, y in ((9, 150), (390, 150), (200, 9), (200, 290), (100, 60)):
        assert during.pixelColor(x, y) != plain.pixelColor(x, y)
    with qtbot.waitSignal(window.button.clicked):
        qtbot.mouseClick(window.childAt(10, 10), Qt.MouseButton.LeftButton)
    window.resize(500, 200)
    assert veil.geometry() == window.rect()
    window.resize(400, 300)
    veil.set_active(False)
    assert window.grab().toImage() == plain


def test_it_says_that_files_stay(window):
    assert "stay" in DropVeil(window).sentence
