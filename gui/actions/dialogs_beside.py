"""Shows dialogs that stand beside the work, and makes them again in another language.

Owned by `gui.actions.handlers`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog


class DialogsBeside:
    """Knows the dialogs that are open and block nothing, and how each is made."""

    def __init__(self) -> None:
        self._makers: dict[QDialog, Callable[[], QDialog]] = {}

    def show(self, make: Callable[[], QDialog]) -> QDialog:
        """Show another dialog."""
        dialog = make()
        self._makers[dialog] = make
        dialog.show()
        return dialog

    def show_one(self, kind: type[QDialog], make: Callable[[], QDialog]) -> QDialog:
        """Show the dialog of a kind; the one that is open comes to the front."""
        open_one = next((each for each, _ in self.open() if isinstance(each, kind)), None)
        dialog = open_one or self.show(make)
        dialog.raise_()
        dialog.activateWindow()
        return dialog

    def open(self) -> list[tuple[QDialog, Callable[[], QDialog]]]:
        """Return the dialogs that are open, and how each is made."""
        there = [each for each in self._makers.items() if isValid(each[0]) and each[0].isVisible()]
        self._makers = dict(there)
        return there
