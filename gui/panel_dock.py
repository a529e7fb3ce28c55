"""Holds one panel in a dock of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDockWidget, QWidget

from gui.dock_title import DockTitle
from gui.text.translation import translate, translate_marked

if TYPE_CHECKING:
    from gui.core.state import State
    from gui.panels import PanelSpec


LEAST_HEIGHT = 56
"""Height that each panel at the bottom can do with: a low window has room for the image."""


class PanelDock(QDockWidget):
    """Holds one panel of `gui.panels.PANELS` that is not a section of the inspector.

    Parameters
    ----------
    spec : PanelSpec
        Which panel.
    state : State
        For the panel.
    parent : QWidget
        The window.
    """

    def __init__(self, spec: PanelSpec, state: State, parent: QWidget) -> None:
        title = translate_marked("panels", spec.title)
        super().__init__(title, parent)
        self.setObjectName(spec.id)
        self.setAccessibleName(title)
        self.title = DockTitle(self)
        self.setTitleBarWidget(self.title)
        self.panel = spec.build(state, self)
        if spec.side == "bottom":
            self.panel.setMinimumHeight(LEAST_HEIGHT)
        self.setWidget(self.panel)
        tip = translate("panels", "Show or hide the panel {name}").format(name=title)
        self.toggleViewAction().setToolTip(tip)
