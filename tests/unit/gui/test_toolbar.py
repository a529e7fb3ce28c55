"""The toolbar: the actions of its table, each named, none of it movable or lost."""

from PySide6.QtWidgets import QToolButton

from gui.actions.specs import TOOLBAR
from gui.toolbar import ToolBar


def test_it_has_the_actions_of_the_table_in_order(desk):
    (bar,) = desk.window.findChildren(ToolBar)
    words = [action.objectName() for action in bar.actions() if action.objectName()]
    assert words == [name for name in TOOLBAR if name not in ("|", ">")]
    assert not bar.isMovable()
    assert not bar.toggleViewAction().isEnabled()


def test_each_button_is_named_and_reached_by_tab(desk):
    (bar,) = desk.window.findChildren(ToolBar)
    for name in TOOLBAR:
        if name not in ("|", ">"):
            button = bar.widgetForAction(desk.window.actions_by_id[name])
            assert button.accessibleName()
            assert not button.accessibleName().endswith("…")
            assert button.focusPolicy().name == "TabFocus"


def test_ways_of_splitting_open_beside_the_button_that_adds_a_view(desk):
    (bar,) = desk.window.findChildren(ToolBar)
    button = bar.widgetForAction(desk.window.actions_by_id["add_view"])
    assert isinstance(button, QToolButton)
    assert button.menu() is desk.window.split_menu
