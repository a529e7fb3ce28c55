"""Keeps requests back while the user goes on choosing, for `gui.core.controller`."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from engine.api.keys import Lane
from gui.core.planning import covers
from gui.core.query import key_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from engine.api.requests import Request
    from gui.core.selection import Known

SETTLE_MS = 150
PAUSES_MS = {
    # A turn later: the heatmap's request goes first, and activations come free with its pass.
    Lane.ACTIVATIONS: 0,
    Lane.WEIGHTS: 0,
    # Who walks the layers by a held key asks for neither.
    Lane.COMPARISON: 60,
    Lane.COSTS: 60,
    # Who types a number asks once.
    Lane.ATLAS_COST: 300,
    # Who walks or scrolls asks once.
    Lane.FILTERS: SETTLE_MS,
}
"""How long a lane's request must have been the same before it is sent; others go at once."""


class Pauses(QObject):
    """Tells of each lane's request whether it has been wanted for long enough."""

    ended = Signal()
    """Some request may be sent now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: dict[Lane, Request] = {}
        self._timers: dict[Lane, QTimer] = {}
        self._filters_changed_s = -SETTLE_MS / 1000  # of the clock that never goes back
        for lane in PAUSES_MS:
            timer = QTimer(self)
            timer.setSingleShot(True)
            timer.timeout.connect(self.ended)
            self._timers[lane] = timer

    @property
    def is_active(self) -> bool:
        """Whether some request is kept back."""
        return any(timer.isActive() for timer in self._timers.values())

    def is_over(self, request: Request, known: Known) -> bool:
        """Tell whether a request may be sent; another one than the last of its lane must wait."""
        timer = self._timers.get(request.lane)
        if timer is None:
            return True
        last = self._wanted.get(request.lane)
        self._wanted[request.lane] = request
        if last is None or not covers(last, request, known):
            timer.start(self._ms(last, request))
            return False
        return not timer.isActive()

    def keep(self, lanes: Collection[Lane]) -> None:
        """Forget the requests of all other lanes: nobody needs them any more."""
        for lane in [lane for lane in self._wanted if lane not in lanes]:
            del self._wanted[lane]
            self._timers[lane].stop()

    def stop(self, lane: Lane) -> None:
        """Let a lane's request be sent no more: the user stopped it."""
        if lane in self._timers:
            self._wanted.pop(lane, None)
            self._timers[lane].stop()

    def clear(self) -> None:
        """Keep nothing back: the window closes."""
        self.keep(())

    def _ms(self, last: Request | None, request: Request) -> int:
        if request.lane is not Lane.FILTERS:
            return PAUSES_MS[request.lane]
        if last is None or key_of(last) == key_of(request):
            return SETTLE_MS
        # A single choice is asked for at once; who goes on choosing, when he stays.
        before, self._filters_changed_s = self._filters_changed_s, time.monotonic()
        is_single = self._filters_changed_s - before > SETTLE_MS / 1000
        return 0 if is_single else SETTLE_MS
