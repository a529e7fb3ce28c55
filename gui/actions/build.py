"""Builds the window's `QAction`s from `gui.actions.specs`. Called by `gui.main_window`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from gui.icons import icon
from gui.text.translation import translate_marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gui.actions.specs import ActionSpec
    from gui.text.translation import Marked


def words_of(template: Marked, action_id: str = "") -> str:
    """Return a text of the table in the user's language."""
    words = translate_marked("actions", template)
    return words.replace("{rank}", action_id.rpartition("_")[2])


def build_action(spec: ActionSpec, parent: QWidget, slot: Callable[[], object]) -> QAction:
    """Return an action of the table, connected, with its keys in the tooltip."""
    action = QAction(words_of(spec.text, spec.id), parent)
    action.setObjectName(spec.id)
    action.setCheckable(spec.is_checkable)
    if spec.icon:
        action.setIcon(icon(spec.icon))
    keys = [QKeySequence(one) for one in spec.keys.split()]
    action.setShortcuts(keys)
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    tip = words_of(spec.tip, spec.id)
    tip = f"{tip} ({keys_of(action)})" if keys else tip
    action.setToolTip(tip)
    action.triggered.connect(slot)
    return action


def keys_of(action: QAction) -> str:
    """Return an action's first shortcut as the platform writes it."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
