"""Draws the program's symbols: one stroke width, in the palette's text color.

Called by actions, panels and widgets. A symbol is drawn when it is asked for, with the palette of
that moment, so that a change between light and dark needs nothing but the usual repaint.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from engine.api.resources import RESOURCES

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

FOLDER = RESOURCES / "icons"
_CLONES: list[QIconEngine] = []


def icon(name: str) -> QIcon:
    """Return a symbol that is right in light and dark, and at every size.

    Parameters
    ----------
    name : str
        A file of ``resources/icons`` without its ending: "open-image".

    Raises
    ------
    KeyError
        If there is no such file.
    """
    _drawing(name)
    return QIcon(_SymbolEngine(name))


def app_icon() -> QIcon:
    """Return the program's icon, in its own colours."""
    return icon("camscope")


def symbol(name: str, size: int, device_pixel_ratio: float, color: QColor) -> QPixmap:
    """Return a symbol in a colour of choice, for widgets that paint themselves.

    Parameters
    ----------
    name : str
        As for `icon`.
    size : int
        Side in logical pixels.
    device_pixel_ratio : float
        Of the widget it is painted on.
    color : QColor
        What stands for ``currentColor``.
    """
    side = round(size * device_pixel_ratio)
    pixmap = _rendered(name, QSize(side, side), color)
    pixmap.setDevicePixelRatio(device_pixel_ratio)
    return pixmap


class _SymbolEngine(QIconEngine):
    """Draws one symbol at whatever size and mode Qt asks for."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the symbol at a size in device pixels."""
        return _rendered(self._name, size, _color_in(mode))

    def paint(
        self,
        painter: QPainter,
        rect: QRect,
        mode: QIcon.Mode,
        state: QIcon.State,
    ) -> None:
        """Draw the symbol into a rectangle."""
        _renderer(self._name, _color_in(mode)).render(painter, QRectF(rect))

    def clone(self) -> QIconEngine:
        """Return an engine for a copied icon."""
        # PySide forgets who owns a clone: without a reference here it is freed under Qt's hands.
        copy = _SymbolEngine(self._name)
        _CLONES.append(copy)
        return copy


def _color_in(mode: QIcon.Mode) -> QColor:
    """Return the palette's text colour for a mode."""
    palette = QGuiApplication.palette()
    if mode == QIcon.Mode.Disabled:
        return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
    if mode == QIcon.Mode.Selected:
        return palette.color(QPalette.ColorRole.HighlightedText)
    return palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText)


def _rendered(name: str, size: QSize, color: QColor) -> QPixmap:
    """Return a symbol on a transparent ground, size in device pixels."""
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    side = min(size.width(), size.height())
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left, top = (size.width() - side) / 2, (size.height() - side) / 2
    _renderer(name, color).render(painter, QRectF(left, top, side, side))
    painter.end()
    return pixmap


def _renderer(name: str, color: QColor) -> QSvgRenderer:
    """Return a renderer of a symbol in a colour."""
    svg = _drawing(name).replace("currentColor", color.name())
    return QSvgRenderer(QByteArray(svg.encode()))


@cache
def _drawing(name: str) -> str:
    """Return the SVG text of a symbol."""
    path = FOLDER / f"{name}.svg"
    if not path.is_file():
        raise KeyError(f"no icon is called {name}")
    return path.read_text(encoding="utf-8")
