"""Gives each tab of the docks at the bottom a height of its own, and lets tabs stand for titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtWidgets import QTabBar, QTabWidget

from gui.dock_title import DockButtons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QMainWindow

    from gui.panel_dock import PanelDock

MOST_SHARE = 0.4
"""Of the window's height, for a panel that comes to the front for the first time."""


class DockTabs(QObject):
    """Watches the docks at the bottom.

    Parameters
    ----------
    window : QMainWindow
        Whose docks these are.
    docks : sequence of PanelDock
        Those at the bottom, in order.
    """

    def __init__(self, window: QMainWindow, docks: Sequence[PanelDock]) -> None:
        super().__init__(window)
        self._window = window
        self._docks = docks
        self._front: PanelDock | None = None
        self._heights: dict[str, int] = {}
        self._buttons: dict[QObject, DockButtons] = {}
        # Docks have their places only in the event-loop turn after a change of tabs.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.settle)
        window.setTabPosition(Qt.DockWidgetArea.BottomDockWidgetArea, QTabWidget.TabPosition.North)
        for dock in docks:
            dock.visibilityChanged.connect(self._later.start)
            dock.topLevelChanged.connect(self._later.start)
            dock.dockLocationChanged.connect(self._later.start)

    @property
    def heights(self) -> dict[str, int]:
        """The heights that panels get when they come to the front, by their identifiers."""
        return self._heights

    def set_heights(self, heights: dict[str, int]) -> None:
        """Take the heights that panels have from now on, by their identifiers."""
        self._heights = heights

    @Slot()
    def settle(self) -> None:
        """Look which docks are tabs, and which of them is in front."""
        for dock in self._docks:
            dock.title.set_repeated(self._is_tab(dock))
        for bar in self.bars():
            if bar not in self._buttons:
                self._buttons[bar] = DockButtons(bar)
                bar.installEventFilter(self)
                bar.setAccessibleName(self.tr("Panels at the bottom"))
        front = next((dock for dock in self._docks if self.is_in_front(dock)), None)
        if front is None or front is self._front:
            return
        before, self._front = self._front, front
        if before is None or not self._is_tab(before) or not self._is_tab(front):
            return
        self._heights[before.objectName()] = front.height()  # all tabs have the same
        most = round(MOST_SHARE * self._window.height())
        wanted = self._heights.get(front.objectName(), min(most, front.panel.sizeHint().height()))
        tabs = max((bar.height() for bar in self.bars() if bar.isVisible()), default=0)
        self._window.resizeDocks([front], [wanted + tabs], Qt.Orientation.Vertical)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the buttons of the dock in front while the pointer is at the tabs (Qt)."""
        buttons = getattr(self, "_buttons", {}).get(watched)  # none left when Python ends
        if buttons is not None and isinstance(watched, QTabBar):
            if event.type() == QEvent.Type.Enter:
                buttons.dock = self._dock_of(watched)
                size = buttons.sizeHint()
                buttons.setGeometry(QRect(QPoint(watched.width() - size.width(), 1), size))
                buttons.setVisible(buttons.dock is not None)
            elif event.type() == QEvent.Type.Leave:
                buttons.hide()
        return super().eventFilter(watched, event)

    def bars(self) -> list[QTabBar]:
        """Return the rows of tabs that Qt has made for the docks."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        return self._window.findChildren(QTabBar, options=direct)

    def _dock_of(self, bar: QTabBar) -> PanelDock | None:
        """Return the dock of the tab in front."""
        words = bar.tabText(bar.currentIndex())
        return next((dock for dock in self._docks if dock.windowTitle() == words), None)

    def _is_tab(self, dock: PanelDock) -> bool:
        others = self._window.tabifiedDockWidgets(dock)
        is_alone = all(other.isHidden() or other.isFloating() for other in others)
        return not (is_alone or dock.isHidden() or dock.isFloating())

    def is_in_front(self, dock: PanelDock) -> bool:
        """Return whether a dock is shown: Qt lays those behind outside the window."""
        if not dock.isVisible() or dock.isFloating():
            return False
        place = QRect(dock.mapTo(self._window, QPoint()), dock.size())
        return place.intersects(self._window.rect())
