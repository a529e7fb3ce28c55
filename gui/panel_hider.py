"""Hides all docks of the window at once, and brings exactly those back that were shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtWidgets import QApplication, QDockWidget

from gui.core.settings import LAYOUT_VERSION

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow


class PanelHider(QObject):
    """Knows the layout while the docks are hidden.

    Parameters
    ----------
    window : QMainWindow
        Has the docks; they may be others in time.
    """

    toggled = Signal(bool)
    """True when the docks are hidden now."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._layout: QByteArray | None = None

    @property
    def are_hidden(self) -> bool:
        """True while docks are hidden that will be brought back."""
        return self._layout is not None

    def layout(self) -> QByteArray:
        """Return the layout to remember: that with the panels, hidden or not."""
        return self._window.saveState(LAYOUT_VERSION) if self._layout is None else self._layout

    def has_focus(self) -> bool:
        """Tell whether the keyboard is in one of the docks."""
        widget = QApplication.focusWidget()
        return widget is not None and any(dock.isAncestorOf(widget) for dock in self._docks())

    def toggle(self) -> None:
        """Hide the docks, or bring them back with those that were opened meanwhile."""
        if self._layout is None:
            self._hide()
        else:
            layout, opened = self._layout, self._shown()
            self._layout = None
            self._window.restoreState(layout, LAYOUT_VERSION)
            for dock in opened:
                dock.show()
        self.toggled.emit(self.are_hidden)

    def forget(self) -> None:
        """Bring nothing back: another layout is in place."""
        self._layout = None
        self.toggled.emit(False)

    def _hide(self) -> None:
        shown = self._shown()
        if not shown:
            return
        self._layout = self._window.saveState(LAYOUT_VERSION)
        for dock in shown:
            dock.hide()

    def _docks(self) -> list[QDockWidget]:
        return self._window.findChildren(QDockWidget)

    def _shown(self) -> list[QDockWidget]:
        """Return the docks that are not closed; one behind another tab is not closed."""
        return [dock for dock in self._docks() if dock.toggleViewAction().isChecked()]
