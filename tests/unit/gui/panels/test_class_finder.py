"""The box that finds a class: what it lists, what Enter takes, and what emptying it says."""

import dataclasses

import pytest
from PySide6.QtCore import QModelIndex, Qt

from engine.api.keys import InputKey, Target
from gui.panels.class_finder import TARGET_ROLE, ClassFinder, ClassModel, class_words
from tests.unit.gui import fakes

RANKED = fakes.predictions(InputKey("model-1", "image-1")).ranked


@pytest.fixture
def classes(qapp):
    made = ClassModel()
    made.set_rows(RANKED)
    return made


@pytest.fixture
def finder(classes, qtbot):
    made = ClassFinder(classes)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_class_has_its_probability_or_its_score():
    assert class_words(RANKED[0]) == "star – 62.0 %"
    assert class_words(dataclasses.replace(RANKED[0], probability=None)) == "star – 5"


def test_classes_are_listed_in_the_order_given(classes):
    assert classes.rowCount() == len(fakes.LABELS)
    assert classes.rowCount(classes.index(0)) == 0
    assert classes.index(0).data() == "star – 62.0 %"
    assert classes.index(1).data(TARGET_ROLE) == Target(1)
    assert classes.index(1).data(Qt.ItemDataRole.DecorationRole) is None
    assert classes.data(QModelIndex()) is None
    classes.set_rows(RANKED[2:])
    assert [classes.index(row).data(TARGET_ROLE).index for row in range(4)] == [2, 3, 4, 5]


@pytest.mark.parametrize(("part", "index"), [("VERY long", 5), ("ar", 0), ("rr", 3)])
def test_enter_takes_the_first_class_that_contains_the_part(finder, qtbot, part, index):
    qtbot.keyClicks(finder, part)
    with qtbot.waitSignal(finder.found) as told:
        qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert told.args == [Target(index)]


@pytest.mark.parametrize("part", ["Egyptian_cat", "egyptian cat", "n02124075", "EGYPTIAN"])
def test_a_class_is_found_with_underscores_and_by_its_wordnet_id(classes, finder, qtbot, part):
    rows = tuple(
        dataclasses.replace(RANKED[number], label=label)
        for number, label in enumerate(("tabby", "Egyptian cat", "lynx_cat"))
    )
    classes.set_rows(rows, ("n02123045", "n02124075", "n02127052"))
    qtbot.keyClicks(finder, part)
    with qtbot.waitSignal(finder.found) as told:
        qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert told.args == [Target(1)]
    assert finder.completer().currentCompletion() == class_words(rows[1])


@pytest.mark.parametrize("part", ["", "zebra"])
def test_enter_takes_nothing_where_nothing_is_found(finder, qtbot, part):
    qtbot.keyClicks(finder, part)
    with qtbot.assertNotEmitted(finder.found):
        qtbot.keyClick(finder, Qt.Key.Key_Return)


def test_the_one_chosen_in_the_list_is_taken_once(finder, qtbot):
    chosen = []
    finder.found.connect(chosen.append)
    qtbot.keyClicks(finder, "ar")  # star, gear, arrow
    popup = finder.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert chosen == [Target(1)]


def test_only_the_user_empties_it(finder, qtbot):
    finder.setText("star")
    with qtbot.assertNotEmitted(finder.cleared):
        finder.setText("")
    qtbot.keyClicks(finder, "s")
    with qtbot.waitSignal(finder.cleared):
        qtbot.keyClick(finder, Qt.Key.Key_Backspace)
