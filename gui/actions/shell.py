"""Names the parts of the window that its actions and the command palette need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from gui.central_view import CentralView
    from gui.core.view_history import ViewHistory


class Shell(Protocol):
    """Part of the window that the actions need besides a parent for dialogs."""

    central_view: CentralView
    panels: dict[str, QWidget]
    view_history: ViewHistory

    def all_actions(self) -> list[QAction]:
        """Return every action, for the list of keys."""

    def action_groups(self) -> Mapping[str, Sequence[QAction]]:
        """Return the same by kind: "action", "help", "panel", "setting", "view", "preset"."""

    def show_panel(self, panel_id: str) -> None:
        """Bring a panel to the front."""

    def focus_panel(self, panel_id: str, box_name: str) -> None:
        """Show a panel and put the cursor into one of its boxes."""

    def reset_layout(self) -> None:
        """Put docks and toolbar back where they were at first."""

    def leave_full_screen(self) -> None:
        """Be a window again, if it fills the screen."""
