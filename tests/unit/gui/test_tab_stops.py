"""Tab goes to what can be seen, and what it goes to is framed."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.tab_stops import FocusFrame, is_stop, next_stop
from tests.unit.gui.contrast import ratio
from tests.unit.gui.widgets.conftest import DARK

SIZES = [(720, 440), (1280, 800)]
BAND = 3  # pixels on both sides of a control's edge, in which its frame is
Key = Qt.Key


def place_of(widget, window):
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def seen_of(widget, window):
    """Return the part of a control that nothing cuts off, by all that holds it."""
    seen = place_of(widget, window)
    holder = widget.parentWidget()
    while holder is not window:
        seen &= place_of(holder, window)
        holder = holder.parentWidget()
    return seen & window.rect()


def band_of(place, window):
    """Yield the pixels at the edge of a place."""
    outside = place.adjusted(-BAND, -BAND, BAND, BAND) & window.rect()
    inside = place.adjusted(BAND, BAND, -BAND, -BAND)
    for y in range(outside.top(), outside.bottom() + 1):
        for x in range(outside.left(), outside.right() + 1):
            if not inside.contains(x, y):
                yield x, y


def walked(window, qtbot, key=Key.Key_Tab):
    """Press Tab until it comes round, and return where it stopped."""
    first = None
    stops = []
    for _ in range(150):
        qtbot.keyClick(QApplication.focusWidget(), key)
        stop = QApplication.focusWidget()
        if stop is first:
            return stops
        first = first or stop
        stops.append(stop)
        yield stop
    raise AssertionError("Tab does not come round")


@pytest.fixture(params=["light", "dark"])
def scheme(request, qapp):
    before = qapp.palette()
    if request.param == "dark":
        palette = QPalette(before)
        for role, color in DARK.items():
            palette.setColor(QPalette.ColorRole[role], QColor(color))
        qapp.setPalette(palette)
    yield request.param
    qapp.setPalette(before)


@pytest.mark.parametrize("size", SIZES)
def test_each_stop_is_seen_and_framed(scheme, size, desk, shown, qtbot):
    window = shown.window
    window.resize(*size)
    QApplication.processEvents()
    window.central_view.canvas.setFocus()
    count = 0
    for stop in walked(window, qtbot):
        count += 1
        name = f"{type(stop).__name__} {stop.accessibleName()!r}"
        assert stop.accessibleName() or getattr(stop, "text", str)(), name
        place = seen_of(stop, window)
        assert stop.isVisible(), name
        assert place.width() >= 0.9 * stop.width(), name
        assert place.height() >= min(0.9 * stop.height(), 40), name
        assert window.focus_frame.framed is stop
        with_focus = window.grab().toImage()
        window.focus_frame.hide()
        stop.clearFocus()
        without = window.grab().toImage()
        differing = sum(
            ratio(with_focus.pixelColor(x, y), without.pixelColor(x, y)) >= 3
            for x, y in band_of(place, window)
        )
        assert differing >= 1.6 * (place.width() + place.height()), name
        stop.setFocus(Qt.FocusReason.TabFocusReason)
    assert count > 30


def test_tab_passes_by_folded_sections_and_docks_behind_tabs(desk, shown, qtbot):
    window = shown.window
    window.inspector.fold(("method", "display"))
    window.central_view.canvas.setFocus()
    hidden = [window.panels[name] for name in ("method", "display", "activations", "filters")]
    stops = list(walked(window, qtbot))
    assert not any(panel.isAncestorOf(stop) for panel in hidden for stop in stops)
    assert window.inspector.sections["method"].heading in stops  # it opens the section
    window.docks["filters"].raise_()
    qtbot.waitUntil(lambda: window.docks["filters"].mapTo(window, QPoint()).x() >= 0)
    window.central_view.canvas.setFocus()
    stops = list(walked(window, qtbot))
    assert any(window.panels["filters"].isAncestorOf(stop) for stop in stops)
    assert not any(window.panels["methods"].isAncestorOf(stop) for stop in stops)


def test_backtab_is_the_same_way_back(desk, shown, qtbot):
    shown.window.central_view.canvas.setFocus()
    there = list(walked(shown.window, qtbot))
    assert QApplication.focusWidget() is there[0]
    back = list(walked(shown.window, qtbot, Key.Key_Backtab))
    assert back == [*there[:0:-1], there[0]]


def test_the_way_leads_from_the_top_over_the_left_and_the_middle_to_the_right(desk, shown, qtbot):
    window = shown.window
    window._toolbar.widgetForAction(window.actions_by_id["open_image"]).setFocus()
    stops = [QApplication.focusWidget(), *walked(window, qtbot)][:-1]
    methods, tree = window.docks["methods"], window.docks["layers"]
    regions = [window._toolbar, tree, window.central_view, methods, window.inspector]
    ranks = [
        next((n for n, region in enumerate(regions) if region.isAncestorOf(stop)), None)
        for stop in stops
    ]
    known = [rank for rank in ranks if rank is not None]
    assert known == sorted(known)
    assert set(known) >= {0, 1, 2, 4}


def test_the_mouse_frames_nothing(desk, shown, qtbot):
    window = shown.window
    qtbot.keyClick(QApplication.focusWidget() or window, Key.Key_Tab)
    assert window.focus_frame.isVisible()
    qtbot.mouseClick(window.central_view.canvas, Qt.MouseButton.LeftButton)
    assert not window.focus_frame.isVisible()
    assert window.focus_frame.framed is None


# --- a window of a few buttons


@pytest.fixture
def column(qtbot):
    """A window whose buttons are in a column that is longer than itself."""
    window = QMainWindow()
    qtbot.addWidget(window)
    area = QScrollArea(window)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inside = QWidget()
    layout = QVBoxLayout(inside)
    window.buttons = [QPushButton(str(number), inside) for number in range(30)]
    for button in window.buttons:
        layout.addWidget(button)
    area.setWidget(inside)
    window.setCentralWidget(area)
    window.resize(200, 200)
    window.area = area
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_what_is_scrolled_away_is_a_stop_and_is_scrolled_to(column):
    frame = FocusFrame(column)
    last = column.buttons[-1]
    assert is_stop(column, last)
    frame.give_focus(last, Qt.FocusReason.TabFocusReason)
    assert column.area.verticalScrollBar().value() > 0
    around = place_of(last, column).adjusted(-2, -2, 2, 2)
    assert around.contains(frame.geometry())
    assert frame.geometry().contains(place_of(last, column))


def test_the_frame_goes_where_its_control_goes_and_no_further_than_its_column(column):
    frame = FocusFrame(column)
    button = column.buttons[3]
    frame.give_focus(button, Qt.FocusReason.TabFocusReason)
    before = frame.geometry()
    column.area.verticalScrollBar().setValue(20)
    assert frame.geometry() == before.translated(0, -20)
    column.area.verticalScrollBar().setValue(400)
    assert not frame.isVisible()
    assert isinstance(column.area, QAbstractScrollArea)
    column.area.verticalScrollBar().setValue(0)
    assert frame.geometry() == before
    button.hide()
    assert not frame.isVisible()


def test_disabled_empty_and_unwilling_widgets_are_passed_by(column):
    one, two, three, four, *_ = column.buttons
    two.setEnabled(False)
    three.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    four.setFixedHeight(0)
    assert next_stop(column, (), one, forward=True) is column.buttons[4]
    assert next_stop(column, (), column.buttons[4], forward=False) is one
    for button in column.buttons:
        button.setEnabled(False)
    assert next_stop(column, (), one, forward=True) is None


def test_regions_come_in_their_order(column):
    one, two, three = column.buttons[:3]
    for button in column.buttons[3:]:
        button.hide()
    assert next_stop(column, (three, two, one), three, forward=True) is two
    assert next_stop(column, (three, two, one), one, forward=True) is three


def test_a_control_that_is_destroyed_with_all_that_holds_it_is_forgotten(column, qtbot):
    frame = FocusFrame(column)
    frame.give_focus(column.buttons[3], Qt.FocusReason.TabFocusReason)
    inside = column.area.takeWidget()
    column.buttons.clear()
    with qtbot.waitSignal(inside.destroyed):
        inside.deleteLater()
    assert frame.framed is None
    assert not frame.isVisible()
    column.area.resize(150, 150)  # what is left of its holders asks for nothing
    other = QPushButton("other", column)
    other.show()
    frame.give_focus(other, Qt.FocusReason.TabFocusReason)
    assert frame.framed is other


def test_a_control_that_moves_elsewhere_leaves_nothing_behind(column, qtbot):
    frame = FocusFrame(column)
    button = column.buttons[3]
    frame.give_focus(button, Qt.FocusReason.TabFocusReason)
    button.setParent(column)
    button.show()
    inside = column.area.takeWidget()
    with qtbot.waitSignal(inside.destroyed):
        inside.deleteLater()
    button.setFocus()
    button.move(20, 20)
    column.resize(300, 300)
    frame.give_focus(button, Qt.FocusReason.TabFocusReason)
    assert frame.geometry().contains(button.geometry())
