"""Defines what assistive technology is told of widgets that paint themselves, and of lists.

Class attribute ``INTERFACE`` of a widget; made by `gui.widgets.accessible.factory`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QComboBox, QLabel, QWidget
from shiboken6 import isValid

from gui.text.mnemonics import plain_words

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface

Role, Text = QAccessible.Role, QAccessible.Text


class Picture(QAccessibleWidget):
    """A picture: its description says what is seen."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, Role.Graphic)


class Group(QAccessibleWidget):
    """A part of the window with a name."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, Role.Grouping)


class Notice(QAccessibleWidget):
    """A message that is read out when it comes."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, Role.AlertMessage)


class Line(QAccessibleWidget):
    """A text that a widget paints itself, whole in its tooltip, which need not be read again."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, Role.StaticText)

    def text(self, kind: QAccessible.Text) -> str:
        """Return what is written there (Qt)."""
        widget = self.widget()
        if kind == Text.Name and isinstance(widget, QLabel):
            return widget.accessibleName() or widget.text()
        return widget.accessibleDescription() if kind == Text.Description else super().text(kind)


class _Button(QAccessibleWidget):
    """A button that can be pressed."""

    def text(self, kind: QAccessible.Text) -> str:
        """Return its name, which is what is written on it where it has no other (Qt)."""
        words = super().text(kind)
        if kind == Text.Name and not words:
            return plain_words(self._button.text())
        return words

    def actionNames(self) -> list[str]:
        """Return what can be done with it (Qt)."""
        if not self._button.isEnabled():
            return []
        return [QAccessibleActionInterface.pressAction(), *super().actionNames()]

    def doAction(self, name: str) -> None:
        """Do it (Qt)."""
        if name == QAccessibleActionInterface.pressAction():
            self._button.click()
        else:
            super().doAction(name)

    @property
    def _button(self) -> QAbstractButton:
        return cast("QAbstractButton", self.widget())


class Choice(_Button):
    """One of several buttons of which one is chosen."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, Role.RadioButton)

    def state(self) -> QAccessible.State:
        """Return whether it is the chosen one (Qt)."""
        state = super().state()
        state.checkable = True
        state.checked = self._button.isChecked()
        return state


class Fold(_Button):
    """A heading that opens what is below it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, Role.Button)

    def state(self) -> QAccessible.State:
        """Return whether it is open (Qt)."""
        state = super().state()
        state.expandable = True
        state.expanded = self._button.isChecked()
        state.collapsed = not self._button.isChecked()
        return state


class Combo(QAccessibleWidget):
    """A list that opens: its name is what it is for, its value what is chosen."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, Role.ComboBox)

    def text(self, kind: QAccessible.Text) -> str:
        """Return its name or its value (Qt)."""
        if kind == Text.Value:
            return self._box.currentText()
        return super().text(kind)

    def state(self) -> QAccessible.State:
        """Return whether it is open (Qt)."""
        state, is_open = super().state(), self._is_open()
        state.expandable = True
        state.expanded = is_open
        state.collapsed = not is_open
        state.hasPopup = True
        state.editable = self._box.isEditable()
        return state

    def childCount(self) -> int:
        """Return how many parts it has: the list, and the field of one that is typed into (Qt)."""
        return len(self._parts())

    def child(self, index: int) -> QAccessibleInterface:
        """Return a part (Qt)."""
        parts = self._parts()
        if not 0 <= index < len(parts):
            return cast("QAccessibleInterface", None)  # as in Qt
        return QAccessible.queryAccessibleInterface(parts[index])

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return where a part stands, -1 for what is none (Qt)."""
        parts = self._parts()
        found = child.object()
        return parts.index(found) if found in parts else -1

    def actionNames(self) -> list[str]:
        """Return what can be done with it (Qt)."""
        names = [
            QAccessibleActionInterface.showMenuAction(),
            QAccessibleActionInterface.pressAction(),
        ]
        return [*names, *super().actionNames()] if self._box.isEnabled() else []

    def doAction(self, name: str) -> None:
        """Open it, or choose the line that was selected in it, and close it (Qt)."""
        if name in self.actionNames()[:2]:
            if not self._is_open():
                self._box.showPopup()
                return
            selected = self._box.view().selectedIndexes()
            self._box.hidePopup()
            if selected and selected[0].row() != self._box.currentIndex():
                self._box.setCurrentIndex(selected[0].row())
                self._box.activated.emit(selected[0].row())
        else:
            super().doAction(name)

    @property
    def _box(self) -> QComboBox:
        return cast("QComboBox", self.widget())

    def _is_open(self) -> bool:
        return any(part.isVisible() for part in self._parts()[:1])

    def _parts(self) -> list[QWidget]:
        # Asked while it is destroyed, when its parts are gone already.
        parts = (self._box.view(), self._box.lineEdit())
        return [part for part in parts if part is not None and isValid(part)]
