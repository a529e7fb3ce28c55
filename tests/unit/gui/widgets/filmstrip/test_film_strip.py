"""The film strip: walking, removing, failures, and a thousand images."""

import time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from gui.widgets.filmstrip.film_strip import FilmStrip


@pytest.fixture
def strip(shown):
    widget = FilmStrip()
    shown(widget, 400, widget.sizeHint().height())
    widget.set_items([("a", "cat.png"), ("b", "dog.png"), ("c", "<i>odd</i>.png")])
    return widget


@pytest.fixture
def chosen(strip):
    ids = []
    strip.chosen.connect(ids.append)
    return ids


def data(strip, row, role):
    return strip.model().data(strip.model().index(row), role)


def test_setting_the_current_is_silent(strip, chosen):
    strip.set_current("b")
    assert strip.current() == "b"
    strip.set_current("gone")
    assert strip.current() is None
    assert chosen == []


def test_arrows_walk_and_tell(strip, chosen, qtbot):
    strip.set_current("a")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(strip, key)
    assert chosen == ["b", "c", "b"]


def test_a_click_tells(strip, chosen, qtbot):
    place = strip.visualRect(strip.model().index(1)).center()
    qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == ["b"]


def test_delete_asks_to_remove(strip, qtbot):
    strip.setFocus()
    strip.set_current("c")
    with qtbot.waitSignal(strip.removed) as told:
        qtbot.keyClick(strip, Qt.Key.Key_Delete)
    assert told.args == ["c"]
    assert strip.model().rowCount() == 3


def test_other_items_keep_current_and_thumbnails(strip, chosen, plain):
    strip.set_thumbnail("b", plain(10, 10, "#ff0000"))
    strip.set_current("b")
    strip.set_items([("b", "dog.png"), ("d", "new.png")])
    assert strip.current() == "b"
    assert not data(strip, 0, Qt.ItemDataRole.DecorationRole).isNull()
    strip.set_items([("d", "new.png")])
    assert strip.current() is None
    assert chosen == []


def test_thumbnails_are_scaled_down_and_shown(strip, plain):
    strip.set_thumbnail("a", plain(2000, 1000, "#ff0000"))
    kept = data(strip, 0, Qt.ItemDataRole.DecorationRole)
    assert isinstance(kept, QImage)
    assert max(kept.width(), kept.height()) <= 72 * strip.devicePixelRatioF()
    middle = strip.visualRect(strip.model().index(0)).center()
    shot = strip.viewport().grab().toImage()
    assert shot.pixelColor(middle.x(), 40).red() == 255
    assert shot.pixelColor(middle.x(), 40).blue() == 0
    strip.set_thumbnail("gone", plain(2, 2, "#ff0000"))


def test_a_failure_is_marked_and_told(strip):
    before = strip.viewport().grab().toImage()
    strip.set_failed("c", "c is not an image <Camscope> can read.")
    assert strip.viewport().grab().toImage() != before
    assert "&lt;Camscope&gt; can read." in data(strip, 2, Qt.ItemDataRole.ToolTipRole)
    assert "can read" in data(strip, 2, Qt.ItemDataRole.AccessibleTextRole)
    strip.set_failed("c", "")
    assert strip.viewport().grab().toImage() == before


def test_the_wheel_scrolls_sideways(strip):
    strip.set_items([(str(n), f"{n}.png") for n in range(50)])
    QApplication.processEvents()
    at = QPointF(50, 50)
    event = QWheelEvent(
        at,
        QPointF(strip.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(strip.viewport(), event)
    assert strip.horizontalScrollBar().value() > 0


def test_a_thousand_images_are_shown_at_once(strip):
    items = [(str(n), f"image {n}.png") for n in range(1000)]
    began = time.perf_counter()
    strip.set_items(items)
    strip.set_current("999")
    strip.grab()
    # Milliseconds in truth; the bound only catches work that grows with the square.
    assert time.perf_counter() - began < 1.0
    assert strip.current() == "999"
    assert strip.visualRect(strip.currentIndex()).right() <= strip.viewport().width()
