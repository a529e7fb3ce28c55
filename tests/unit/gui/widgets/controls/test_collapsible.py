"""The fold: what it opens is seen just while it is open."""

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.widgets.controls.collapsible import FoldButton


@pytest.fixture
def folded(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    button = FoldButton("Details", "What is inside", window)
    content = QLabel("inside", window)
    layout = QVBoxLayout(window)
    layout.addWidget(button)
    layout.addWidget(content)
    button.set_content(content)
    window.show()
    yield button, content
    window.close()


def test_a_click_opens_and_closes_and_is_told(folded):
    button, content = folded
    told = []
    button.folded.connect(told.append)
    assert not content.isVisible()
    button.click()
    assert content.isVisible()
    button.click()
    assert not content.isVisible()
    assert told == [True, False]


def test_opening_it_from_the_program_is_not_told(folded):
    button, content = folded
    told = []
    button.folded.connect(told.append)
    button.set_open(True)
    assert content.isVisible()
    button.set_open(False)
    assert not content.isVisible()
    assert told == []


def test_content_that_comes_later_follows_what_is_open(folded):
    button, first = folded
    button.set_open(True)
    second = QLabel("other", button.window())
    button.set_content(second)
    assert not second.isHidden()
    assert first.isVisible()


def test_the_chevron_turns(folded):
    button, _ = folded
    closed = button.icon().pixmap(16, 16).toImage()
    button.click()
    assert button.icon().pixmap(16, 16).toImage() != closed
    button.click()
    assert button.icon().pixmap(16, 16).toImage() == closed


def test_it_is_named_for_screen_readers(folded):
    button, _ = folded
    assert button.accessibleName() == "Details"
    assert button.toolTip() == "What is inside"
