"""Carries out the actions on the window itself and on its history: a method for each, of its name.

`gui.actions.handlers` has all others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from gui.panel_hider import PanelHider

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from gui.actions.shell import Shell
    from gui.core.last_session import LastSession
    from gui.core.settings import Settings
    from gui.core.view_history import ViewHistory

DOUBLE = 2.0


class WindowHandlers(QObject):
    """Undoes, fills the screen, hides panels, opens the last session.

    Parameters
    ----------
    window : QMainWindow
        What fills the screen.
    shell : Shell
        The same window: where the picture is.
    history, session, settings
        What actions read and change.
    """

    def __init__(
        self,
        window: QMainWindow,
        shell: Shell,
        history: ViewHistory,
        session: LastSession,
        settings: Settings,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._shell = shell
        self._history = history
        self._session = session
        self._settings = settings
        self.panels = PanelHider(window)

    def undo(self) -> None:
        """Take the last step back."""
        self._history.undo()

    def redo(self) -> None:
        """Make the step again that was taken back."""
        self._history.redo()

    def double_size(self) -> None:
        """Show one image pixel on two by two screen pixels."""
        self._shell.central_view.canvas.zoom_to(DOUBLE)

    def full_screen(self) -> None:
        """Fill the screen, or be the window again that was there before."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def leave_full_screen(self) -> None:
        """Be the window again that was there before, if it fills the screen."""
        if self._window.isFullScreen():
            self.full_screen()

    def hide_panels(self) -> None:
        """Hide all panels, or bring those back that were hidden."""
        had_focus = self.panels.has_focus()
        self.panels.toggle()
        if had_focus and self.panels.are_hidden:
            middle = self._shell.central_view
            is_empty = middle.pages.currentWidget() is middle.drop_zone
            place = middle.drop_zone if is_empty else middle.canvas
            place.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_last_session(self) -> None:
        """Open what was open last."""
        self._session.reopen()

    def reopen_at_start(self) -> None:
        """Start with the last session from now on, or not any more."""
        self._settings.set_reopens_session(not self._settings.reopens_session())
