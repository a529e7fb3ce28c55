"""The drop zone: wishes, keyboard, and no cut parts in small windows."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QToolButton

from gui.widgets.canvas.drop_zone import DropZone


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


def test_the_smallest_window_needs_no_scrolling_for_four_samples(zone):
    zone.window().resize(480, 360)
    zone.resize(480, 360)
    QApplication.processEvents()
    assert zone.findChild(QScrollArea).verticalScrollBar().maximum() == 0


def test_the_focus_is_seen(zone):
    button = samples(zone)[1]
    before = button.grab().toImage()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.grab().toImage() != before
