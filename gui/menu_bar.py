"""Builds the menu bar from `gui.actions.specs`. Owned by the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QMenuBar

from gui.actions.build import words_of
from gui.actions.specs import ACTIONS, MENUS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from gui.actions.recent_menu import RecentMenu

LINE = None
"""A line between entries of a menu."""


class MenuBar(QMenuBar):
    """Menus with the actions of the table, and what the window adds to them.

    Parameters
    ----------
    actions : mapping of str to QAction
        The window's, by id.
    recent : RecentMenu
        Follows the actions that open.
    engine : QMenu
        A menu of its own, before the help.
    ends : mapping of str to iterable of QAction, QMenu or LINE
        What stands at the ends of menus, by their ids.
    parent : QWidget
        The window.
    """

    def __init__(
        self,
        actions: Mapping[str, QAction],
        recent: RecentMenu,
        engine: QMenu,
        ends: Mapping[str, Iterable[QAction | QMenu | None]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        for menu_id, title in MENUS:
            if menu_id == "help":
                self.addMenu(engine)
            menu = self.addMenu(words_of(title))
            menu.setToolTipsVisible(True)
            for spec in ACTIONS:
                if spec.menu == menu_id:
                    menu.addAction(actions[spec.id])
                if spec.id == "open_demo" and menu_id == "file":
                    menu.addMenu(recent)
            for each in ends.get(menu_id, ()):
                if each is LINE:
                    menu.addSeparator()
                elif isinstance(each, QMenu):
                    menu.addMenu(each)
                else:
                    menu.addAction(each)
