"""Whether somebody looks at a panel: it is shown, and not behind another tab.

Qt shows the docks behind a tab too, where nobody sees them, so that "visible" is not enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QDockWidget, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent


class VisibilityAware(QWidget):
    """A panel that asks for something only while somebody looks at it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_looked_at = False
        # A turn after a change of tabs the docks are where they belong.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.look_again)
        if isinstance(parent, QDockWidget):
            parent.visibilityChanged.connect(self._later.start)

    def showEvent(self, event: QShowEvent) -> None:
        """Look a turn later whether it is seen (Qt)."""
        super().showEvent(event)
        if isinstance(self.parent(), QDockWidget):
            self._later.start()
        else:
            self.look_again()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks any more (Qt)."""
        super().hideEvent(event)
        self._later.stop()
        self._tell(is_looked_at=False)

    @Slot()
    def look_again(self) -> None:
        """Find out whether somebody looks."""
        self._tell(is_looked_at=self.isVisible() and not self.visibleRegion().isEmpty())

    def on_looked_at(self) -> None:
        """Do what follows from another `is_looked_at`; for the panels."""

    def _tell(self, *, is_looked_at: bool) -> None:
        if is_looked_at != self.is_looked_at:
            self.is_looked_at = is_looked_at
            self.on_looked_at()
