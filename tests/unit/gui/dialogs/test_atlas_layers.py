"""The list of layers in the atlas dialog, in light and dark."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QStyleFactory

from gui.dialogs.atlas_layers import AtlasLayers
from gui.widgets import palette_colors as tones
from tests.unit.gui import fakes


@pytest.mark.parametrize(
    ("ground", "base", "ink"),
    [("#efefef", "#ffffff", "#000000"), ("#323232", "#242424", "#f0f0f0")],
    ids=["light", "dark"],
)
def test_unchecked_boxes_are_seen(qtbot, ground, base, ink):
    layers = AtlasLayers()
    qtbot.addWidget(layers)
    style = QStyleFactory.create("Fusion")
    layers.list.setStyle(style)
    palette = QPalette(QColor(ink), QColor(ground), QColor(ground), QColor(ground), QColor(ground),
                       QColor(ink), QColor(base))  # fmt: skip
    layers.setPalette(palette)
    layers.set_info(fakes.model_info())
    layers.check(())
    layers.resize(420, 260)
    layers.show()
    row = layers.list.visualItemRect(layers.list.item(0))
    pixels = layers.list.viewport().grab().toImage()
    line = [pixels.pixelColor(QPoint(x, row.center().y())) for x in range(24)]
    assert max(tones.contrast(each, QColor(base)) for each in line) > 1.5
    layers.list.setStyle(None)
