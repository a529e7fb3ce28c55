"""The drop zone: wishes, keyboard, and no cut parts in small windows."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QToolButton

from gui.widgets.canvas.drop_zone import RECENT_IMAGES, RECENT_MODELS, DropZone


@pytest.fixture
def zone(shown, plain):
    widget = shown(DropZone(), 900, 600)
    widget.set_samples(
        [
            (f"/samples/{n}.png", f"{n} & a long name for a sample", plain(60, 40, "#3366cc"))
            for n in range(4)
        ]
    )
    QApplication.processEvents()
    return widget


def samples(zone):
    return [button for button in zone.findChildren(QToolButton) if button.isVisibleTo(zone)]


def headings(zone):
    words = ("Recent images", "Recent models", "Samples")
    labels = [label for label in zone.findChildren(QLabel) if label.isVisibleTo(zone)]
    return [label for label in labels if label.text() in words]


def test_wishes_are_told(zone, qtbot):
    image, model = zone.findChildren(QPushButton)
    with qtbot.waitSignal(zone.open_image_wanted):
        qtbot.mouseClick(image, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(zone.open_model_wanted):
        qtbot.keyClick(model, Qt.Key.Key_Space)
    with qtbot.waitSignal(zone.sample_chosen) as told:
        qtbot.keyClick(samples(zone)[2], Qt.Key.Key_Space)
    assert told.args == ["/samples/2.png"]


def test_everything_is_reached_by_tab(zone):
    for button in [*zone.findChildren(QPushButton), *samples(zone)]:
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert button.accessibleName()
        assert button.toolTip()


def test_other_samples_take_the_place(zone, plain, qtbot):
    old = samples(zone)[0]
    zone.set_samples([("x", "only", plain(4, 4, "#ffffff"))])
    with qtbot.waitSignal(old.destroyed):
        pass
    assert len(samples(zone)) == 1
    zone.set_samples([])
    assert samples(zone) == []
    assert not any(
        "sample" in label.text() for label in zone.findChildren(QLabel) if label.isVisibleTo(zone)
    )


@pytest.mark.parametrize("size", [(900, 600), (480, 360), (240, 180)])
def test_nothing_is_cut_at_the_sides(zone, size):
    zone.window().resize(*size)
    zone.resize(*size)
    QApplication.processEvents()
    page = zone.findChild(QScrollArea).widget()
    width = zone.findChild(QScrollArea).viewport().width()
    for part in [*zone.findChildren(QPushButton), *samples(zone)]:
        left = part.mapTo(page, QPoint(0, 0)).x()
        assert left >= 0
        assert left + part.width() <= width
        assert part.mapTo(page, QPoint(0, part.height())).y() <= page.height()
        assert part.width() >= part.sizeHint().width()


def test_the_smallest_window_needs_no_scrolling_for_four_samples(zone, qtbot):
    zone.window().resize(480, 360)
    zone.resize(480, 360)
    QApplication.processEvents()
    bar = zone.findChild(QScrollArea).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)  # layouts in layouts take some turns


def test_the_focus_is_seen(zone):
    button = samples(zone)[1]
    before = button.grab().toImage()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.grab().toImage() != before


@pytest.mark.parametrize("width", [400, 560, 700, 900, 1200])
def test_samples_stand_in_an_even_grid(zone, plain, width):
    zone.set_samples([(str(n), f"sample {n}", plain(8, 8, "#123456")) for n in range(8)])
    zone.window().resize(width, 700)
    zone.resize(width, 700)
    QApplication.processEvents()
    places = [button.geometry() for button in samples(zone)]
    assert len({(place.width(), place.height()) for place in places}) == 1
    rows = [[place.x() for place in places if place.y() == y] for y in {p.y() for p in places}]
    assert max(map(len, rows)) - min(map(len, rows)) <= 1
    columns = {x for row in rows for x in row}
    assert len(columns) == max(map(len, rows))  # one below the other


def test_recent_files_are_offered_images_and_models_apart(zone, qtbot):
    assert [label.text() for label in headings(zone)] == ["Samples"]
    zone.set_recent(["/a/cat.png", "/b/<b>dog.png"], ["/m/net.keras"])
    QApplication.processEvents()
    assert [label.text() for label in headings(zone)] == [
        "Recent images", "Recent models", "Samples"
    ]  # fmt: skip
    assert all(label.font().weight() == QFont.Weight.DemiBold for label in headings(zone))
    names = [button.accessibleName() for button in samples(zone)]
    assert names[:3] == ["cat.png", "<b>dog.png", "net.keras"]
    for place, path in ((1, "/b/<b>dog.png"), (2, "/m/net.keras")):
        with qtbot.waitSignal(zone.recent_chosen) as told:
            qtbot.keyClick(samples(zone)[place], Qt.Key.Key_Space)
        assert told.args == [path]
    zone.set_recent([], [])
    assert [label.text() for label in headings(zone)] == ["Samples"]


def test_a_recent_image_has_a_symbol_until_its_thumbnail_is_there(zone, plain):
    zone.set_recent(["/a/cat.png"], [])
    QApplication.processEvents()
    button = samples(zone)[0]
    before = button.grab().toImage()
    zone.set_thumbnail("/a/dog.png", plain(9, 9, "#ff0000"))
    assert button.grab().toImage() == before
    zone.set_thumbnail("/a/cat.png", plain(9, 9, "#ff0000"))
    assert button.grab().toImage().pixelColor(button.width() // 2, 40).name() == "#ff0000"


def test_no_more_files_than_are_seen_at_a_glance(zone):
    zone.set_recent([f"/a/{n}.png" for n in range(20)], [f"/m/{n}.keras" for n in range(20)])
    assert zone.recent_images() == [f"/a/{n}.png" for n in range(RECENT_IMAGES)]
    assert len(samples(zone)) == RECENT_IMAGES + RECENT_MODELS + 4


def test_the_page_tells_that_it_is_on_the_screen(zone, qtbot):
    zone.hide()
    with qtbot.waitSignal(zone.shown):
        zone.show()
