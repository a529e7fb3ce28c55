"""The command palette finds and runs actions."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gui.actions.command_palette import ActionModel, CommandPalette, fuzzy_score, plain_words


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("sv", "Save view…", "Resolve"),
        ("save", "Save view…", "Show all values exactly"),
        ("im", "Open image…", "Fit on monitor"),
        ("fit", "Fit", "Filter layers…"),
    ],
)
def test_starts_of_words_and_neighbours_count_more(query, better, worse):
    assert fuzzy_score(query, better) > (fuzzy_score(query, worse) or float("-inf"))


def test_letters_out_of_order_do_not_match():
    assert fuzzy_score("xq", "Save view") is None
    assert fuzzy_score("was", "Save") is None
    assert fuzzy_score("aa", "a") is None


def test_nothing_typed_matches_everything_alike():
    assert fuzzy_score("", "Save") == fuzzy_score(" ", "Open") == 0.0


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.ran = []
    for name in ("&Open image…", "Save view…", "Reset layout"):
        action = QAction(name, made)
        action.triggered.connect(lambda _=False, name=name: made.ran.append(name))
        made.addAction(action)
    made.show()
    return made


def test_disabled_actions_are_not_found(window):
    window.actions()[0].setEnabled(False)
    assert [plain_words(one) for one in ActionModel(window.actions()).shown] == [
        "Save view",
        "Reset layout",
    ]


def test_enter_runs_the_best_and_the_palette_goes(window, qtbot):
    palette = CommandPalette(window.actions(), window)
    palette.open_over(window)
    qtbot.keyClicks(palette.box, "sav")
    with qtbot.waitSignals([palette.destroyed, window.actions()[1].triggered]):
        qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    assert window.ran == ["Save view…"]


def test_arrows_walk_the_list(window, qtbot):
    palette = CommandPalette(window.actions(), window)
    palette.open_over(window)
    qtbot.keyClick(palette.box, Qt.Key.Key_Down)
    qtbot.keyClick(palette.box, Qt.Key.Key_Down)
    qtbot.keyClick(palette.box, Qt.Key.Key_Down)
    with qtbot.waitSignal(window.actions()[2].triggered):
        qtbot.keyClick(palette.box, Qt.Key.Key_Return)


def test_nothing_found_runs_nothing(window, qtbot):
    palette = CommandPalette(window.actions(), window)
    palette.open_over(window)
    qtbot.keyClicks(palette.box, "zzzz")
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    assert window.ran == []
    palette.close()
