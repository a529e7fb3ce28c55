"""What is asked when nobody waits for anything else: what methods take, and how they compare.

Owned by `gui.core.controller`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from engine.api.keys import Lane
from gui.core import planning

if TYPE_CHECKING:
    from engine.api.attribution import CompareMethods, EstimateCosts
    from engine.api.requests import Request
    from gui.core.pending import PendingRequests
    from gui.core.state import State

PAUSE_MS = 60  # who walks the layers by a held key asks for neither
BUSY = frozenset({Lane.MODEL, Lane.IMAGE, Lane.PREDICTION, Lane.MAPS})


class Background(QObject):
    """Tells which request is worth making a moment after the last choice or answer."""

    wanted = Signal(object)
    """A `CompareMethods` or an `EstimateCosts`."""

    def __init__(
        self, state: State, pending_requests: PendingRequests, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._pending_requests = pending_requests
        self._refused: set[Request] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._on_pause)
        self._is_stopped = False
        state.comparing_changed.connect(self.poke)

    @Slot()
    def poke(self) -> None:
        """Something was chosen or answered: look a moment later whether something is missing."""
        if not self._is_stopped:
            self._timer.start()

    def refuse(self, request: CompareMethods | EstimateCosts) -> None:
        """Do not ask for this again."""
        self._refused.add(request)

    def forget_refusals(self) -> None:
        """Let everything be asked for again."""
        self._refused.clear()

    def stop(self) -> None:
        """Ask for nothing more."""
        self._is_stopped = True  # closing hides the strip, which pokes once more
        self._timer.stop()

    @Slot()
    def _on_pause(self) -> None:
        selection, known = self._state.selection, self._state.known
        pending = self._pending_requests.pending
        if BUSY & set(pending) or self._state.model is None:
            return  # its answer pokes again
        wishes: list[CompareMethods | EstimateCosts | None] = [
            planning.estimate_for(selection, known)
        ]
        if self._state.is_comparing:
            wishes.append(planning.compare_for(selection, known))
        for wish in wishes:
            if wish is None or wish in self._refused or pending.get(wish.lane) == wish:
                continue
            self.wanted.emit(wish)
