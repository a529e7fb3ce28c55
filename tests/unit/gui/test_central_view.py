"""The middle of the window: where messages lie, and that nothing moves for them."""

import pytest
from PySide6.QtWidgets import QToolButton

from gui.central_view import MESSAGES_TOP, CentralView
from gui.core.state import State
from gui.notices import Notices


@pytest.fixture
def central_view(qtbot):
    made = CentralView(State(), Notices())
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.stop()
    made.messages.dismiss_all()


def box(central_view):
    return central_view.messages.geometry().getRect()


def test_messages_lie_over_the_picture_and_move_nothing(central_view, qtbot):
    before = central_view.pages.geometry()
    central_view.messages.show_message("error", "It broke.", "trace")
    one = central_view.messages.sizeHint().height()
    assert one > 0
    qtbot.waitUntil(lambda: box(central_view) == (0, MESSAGES_TOP, 640, one))
    central_view.messages.show_message("warning", "Be careful.")
    qtbot.waitUntil(lambda: box(central_view)[3] > one)
    assert central_view.pages.geometry() == before
    middle = central_view.messages.geometry().center()
    assert central_view.messages.isAncestorOf(
        central_view.childAt(middle)
    )  # it is on top, and can be clicked
    assert central_view.messages.dismiss_newest()
    qtbot.waitUntil(lambda: box(central_view)[3] == one)


def test_long_messages_wrap_and_follow_the_width(central_view, qtbot):
    central_view.messages.show_message("warning", "This takes its time. " * 20)
    qtbot.waitUntil(lambda: box(central_view)[3] > 30)
    wide = box(central_view)[3]
    central_view.resize(320, 480)
    qtbot.waitUntil(lambda: box(central_view)[2] == 320 and box(central_view)[3] > wide)


def test_details_never_reach_beyond_the_picture(central_view, qtbot):
    for number in range(3):
        central_view.messages.show_message("error", f"It broke {number} times.", "trace")
    for fold in central_view.messages.findChildren(QToolButton):
        if fold.isCheckable():
            fold.setChecked(True)
    qtbot.waitUntil(lambda: box(central_view)[3] == central_view.pages.height() - MESSAGES_TOP)
