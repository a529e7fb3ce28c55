"""Gives a box of text the button that empties it, with a name for those who hear it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QToolButton

from gui.text.translation import translate
from gui.widgets.tooltip import explain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit


def make_clearable(box: QLineEdit) -> None:
    """Show a button in a box as long as there is something to be cleared."""
    box.setClearButtonEnabled(True)
    for button in box.findChildren(QToolButton):
        words = translate("clear", "Clear")
        button.setAccessibleName(words)
        explain(button, words)
