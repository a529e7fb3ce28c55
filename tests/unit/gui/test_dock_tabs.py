"""The docks at the bottom: tabs for titles, and a height for each tab."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QTabBar

from gui.panels import PANELS

LOW = [spec.id for spec in PANELS if spec.side == "bottom"]


@pytest.fixture
def window(desk, qtbot):
    docks = desk.window.docks
    qtbot.waitUntil(lambda: docks["methods"].title.sizeHint().height() == 0)
    qtbot.waitUntil(lambda: bool(desk.window._placed))  # the docks have their sizes
    return desk.window


def raised(window, qtbot, name):
    dock = window.docks[name]
    dock.show()
    dock.raise_()
    qtbot.waitUntil(lambda: dock.mapTo(window, dock.rect().topLeft()).x() >= 0)
    return dock


def test_tabs_stand_for_titles_until_a_dock_is_alone(window, qtbot):
    low = [window.docks[name] for name in LOW]
    assert all(dock.title.sizeHint().height() == 0 for dock in low)
    low[0].setFloating(True)
    for dock in low[1:-1]:
        dock.hide()
    qtbot.waitUntil(lambda: all(low[n].title.sizeHint().height() > 0 for n in (0, -1)))
    for dock in low[1:-1]:
        dock.show()
    low[0].setFloating(False)
    qtbot.waitUntil(lambda: all(dock.title.sizeHint().height() == 0 for dock in low))


def test_each_tab_has_the_height_that_it_needs_and_keeps_what_the_user_gave_it(window, qtbot):
    methods = window.docks["methods"]
    low = methods.height()
    activations = raised(window, qtbot, "activations")
    wanted = activations.panel.sizeHint().height()
    assert low < wanted
    qtbot.waitUntil(lambda: activations.height() == wanted)
    window.resizeDocks([activations], [wanted + 40], Qt.Orientation.Vertical)
    qtbot.waitUntil(lambda: activations.height() > wanted)
    given = activations.height()
    raised(window, qtbot, "methods")
    qtbot.waitUntil(lambda: methods.height() == low)
    raised(window, qtbot, "activations")
    qtbot.waitUntil(lambda: activations.height() == given)


def test_the_buttons_at_the_tabs_are_those_of_the_dock_in_front(window, qtbot):
    filters = raised(window, qtbot, "filters")
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    bar = next(bar for bar in window.findChildren(QTabBar, options=direct) if bar.isVisible())
    here = QPointF(bar.width() - 50, 5)
    QApplication.sendEvent(bar, QEnterEvent(here, here, here))
    buttons = next(child for child in bar.children() if hasattr(child, "undock"))
    assert buttons.isVisible()
    assert bar.rect().contains(buttons.geometry())
    buttons.undock.click()
    assert filters.isFloating()
    QApplication.sendEvent(bar, QEvent(QEvent.Type.Leave))
    assert not buttons.isVisible()
