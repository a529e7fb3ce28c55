"""Opens and closes a part of a panel by its heading. Used by panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QStyle

from gui.icons import icon
from gui.widgets.accessible.interfaces import Fold
from gui.widgets.controls.flat_button import FlatButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionToolButton, QWidget


LEAST_LETTERS = 6
ROOM = 32  # for the chevron, and around the text


class FoldButton(FlatButton):
    """A quiet line with a chevron; the widget it opens is shown and hidden by it.

    Parameters
    ----------
    title : str
        Already translated.
    tooltip : str
        What is inside, already translated.
    parent : QWidget
        Qt parent.
    """

    INTERFACE = Fold
    folded = Signal(bool)
    """True when the user opened it."""

    def __init__(self, title: str, tooltip: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._content: QWidget | None = None
        self.setText(title)
        self.setAccessibleName(title)
        self.setToolTip(tooltip)
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setIcon(icon("chevron"))
        self.toggled.connect(self._on_toggled)
        self.clicked.connect(self.folded)

    def set_content(self, content: QWidget) -> None:
        """Say what is opened."""
        self._content = content
        content.setVisible(self.isChecked())

    def set_open(self, is_open: bool) -> None:
        """Open or close it, without telling anybody."""
        self.setChecked(is_open)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters: a long title is cut, and moves nothing (Qt)."""
        letters = self.fontMetrics().averageCharWidth() * LEAST_LETTERS
        return QSize(ROOM + letters, super().minimumSizeHint().height())

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        """Leave an open fold as quiet as a closed one: the chevron says it (Qt)."""
        super().initStyleOption(option)
        option.state &= ~QStyle.StateFlag.State_On
        metrics, room = self.fontMetrics(), self.width() - ROOM
        option.text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    @Slot(bool)
    def _on_toggled(self, is_open: bool) -> None:
        """Show the content, and turn the chevron."""
        self.setIcon(icon("chevron-down" if is_open else "chevron"))
        if self._content is not None:
            self._content.setVisible(is_open)
