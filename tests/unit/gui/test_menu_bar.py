"""The menu bar: the table's actions in their menus, and what the window adds at their ends."""

from gui.actions.specs import ACTIONS, MENUS
from gui.menu_bar import MenuBar


def menus_of(window):
    (bar,) = window.findChildren(MenuBar)
    return [action.menu() for action in bar.actions()]


def test_every_action_of_the_table_stands_in_its_menu(desk):
    menus = menus_of(desk.window)
    assert desk.window.menuBar() in desk.window.findChildren(MenuBar)
    menus.remove(desk.window.engine_menu)
    for (menu_id, _), menu in zip(MENUS, menus, strict=True):
        names = [action.objectName() for action in menu.actions()]
        wanted = [spec.id for spec in ACTIONS if spec.menu == menu_id]
        assert [name for name in names if name in wanted] == wanted
        assert menu.toolTipsVisible()


def test_the_engine_stands_before_the_help(desk):
    assert menus_of(desk.window)[-2] is desk.window.engine_menu


def test_recent_files_follow_what_opens_and_themes_and_languages_end_the_view_menu(desk):
    window, (file, _, view, *_) = desk.window, menus_of(desk.window)
    assert window.recent_menu.menuAction() in file.actions()
    ends = [window.theme_menu, window.language_menu]
    assert [each.menu() for each in view.actions()][-3:-1] == ends
    assert view.actions()[-1] is window.actions_by_id["reset_layout"]
