"""Actions of the table become Qt's: words, keys, tooltips, and what they do."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from gui.actions.build import build_action, keys_of, words_of
from gui.actions.specs import ActionSpec


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_an_action_has_words_keys_and_a_name(parent):
    spec = ActionSpec("zoom_in", "Zoom in", "Show it larger", "Ctrl++ Ctrl+=")
    action = build_action(spec, parent, lambda: None)
    assert action.objectName() == "zoom_in"
    assert action.text() == "Zoom in"
    assert action.shortcuts() == [QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")]
    assert action.toolTip() == f"Show it larger ({keys_of(action)})"
    assert keys_of(action) == action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    assert action.icon().isNull()


def test_without_keys_the_tooltip_is_bare(parent):
    action = build_action(ActionSpec("about", "About", "Show it", icon="info"), parent, list)
    assert action.toolTip() == "Show it"
    assert keys_of(action) == ""
    assert not action.icon().isNull()


def test_triggering_it_does_it(parent):
    done = []
    action = build_action(ActionSpec("a", "A", "Do"), parent, lambda: done.append(1))
    action.trigger()
    assert done == [1]


def test_a_rank_in_the_words_is_that_of_the_id():
    assert words_of("Class {rank}", "explain_3") == "Class 3"
    assert words_of("Fit", "fit_3") == "Fit"
