"""The line above a dock: its name, and buttons while the pointer is there."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QFont
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget

from gui.dock_title import HEIGHT, DockTitle


@pytest.fixture
def dock(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(QWidget(window))
    made = QDockWidget("Layers", window)
    made.setWidget(QWidget(made))
    made.setTitleBarWidget(DockTitle(made))
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, made)
    window.resize(400, 300)
    with qtbot.waitExposed(window):
        window.show()
    yield made
    window.close()


def point_at(title):
    QApplication.sendEvent(title, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))


def test_the_name_is_semi_bold_and_the_buttons_wait_for_the_pointer(dock):
    title = dock.titleBarWidget()
    QApplication.sendEvent(title, QEvent(QEvent.Type.Leave))  # wherever the pointer is
    assert title.height() == HEIGHT
    assert title.label.text() == "Layers"
    assert title.label.font().weight() == QFont.Weight.DemiBold
    assert not title.buttons.isVisible()
    point_at(title)
    assert title.buttons.isVisible()
    QApplication.sendEvent(title, QEvent(QEvent.Type.Leave))
    assert not title.buttons.isVisible()


def test_the_buttons_undock_dock_again_and_hide(dock):
    title = dock.titleBarWidget()
    point_at(title)
    title.buttons.undock.click()
    assert dock.isFloating()
    title.buttons.undock.click()
    assert not dock.isFloating()
    title.buttons.close_button.click()
    assert dock.isHidden()
    for button in (title.buttons.undock, title.buttons.close_button):
        assert button.accessibleName()
        assert button.toolTip()


def test_a_title_that_a_tab_repeats_takes_no_room(dock, qtbot):
    title, before = dock.titleBarWidget(), dock.widget().height()
    title.set_repeated(True)
    qtbot.waitUntil(lambda: dock.widget().height() == before + HEIGHT)
    point_at(title)
    assert not title.buttons.isVisible()
    title.set_repeated(False)
    qtbot.waitUntil(lambda: dock.widget().height() == before)
    assert title.label.isVisible()
