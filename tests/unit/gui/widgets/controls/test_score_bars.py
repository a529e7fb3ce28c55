"""The score bars: numbers, keys, marks, and names for screen readers."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QPushButton

from engine.api.attribution import Prediction
from engine.api.keys import Target
from gui.widgets import palette_colors as tones
from gui.widgets.accessible import factory
from gui.widgets.controls.score_bars import ScoreBars

LONG = "Cardigan, Cardigan Welsh corgi or another eighty-character long name of a class"
ROWS = (
    Prediction(Target(3), "star", 0.912, 7.3),
    Prediction(Target(1), "gear", 0.06, 2.1),
    Prediction(Target(0), LONG, 0.02, 1.0),
    Prediction(Target(4), "<b>&unk", 0.0004, -3.0),
    Prediction(Target(2), "none", 0.0, -90.0),
    Prediction(Target(5), "sixth", 0.0, -99.0),
)


@pytest.fixture
def bars(shown):
    widget = shown(ScoreBars(), 280, 150)
    widget.set_rows(ROWS)
    return widget


def rows(bars):
    return [row for row in bars.findChildren(QPushButton) if row.isVisible()]


def test_five_rows_in_order_with_their_numbers(bars):
    assert [row.accessibleName() for row in rows(bars)] == [
        "star, 91.2 %",
        "gear, 6.0 %",
        f"{LONG}, 2.0 %",
        "<b>&unk, <0.1 %",
        "none, 0.0 %",
    ]
    assert [row.accessibleDescription() for row in rows(bars)] == [f"Key {n}" for n in range(1, 6)]


def test_nearly_all_is_not_rounded_to_all(bars):
    bars.set_rows((Prediction(Target(0), "sure", 0.99999, 12),))
    assert rows(bars)[0].accessibleName() == "sure, >99.9 %"
    bars.set_rows((Prediction(Target(0), "sure", 1.0, 12),))
    assert rows(bars)[0].accessibleName() == "sure, 100.0 %"


def test_without_a_probability_the_score_is_shown(bars):
    bars.set_rows((Prediction(Target(0), "age", None, 41.25),))
    assert [row.accessibleName() for row in rows(bars)] == ["age, 41.25"]
    bars.grab()


def test_full_names_are_in_the_tooltip_as_they_are(bars):
    assert LONG in rows(bars)[2].toolTip()
    assert "&lt;b&gt;&amp;unk" in rows(bars)[3].toolTip()


def test_a_click_tells_the_target_and_marks_nothing(bars, qtbot):
    with qtbot.waitSignal(bars.target_chosen) as told:
        qtbot.mouseClick(rows(bars)[1], Qt.MouseButton.LeftButton)
    assert told.args == [Target(1)]
    assert not any(row.isChecked() for row in rows(bars))


def test_the_current_row_is_marked(bars):
    bars.set_current(Target(1))
    assert [row.isChecked() for row in rows(bars)] == [False, True, False, False, False]
    bars.set_current(Target(1, negative=True))
    assert not any(row.isChecked() for row in rows(bars))
    bars.set_current(Target(3))
    bars.set_rows(ROWS[1:])
    assert not any(row.isChecked() for row in rows(bars))
    bars.set_rows(ROWS)
    assert rows(bars)[0].isChecked()


def test_keys_walk_and_choose(bars, qtbot):
    chosen = []
    bars.target_chosen.connect(chosen.append)
    bars.set_current(Target(3))
    bars.setFocus()
    first, second = rows(bars)[:2]
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Up)
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    assert chosen == []
    qtbot.keyClick(second, Qt.Key.Key_Return)
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert chosen == [Target(1), Target(1)]


def test_tab_stops_once(bars):
    bars.set_current(Target(1))
    stops = [bool(row.focusPolicy() & Qt.FocusPolicy.TabFocus) for row in rows(bars)]
    assert stops == [False, True, False, False, False]


def test_screen_readers_meet_buttons(bars):
    factory.install()
    bars.set_current(Target(3))
    found = QAccessible.queryAccessibleInterface(rows(bars)[0])
    assert found.text(QAccessible.Text.Name) == "star, 91.2 %"
    assert found.role() is QAccessible.Role.RadioButton
    chosen = [QAccessible.queryAccessibleInterface(row).state().checked for row in rows(bars)]
    assert [bool(each) for each in chosen].count(True) == 1
    assert found.state().checked


def test_the_bar_is_as_long_as_the_probability(bars):
    accent = bars.palette().highlight().color()
    lengths = []
    for row in rows(bars)[:2]:
        shot = row.grab().toImage()
        middle = row.height() // 2
        lengths.append(sum(shot.pixelColor(x, middle) == accent for x in range(row.width())))
    whole = (lengths[0] - lengths[1]) / (0.912 - 0.06)
    assert whole > 40
    assert lengths[1] == pytest.approx(0.06 * whole, abs=2)


def test_text_is_readable_in_light_and_dark(bars, theme):
    bars.set_current(Target(3))
    bars.setPalette(theme)
    text, ground = theme.windowText().color(), theme.window().color()
    grounds = [ground, tones.mixed(ground, theme.highlight().color(), 0.18)]
    for one in grounds:
        assert tones.contrast(text, one) >= 4.5
        assert tones.contrast(tones.mixed(text, one, 0.22), one) >= 4.5
    marked = rows(bars)[0].grab().toImage().pixelColor(12, 4)
    assert marked == grounds[1]


def test_the_focus_is_seen(bars, qtbot):
    row = rows(bars)[1]
    before = row.grab().toImage()
    row.setFocus(Qt.FocusReason.TabFocusReason)
    after = row.grab().toImage()
    assert after.pixelColor(100, 1) == tones.focus(row.palette())
    assert before.pixelColor(100, 1) != QColor(after.pixelColor(100, 1))
    assert row.rect().contains(QPoint(100, 1))
