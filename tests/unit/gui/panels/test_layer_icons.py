"""Symbols of layers: told apart by form and by colour, and seen on both grounds."""

import itertools

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtWidgets import QWidget

from gui.core.layer_kinds import LayerKind
from gui.panels.layer_icons import COLORS, SIDE, kind_color, kind_icons
from gui.widgets.palette_colors import contrast


def palette_of(ground, text):
    palette = QPalette()
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
        palette.setColor(role, QColor(ground))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
        palette.setColor(role, QColor(text))
    return palette


def alpha_of(icon):
    image = icon.pixmap(QSize(SIDE, SIDE)).toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = np.frombuffer(image.constBits(), np.uint8)
    return pixels.reshape(image.height(), image.width(), 4)[..., 3] / 255


@pytest.fixture
def widget(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_every_two_kinds_differ_in_form(widget):
    forms = {kind: alpha_of(icon) for kind, icon in kind_icons(widget).items()}
    assert set(forms) == set(LayerKind)
    for one, other in itertools.combinations(forms, 2):
        assert np.abs(forms[one] - forms[other]).mean() > 0.05, (one, other)


@pytest.mark.parametrize(("ground", "text"), [("#ffffff", "#000000"), ("#202124", "#e8eaed")])
def test_colours_stand_out_from_the_ground_and_from_each_other(qapp, ground, text):
    palette = palette_of(ground, text)
    for kind in LayerKind:
        assert contrast(kind_color(kind, palette), QColor(ground)) >= 4.5, kind
    for one, other in itertools.combinations(COLORS, 2):
        first, second = (kind_color(kind, palette).getRgb()[:3] for kind in (one, other))
        assert max(abs(a - b) for a, b in zip(first, second, strict=True)) > 40, (one, other)


def test_a_selected_row_has_symbols_in_the_colour_of_its_text(widget):
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor("#00ff00"))
    widget.setPalette(palette)
    icon = kind_icons(widget)[LayerKind.POOLING]
    image = icon.pixmap(QSize(SIDE, SIDE), QIcon.Mode.Selected).toImage()
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    strongest = max((image.pixelColor(x, y) for x, y in points), key=QColor.alpha)
    assert (strongest.red(), strongest.green(), strongest.blue()) == (0, 255, 0)
