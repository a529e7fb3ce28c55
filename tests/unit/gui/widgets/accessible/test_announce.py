"""Sentences that a screen reader says unasked: only when there is one, the urgent ones at once."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from gui.widgets.accessible import announce as module
from gui.widgets.accessible.announce import announce

Politeness = QAccessible.AnnouncementPoliteness


@pytest.mark.parametrize("is_active", [True, False])
@pytest.mark.parametrize("is_urgent", [True, False])
def test_what_is_said(qtbot, monkeypatch, is_active, is_urgent):
    widget, heard = QWidget(), []
    qtbot.addWidget(widget)
    monkeypatch.setattr(module.QAccessible, "isActive", lambda: is_active)
    monkeypatch.setattr(
        module.QAccessible,
        "updateAccessibility",
        lambda event: heard.append((event.object(), event.message(), event.politeness())),
    )
    announce(widget, "It is done.", is_urgent=is_urgent)
    how = Politeness.Assertive if is_urgent else Politeness.Polite
    assert heard == ([(widget, "It is done.", how)] if is_active else [])
