"""The room in the window: for the picture, and on small screens."""

import pytest
from PySide6.QtCore import QSize, Qt

from gui.main_window import LEAST
from gui.panels import PANELS

SCREEN = QSize(800, 500)
"""Logical size of a screen of 1600 x 1000 pixels at 200 %."""
FRAME = QSize(2, 32)  # of a usual window manager: borders, and a title


def share_of_picture(window):
    canvas = window.central_view.canvas
    return canvas.width() * canvas.height() / (window.width() * window.height())


@pytest.mark.parametrize(("width", "height", "least"), [(960, 600, 0.35), (1280, 800, 0.45)])
def test_the_picture_has_its_share_of_the_window(shown, qtbot, width, height, least):
    assert shown.window.central_view.film_strip.isVisible()  # the strip of two images costs most
    shown.window.resize(width, height)
    qtbot.waitUntil(lambda: share_of_picture(shown.window) >= least)
    shown.window.actions_by_id["reset_layout"].trigger()
    qtbot.waitUntil(lambda: share_of_picture(shown.window) >= least)
    assert shown.window.size() == QSize(width, height)


def test_docks_that_the_user_moved_stay_when_the_window_is_resized(shown, qtbot):
    window, tree = shown.window, shown.window.docks["layers"]
    window.resizeDocks([tree], [300], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: tree.width() == 300)
    window.resize(1500, 900)
    qtbot.waitUntil(lambda: window.central_view.width() > 800)
    qtbot.wait(0)
    assert tree.width() == 300


def test_the_smallest_window_fits_a_small_screen_and_cuts_nothing(shown, qtbot):
    window = shown.window
    assert LEAST.width() + FRAME.width() <= SCREEN.width()
    assert LEAST.height() + FRAME.height() <= SCREEN.height()
    for name in (spec.id for spec in PANELS if spec.side == "bottom"):
        window.docks[name].raise_()
        window.resize(LEAST)
        assert window.size() == LEAST
        needed = window.minimumSizeHint()
        assert needed.width() <= LEAST.width(), name
        assert needed.height() <= LEAST.height(), name
    inspector = window.inspector
    assert inspector.geometry().right() <= window.width()
    assert inspector.height() >= LEAST.height() // 2


def test_the_film_strip_is_slim_and_cuts_no_picture(shown):
    strip = shown.window.central_view.film_strip
    assert strip.height() == 56
    box = strip.visualRect(strip.model().index(0))
    assert strip.viewport().rect().contains(box)
