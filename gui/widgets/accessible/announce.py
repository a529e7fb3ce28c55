"""Lets a screen reader say a sentence that nobody has asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Politeness = QAccessible.AnnouncementPoliteness


def announce(widget: QWidget, words: str, *, is_urgent: bool = False) -> None:
    """Say something about a widget: after what is being said, or at once."""
    if QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, words)
        event.setPoliteness(Politeness.Assertive if is_urgent else Politeness.Polite)
        QAccessible.updateAccessibility(event)
