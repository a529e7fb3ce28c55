"""Shows one line of text, cut with "…" where there is no room. Used by panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from gui.widgets.accessible.interfaces import Line
from gui.widgets.controls.text_label import TextLabel
from gui.widgets.tooltip import tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class ElidedLabel(TextLabel):
    """As wide as there is room; the whole text stays in `text` and is its tooltip.

    Parameters
    ----------
    parent : QWidget, optional
        Qt parent.
    mode : Qt.TextElideMode
        Where the text is cut.
    """

    INTERFACE = Line

    def __init__(
        self,
        parent: QWidget | None = None,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
    ) -> None:
        super().__init__(parent=parent)
        self._mode = mode
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_words(self, words: str) -> None:
        """Show another text."""
        self.setText(words)
        self.setToolTip(tooltip(words))

    @property
    def shown_words(self) -> str:
        """The part of the text that fits the present width."""
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), self._mode, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the part that fits (Qt)."""
        painter = QPainter(self)
        place = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        role, box = self.foregroundRole(), self.contentsRect()
        words, is_on = self.shown_words, self.isEnabled()
        self.style().drawItemText(painter, box, place, self.palette(), is_on, words, role)
        painter.end()
