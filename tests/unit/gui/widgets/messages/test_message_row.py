"""One message: said once or several times, dismissed, with details that can be copied."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QToolButton, QWidget

from gui.widgets.messages.message_row import MessageRow


@pytest.fixture
def build(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def made(kind="error", sentence="It is <b>bad</b>.", details=""):
        row = MessageRow(kind, sentence, details, window)
        row.show()
        return row

    yield made
    window.close()


def button(row, name):
    (found,) = (
        each for each in row.findChildren(QToolButton) if each.accessibleName().startswith(name)
    )
    return found


def test_foreign_markup_is_shown_as_it_is(build):
    label = next(each for each in build().findChildren(QLabel) if "bad" in each.text())
    assert label.text() == "It is <b>bad</b>."
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_the_same_message_is_counted(build):
    row = build(sentence="A", details="d")
    assert row.says("error", "A", "d")
    assert not row.says("warning", "A", "d")
    assert not row.says("error", "A", "")
    row.repeat()
    row.repeat()
    assert "×3" in [label.text() for label in row.findChildren(QLabel)]


def test_it_is_dismissed_by_its_button_and_by_esc(build, qtbot):
    row = build()
    with qtbot.waitSignal(row.dismissed) as told:
        button(row, "Dismiss").click()
    assert told.args == [row]
    with qtbot.waitSignal(row.dismissed):
        qtbot.keyClick(row, Qt.Key.Key_Escape)


def test_details_are_folded_and_can_be_copied(build):
    row = build(sentence="A.", details="Traceback")
    details = row.findChild(QPlainTextEdit)
    assert not details.isVisible()
    button(row, "Details").click()
    assert details.isVisible()
    button(row, "Copy").click()
    assert QGuiApplication.clipboard().text() == "A.\n\nTraceback"


def test_without_details_there_is_nothing_to_open(build):
    assert not button(build(), "Details").isVisible()


@pytest.mark.parametrize(("kind", "word"), [("info", "Information"), ("error", "Error")])
def test_it_is_named_for_screen_readers(build, kind, word):
    row = build(kind, "A.")
    assert row.accessibleName() == word
    assert row.accessibleDescription() == "A."
    row.retire()


def test_an_offer_is_taken_once_and_the_message_goes(qtbot, build):
    window = build().parentWidget()
    row = MessageRow("warning", "It ended.", "", window, offer="Open <it> & go")
    row.show()
    button = row.findChild(QPushButton)
    assert (button.text(), button.accessibleName()) == ("Open <it> && go", "Open <it> & go")
    with qtbot.waitSignals([row.dismissed, row.accepted]):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_without_an_offer_there_is_no_button_for_it(build):
    assert not build().findChild(QPushButton).isVisible()
