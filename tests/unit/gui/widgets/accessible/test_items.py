"""Tiles and bars one by one: names, places, states, actions, and what is told of the keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface

from gui.widgets.accessible import factory, items
from gui.widgets.tiles.picture_grid import PictureGrid
from gui.widgets.tiles.tile_grid import TileGrid
from gui.widgets.tiles.value_bars import ValueBars

Role, Text = QAccessible.Role, QAccessible.Text


def words(number):
    return f"channel {number}\nmean 0.{number}"


@pytest.fixture(autouse=True)
def told(qapp, monkeypatch):
    """What assistive technology is told, as (event, child)."""
    factory.install()
    heard = []
    monkeypatch.setattr(items.QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        items.QAccessible,
        "updateAccessibility",
        lambda event: heard.append((event.type(), event.child())),
    )
    return heard


@pytest.fixture
def grid(shown):
    made = shown(TileGrid(), 400, 200)
    made.set_columns(4)
    made.set_tiles([7, 3, 5, 1], (1, 1), lambda *_: None, words)
    return made


def interface_of(widget):
    return QAccessible.queryAccessibleInterface(widget)


def test_each_tile_is_an_item_with_a_name(grid):
    found = interface_of(grid)
    assert (found.role(), found.childCount()) == (Role.List, 4)
    children = [found.child(n) for n in range(4)]
    assert [each.text(Text.Name) for each in children] == [
        f"channel {n}, mean 0.{n}" for n in (7, 3, 5, 1)
    ]
    assert {each.role() for each in children} == {Role.ListItem}
    assert [found.indexOfChild(each) for each in children] == [0, 1, 2, 3]
    assert {each.parent() for each in children} == {found}
    assert all(each.isValid() for each in children)
    assert found.child(4) is None
    assert found.child(-1) is None
    assert found.indexOfChild(found) == -1


def test_an_item_is_where_it_is_painted(grid):
    found = interface_of(grid)
    box = found.child(2).rect()
    assert box.topLeft() == grid.viewport().mapToGlobal(grid.place_rect(2).topLeft())
    middle = box.center()
    assert found.childAt(middle.x(), middle.y()) is found.child(2)
    corner = grid.viewport().mapToGlobal(QPoint(-5, -5))
    assert found.childAt(corner.x(), corner.y()) is None


def test_the_chosen_one_and_the_one_at_the_keys(grid, qtbot):
    found = interface_of(grid)
    grid.set_shown(5)
    grid.setFocus()
    qtbot.waitUntil(grid.hasFocus)
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    states = [found.child(n).state() for n in range(4)]
    assert [bool(each.selected) for each in states] == [False, False, True, False]
    assert [bool(each.focused) for each in states] == [False, True, False, False]
    assert found.focusChild() is found.child(1)


def test_the_keys_are_followed_by_events(grid, qtbot, told):
    grid.setFocus()
    qtbot.waitUntil(grid.hasFocus)
    told.clear()
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    qtbot.keyClick(grid, Qt.Key.Key_End)
    assert told == [(QAccessible.Event.Focus, 1), (QAccessible.Event.Focus, 3)]
    grid.clearFocus()
    told.clear()
    grid.choose_item(0)
    assert told == []


def test_an_item_is_chosen_by_its_action(grid, qtbot):
    action = interface_of(grid).child(3).actionInterface()
    press = QAccessibleActionInterface.pressAction()
    assert action.actionNames() == [press]
    with qtbot.waitSignal(grid.chosen) as chosen:
        action.doAction(press)
    assert chosen.args == [1]
    assert grid.current == 1


def test_it_can_do_nothing_else(grid):
    item = interface_of(grid).child(0)
    assert item.valueInterface() is None
    assert item.textInterface() is None
    assert item.tableCellInterface() is None
    assert (item.childCount(), item.child(0), item.object()) == (0, None, None)


def test_another_order_is_told_and_the_same_is_not(grid, told):
    found = interface_of(grid)
    kept, dropped = found.child(0), found.child(3)
    assert (kept.isValid(), dropped.isValid()) == (True, True)
    told.clear()
    grid.set_tiles([7, 3, 5, 1], (1, 1), lambda *_: None, words)
    assert told == []
    assert found.child(3) is dropped
    grid.set_tiles([3, 5], (1, 1), lambda *_: None, words)
    assert told == [(QAccessible.Event.ObjectReorder, -1)]
    assert found.childCount() == 2
    assert found.child(0) is kept
    assert kept.text(Text.Name) == "channel 3, mean 0.3"
    grid.clear()
    assert found.childCount() == 0


def test_marked_pictures_are_selected(shown):
    pictures = shown(PictureGrid(), 400, 200)
    pictures.set_tiles([4, 6], (1, 1), lambda *_: None, words)
    pictures.set_marks(frozenset((6,)))
    found = interface_of(pictures)
    assert [bool(found.child(n).state().selected) for n in range(2)] == [False, True]


def test_bars_are_items_too(shown, qtbot):
    bars = shown(ValueBars(), 200, 100)
    bars.set_values(range(40), [float(n) for n in range(40)], words)
    found = interface_of(bars)
    assert found.childCount() == 40
    assert not found.child(0).state().offscreen
    assert found.child(39).state().offscreen
    found.child(39).actionInterface().doAction(QAccessibleActionInterface.pressAction())
    assert bars.item_at_keys == 39
    assert not found.child(39).state().offscreen
    assert not found.child(39).state().selected
    middle = bars.viewport().mapFromGlobal(found.child(39).rect().center())
    assert bars.number_at(middle) == 39
