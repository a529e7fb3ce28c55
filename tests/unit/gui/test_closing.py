"""Closing the window while a file is being saved: it waits, or asks, and loses nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from engine.api.display import SaveView, Style
from engine.api.errors import text
from engine.api.results import Failure, Saved
from gui import closing as closing_module
from gui.closing import SavingQuestion

FILE = SaveView("/results/the view.png", "image-1", Style(), None)


@pytest.fixture
def saving(desk, qtbot):
    """A window in which a view is being saved."""
    desk.closed = []
    desk.window.closed.connect(lambda: desk.closed.append(True))
    desk.window.show()
    desk.window.closing._patience.setInterval(0)
    desk.engine.answers = False  # the tests do
    desk.state.export_requested.emit(FILE)
    assert desk.state.queries.pending
    return desk


def question_of(desk) -> SavingQuestion | None:
    return next(iter(desk.window.findChildren(SavingQuestion)), None)


def asked(desk, qtbot) -> SavingQuestion:
    desk.window.close()
    qtbot.waitUntil(lambda: question_of(desk) is not None and question_of(desk).isVisible())
    return question_of(desk)


def press(question, role, qtbot):
    button = next(each for each in question.buttons() if question.buttonRole(each) == role)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_without_a_save_it_closes_at_once(desk):
    desk.window.show()
    assert desk.window.close()
    assert not desk.window.isVisible()


def test_a_short_save_is_waited_for_in_silence(saving, qtbot):
    saving.window.closing._patience.setInterval(closing_module.PATIENCE_MS * 100)
    assert not saving.window.close()
    assert not saving.window.close()
    assert saving.window.isVisible()
    assert question_of(saving) is None
    saving.engine.produced.emit(Saved(FILE, FILE.path))
    qtbot.waitUntil(lambda: bool(saving.closed))
    assert not saving.window.isVisible()
    assert question_of(saving) is None


def test_a_long_save_is_told_of_and_the_window_closes_by_itself(saving, qtbot):
    question = asked(saving, qtbot)
    assert question.text() == "the view.png is still being saved."
    assert question.textFormat() is Qt.TextFormat.PlainText
    assert saving.closed == []
    saving.engine.produced.emit(Saved(FILE, FILE.path))
    qtbot.waitUntil(lambda: bool(saving.closed))
    assert saving.engine.cancelled == []


def test_the_user_may_stay(saving, qtbot):
    question = asked(saving, qtbot)
    press(question, QMessageBox.ButtonRole.RejectRole, qtbot)
    saving.engine.produced.emit(Saved(FILE, FILE.path))
    qtbot.waitUntil(lambda: not saving.state.queries.pending)
    assert not saving.window.closing.is_waiting
    assert saving.window.isVisible()


def test_escape_stays(saving, qtbot):
    question = asked(saving, qtbot)
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not saving.window.closing.is_waiting)
    assert saving.window.isVisible()
    assert saving.engine.cancelled == []


def test_the_user_may_leave_without_the_file(saving, qtbot):
    question = asked(saving, qtbot)
    press(question, QMessageBox.ButtonRole.DestructiveRole, qtbot)
    qtbot.waitUntil(lambda: bool(saving.closed))
    assert FILE.lane in saving.engine.cancelled


def test_a_save_that_fails_keeps_the_window_and_says_why(saving, qtbot):
    asked(saving, qtbot)
    saving.engine.failed.emit(Failure(FILE, text("The disk is full.")))
    qtbot.waitUntil(lambda: not saving.window.closing.is_waiting)
    assert saving.told[-1] == "The disk is full."
    assert saving.window.isVisible()
    assert saving.closed == []
    qtbot.waitUntil(lambda: question_of(saving) is None)
    assert saving.window.close()


def test_a_signal_closes_it_whatever_is_being_saved(saving):
    saving.window.closing.force()
    assert saving.window.close()
    assert saving.closed == [True]


def test_names_of_files_are_harmless(desk, qtbot):
    desk.window.closing._patience.setInterval(0)
    desk.engine.answers = False
    desk.window.show()
    desk.state.export_requested.emit(SaveView("/a/\u202egnp<b>\x1b.png", "i", Style(), None))
    assert asked(desk, qtbot).text().startswith(r"\u202egnp<b>\u001b.png is")
    desk.window.closing.force()
    desk.window.close()


def test_every_request_that_saves_is_known():
    from typing import get_args

    from engine.api import requests

    every = {each for each in vars(requests).values() if isinstance(each, type)}
    unions = [each for each in vars(requests).values() if get_args(each)]
    every |= {one for union in unions for one in get_args(union) if isinstance(one, type)}
    saves = {each for each in every if each.__name__.startswith("Save")}
    assert saves == set(closing_module.SAVES)
