"""Draws the symbols of layers' kinds in their colours, for the layer tree and its properties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QIcon, QPalette

from gui.core.layer_kinds import LayerKind
from gui.icons import symbol
from gui.widgets.palette_colors import is_dark, quiet_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SIDE = 16
COLORS: dict[LayerKind, tuple[str, str]] = {
    LayerKind.CONVOLUTION: ("#1c62a8", "#74b6f2"),
    LayerKind.DENSE: ("#6f3bb0", "#c6a0f6"),
    LayerKind.POOLING: ("#0a7350", "#55d0a4"),
    LayerKind.NORMALISATION: ("#954f00", "#f2a65a"),
    LayerKind.ACTIVATION: ("#b3372b", "#ff9384"),
    LayerKind.MERGE: ("#5f6a00", "#c5d64e"),
    LayerKind.RESHAPE: ("#a1266e", "#f08cc4"),
}
"""On a light and on a dark ground; kinds without a colour are drawn in quiet text."""


def kind_icons(widget: QWidget) -> dict[LayerKind, QIcon]:
    """Return a symbol of each kind as pixels, so that painting a row reads no SVG."""
    ratio, palette = widget.devicePixelRatioF(), widget.palette()
    icons = {}
    for kind in LayerKind:
        drawn = QIcon()
        for mode, color in (
            (QIcon.Mode.Normal, kind_color(kind, palette)),
            (QIcon.Mode.Selected, palette.color(QPalette.ColorRole.HighlightedText)),
        ):
            drawn.addPixmap(symbol(f"layer-{kind.value}", SIDE, ratio, color), mode)
        icons[kind] = drawn
    return icons


def kind_color(kind: LayerKind, palette: QPalette) -> QColor:
    """Return a kind's colour on the palette's ground."""
    if kind not in COLORS:
        return quiet_text(palette)
    return QColor(COLORS[kind][is_dark(palette)])
