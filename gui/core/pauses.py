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
    # In the next turn: the heatmap's request goes first, and its pass also gives activations.
    Lane.ACTIVATIONS: 0,
    Lane.WEIGHTS: 0,
    # Moving through the layers with a held key requests none of them.
    Lane.COMPARISON: 60,
    Lane.FOUND_MAPS: 60,
    Lane.COSTS: 60,
    Lane.SHAPES: 60,
    # Typing requests one estimate or one preview, at its end.
    Lane.ATLAS_COST: 300,
    Lane.FIGURE: 300,
    Lane.TRIAL: 300,
    # Moving through layers and scrolling request once, at their end.
    Lane.FILTERS: SETTLE_MS,
    Lane.TOP_IMAGES: SETTLE_MS,
}
"""Time that a lane's request must stay the same before it is sent, in ms; others go at once."""


class Pauses(QObject):
    """Decides for each lane's request whether it has stayed the same for long enough."""

    ended = Signal()
    """Some request may be sent now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._requested: dict[Lane, Request] = {}
        self._timers: dict[Lane, QTimer] = {}
        self._filters_changed_s = -SETTLE_MS / 1000  # of `time.monotonic`
        for lane in PAUSES_MS:
            timer = QTimer(self)
            timer.setSingleShot(True)
            timer.timeout.connect(self.ended)
            self._timers[lane] = timer

    @property
    def is_active(self) -> bool:
        """True while some request is kept back."""
        return any(timer.isActive() for timer in self._timers.values())

    def is_over(self, request: Request, known: Known) -> bool:
        """Tell whether a request may be sent; another one than the last of its lane must wait."""
        timer = self._timers.get(request.lane)
        if timer is None:
            return True
        last = self._requested.get(request.lane)
        self._requested[request.lane] = request
        if last is None or not covers(last, request, known):
            timer.start(self._ms(last, request))
            return False
        return not timer.isActive()

    def keep(self, lanes: Collection[Lane]) -> None:
        """Forget the requests of all other lanes: they are not needed any more."""
        for lane in [lane for lane in self._requested if lane not in lanes]:
            del self._requested[lane]
            self._timers[lane].stop()

    def stop(self, lane: Lane) -> None:
        """Let a lane's request be sent no more: the user stopped it."""
        if lane in self._timers:
            self._requested.pop(lane, None)
            self._timers[lane].stop()

    def clear(self) -> None:
        """Keep nothing back: the window closes."""
        self.keep(())

    def _ms(self, last: Request | None, request: Request) -> int:
        if request.lane is not Lane.FILTERS:
            return PAUSES_MS[request.lane]
        if last is None or key_of(last) == key_of(request):
            return SETTLE_MS
        # A single choice is requested at once, a series of choices when it pauses.
        before, self._filters_changed_s = self._filters_changed_s, time.monotonic()
        is_single = self._filters_changed_s - before > SETTLE_MS / 1000
        return 0 if is_single else SETTLE_MS
