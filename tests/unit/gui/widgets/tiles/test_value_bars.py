"""Bars of a vector: one a unit, walked by keys, told by the pointer."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette

from gui.widgets.tiles.value_bars import EDGE, ValueBars


@pytest.fixture
def bars(shown):
    widget = shown(ValueBars(), 416, 120)
    widget.set_values([2, 0, 1], [1.0, -1.0, 4.0], lambda number: f"unit {number}")
    return widget


def color(bars, place, share):
    """The colour in the middle of a bar's column, at a share of the height."""
    image = bars.viewport().grab().toImage()
    return image.pixelColor(
        EDGE + int((place + 0.4) * bars.pitch), EDGE + int(share * (120 - 2 * EDGE - 1))
    )


def test_bars_stand_on_zero_in_the_order_given(bars):
    accent = bars.palette().color(QPalette.ColorRole.Highlight)
    base = bars.palette().color(QPalette.ColorRole.Base)
    # From 4 at the top to -1 at the bottom: zero lies at four fifths.
    assert color(bars, 0, 0.1) == accent  # unit 2: 4
    assert color(bars, 1, 0.5) == base  # unit 0: 1
    assert color(bars, 1, 0.7) == accent
    assert color(bars, 2, 0.7) == base  # unit 1: -1
    assert color(bars, 2, 0.9) not in (accent, base)


def test_thousands_of_units_are_scrolled_to(bars, qtbot):
    bars.set_values(range(2048), [0.5] * 2048, str)
    bars.grab()
    qtbot.keyClick(bars, Qt.Key.Key_End)
    assert bars.item_words(bars.item_at_keys) == "2047"
    assert bars.horizontalScrollBar().value() > 10_000
    assert bars.number_at(QPoint(bars.viewport().width() - EDGE - 2, 5)) == 2047
    qtbot.keyClick(bars, Qt.Key.Key_Home)
    assert bars.horizontalScrollBar().value() == 0


def test_the_pointer_tells_the_unit(bars, qtbot):
    with qtbot.waitSignal(bars.pointed) as told:
        qtbot.mouseMove(bars.viewport(), QPoint(EDGE + int(1.5 * bars.pitch), 30))
    assert told.args == [0]
    assert bars.number_at(QPoint(EDGE + int(3.5 * bars.pitch), 30)) is None


@pytest.mark.parametrize("values", [[0.0, 0.0], [-2.0, -1.0], [3.0]])
def test_any_values_are_drawn(bars, values):
    bars.set_values(range(len(values)), values, str, [f"name {one}" for one in values])
    assert not bars.grab().isNull()
