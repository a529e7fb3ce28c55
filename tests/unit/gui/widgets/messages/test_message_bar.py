"""Messages: order, counting, leaving, details, and Esc."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QToolButton

from gui.widgets.messages.message_bar import KEPT_COUNT, VISIBLE_COUNT, MessageBar
from gui.widgets.messages.message_row import MessageRow
from gui.widgets.messages.script_lines import ScriptLines
from tests.unit.gui.odd_names import odd_names


@pytest.fixture
def bar(shown):
    widget = shown(MessageBar(), 600, 300)
    widget.setVisible(False)
    return widget


def rows(bar):
    """Return the rows on the screen, from the top."""
    layout = bar.layout()
    found = [layout.itemAt(n).widget() for n in range(layout.count())]
    return [row for row in found if row.isVisibleTo(bar)]


def texts(bar):
    return [row.findChildren(QLabel)[0].text() for row in rows(bar)]


def button(row, name):
    return next(b for b in row.findChildren(QToolButton) if b.accessibleName() == name)


def test_what_is_not_so_any_more_is_taken_away(bar):
    bar.show_offer("a has changed.", "Reload", lambda: None)
    bar.show_message("warning", "a has changed.")
    bar.show_message("error", "It broke.")
    bar.withdraw("a has changed.")
    assert texts(bar) == ["It broke."]
    bar.withdraw("Never said.")
    bar.withdraw("It broke.")
    assert bar.count() == 0
    assert not bar.isVisible()


def test_newest_on_top_three_at_a_time(bar):
    for number in range(5):
        bar.show_message("error", f"Sentence {number}.")
    assert bar.isVisible()
    assert texts(bar) == ["Sentence 4.", "Sentence 3.", "Sentence 2."]
    assert bar.dismiss_newest()
    assert texts(bar) == ["Sentence 3.", "Sentence 2.", "Sentence 1."]
    assert bar.count() == 4


def test_it_goes_when_the_last_message_goes(bar):
    bar.show_message("warning", "One.")
    assert bar.dismiss_newest()
    assert not bar.isVisible()
    assert not bar.dismiss_newest()
    bar.show_message("warning", "Two.")
    bar.show_message("warning", "Three.")
    bar.dismiss_all()
    assert bar.count() == 0


def test_the_same_message_again_is_counted(bar):
    for _ in range(3):
        bar.show_message("error", "It broke.", "trace")
    assert texts(bar) == ["It broke."]
    assert "\N{MULTIPLICATION SIGN}3" in [
        label.text() for label in rows(bar)[0].findChildren(QLabel)
    ]
    bar.show_message("error", "It broke.", "another trace")
    assert bar.count() == 2


def test_very_many_messages_do_not_pile_up(bar):
    for number in range(KEPT_COUNT + 30):
        bar.show_message("error", str(number))
    assert bar.count() == KEPT_COUNT
    assert len(rows(bar)) == VISIBLE_COUNT


def test_infos_leave_and_errors_stay(bar, qtbot, monkeypatch):
    monkeypatch.setattr("gui.widgets.messages.message_row.INFO_STAYS_MS", 10)
    bar.show_message("error", "It broke.")
    bar.show_message("info", "Saved.")
    row = rows(bar)[0]
    with qtbot.waitSignal(row.dismissed):
        pass
    assert texts(bar) == ["It broke."]
    assert not any(row.findChild(QTimer).isActive() for row in rows(bar))


def test_an_info_whose_details_are_read_stays(bar, qtbot):
    bar.show_message("info", "Opened.", "by the way")
    row = rows(bar)[0]
    timer = row.findChild(QTimer)
    assert timer.isActive()
    button(row, "Details").click()
    assert not timer.isActive()
    button(row, "Details").click()
    assert timer.isActive()


def test_a_dismissed_row_is_freed_and_its_clock_stopped(bar, qtbot):
    bar.show_message("info", "Saved.")
    row = rows(bar)[0]
    timer = row.findChild(QTimer)
    with qtbot.waitSignal(row.destroyed):
        button(row, "Dismiss").click()
        assert not timer.isActive()
    assert bar.count() == 0
    assert not bar.findChildren(MessageRow)


def test_lines_to_copy_stand_in_their_message(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_message("error", "It is none.", "", "import torch\n")
    bar.show_message("error", "It is none.", "", "import torch\n")
    [lines] = bar.findChildren(ScriptLines)
    assert lines.lines.toPlainText() == "import torch"
    assert bar.count() == 1


def test_details_unfold_and_are_copied(bar, qtbot):
    bar.show_message("error", "It broke.", "Traceback:\n  <b>line</b>")
    row = rows(bar)[0]
    box = row.findChild(QPlainTextEdit)
    assert not box.isVisible()
    qtbot.keyClick(button(row, "Details"), Qt.Key.Key_Space)
    assert box.isVisible()
    assert box.isReadOnly()
    assert box.toPlainText() == "Traceback:\n  <b>line</b>"
    button(row, "Copy details").click()
    assert QGuiApplication.clipboard().text() == "It broke.\n\nTraceback:\n  <b>line</b>"


def test_without_details_there_is_no_fold(bar):
    bar.show_message("error", "It broke.")
    assert not button(rows(bar)[0], "Details").isVisible()


@pytest.mark.parametrize("part", ["close", "sentence", "details"])
def test_escape_dismisses_the_row_with_the_focus(bar, qtbot, part):
    bar.show_message("error", "Old.")
    bar.show_message("error", "New.", "details")
    row = rows(bar)[0]
    if part == "details":
        button(row, "Details").click()
    target = {
        "close": button(row, "Dismiss"),
        "sentence": row.findChildren(QLabel)[0],
        "details": row.findChild(QPlainTextEdit),
    }[part]
    target.setFocus()
    qtbot.keyClick(target, Qt.Key.Key_Escape)
    assert texts(bar) == ["Old."]
    assert button(rows(bar)[0], "Dismiss").hasFocus()


def test_sentences_are_plain_text_and_wrap(bar):
    bar.show_message("warning", "<b>not bold</b> " + "word " * 60)
    label = rows(bar)[0].findChildren(QLabel)[0]
    assert label.textFormat() == Qt.TextFormat.PlainText
    bar.layout().activate()
    assert label.height() >= 3 * label.fontMetrics().height()
    assert label.height() >= label.heightForWidth(label.width())


@pytest.mark.parametrize(
    ("kind", "word"), [("info", "Information"), ("warning", "Warning"), ("error", "Error")]
)
def test_screen_readers_hear_the_kind(bar, kind, word, theme):
    bar.show_message(kind, "Something.")
    row = rows(bar)[0]
    assert row.findChildren(QLabel)[0].accessibleName() == f"{word}: Something."
    for part in row.findChildren(QToolButton):
        assert part.accessibleName()
        assert part.toolTip()
    row.grab()


@odd_names
def test_an_odd_name_is_shown_as_it_is(qtbot, name, shown):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_message("error", f"{name} is damaged.", f"{name}: trace")
    said = [label.text() for label in bar.findChildren(QLabel)]
    assert f"{shown} is damaged.".replace("\\n", "\n") in said
    (details,) = bar.findChildren(QPlainTextEdit)
    assert details.toPlainText() == f"{shown}: trace".replace("\\n", "\n")
    bar.dismiss_all()


def test_an_offer_does_what_it_says_and_leaves_the_other_messages(bar, qtbot):
    taken = []
    bar.show_message("info", "Saved.")
    bar.show_offer("It ended.", "Open it", lambda: taken.append(True))
    assert bar.count() == 2
    button = next(one for one in bar.findChildren(QPushButton) if one.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert taken == [True]
    assert bar.count() == 1
