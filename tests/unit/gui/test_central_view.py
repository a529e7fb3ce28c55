"""The middle of the window: where messages lie, and that nothing moves for them."""

import pytest
from PySide6.QtWidgets import QToolButton

from gui.central_view import MESSAGES_TOP, Stage
from gui.core.state import State
from gui.notices import Notices


@pytest.fixture
def stage(qtbot):
    made = Stage(State(), Notices())
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.stop()
    made.messages.dismiss_all()


def box(stage):
    return stage.messages.geometry().getRect()


def test_messages_lie_over_the_picture_and_move_nothing(stage, qtbot):
    before = stage.pages.geometry()
    stage.messages.show_message("error", "It broke.", "trace")
    one = stage.messages.sizeHint().height()
    assert one > 0
    qtbot.waitUntil(lambda: box(stage) == (0, MESSAGES_TOP, 640, one))
    stage.messages.show_message("warning", "Be careful.")
    qtbot.waitUntil(lambda: box(stage)[3] > one)
    assert stage.pages.geometry() == before
    middle = stage.messages.geometry().center()
    assert stage.messages.isAncestorOf(stage.childAt(middle))  # it is on top, and can be clicked
    assert stage.messages.dismiss_newest()
    qtbot.waitUntil(lambda: box(stage)[3] == one)


def test_long_messages_wrap_and_follow_the_width(stage, qtbot):
    stage.messages.show_message("warning", "This takes its time. " * 20)
    qtbot.waitUntil(lambda: box(stage)[3] > 30)
    wide = box(stage)[3]
    stage.resize(320, 480)
    qtbot.waitUntil(lambda: box(stage)[2] == 320 and box(stage)[3] > wide)


def test_details_never_reach_beyond_the_picture(stage, qtbot):
    for number in range(3):
        stage.messages.show_message("error", f"It broke {number} times.", "trace")
    for fold in stage.messages.findChildren(QToolButton):
        if fold.isCheckable():
            fold.setChecked(True)
    qtbot.waitUntil(lambda: box(stage)[3] == stage.pages.height() - MESSAGES_TOP)
