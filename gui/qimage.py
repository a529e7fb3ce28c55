"""Converts pixels between numpy and Qt, for panels, central view and clipboard.

Every function copies: a `QImage` never looks at memory that numpy may give back. The window's first
paint must not wait for numpy, so it is loaded with the first pixels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def qimage_from_bgrx(pixels: NDArray[np.uint8]) -> QImage:
    """Return a picture of the engine's overlay pixels.

    Parameters
    ----------
    pixels : ndarray of uint8, shape (h, w, 4)
        Blue, green, red, 255.

    Returns
    -------
    QImage
        ``Format_RGB32``; a deep copy, so that the array may go.

    Raises
    ------
    ValueError
        If the shape or type is another.
    """
    return _copied(pixels, 4, QImage.Format.Format_RGB32)


def qimage_from_rgb(pixels: NDArray[np.uint8]) -> QImage:
    """Return a picture of RGB pixels.

    Parameters
    ----------
    pixels : ndarray of uint8, shape (h, w, 3)
        Red, green, blue, 0-255.

    Returns
    -------
    QImage
        ``Format_RGB888``; a deep copy.

    Raises
    ------
    ValueError
        If the shape or type is another.
    """
    return _copied(pixels, 3, QImage.Format.Format_RGB888)


def rgb_from_qimage(image: QImage) -> NDArray[np.uint8]:
    """Return the pixels of a picture, transparent parts laid over white.

    Parameters
    ----------
    image : QImage
        Any format.

    Returns
    -------
    ndarray of uint8, shape (h, w, 3)
        RGB, 0-255, contiguous, its own memory.

    Raises
    ------
    ValueError
        If the picture is empty.
    """
    import numpy as np

    if image.isNull():
        raise ValueError("an empty QImage has no pixels")
    if image.hasAlphaChannel():
        ground = QImage(image.size(), QImage.Format.Format_RGB32)
        ground.fill(Qt.GlobalColor.white)
        # The paper is one pixel a pixel, whatever screen the picture came from.
        flat = QImage(image)
        flat.setDevicePixelRatio(1.0)
        painter = QPainter(ground)
        painter.drawImage(0, 0, flat)
        painter.end()
        image = ground
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    height, width, stride = image.height(), image.width(), image.bytesPerLine()
    # Qt pads every row to 4 bytes.
    rows = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(height, stride)
    return rows[:, : width * 3].reshape(height, width, 3).copy()


def _copied(pixels: NDArray[np.uint8], channels: int, form: QImage.Format) -> QImage:
    """Return a `QImage` with its own copy of the pixels."""
    if pixels.ndim != 3 or pixels.shape[2] != channels or pixels.dtype != "uint8":
        raise ValueError(f"pixels must be uint8 (h, w, {channels}), not {pixels.shape}")
    rows = pixels if pixels.flags.c_contiguous else pixels.copy()
    height, width = rows.shape[:2]
    return QImage(rows.data, width, height, rows.strides[0], form).copy()
