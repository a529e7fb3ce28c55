"""The canvas' pictures: a frame of the present view one to one, the backdrop where it has gaps."""

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from engine.api.display import Region
from gui.widgets.canvas.canvas_picture import CanvasPicture
from gui.widgets.canvas.viewport import Viewport


@pytest.fixture
def viewport(qapp):
    """A whole image of 40 x 20 at twice its size."""
    return Viewport.fitted(40, 20, 80, 40)


def plain(width, height, color):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    return image


def painted(picture, viewport):
    screen = plain(80, 40, "black")
    painter = QPainter(screen)
    picture.paint(painter, viewport)
    painter.end()
    return screen


def color_at(image, x, y):
    return image.pixelColor(x, y).name()


def test_a_frame_of_the_present_view_is_painted_one_to_one(viewport):
    picture = CanvasPicture()
    frame = plain(80, 40, "red")
    frame.setPixelColor(17, 5, QColor("lime"))
    picture.set_frame(frame, viewport.region())
    assert painted(picture, viewport) == frame


def test_without_a_frame_the_backdrop_is_enlarged(viewport):
    picture = CanvasPicture()
    picture.backdrop = plain(4, 2, "blue")
    screen = painted(picture, viewport)
    assert {color_at(screen, x, y) for x in (0, 40, 79) for y in (0, 39)} == {"#0000ff"}


def test_a_frame_of_another_view_lies_where_it_belongs_and_the_backdrop_around_it(viewport):
    picture = CanvasPicture()
    picture.backdrop = plain(4, 2, "blue")
    picture.set_frame(plain(10, 10, "red"), Region(20.0, 0.0, 10.0, 10.0, 10, 10))
    screen = painted(picture, viewport)
    assert color_at(screen, 50, 10) == "#ff0000"
    for x, y in [(30, 10), (70, 10), (50, 30)]:
        assert color_at(screen, x, y) == "#0000ff"


def test_of_a_frame_beside_the_view_nothing_is_painted(viewport):
    near = viewport.zoomed(8.0, 0, 0)
    picture = CanvasPicture()
    picture.set_frame(plain(10, 10, "red"), Region(30.0, 10.0, 10.0, 10.0, 10, 10))
    assert painted(picture, near) == plain(80, 40, "black")


def test_a_dropped_frame_is_gone(viewport):
    picture = CanvasPicture()
    picture.set_frame(plain(80, 40, "red"), viewport.region())
    picture.drop_frame()
    assert not picture.take_new()
    assert painted(picture, viewport) == plain(80, 40, "black")


def test_a_frame_is_new_once(viewport):
    picture = CanvasPicture()
    assert not picture.take_new()
    picture.set_frame(plain(80, 40, "red"), viewport.region())
    assert picture.take_new()
    assert not picture.take_new()
