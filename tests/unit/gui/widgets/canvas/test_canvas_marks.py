"""What is painted over the image: how far the work is, and a focus that is seen on every image."""

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from gui.widgets.canvas.canvas_marks import LINE_HEIGHT, paint_cross, paint_focus, paint_progress
from gui.widgets.palette_colors import contrast

ACCENT = QColor("#3574c4")
SIZE = 200, 60


def painted(ground, paint, *values):
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(ground)
    painter = QPainter(image)
    paint(painter, QRectF(image.rect()), *values)
    painter.end()
    return image


@pytest.mark.parametrize(("fraction", "columns"), [(0.0, 0), (0.25, 50), (1.0, 200), (7.0, 200)])
def test_progress_is_as_long_as_the_work_is_far(qapp, fraction, columns):
    image = painted(QColor("white"), paint_progress, ACCENT, fraction)
    assert sum(image.pixelColor(x, 1) == ACCENT for x in range(SIZE[0])) == columns
    assert image.pixelColor(10, int(LINE_HEIGHT)) == QColor("white")


def test_work_of_unknown_length_has_a_paler_line(qapp):
    image = painted(QColor("white"), paint_progress, ACCENT, None)
    tones = {image.pixelColor(x, 1).name() for x in range(SIZE[0])}
    assert len(tones) == 1
    assert ACCENT.name() not in tones


@pytest.mark.parametrize("ground", ["black", "white", "#808080", "#3574c4"])
def test_the_focus_is_seen_on_every_image(qapp, ground):
    image = painted(QColor(ground), paint_focus, ACCENT)
    edge = [image.pixelColor(x, 30) for x in range(4)]
    assert max(contrast(one, QColor(ground)) for one in edge) >= 3.0
    assert image.pixelColor(100, 30) == QColor(ground)


@pytest.mark.parametrize("ground", ["black", "white", "#808080"])
def test_a_cross_is_seen_on_every_image(qapp, ground):
    image = painted(QColor(ground), paint_cross, QPointF(50, 20))
    row = [image.pixelColor(x, 20) for x in range(SIZE[0])]
    assert max(contrast(one, QColor(ground)) for one in row) >= 3.0
    assert all(image.pixelColor(x, 40) == QColor(ground) for x in range(60, 200))
