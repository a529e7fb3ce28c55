"""The film strip: walking, removing, failures, and a thousand images."""

import time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from engine.api.cache_budget import Cache, cache_limit
from gui.widgets.filmstrip.film_frame import THUMBNAIL
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


class Changes:
    """Writes down what a model tells its views."""

    def __init__(self, model):
        self.told = []
        model.modelReset.connect(lambda: self.told.append("reset"))
        model.rowsInserted.connect(lambda parent, a, b: self.told.append(("in", a, b)))
        model.rowsRemoved.connect(lambda parent, a, b: self.told.append(("out", a, b)))
        model.dataChanged.connect(lambda a, b: self.told.append(("data", a.row(), b.row())))


def shown_ids(strip):
    model = strip.model()
    ids = [model.id_at(model.index(row)) for row in range(model.rowCount())]
    assert [model.index_of(item_id).row() for item_id in ids] == list(range(len(ids)))
    return ids


@pytest.mark.parametrize(
    ("ids", "told"),
    [
        ("abc", []),
        ("abcde", [("in", 3, 4), ("data", 3, 3), ("data", 4, 4)]),
        ("ac", [("out", 1, 1)]),
        ("", [("out", 0, 2)]),
        ("xabc", [("in", 0, 0), ("data", 0, 0)]),
        ("axc", [("out", 1, 1), ("in", 1, 1), ("data", 1, 1)]),
        ("cab", [("out", 0, 2), ("in", 0, 2)]),
    ],
)
def test_only_what_changes_is_told(strip, chosen, ids, told):
    names = {"a": "cat.png", "b": "dog.png", "c": "<i>odd</i>.png"}
    changes = Changes(strip.model())
    strip.set_current("b")
    strip.set_items([(item_id, names.get(item_id, "new.png")) for item_id in ids])
    assert changes.told == told
    assert shown_ids(strip) == list(ids)
    assert strip.current() == ("b" if "b" in ids else None)
    assert chosen == []


def test_another_name_is_told_alone(strip):
    changes = Changes(strip.model())
    strip.set_items([("a", "cat.png"), ("b", "wolf.png"), ("c", "<i>odd</i>.png")])
    assert changes.told == [("data", 1, 1)]
    assert data(strip, 1, Qt.ItemDataRole.DisplayRole) == "wolf.png"


def test_what_is_known_of_a_moved_image_stays(strip, plain):
    strip.set_thumbnail("a", plain(10, 10, "#ff0000"))
    strip.set_failed("a", "It cannot be read.")
    strip.set_items([("b", "dog.png"), ("a", "cat.png")])
    assert not data(strip, 1, Qt.ItemDataRole.DecorationRole).isNull()
    assert "cannot be read" in data(strip, 1, Qt.ItemDataRole.AccessibleTextRole)


def test_thumbnails_have_a_share_of_the_memory_and_come_again(shown, plain, monkeypatch):
    monkeypatch.setattr("engine.api.cache_budget.total_bytes", lambda: 0)
    strip = shown(FilmStrip(), 400, 120)
    side = THUMBNAIL * strip.devicePixelRatioF()
    count = int(2 * cache_limit(Cache.THUMBNAILS) / (side * side * 4))
    strip.set_items([(str(number), "image.png") for number in range(count)])
    forgotten = []
    strip.thumbnail_missing.connect(forgotten.append)
    for number in range(count):
        strip.set_thumbnail(str(number), plain(200, 200, "#ff0000"))
    assert not data(strip, count - 1, Qt.ItemDataRole.DecorationRole).isNull()
    forgotten.clear()
    for _ in range(2):  # told once, and not again until it came
        assert data(strip, 3, Qt.ItemDataRole.DecorationRole).isNull()
    assert forgotten == ["3"]
    strip.set_thumbnail("3", plain(9, 9, "#ff0000"))
    assert not data(strip, 3, Qt.ItemDataRole.DecorationRole).isNull()


def test_thumbnails_are_scaled_down_and_shown(strip, plain):
    strip.set_thumbnail("a", plain(2000, 1000, "#ff0000"))
    kept = data(strip, 0, Qt.ItemDataRole.DecorationRole)
    assert isinstance(kept, QImage)
    assert max(kept.width(), kept.height()) <= THUMBNAIL * strip.devicePixelRatioF()
    middle = strip.visualRect(strip.model().index(0)).center()
    shot = strip.viewport().grab().toImage()
    assert shot.pixelColor(middle.x(), middle.y()).red() == 255
    assert shot.pixelColor(middle.x(), middle.y()).blue() == 0
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
