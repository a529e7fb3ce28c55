"""Offers choices in a box that may be narrower than their words. Used by panels."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
)

from gui.widgets.tooltip import tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent, QPaintEvent

EDGE = 2  # pixels that Fusion leaves beside the words, and an icon's distance from them
ICON_ROOM = 4


class ElidedBox(QComboBox):
    """A combo box that ends what has no room in "…"; its tooltip begins with the whole then."""

    @property
    def shown_words(self) -> str:
        """The words of the choice, or those that stand for none, as they are painted."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        control = QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(control, option, part, self).width() - EDGE
        if not option.currentIcon.isNull():
            room -= option.iconSize.width() + ICON_ROOM
        metrics, words = self.fontMetrics(), self._words
        if metrics.boundingRect(words).right() <= room:  # its ink is whole
            return words
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)

    @property
    def _words(self) -> str:
        return self.placeholderText() if self.currentIndex() < 0 else self.currentText()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box with the words that fit (Qt)."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))  # as Qt does
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        if self.currentIndex() < 0 and self.placeholderText():
            faint = self.palette().placeholderText()
            option.palette.setBrush(QPalette.ColorRole.ButtonText, faint)
        option.currentText = self.shown_words
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def event(self, event: QEvent) -> bool:
        """Show the whole words above what the box is for (Qt)."""
        if event.type() == QEvent.Type.ToolTip and self.shown_words != self._words:
            whole, rest = tooltip(self._words), self.toolTip()
            words = f"{whole}<p>{rest}</p>" if rest else whole
            QToolTip.showText(cast("QHelpEvent", event).globalPos(), words, self)
            return True
        return super().event(event)
