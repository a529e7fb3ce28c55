"""Holds the buttons of a dialog, without the style's own icons. Used by every dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialogButtonBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox, QWidget


class DialogButtons(QDialogButtonBox):
    """Close, Cancel and the like in words.

    Fusion's icons are black on any ground: nobody would see them in the dark.

    Parameters
    ----------
    buttons : QDialogButtonBox.StandardButton
        Which ones.
    parent : QWidget
        Qt parent.
    """

    def __init__(self, buttons: QDialogButtonBox.StandardButton, parent: QWidget) -> None:
        super().__init__(buttons, parent)
        take_icons(self)


def take_icons(box: QDialogButtonBox | QMessageBox) -> None:
    """Leave the buttons that are in a box their words alone."""
    for button in box.buttons():
        button.setIcon(QIcon())
