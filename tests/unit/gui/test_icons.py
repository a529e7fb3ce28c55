"""Symbols: all there, one stroke width, right in light and dark and at every size."""

import gc
import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gui.icons import FOLDER, app_icon, icon, symbol

NAMES = sorted(path.stem for path in FOLDER.glob("*.svg"))
SYMBOLS = [name for name in NAMES if name != "camscope"]
WANTED = (
    "open-image open-model samples save copy fit actual-size find settings cancel star map warning"
    " error info close chevron reset keyboard camscope"
).split()


def ink(pixmap):
    """Return the colour of the most opaque pixel."""
    image = pixmap.toImage()
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    best = max((image.pixelColor(x, y) for x, y in points), key=QColor.alpha)
    return best, best.alpha()


@pytest.fixture
def palette(qapp):
    before = qapp.palette()
    yield before
    qapp.setPalette(before)


def test_all_that_the_window_needs_are_there():
    assert set(WANTED) <= set(NAMES)


def test_drawings_are_valid(qapp, subtests):
    for name in NAMES:
        with subtests.test(name):
            assert QSvgRenderer(str(FOLDER / f"{name}.svg")).isValid()


def test_symbols_share_grid_and_stroke(subtests):
    for name in SYMBOLS:
        with subtests.test(name):
            svg = (FOLDER / f"{name}.svg").read_text()
            assert 'viewBox="0 0 24 24"' in svg
            assert set(re.findall(r'stroke-width="([^"]+)"', svg)) == {"1.5"}
            assert set(re.findall(r'stroke="([^"]+)"', svg)) <= {"currentColor", "none"}


@pytest.mark.parametrize("color", ["#ffffff", "#102030"])
def test_symbols_follow_a_change_of_the_palette(qapp, palette, color):
    shown = icon("open-image")
    shown.pixmap(QSize(32, 32), 1.0)
    changed = QPalette(palette)
    changed.setColor(QPalette.ColorRole.WindowText, QColor(color))
    qapp.setPalette(changed)
    found, alpha = ink(shown.pixmap(QSize(32, 32), 1.0))
    assert alpha > 200
    assert abs(found.lightness() - QColor(color).lightness()) < 12


def test_disabled_symbols_are_paler(qapp):
    shown = icon("save")
    normal, _ = ink(shown.pixmap(QSize(32, 32), 1.0, QIcon.Mode.Normal))
    disabled, _ = ink(shown.pixmap(QSize(32, 32), 1.0, QIcon.Mode.Disabled))
    assert normal != disabled


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_symbols_have_all_pixels_of_the_screen(qapp, ratio):
    pixmap = icon("star").pixmap(QSize(20, 20), ratio)
    assert pixmap.size() == QSize(20, 20) * ratio
    assert pixmap.devicePixelRatio() == ratio
    assert symbol("star", 20, ratio, QColor("red")).size() == QSize(20, 20) * ratio


def test_copies_of_an_icon_live_on(qapp):
    shown = icon("copy")
    copy = QIcon(shown)
    # Changing the copy makes Qt clone the engine.
    copy.addPixmap(QPixmap(4, 4))
    del shown
    gc.collect()
    assert ink(copy.pixmap(QSize(24, 24), 1.0))[1] > 100


@pytest.mark.parametrize("side", [16, 32, 256])
def test_the_program_icon_has_a_warm_middle(qapp, side):
    image = app_icon().pixmap(QSize(side, side), 1.0).toImage()
    middle = image.pixelColor(side // 2, side // 2)
    assert middle.red() > middle.blue() + 40
    assert image.pixelColor(0, 0).alpha() == 0


def test_an_unknown_name_is_told_at_once():
    with pytest.raises(KeyError, match="no-such"):
        icon("no-such")
