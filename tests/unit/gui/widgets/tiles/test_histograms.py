"""Histograms below each other: bars on a square-root scale, the zero, and words for all of it."""

import pytest

from gui.widgets.tiles.histograms import BARS_HEIGHT, PAD, Histogram, HistogramList


@pytest.fixture
def listed(qtbot):
    made = HistogramList()
    qtbot.addWidget(made)
    return made


def row(counts=(0, 4, 1), zero=None, title="kernel"):
    return Histogram(title, "mean 0.1", counts, zero, "-1", "2")


def shown(listed, *rows):
    listed.set_rows(rows)
    listed.resize(16 + 300, listed.sizeHint().height())
    listed.show()
    return listed.grab().toImage()


def heights(listed, image, bins):
    """Accent pixels of the middle of each bin, from the image."""
    accent = listed.palette().highlight().color()
    across = [round(PAD + (place + 0.4) * 300 / bins) for place in range(bins)]
    return [sum(image.pixelColor(x, y) == accent for y in range(image.height())) for x in across]


def test_bars_are_as_high_as_the_root_of_their_count(listed):
    none, highest, quarter = heights(listed, shown(listed, row()), 3)
    assert none == 0
    assert highest == pytest.approx(BARS_HEIGHT, abs=1.5)
    assert quarter == pytest.approx(BARS_HEIGHT / 2, abs=1.5)


def test_a_single_value_is_still_seen(listed):
    rare, _ = heights(listed, shown(listed, row((1, 10**7))), 2)
    assert rare >= 1


def test_zero_is_marked_where_it_lies(listed):
    with_zero = shown(listed, row((0, 0), 0.25))
    without = shown(listed, row((0, 0)))
    changed = {
        x
        for x in range(with_zero.width())
        for y in range(with_zero.height())
        if with_zero.pixel(x, y) != without.pixel(x, y)
    }
    assert changed
    assert all(abs(x - (PAD + 75)) <= 1 for x in changed)


def test_every_histogram_has_its_room_and_its_words(listed):
    listed.set_rows([row()])
    one = listed.sizeHint().height() - PAD
    listed.set_rows([row(), row(title="bias")])
    assert listed.sizeHint().height() - PAD == 2 * one
    assert listed.accessibleDescription() == "kernel: mean 0.1\nbias: mean 0.1"
