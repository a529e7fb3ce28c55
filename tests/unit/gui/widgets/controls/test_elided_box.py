"""A box that is narrower than its words: the reader sees that they go on, and can read them."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtGui import QColor, QHelpEvent, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QComboBox, QToolTip, QWidget

from gui.widgets.controls.elided_box import ElidedBox

WORDS = "Automatic: 0 to 255, as they are"


@pytest.fixture
def box(qtbot):
    made = ElidedBox()
    qtbot.addWidget(made)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.addItem(WORDS)
    made.setToolTip("What is fed")
    made.resize(made.fontMetrics().horizontalAdvance(WORDS) + 60, 26)
    made.show()
    return made


def narrow(box):
    box.resize(box.fontMetrics().horizontalAdvance(WORDS), 26)


def told(box):
    QApplication.sendEvent(box, QHelpEvent(QEvent.Type.ToolTip, QPoint(3, 3), QPoint(3, 3)))
    words = QToolTip.text()
    QToolTip.hideText()
    return words


def test_words_without_room_end_in_dots_and_the_tooltip_has_them(box):
    assert (box.shown_words, told(box)) == (WORDS, "What is fed")
    narrow(box)
    assert box.shown_words.endswith("…")
    assert WORDS.startswith(box.shown_words[:-1])
    assert box.currentText() == WORDS
    assert WORDS in told(box)
    assert "What is fed" in told(box)
    box.setToolTip("")
    assert WORDS in told(box)


def test_what_has_room_is_painted_as_in_any_other_box(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    boxes = ElidedBox(holder), QComboBox(holder)
    holder.show()
    for width, is_same in ((400, True), (120, False)):
        pictures = []
        for box in boxes:
            box.addItem(WORDS)
            box.resize(width, 26)
            box.show()
            box.clearFocus()
            pictures.append(box.grab().toImage())
        assert (pictures[0] == pictures[1]) is is_same


def test_what_stands_for_no_choice_is_painted_as_in_any_other_box(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    pictures = []
    holder.show()
    for box in (ElidedBox(holder), QComboBox(holder), ElidedBox(holder)):
        box.addItem(WORDS)
        box.setPlaceholderText("" if len(pictures) == 2 else "several")
        box.setCurrentIndex(-1)
        box.setEnabled(False)
        box.resize(120, 26)
        box.show()
        pictures.append(box.grab().toImage())
    assert pictures[0] == pictures[1]
    assert pictures[0] != pictures[2]


def test_an_icon_takes_its_room(box):
    words = box.fontMetrics().horizontalAdvance(WORDS)
    pixels = QPixmap(40, 12)
    pixels.fill(QColor("red"))
    box.setIconSize(QSize(40, 12))
    box.resize(words + 50, 26)
    assert box.shown_words == WORDS
    box.setItemIcon(0, QIcon(pixels))
    assert box.shown_words != WORDS
