"""Finds out whether a panel is on the screen: shown, and not behind another tab.

Qt calls the docks behind a tab visible, too, and lays them outside the window. What is found is
given to `State.set_visible`, which alone keeps what is on the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QTimer, Slot
from PySide6.QtWidgets import QDockWidget, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent


DOCK_EVENTS = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.ParentChange)


class VisibilityAware(QWidget):
    """A panel that needs answers only while it is on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_on_screen = False
        # Docks have their places only in the event-loop turn after a change of tabs.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.check_visibility)
        if isinstance(parent, QDockWidget):
            parent.visibilityChanged.connect(self._later.start)
            # A dock behind a tab lies outside the window: it comes back by a move without a resize,
            # perhaps some event-loop turns after Qt reported it as visible.
            parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look a turn later whether it is on the screen when its dock was moved (Qt)."""
        if event.type() in DOCK_EVENTS:
            self._later.start()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Look a turn later whether it is on the screen (Qt)."""
        super().showEvent(event)
        if isinstance(self.parent(), QDockWidget):
            self._later.start()
        else:
            self.check_visibility()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again: what had no room may have some now, or the other way round (Qt)."""
        super().resizeEvent(event)
        self._later.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Note that it is gone (Qt)."""
        super().hideEvent(event)
        self._later.stop()
        self._set_on_screen(is_on_screen=False)

    @Slot()
    def check_visibility(self) -> None:
        """Ask Qt whether it is on the screen, and tell when that has changed."""
        window = self.window()
        place = QRect(self.mapTo(window, QPoint()), self.size())
        # Not `visibleRegion`: the dock going behind still covers this one for some time.
        self._set_on_screen(is_on_screen=self.isVisible() and place.intersects(window.rect()))

    def retire(self) -> None:
        """Tell nothing any more: another panel takes its place, and is on the screen as it was."""
        self.is_on_screen = False
        self._later.blockSignals(True)

    def on_visibility_changed(self) -> None:
        """Do what follows from another `is_on_screen`; for the panels."""

    def _set_on_screen(self, *, is_on_screen: bool) -> None:
        if is_on_screen != self.is_on_screen:
            self.is_on_screen = is_on_screen
            self.on_visibility_changed()
