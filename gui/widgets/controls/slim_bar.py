"""Scrolls a strip or a column with a bar that takes little room from it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollBar

THICKNESS = 8


class SlimBar(QScrollBar):
    """A scroll bar of half the usual thickness, for `QAbstractScrollArea`."""

    def sizeHint(self) -> QSize:
        """Return the usual length, and a thickness of `THICKNESS` (Qt)."""
        usual = super().sizeHint()
        if self.orientation() is Qt.Orientation.Horizontal:
            return QSize(usual.width(), THICKNESS)
        return QSize(THICKNESS, usual.height())
