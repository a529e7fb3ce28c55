"""A picture as large as there is room: never enlarged, faded while it is old, with a sentence."""

import pytest
from PySide6.QtGui import QColor, QImage

from gui.widgets.tiles.scaled_picture import ScaledPicture


@pytest.fixture
def shown(qtbot):
    made = ScaledPicture()
    qtbot.addWidget(made)
    made.resize(300, 200)
    return made


def red(width, height):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    return image


def red_box(widget):
    """Left, top, right and bottom of what is red."""
    image = widget.grab().toImage()
    ratio = image.devicePixelRatio()
    found = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) == QColor("red")
    ]
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return [each / ratio for each in (min(xs), min(ys), max(xs), max(ys))]


@pytest.mark.parametrize(
    ("size", "box"),
    [
        ((100, 50), (100, 75, 199, 124)),
        ((600, 100), (0, 75, 299, 124)),
        ((90, 400), (127, 0, 172, 199)),
    ],
)
def test_a_picture_stands_in_the_middle_as_a_whole(shown, size, box):
    shown.set_picture(red(*size))
    assert red_box(shown) == pytest.approx(box, abs=1.5)


def test_what_is_old_is_faded(shown):
    shown.set_picture(red(100, 100))
    fresh = shown.grab().toImage().pixelColor(150, 100)
    shown.set_faded(True)
    faded = shown.grab().toImage().pixelColor(150, 100)
    assert faded.green() > fresh.green() + 60
    shown.set_faded(False)
    assert shown.grab().toImage().pixelColor(150, 100) == fresh


def test_a_sentence_stands_over_it_or_alone(shown):
    empty = shown.grab().toImage()
    shown.set_words("Computing…")
    assert shown.grab().toImage() != empty
    shown.set_picture(red(300, 200))
    assert shown.grab().toImage().pixelColor(150, 100) != QColor("red")
    shown.set_words("")
    assert shown.grab().toImage().pixelColor(150, 100) == QColor("red")
