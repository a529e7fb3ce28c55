"""A method's card as it is painted: its picture, its mark, its frame."""

import pytest
from PySide6.QtGui import QColor, QImage

from gui.widgets.methods.method_card import SIDE
from gui.widgets.methods.method_strip import MethodStrip


@pytest.fixture
def strip(shown):
    widget = MethodStrip()
    shown(widget, 300, widget.sizeHint().height())
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


def picture():
    image = QImage(SIDE, SIDE // 2, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff00ff"))
    return image


def test_the_picture_keeps_its_proportions(strip):
    strip.set_card("cam", picture(), "", "", "")
    assert count(card(strip), "#ff00ff") == SIDE * (SIDE // 2)


def test_a_mark_lies_over_the_lower_edge(strip):
    strip.set_card("cam", picture(), "class-free", "", "")
    marked = count(card(strip), "#ff00ff")
    assert 0 < marked < SIDE * (SIDE // 2)
    strip.set_card("cam", picture(), "a mark that is so long that it needs two lines", "", "")
    assert count(card(strip), "#ff00ff") < marked


def test_the_chosen_one_is_framed_by_the_accent(strip):
    accent = strip.palette().highlight().color()
    before = count(card(strip), accent)
    strip.set_current("cam")
    assert count(card(strip), accent) > before + 100


def test_without_a_picture_there_is_an_empty_frame(strip):
    empty = card(strip)
    strip.set_card("cam", picture(), "", "", "")
    assert card(strip) != empty
