"""Gives Qt the interfaces of the program's own widgets, and keeps them as long as Qt does.

Called by `gui.app` before there is a window. Qt asks only while assistive technology is there. A
widget says by its class attribute ``INTERFACE`` what stands for it; for all others Qt's own stand.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QWidget

from gui.widgets.accessible.interfaces import Combo

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAccessibleInterface

SWEEP_AT = 64

_kept: list[QAccessibleInterface] = []
"""Qt deletes an interface with its widget; what Python deleted before would be used after."""


@cache
def install() -> None:
    """Let Qt ask here first; once."""
    QAccessible.installFactory(_made)


def keep(interface: QAccessibleInterface) -> None:
    """Hold an interface until Qt has deleted it."""
    if len(_kept) >= SWEEP_AT and len(_kept) % SWEEP_AT == 0:
        _kept[:] = [each for each in _kept if shiboken6.isValid(each)]
    _kept.append(interface)


def _made(_key: str, of: QObject) -> QAccessibleInterface | None:
    """Return a widget's interface, or None where Qt's own will do."""
    if not isinstance(of, QWidget):
        return None
    kind = getattr(type(of), "INTERFACE", None)
    # On Unix Qt calls a list by what is chosen in it, as GTK does, and leaves its name to a label.
    if kind is None and isinstance(of, QComboBox) and sys.platform not in ("win32", "darwin"):
        kind = Combo
    if kind is None:
        return None
    interface: QAccessibleInterface = kind(of)
    keep(interface)
    return interface
