"""One frame of the strip as it is painted: picture, name, mark, and the warning of a failure."""

import pytest
from PySide6.QtGui import QColor, QImage

from gui.widgets.filmstrip.film_strip import FilmStrip


@pytest.fixture
def strip(shown):
    widget = FilmStrip()
    shown(widget, 300, widget.sizeHint().height())
    widget.set_items([("a", "cat.png")])
    return widget


def frame(strip):
    box = strip.visualRect(strip.model().index(0))
    return strip.viewport().grab(box).toImage()


def colors(image):
    return [
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    ]


def test_the_picture_keeps_its_proportions(strip):
    image = QImage(42, 21, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff00ff"))
    strip.set_thumbnail("a", image)
    assert colors(frame(strip)).count("#ff00ff") == 42 * 21


def test_until_then_there_is_an_empty_frame(strip):
    empty = frame(strip)
    assert len(set(colors(empty))) > 1
    assert "#ff00ff" not in colors(empty)


def test_the_current_one_is_marked_by_the_accent(strip):
    accent = strip.palette().highlight().color().name()
    before = colors(frame(strip)).count(accent)
    strip.set_current("a")
    assert colors(frame(strip)).count(accent) > before + 100


def test_a_failure_has_a_badge(strip):
    before = frame(strip)
    strip.set_failed("a", "It is damaged.")
    assert frame(strip) != before
    strip.set_failed("a", "")
    assert frame(strip) == before


def test_all_frames_are_of_one_size(strip):
    strip.set_items([("a", "cat.png"), ("b", "a much longer name of a file.png")])
    rects = [strip.visualRect(strip.model().index(row)).size() for row in (0, 1)]
    assert rects[0] == rects[1]
