"""One picture: where it lies, how it is enlarged, and the words in its place."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

from gui.widgets.tiles.picture_view import PictureView


@pytest.fixture
def view(qtbot):
    made = PictureView()
    qtbot.addWidget(made)
    made.resize(100, 80)
    made.show()
    return made


def halves(width, height):
    """Black on the left, white on the right."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    for x in range(width // 2):
        for y in range(height):
            image.setPixelColor(x, y, QColor("black"))
    return image


def test_a_picture_keeps_its_proportions_in_the_middle(view):
    view.set_image(halves(20, 4))
    assert view.picture_rect() == QRect(0, 30, 100, 20)
    view.set_image(halves(4, 8))
    assert view.picture_rect() == QRect(30, 0, 40, 80)


def grays(view):
    image = view.grab().toImage()
    middle = image.height() // 2
    return {image.pixelColor(x, middle).red() for x in range(image.width())}


def test_a_much_enlarged_pixel_is_a_pixel(view):
    view.set_image(halves(10, 8))
    assert grays(view) == {0, 255}


def test_a_little_enlarged_picture_is_smooth(view):
    view.set_image(halves(50, 40))
    assert len(grays(view)) > 2


def test_a_fine_pattern_is_averaged_when_it_shrinks(view):
    image = QImage(1000, 800, QImage.Format.Format_RGB32)
    for x in range(1000):
        for y in range(800):
            image.setPixel(x, y, 0xFFFFFFFF if x % 2 else 0xFF000000)
    view.set_image(image)
    assert all(90 < gray < 165 for gray in grays(view))


def test_words_stand_in_for_a_picture(view):
    view.set_image(halves(10, 8))
    view.set_words("Nothing yet")
    assert view.image.isNull()
    with_words = view.grab().toImage()
    view.set_words("")
    assert view.grab().toImage() != with_words
