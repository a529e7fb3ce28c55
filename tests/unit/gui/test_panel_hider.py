"""All docks go at once, and the same ones come back where they were."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QLineEdit, QMainWindow

from gui.panel_hider import PanelHider

AREA = Qt.DockWidgetArea


@pytest.fixture
def window(qtbot):
    made = QMainWindow()
    qtbot.addWidget(made)
    made.setCentralWidget(QLineEdit(made))
    made.docks = {}
    for name, area in (
        ("left", AREA.LeftDockWidgetArea),
        ("front", AREA.BottomDockWidgetArea),
        ("behind", AREA.BottomDockWidgetArea),
        ("closed", AREA.RightDockWidgetArea),
    ):
        dock = QDockWidget(name, made)
        dock.setObjectName(name)
        dock.setWidget(QLineEdit(dock))
        made.addDockWidget(area, dock)
        made.docks[name] = dock
    made.tabifyDockWidget(made.docks["front"], made.docks["behind"])
    made.resize(800, 600)
    made.show()
    qtbot.waitExposed(made)
    made.docks["front"].raise_()
    made.docks["closed"].close()
    made.resizeDocks([made.docks["left"]], [222], Qt.Orientation.Horizontal)
    QApplication.processEvents()
    made.hider = PanelHider(made)
    return made


def arrangement(window):
    return {
        name: (dock.toggleViewAction().isChecked(), dock.isVisible(), dock.width())
        for name, dock in window.docks.items()
        if dock.toggleViewAction().isChecked()
    } | {"tabs": [dock.objectName() for dock in window.tabifiedDockWidgets(window.docks["front"])]}


def test_the_same_panels_come_back(window, qtbot):
    before, front = arrangement(window), window.docks["front"].visibleRegion()
    with qtbot.waitSignal(window.hider.toggled, check_params_cb=lambda hidden: hidden):
        window.hider.toggle()
    assert not any(dock.isVisible() for dock in window.docks.values())
    assert window.hider.are_hidden
    window.hider.toggle()
    QApplication.processEvents()
    assert arrangement(window) == before
    assert window.docks["front"].visibleRegion() == front
    assert not window.hider.are_hidden


def test_a_panel_opened_meanwhile_stays(window):
    window.hider.toggle()
    window.docks["closed"].show()
    window.hider.toggle()
    assert all(dock.toggleViewAction().isChecked() for dock in window.docks.values())


def test_the_layout_to_remember_is_that_with_the_panels(window):
    before = window.hider.layout()
    window.hider.toggle()
    assert window.hider.layout() == before


def test_with_all_panels_closed_there_is_nothing_to_hide(window):
    for dock in window.docks.values():
        dock.close()
    window.hider.toggle()
    assert not window.hider.are_hidden


def test_another_layout_is_not_undone(window, qtbot):
    window.hider.toggle()
    with qtbot.waitSignal(window.hider.toggled):
        window.hider.forget()
    window.docks["left"].show()
    window.hider.toggle()
    window.hider.toggle()
    shown = [name for name, dock in window.docks.items() if dock.toggleViewAction().isChecked()]
    assert shown == ["left"]


def test_the_keyboard_in_a_panel_is_seen(window, qtbot):
    window.activateWindow()
    window.docks["left"].widget().setFocus()
    qtbot.waitUntil(window.hider.has_focus)
    window.centralWidget().setFocus()
    assert not window.hider.has_focus()
