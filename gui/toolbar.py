"""Builds the toolbar from `gui.actions.specs.TOOLBAR`. Owned by the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from gui.actions.specs import TOOLBAR
from gui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu


class ToolBar(QToolBar):
    """The actions used most, each with its name.

    Parameters
    ----------
    actions : mapping of str to QAction
        The window's, by id.
    split_menu : QMenu
        Opens beside the button that adds a view.
    parent : QWidget
        The window.
    """

    def __init__(self, actions: Mapping[str, QAction], split_menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Toolbar"))
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setIconSize(QSize(16, 16))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggleViewAction().setEnabled(False)  # a hidden one has no way back by the mouse
        for name in TOOLBAR:
            if name == "|":
                self.addSeparator()
            elif name == ">":
                space = QWidget(self)
                space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
                self.addWidget(space)
            else:
                self.addAction(actions[name])
                button = self.widgetForAction(actions[name])
                button.setAccessibleName(actions[name].text().rstrip("…"))
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                if name == "add_view" and isinstance(button, QToolButton):
                    button.setMenu(split_menu)
                    button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        more = self.findChild(QToolButton, "qt_toolbar_ext_button")
        if more is not None:  # Qt's own symbol is black, on a dark ground too
            more.setIcon(icon("chevron"))
