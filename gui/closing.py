"""Lets the window close when no file is being written any more, or the user says so.

Asked by `gui.main_window` when it is to close. A save that ends within a moment is waited for in
silence; of a longer one a question tells, and the window closes by itself when it is there. A save
that fails keeps the window open: its sentence is on the screen.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QMessageBox

from engine.api.activations import SaveActivations, SaveAllActivations
from engine.api.display import SaveMap, SaveView
from engine.api.figure import SaveFigure
from engine.api.filters import SaveAtlas, SaveFilters
from engine.api.foreign_text import on_screen
from engine.api.report import SaveReport
from gui.text.lists import listed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton, QWidget

    from gui.core.controller import Controller
    from gui.core.state import State
    from gui.notices import Notices

SAVES = (
    SaveActivations,
    SaveAllActivations,
    SaveAtlas,
    SaveFigure,
    SaveFilters,
    SaveMap,
    SaveReport,
    SaveView,
)
PATIENCE_MS = 300
"""A save that takes longer is told of."""


class Closing(QObject):
    """Knows whether the window may close, and closes it when it may.

    Parameters
    ----------
    window : QWidget
        Closed again when nothing is being saved any more.
    state, controller, notices
        What is being saved, who stops it, and who says what failed.
    """

    _looked = Signal()

    def __init__(
        self, window: QWidget, state: State, controller: Controller, notices: Notices
    ) -> None:
        super().__init__(window)
        self._window = window
        self._queries = state.queries
        self._controller = controller
        self._is_waiting = False
        self._is_forced = False
        self._question: SavingQuestion | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._ask)
        notices.message_posted.connect(self._on_message)
        state.query_changed.connect(self._looked)
        # Queued: a failure is told of after its request has ended.
        self._looked.connect(self._on_looked, Qt.ConnectionType.QueuedConnection)

    @property
    def is_waiting(self) -> bool:
        """True while the window closes as soon as everything is saved."""
        return self._is_waiting

    def may_close(self) -> bool:
        """Return whether the window may close now; if not, it will later, or the user is asked."""
        if self._is_forced or not self._names():
            self._end()
            return True
        if not self._is_waiting:
            self._is_waiting = True
            self._patience.start()
        return False

    def force(self) -> None:
        """Let the window close whatever is being saved: the system ends the program."""
        self._is_forced = True

    def _names(self) -> list[str]:
        """Return the names of the files and folders that are being written."""
        pending = self._queries.pending.values()
        return [
            os.path.basename(os.path.normpath(each.path))
            for each in pending
            if isinstance(each, SAVES)
        ]

    @Slot()
    def _ask(self) -> None:
        names = self._names()
        if self._is_waiting and names and self._question is None:
            self._question = SavingQuestion(self._window, names)
            self._question.finished.connect(self._on_answered)
            self._question.open()

    @Slot()
    def _on_answered(self) -> None:
        question, self._question = self._question, None
        if question is None or not self._is_waiting:
            return
        self._end()
        if question.gives_up:
            self._controller.cancel()
            self._is_forced = True
            self._window.close()

    @Slot(str, object, object)
    def _on_message(self, kind: str, sentence: str, details: str) -> None:
        if kind == "error":
            self._end()

    @Slot()
    def _on_looked(self) -> None:
        if self._is_waiting and not self._names():
            self._window.close()

    def _end(self) -> None:
        """Wait no longer, and take the question away."""
        self._is_waiting = False
        self._patience.stop()
        question, self._question = self._question, None
        if question is not None:
            question.close()


class SavingQuestion(QMessageBox):
    """Says what is being saved, and asks whether the window should close without it.

    Parameters
    ----------
    window : QWidget
        Above which it opens.
    names : list of str
        What is being saved.
    """

    def __init__(self, window: QWidget, names: list[str]) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Saving"))
        self.setIcon(QMessageBox.Icon.Question)
        self.setTextFormat(Qt.TextFormat.PlainText)
        shown = on_screen(listed(names))
        self.setText(self.tr("{names} is still being saved.").format(names=shown))
        self.setInformativeText(self.tr("The window closes when that is done."))
        stay = self.addButton(self.tr("Keep the window open"), QMessageBox.ButtonRole.RejectRole)
        self._leave = self.addButton(
            self.tr("Close without saving"), QMessageBox.ButtonRole.DestructiveRole
        )
        self.setDefaultButton(stay)
        self.setEscapeButton(stay)
        self.gives_up = False
        self.buttonClicked.connect(self._on_clicked)

    @Slot("QAbstractButton*")
    def _on_clicked(self, button: QAbstractButton) -> None:
        self.gives_up = button is self._leave
