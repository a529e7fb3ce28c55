"""Fills a box with the colour maps, a swatch of its colours beside each name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap

from gui.qimage import qimage_from_rgb

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QComboBox

SWATCH = QSize(40, 12)


def swatch(name: str, ratio: float = 1.0) -> QIcon:
    """Return a colour map's colours from the lowest level to the highest, for a screen's ratio."""
    from engine.imaging import color_bar  # OpenCV: the first paint must not wait for it

    row = qimage_from_rgb(color_bar(name, round(SWATCH.width() * ratio)))
    picture = QPixmap.fromImage(row).scaled(SWATCH * ratio)
    picture.setDevicePixelRatio(ratio)
    return QIcon(picture)


def fill_colors(box: QComboBox) -> None:
    """Replace the rows by every colour map: its name, which is the row's data, and its swatch."""
    from engine.imaging import COLORMAPS

    _fill(box, COLORMAPS)


def fill_signed_colors(box: QComboBox, colored: str) -> None:
    """Replace the rows by the colours of signed maps: `colored` names those that are not grey."""
    from engine.imaging import COLORMAPS, SIGNED_COLORMAP, SIGNED_GRAY

    _fill(box, {SIGNED_COLORMAP: colored, SIGNED_GRAY: COLORMAPS["gray"]})


def _fill(box: QComboBox, labels: Mapping[str, str]) -> None:
    box.clear()
    box.setIconSize(SWATCH)
    for name, label in labels.items():
        box.addItem(swatch(name, box.devicePixelRatioF()), label, name)
        box.setItemData(box.count() - 1, label, Qt.ItemDataRole.AccessibleTextRole)
