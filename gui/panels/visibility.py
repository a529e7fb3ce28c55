"""Finds out whether a panel is on the screen: shown, and not behind another tab.

Qt shows the docks behind a tab too, where nobody sees them, so that "visible" is not enough. What
is found is told to `State.set_visible`, the one place that knows what is on the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QDockWidget, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent


class VisibilityAware(QWidget):
    """A panel that needs answers only while it is on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_on_screen = False
        # A turn after a change of tabs the docks are where they belong.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.check_visibility)
        if isinstance(parent, QDockWidget):
            parent.visibilityChanged.connect(self._later.start)

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
        self._tell(is_on_screen=False)

    @Slot()
    def check_visibility(self) -> None:
        """Ask Qt whether it is on the screen, and tell when that has changed."""
        self._tell(is_on_screen=self.isVisible() and not self.visibleRegion().isEmpty())

    def on_visibility_changed(self) -> None:
        """Do what follows from another `is_on_screen`; for the panels."""

    def _tell(self, *, is_on_screen: bool) -> None:
        if is_on_screen != self.is_on_screen:
            self.is_on_screen = is_on_screen
            self.on_visibility_changed()
