"""A method's card as it is painted: its picture, its mark, its frame."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage

from gui.widgets.methods.method_card import (
    LEAST_SIDE,
    LOW,
    MOST_SIDE,
    WRAPPED,
    fitting_words,
    picture_side,
)
from gui.widgets.methods.method_strip import MethodStrip

TALL = 140


@pytest.fixture(params=["low", "tall"])
def strip(shown, request):
    widget = MethodStrip()
    shown(widget, 300, widget.sizeHint().height() if request.param == "low" else TALL)
    widget.set_methods([("cam", "CAM")])
    return widget


def card(strip):
    box = strip.visualRect(strip.model().index(0, 0))
    return strip.viewport().grab(box).toImage()


def count(image, color):
    wanted = QColor(color)
    return sum(
        image.pixelColor(x, y) == wanted
        for x in range(image.width())
        for y in range(image.height())
    )


def picture(strip):
    image = QImage(strip.side, strip.side // 2, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff00ff"))
    return image


def test_the_picture_keeps_its_proportions(strip):
    strip.set_card("cam", picture(strip), "", "", "")
    assert count(card(strip), "#ff00ff") == strip.side * (strip.side // 2)


@pytest.mark.parametrize("strip", ["low"], indirect=True)
def test_in_a_low_strip_a_mark_stands_beside_the_picture(strip):
    strip.set_card("cam", picture(strip), "", "", "")
    before = card(strip)
    strip.set_card("cam", picture(strip), "class-free", "", "")
    assert count(card(strip), "#ff00ff") == count(before, "#ff00ff")
    assert card(strip) != before


@pytest.mark.parametrize("strip", ["tall"], indirect=True)
def test_a_mark_lies_over_the_lower_edge(strip):
    strip.set_card("cam", picture(strip), "class-free", "", "")
    marked = count(card(strip), "#ff00ff")
    assert 0 < marked < strip.side * (strip.side // 2)
    strip.set_card("cam", picture(strip), "a mark that is so long that it needs two lines", "", "")
    assert count(card(strip), "#ff00ff") < marked


def test_the_chosen_one_is_framed_by_the_accent(strip):
    accent = strip.palette().highlight().color()
    before = count(card(strip), accent)
    strip.set_current("cam")
    assert count(card(strip), accent) > before + 100


def test_without_a_picture_there_is_an_empty_frame(strip):
    empty = card(strip)
    strip.set_card("cam", picture(strip), "", "", "")
    assert card(strip) != empty


def test_a_picture_is_as_high_as_its_card_and_leaves_a_line_for_the_name_where_there_is_one(strip):
    font = strip.font()
    name = strip.fontMetrics().height()
    assert [picture_side(height, font) for height in (10, 60, LOW, 140, 900)] == [
        LEAST_SIDE, 54, LOW - name - 9, 140 - name - 9, MOST_SIDE
    ]  # fmt: skip


def test_no_part_of_a_card_is_cut_by_the_strip(strip):
    box = strip.visualRect(strip.model().index(0, 0))
    assert box.height() >= strip.card_height()
    assert strip.viewport().rect().contains(box)


@pytest.mark.parametrize("strip", ["low"], indirect=True)
def test_beside_a_low_picture_a_long_name_is_cut_before_its_mark(strip):
    metrics = QFontMetricsF(strip.font())
    mark, line = "no positive evidence", metrics.lineSpacing()
    room = QRectF(0, 0, metrics.horizontalAdvance("no positive evid"), 3 * line + 1)
    assert fitting_words(room, "CAM", "", metrics) == "CAM"
    assert fitting_words(room, "CAM", mark, metrics) == f"CAM\n{mark}"
    words = fitting_words(room, "HiResCAM, signed by channel", mark, metrics)
    assert words.endswith(f"…\n{mark}")
    assert words.startswith("HiResCAM")
    assert metrics.boundingRect(room, WRAPPED, words).height() <= room.height()
    low = QRectF(0, 0, 100, line)
    assert fitting_words(low, "CAM", mark, metrics) == "CAM"
