"""Names a dock, with the buttons that undock and hide it while the pointer is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from gui.icons import icon
from gui.text.translation import translate
from gui.widgets.controls.text_label import TextLabel
from gui.widgets.tooltip import explain

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent
    from PySide6.QtWidgets import QDockWidget

HEIGHT = 24
BUTTON = 20


class DockButtons(QWidget):
    """Undocks a dock, or hides it; by the mouse alone: the menu View hides it by the keys.

    Parameters
    ----------
    parent : QWidget
        The title, or the tabs.
    dock : QDockWidget, optional
        Which dock; with tabs, that in front.
    """

    def __init__(self, parent: QWidget, dock: QDockWidget | None = None) -> None:
        super().__init__(parent)
        self.dock = dock
        self.undock = self._button("undock", translate("panels", "Undock, or dock again"))
        self.undock.clicked.connect(self._on_undock)
        self.close_button = self._button("close", translate("panels", "Hide the panel"))
        self.close_button.clicked.connect(self._on_close)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 2, 0)
        row.setSpacing(0)
        row.addWidget(self.undock)
        row.addWidget(self.close_button)
        self.hide()

    def _button(self, symbol: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(symbol))
        button.setIconSize(QSize(12, 12))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(words)
        explain(button, words)
        button.setFixedSize(BUTTON, BUTTON)
        return button

    @Slot()
    def _on_undock(self) -> None:
        if self.dock is not None:
            self.dock.setFloating(not self.dock.isFloating())

    @Slot()
    def _on_close(self) -> None:
        if self.dock is not None:
            self.dock.close()


class DockTitle(QWidget):
    """A line above a dock's content, by which it is dragged.

    Parameters
    ----------
    dock : QDockWidget
        Whose title this is.
    """

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self._is_repeated = False
        self.label = TextLabel(dock.windowTitle(), self)
        font = self.label.font()
        font.setWeight(QFont.Weight.DemiBold)
        self.label.setFont(font)
        self.buttons = DockButtons(self, dock)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.label, 1)
        row.addWidget(self.buttons)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_repeated(self, is_repeated: bool) -> None:
        """Take no room while a tab says the same."""
        if is_repeated != self._is_repeated:
            self._is_repeated = is_repeated
            self.label.setVisible(not is_repeated)
            self.buttons.hide()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return one line, or nothing while a tab says the same (Qt)."""
        return QSize(super().sizeHint().width(), 0 if self._is_repeated else HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return room for the buttons and a little of the name (Qt)."""
        return QSize(4 * BUTTON, self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the buttons (Qt)."""
        super().enterEvent(event)
        self.buttons.setVisible(not self._is_repeated)

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the buttons (Qt)."""
        super().leaveEvent(event)
        self.buttons.hide()
