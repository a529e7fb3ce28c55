"""Contrast of the colours made from the palette."""

import pytest
from PySide6.QtGui import QColor, QPalette

from gui.widgets import palette_colors as tones


def test_contrast_of_known_pairs():
    assert tones.contrast(QColor("black"), QColor("white")) == pytest.approx(21.0)
    assert tones.contrast(QColor("#767676"), QColor("white")) == pytest.approx(4.54, abs=0.01)
    assert tones.contrast(QColor("red"), QColor("red")) == 1.0


def test_mixed_is_between():
    assert tones.mixed(QColor("black"), QColor("white"), 0.5).getRgb()[:3] == (128, 128, 128)
    assert tones.mixed(QColor("red"), QColor("white"), 0.0) == QColor("red")


def test_quiet_text_is_readable_and_focus_is_seen(theme):
    ground = theme.window().color()
    assert tones.contrast(tones.quiet_text(theme), ground) >= 4.5
    assert tones.contrast(tones.focus(theme), ground) >= 3.0
    assert tones.is_dark(theme) == (ground.lightness() < 128)


@pytest.mark.parametrize("kind", ["info", "warning", "error"])
def test_status_colors_stand_out_and_leave_text_readable(theme, kind):
    ground = theme.window().color()
    color = tones.status(kind, theme)
    assert tones.contrast(color, ground) >= 3.0
    assert tones.contrast(theme.windowText().color(), tones.mixed(ground, color, 0.10)) >= 4.5


def test_focus_is_seen_with_a_pale_accent(theme):
    theme.setColor(theme.ColorRole.Highlight, theme.window().color())
    assert tones.contrast(tones.focus(theme), theme.window().color()) >= 3.0


def test_the_ground_of_the_picture_is_a_little_darker_than_the_window(theme):
    window = theme.color(QPalette.ColorRole.Window)
    ground = tones.ground(theme)
    assert ground.lightness() < window.lightness()
    assert 1.05 < tones.contrast(ground, window) < 1.6
