"""What belongs to another choice is dimmed, once that has lasted; what is quick does not blink."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QPushButton, QWidget

from gui.qimage import rgb_from_qimage
from gui.widgets import stale_veil
from gui.widgets.stale_veil import Patience, StaleVeil


@pytest.fixture
def covered(qtbot):
    made = QPushButton("Below")
    qtbot.addWidget(made)
    made.resize(160, 40)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_it_covers_all_lets_clicks_through_and_goes(covered, qtbot):
    veil = StaleVeil(covered)
    plain = covered.grab().toImage()
    veil.set_current(False)
    assert veil.isHidden()  # not yet
    assert veil.is_waiting
    qtbot.waitUntil(veil.isVisible)
    assert not veil.is_waiting
    assert veil.geometry() == covered.rect()
    assert covered.grab().toImage() != plain
    with qtbot.waitSignal(covered.clicked):
        qtbot.mouseClick(covered, Qt.MouseButton.LeftButton)
    covered.resize(120, 60)
    assert veil.size() == covered.size()
    veil.set_current(True)
    assert veil.isHidden()


def test_what_is_quick_does_not_blink(covered):
    veil = StaleVeil(covered)
    veil.set_current(False)
    veil.set_current(True)
    assert not veil.is_waiting
    assert veil.isHidden()


def test_it_says_why_unless_a_caption_does(qtbot):
    """Black below: a veil of the window's colour lightens it evenly, and the word stands out."""
    below = QWidget()
    qtbot.addWidget(below)
    palette = below.palette()
    palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0))
    below.setPalette(palette)
    below.setBackgroundRole(QPalette.ColorRole.Base)
    below.setAutoFillBackground(True)
    below.resize(200, 60)
    below.show()
    qtbot.waitExposed(below)
    shades = {}
    for has_word in (True, False):
        veil = StaleVeil(below, word=has_word)
        veil.set_current(False)
        qtbot.waitUntil(veil.isVisible)
        shades[has_word] = len(np.unique(rgb_from_qimage(below.grab().toImage())[..., 0]))
        veil.set_current(True)
    assert shades[False] == 1
    assert shades[True] > 2


def test_patience_does_not_begin_anew_while_it_lasts(qtbot, monkeypatch):
    """A series of choices, each not answered, is one wait."""
    monkeypatch.setattr(stale_veil, "PATIENCE_MS", 0)
    owner = QWidget()
    qtbot.addWidget(owner)
    patience = Patience(owner)
    with qtbot.waitSignal(patience.changed):
        patience.set_waiting(True)
        patience.set_waiting(True)
    assert patience.is_over
    patience.set_waiting(True)
    assert patience.is_over
    with qtbot.waitSignal(patience.changed):
        patience.set_waiting(False)
    assert not patience.is_over
