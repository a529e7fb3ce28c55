"""Colour menus show the colours: swatches painted from the tables themselves."""

import numpy as np
from PySide6.QtWidgets import QComboBox

from engine.imaging import COLORMAPS, SIGNED_COLORMAP, SIGNED_GRAY, colormap_table
from gui.widgets.controls.color_menu import SWATCH, fill_colors, fill_signed_colors, swatch


def test_every_color_map_has_its_swatch(qtbot):
    box = QComboBox()
    qtbot.addWidget(box)
    fill_colors(box)
    assert [box.itemData(row) for row in range(box.count())] == list(COLORMAPS)
    assert [box.itemText(row) for row in range(box.count())] == list(COLORMAPS.values())
    assert not any(box.itemIcon(row).isNull() for row in range(box.count()))


def test_signed_maps_have_two_colorings_and_the_color_maps_come_back(qtbot):
    box = QComboBox()
    qtbot.addWidget(box)
    fill_colors(box)
    fill_signed_colors(box, "Blue, white, red")
    rows = [(box.itemData(row), box.itemText(row)) for row in range(box.count())]
    assert rows == [(SIGNED_COLORMAP, "Blue, white, red"), (SIGNED_GRAY, "Gray")]
    fill_colors(box)
    assert [box.itemData(row) for row in range(box.count())] == list(COLORMAPS)


def test_a_swatch_runs_from_the_first_color_to_the_last(qapp):
    for name in (*COLORMAPS, SIGNED_COLORMAP, SIGNED_GRAY):
        picture = swatch(name).pixmap(SWATCH).toImage()
        table = colormap_table(name).astype(int)
        for x, level in ((0, 0), (SWATCH.width() - 1, 255)):
            color = picture.pixelColor(x, SWATCH.height() // 2)
            seen = np.array([color.red(), color.green(), color.blue()])
            assert np.abs(seen - table[level]).max() <= 8
