"""Dims what belongs to another choice than the present one, for the panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPaintEvent

PATIENCE_MS = 300  # quick answers cause no flicker
OPACITY = 0.6


class StaleVeil(QWidget):
    """Covers a widget half-transparently while its content is not current; clicks go through.

    Parameters
    ----------
    covered : QWidget
        What is dimmed.
    """

    def __init__(self, covered: QWidget) -> None:
        super().__init__(covered)
        self._covered = covered
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._cover)
        covered.installEventFilter(self)
        self.hide()

    def set_current(self, is_current: bool) -> None:
        """Tell whether the content belongs to what is chosen; if it does not for long, dim it."""
        if is_current:
            self._patience.stop()
            self.hide()
        elif self.isHidden() and not self._patience.isActive():
            self._patience.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the size of what is covered (Qt)."""
        if event.type() == QEvent.Type.Resize:
            self.resize(self._covered.size())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the content shine through (Qt)."""
        color = self.palette().color(QPalette.ColorRole.Window)
        color.setAlphaF(OPACITY)
        painter = QPainter(self)
        painter.fillRect(event.rect(), color)
        painter.end()

    def _cover(self) -> None:
        self.resize(self._covered.size())
        self.raise_()
        self.show()
