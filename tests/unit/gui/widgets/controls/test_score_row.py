"""A row of the most probable classes: its words, and what keys and clicks tell."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from engine.api.attribution import Prediction
from engine.api.keys import Target
from gui.widgets.controls.score_row import ScoreRow

NO_KEY, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def row(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    made = ScoreRow(2, window)
    made.set_prediction(Prediction(Target(7), "cat", 0.5, 3.25))
    made.resize(280, made.sizeHint().height())
    window.show()
    yield made
    window.close()


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (0.5, "50.0 %"),
        (0.0, "0.0 %"),
        (1.0, "100.0 %"),
        (0.0009, "<0.1 %"),
        (0.001, "0.1 %"),
        (0.9994, "99.9 %"),
        (0.9996, ">99.9 %"),
        (None, "3.25"),
    ],
)
def test_a_probability_is_never_rounded_to_certainty(row, probability, words):
    row.set_prediction(Prediction(Target(7), "cat", probability, 3.25))
    assert row.accessibleName() == f"cat, {words}"


def test_its_number_is_its_key(row):
    assert row.accessibleDescription() == "Key 2"
    row.set_against(True)
    assert row.accessibleDescription() == "Compared with. Key 2"
    row.set_against(False)
    assert row.accessibleDescription() == "Key 2"


def test_a_click_wants_its_class_and_with_ctrl_one_more(row, qtbot):
    with qtbot.waitSignal(row.chosen) as told:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert told.args == [Target(7)]
    with qtbot.waitSignal(row.added) as told, qtbot.assertNotEmitted(row.chosen):
        qtbot.keyClick(row, Qt.Key.Key_Return, CTRL)
    assert told.args == [Target(7)]


def test_a_click_does_not_mark_it_by_itself(row, qtbot):
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert not row.isChecked()


@pytest.mark.parametrize(("key", "step"), [(Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)])
def test_arrows_walk(row, qtbot, key, step):
    with qtbot.waitSignal(row.walked) as told:
        qtbot.keyClick(row, key)
    assert told.args == [step]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_choose_too(row, qtbot, key):
    with qtbot.waitSignal(row.chosen):
        qtbot.keyClick(row, key, NO_KEY)


def test_the_bar_is_as_long_as_the_probability(row):
    def accent_pixels(probability):
        row.set_prediction(Prediction(Target(7), "cat", probability, 3.25))
        row.set_value_room(40)
        image = row.grab().toImage()
        middle = image.height() // 2
        accent = row.palette().highlight().color()
        return sum(image.pixelColor(x, middle) == accent for x in range(image.width()))

    quarter, half, whole = (accent_pixels(share) for share in (0.25, 0.5, 1.0))
    assert quarter > 10
    assert whole - half == pytest.approx(2 * (half - quarter), abs=2)
    assert accent_pixels(0.0) <= 4  # the edge of the row that has the focus


def test_without_a_prediction_nothing_is_told(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    empty = ScoreRow(1, window)
    assert empty.target is None
    with qtbot.assertNotEmitted(empty.chosen):
        empty.click()
