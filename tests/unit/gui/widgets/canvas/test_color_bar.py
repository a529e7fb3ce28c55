"""The colour bar shows true numbers in the right places."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QFontMetricsF

from gui.widgets.canvas.color_bar import MARKER_HEIGHT, SIDE, ColorBar

RAMP = np.stack([np.arange(256)] * 3, axis=1).astype(np.uint8)
BAR_ROW = int(MARKER_HEIGHT) + 6


@pytest.fixture
def bar(shown):
    widget = shown(ColorBar(), 300, 40)
    widget.set_colors(RAMP)
    return widget


def color_at(widget, share):
    x = round(SIDE + share * (widget.width() - 2 * SIDE))
    return widget.grab().toImage().pixelColor(x, BAR_ROW)


def words(widget):
    return widget.accessibleDescription()


def test_colors_run_from_left_to_right(bar):
    bar.set_range(0.0, 2.0)
    for share in (0.1, 0.5, 0.9):
        assert color_at(bar, share).red() == pytest.approx(255 * share, abs=4)


def test_the_ends_are_the_true_numbers(bar):
    bar.set_range(0.0, 2.4412)
    assert bar._end_texts() == ("0", "2.44")
    bar.set_range(-0.5, 0.00123)
    assert bar._end_texts() == ("≤ 0", "0.00123")
    bar.set_range(-3.0, -1.5)
    assert bar._end_texts() == ("≤ 0", "\N{MINUS SIGN}1.5")
    bar.clear_range()
    assert bar._end_texts() == ("", "")


def test_colours_of_an_upsampled_map_leave_nothing_out(bar):
    bar.set_range(-0.5, 2.0, (-0.4, 1.75), is_upsampled=True)
    assert bar._end_texts() == ("\N{MINUS SIGN}0.4", "1.75")
    assert words(bar).endswith("The colours run from \N{MINUS SIGN}0.4 to 1.75.")
    bar.set_range(-0.5, 2.0, (0, 1.75))
    assert bar._end_texts()[1] == "≥ 1.75"
    assert words(bar).endswith("The strongest 0.5 % of the pixels have the last one.")


def test_words_say_what_the_bar_shows(bar):
    bar.set_range(-0.5, 2.0)
    bar.set_threshold(0.25)
    assert words(bar) == (
        "The raw map runs from \N{MINUS SIGN}0.5 to 2. The colours run from 0 to 2."
        " Values below 0.5 are hidden."
    )
    assert bar.toolTip() == words(bar)


def test_below_the_threshold_colors_fade(bar):
    bar.set_range(0.0, 2.0)
    bar.set_threshold(0.5)
    ground = bar.palette().window().color()
    assert abs(color_at(bar, 0.25).red() - ground.red()) < 60
    assert color_at(bar, 0.75).red() == pytest.approx(191, abs=4)


def test_without_positive_values_all_is_pale(bar):
    bar.set_range(0.0, 2.0)
    strong = color_at(bar, 0.1)
    bar.set_range(-2.0, 0.0)
    pale = color_at(bar, 0.1)
    ground = bar.palette().window().color().red()
    assert abs(pale.red() - ground) < abs(strong.red() - ground) / 2
    bar.set_marker(1.0)
    bar.grab()


@pytest.mark.parametrize("value", [0.0, 0.5, 2.0])
def test_the_marker_points_at_the_value(bar, value):
    bar.set_range(0.0, 2.0)
    bar.set_marker(value)
    ink = bar.palette().windowText().color()
    shot = bar.grab().toImage()
    row = int(MARKER_HEIGHT) - 5
    marked = [x for x in range(bar.width()) if shot.pixelColor(x, row) == ink]
    middle = (marked[0] + marked[-1]) / 2
    assert middle == pytest.approx(SIDE + value / 2 * (300 - 2 * SIDE), abs=1.5)
    bar.set_marker(None)
    shot = bar.grab().toImage()
    assert not [x for x in range(bar.width()) if shot.pixelColor(x, row) == ink]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -5.0])
def test_odd_values_are_painted(bar, value):
    bar.set_range(0.0, 2.0)
    bar.set_marker(value)
    assert color_at(bar, 0.9) != QColor()


def test_numbers_fit_at_the_smallest_size(bar):
    bar.set_range(-1.0, 1.23e-12)
    metrics = QFontMetricsF(bar.font())
    texts = [*bar._end_texts(), "\N{MINUS SIGN}1.23e-12"]
    needed = sum(metrics.horizontalAdvance(text) for text in texts)
    assert bar.minimumSizeHint().width() >= needed + 2 * SIDE + 15
    assert bar.minimumSizeHint().height() <= 44


def test_colors_that_begin_above_zero(qtbot):
    bar = ColorBar()
    qtbot.addWidget(bar)
    bar.set_range(0.4, 0.6, (0.4, 0.6))
    assert bar._end_texts() == ("0.4", "0.6")
    assert bar._share_of(0.5) == pytest.approx(0.5)
    assert "The colours run from 0.4 to 0.6." in bar.toolTip()


def test_colors_that_end_below_the_maximum(qtbot):
    bar = ColorBar()
    qtbot.addWidget(bar)
    bar.set_range(0.0, 8.0, (0.0, 2.0))
    assert bar._end_texts() == ("0", "≥ 2")
    assert bar._share_of(1.0) == pytest.approx(0.5)
    assert bar._share_of(8.0) == 1.0
    assert "strongest 0.5 %" in bar.toolTip()


def test_a_signed_map_has_zero_in_the_middle_and_numbers_with_signs(bar):
    bar.set_range(-0.5, 0.2, (-0.5, 0.5), is_signed=True)
    assert bar._end_texts() == ("\N{MINUS SIGN}0.5", "+0.5")
    assert "Red speaks for the target, blue against it." in bar.toolTip()
    bar.set_range(-0.5, 0.2, (-0.5, 0.5), is_signed=True, is_gray=True)
    assert "White speaks for the target, black against it." in bar.toolTip()
    assert "Red" not in bar.toolTip()
    bar.set_threshold(0.2)
    assert bar._hidden_shares() == pytest.approx((0.4, 0.6))
    assert "Values between \N{MINUS SIGN}0.1 and 0.1 are hidden." in bar.toolTip()
    bar.set_range(-2.0, 0.2, (-0.5, 0.5), is_signed=True)
    assert bar._end_texts() == ("\u2264 \N{MINUS SIGN}0.5", "\u2265 +0.5")
    bar.set_range(0.0, 2.0)  # and the next map is as ever
    assert bar._end_texts() == ("0", "2")
    assert bar._hidden_shares() == (0.0, 0.2)


def test_a_map_that_only_speaks_against_has_colors_where_signs_are_shown(bar):
    bar.set_range(-1.0, 0.0, (-1.0, 1.0), is_signed=True)
    assert bar._has_colors_for_values()
    bar.set_range(-1.0, 0.0, (0.0, 0.0))
    assert not bar._has_colors_for_values()
