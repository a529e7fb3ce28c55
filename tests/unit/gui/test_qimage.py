"""Pixels keep their colours between numpy and Qt, and outlive their buffers."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from gui.qimage import qimage_from_bgrx, qimage_from_rgb, rgb_from_qimage


def test_bgrx_colors_arrive_and_outlive_the_array():
    pixels = np.zeros((2, 3, 4), np.uint8)
    pixels[1, 2] = (10, 20, 30, 255)
    image = qimage_from_bgrx(pixels)
    pixels[:] = 99
    assert image.format() == QImage.Format.Format_RGB32
    assert image.pixelColor(2, 1) == QColor(30, 20, 10)


def test_bgrx_takes_read_only_slices():
    pixels = np.random.default_rng(0).integers(0, 255, (8, 10, 4), dtype=np.uint8)
    part = pixels[1:7:2, 2:9]
    part.flags.writeable = False
    image = qimage_from_bgrx(part)
    blue, green, red, _ = (int(v) for v in part[2, 3])
    assert image.pixelColor(3, 2) == QColor(red, green, blue)


@pytest.mark.parametrize("width", [1, 2, 3, 5, 8])
def test_rgb_round_trip_survives_row_padding(width):
    pixels = np.random.default_rng(1).integers(0, 255, (4, width, 3), dtype=np.uint8)
    image = qimage_from_rgb(pixels)
    assert image.bytesPerLine() % 4 == 0
    np.testing.assert_array_equal(rgb_from_qimage(image), pixels)


def test_transparent_parts_lie_over_white():
    image = QImage(2, 1, QImage.Format.Format_ARGB32)
    image.setPixelColor(0, 0, QColor(0, 0, 0, 0))
    image.setPixelColor(1, 0, QColor(255, 0, 0, 51))
    image.setDevicePixelRatio(2.0)
    pixels = rgb_from_qimage(image)
    assert pixels[0, 0].tolist() == [255, 255, 255]
    np.testing.assert_allclose(pixels[0, 1], [255, 204, 204], atol=1)


def test_wrong_arrays_and_empty_pictures_are_refused():
    with pytest.raises(ValueError, match="uint8"):
        qimage_from_bgrx(np.zeros((2, 2, 3), np.uint8))
    with pytest.raises(ValueError, match="uint8"):
        qimage_from_rgb(np.zeros((2, 2, 3), np.float32))
    with pytest.raises(ValueError, match="empty"):
        rgb_from_qimage(QImage())
