"""Only layouts that Qt itself could have written are given back to Qt."""

import random

import pytest
from PySide6.QtCore import QByteArray, QPoint, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QToolBar

from gui.core.layout_state import is_geometry, is_layout

DOCKS = ("layers", "methods", "filters", "貓")
AREAS = Qt.DockWidgetArea


@pytest.fixture
def window(qtbot):
    made = QMainWindow()
    qtbot.addWidget(made)
    made.docks = {}
    for name in DOCKS:
        dock = QDockWidget(name, made)
        dock.setObjectName(name)
        made.addDockWidget(AREAS.BottomDockWidgetArea, dock)
        made.docks[name] = dock
    bar = QToolBar("bar", made)
    bar.setObjectName("bar")
    made.addToolBar(bar)
    made.resize(700, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


def is_sound(state, docks=DOCKS):
    return is_layout(state, 2, docks, ("bar",))


def arrange_as_made(window):
    pass


def arrange_tabs(window):
    window.tabifyDockWidget(window.docks["layers"], window.docks["methods"])
    window.docks["methods"].raise_()


def arrange_nested(window):
    window.addDockWidget(AREAS.LeftDockWidgetArea, window.docks["layers"])
    docks = window.docks
    window.splitDockWidget(docks["layers"], docks["methods"], Qt.Orientation.Horizontal)
    window.splitDockWidget(docks["methods"], docks["filters"], Qt.Orientation.Vertical)


def arrange_floating(window):
    window.docks["filters"].setFloating(True)
    window.docks["filters"].move(QPoint(-40, 70))
    window.docks["貓"].hide()


def arrange_empty(window):
    for dock in window.docks.values():
        window.removeDockWidget(dock)
    window.removeToolBar(window.findChild(QToolBar))


ARRANGED = [arrange_as_made, arrange_tabs, arrange_nested, arrange_floating, arrange_empty]


@pytest.mark.parametrize("arrange", ARRANGED)
def test_what_qt_writes_is_sound(window, arrange, qapp):
    arrange(window)
    qapp.processEvents()
    state = window.saveState(2).data()
    assert is_sound(state)
    assert is_geometry(window.saveGeometry().data())
    assert window.restoreState(QByteArray(state), 2)


def test_of_another_version_or_window_it_is_not(window):
    state = window.saveState(2).data()
    assert not is_layout(state, 1, DOCKS, ("bar",))
    assert not is_sound(state, DOCKS[1:])
    assert not is_layout(state, 2, DOCKS, ())
    assert is_sound(state, (*DOCKS, "of a later version"))


def test_cut_off_or_longer_it_is_not(window):
    state = window.saveState(2).data()
    assert not any(is_sound(state[:end]) for end in range(len(state)))
    assert not is_sound(state + b"\0")


def test_a_dock_that_is_there_twice_is_not(window):
    twice = window.saveState(2).data()
    first, second = (name.encode("utf-16-be") for name in ("methods", "filters"))
    assert len(first) == len(second)
    assert twice.count(first) == 1
    assert not is_sound(twice.replace(first, second))


def test_numbers_that_crash_qt_are_refused(window):
    state = window.saveState(2).data()
    place = state.index("layers".encode("utf-16-be")) + 12 + 1  # behind name and flags
    for at in range(place, place + 16, 4):
        for number in (b"\x7f\xff\xff\xff", b"\x80\0\0\0", b"\xff\xff\xff\xfe"):
            assert not is_sound(state[:at] + number + state[at + 4 :])


@pytest.mark.parametrize("arrange", ARRANGED)
def test_what_is_sound_after_random_changes_can_be_restored(window, arrange, qapp):
    arrange(window)
    state = window.saveState(2).data()
    random_ = random.Random(7)
    restored = 0
    for _ in range(300):
        changed = bytearray(state)
        for _ in range(random_.randint(1, 3)):
            at = random_.randrange(8, len(changed))
            changed[at] = (changed[at] + random_.choice((1, 2, 16))) % 256
        if is_sound(bytes(changed)):
            window.restoreState(QByteArray(bytes(changed)), 2)
            restored += 1
    assert restored or arrange is arrange_empty
    qapp.processEvents()


def test_a_place_is_of_a_window_that_a_screen_can_show(window):
    state = window.saveGeometry().data()
    assert not is_geometry(b"")
    assert not is_geometry(state[:-1])
    assert not is_geometry(b"\0" + state[1:])
    for at in (8, 24, len(state) - 16):  # frame, normal and inner rectangle: left edge first
        for number in (b"\x7f\xff\xff\xff", b"\x80\0\0\0", b"\0\0\x4f\xff"):
            assert not is_geometry(state[:at] + number + state[at + 4 :])
