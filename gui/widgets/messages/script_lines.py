"""Shows lines of Python that lead further, and copies them. Part of a `MessageRow`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from engine.api.foreign_text import visible
from gui.icons import icon

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

MOST_LINES = 8
"""That are shown at once; more of them scroll."""
SLACK = 4
"""Of a line that is a little taller than its font says."""


class ScriptLines(QWidget):
    """The lines as they are, and a button that puts them on the clipboard.

    Parameters
    ----------
    script : str
        The lines; plain text.
    parent : QWidget
        The message.
    """

    def __init__(self, script: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = script
        self.lines = QPlainTextEdit(visible(script, keep_lines=True).rstrip("\n"), self)
        self.lines.setReadOnly(True)
        self.lines.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.lines.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.lines.setCornerWidget(QWidget(self.lines))  # Qt would fill it with the frame's colour
        self.lines.setTabChangesFocus(True)
        if self.lines.blockCount() <= MOST_LINES:
            self.lines.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.setFrameShape(QFrame.Shape.NoFrame)
        self.lines.setAccessibleName(self.tr("Lines of Python"))
        self.lines.setToolTip(self.tr("Run them where your network's code is"))
        self.copy_button = QPushButton(icon("copy"), self.tr("Copy these lines"), self)
        self.copy_button.setAccessibleName(self.tr("Copy these lines"))
        self.copy_button.setToolTip(self.tr("Put the lines of Python on the clipboard"))
        self.copy_button.clicked.connect(self._on_copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(8)
        row.addWidget(self.lines, 1)
        row.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)

    def showEvent(self, event: QShowEvent) -> None:
        """Make room for the lines, and for the bar below them."""
        super().showEvent(event)
        line = self.lines.fontMetrics().lineSpacing()
        count = min(self.lines.blockCount(), MOST_LINES)
        margins = 2 * round(self.lines.document().documentMargin())
        bar = self.lines.horizontalScrollBar().sizeHint().height()
        self.lines.setFixedHeight(count * line + margins + bar + SLACK)

    @Slot()
    def _on_copy(self) -> None:
        """Put the lines on the clipboard."""
        QGuiApplication.clipboard().setText(self._text)
        self.copy_button.setMinimumWidth(self.copy_button.width())  # nothing moves
        self.copy_button.setText(self.tr("Copied"))
        self.copy_button.setAccessibleName(self.tr("Copied"))
