"""Queues requests, for `server` and `thread`: the newest of each lane, the urgent lane first."""

from __future__ import annotations

import threading
from collections import deque
from typing import TYPE_CHECKING

from engine.api.image import HoldImage
from engine.api.keys import Lane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.api.requests import Request

# Held images are data for the requests behind them, so they go first.
URGENCY: tuple[Lane, ...] = (
    Lane.OVERLAY,
    Lane.HOLD,
    Lane.IMAGE,
    Lane.MODEL,
    Lane.PREDICTION,
    Lane.MAPS,
    Lane.ACTIVATIONS,
    Lane.WEIGHTS,
    Lane.COMPARISON,
    Lane.FOUND_MAPS,
    Lane.CODE,
    Lane.EXPORT,
    Lane.FILTER_DETAIL,
    Lane.TRIAL,  # a dialog waits for it
    Lane.FIGURE,  # a dialog waits for these two, and they may take minutes
    Lane.MATCH,
    Lane.ATLAS_COST,  # a dialog waits for it
    Lane.ACTIVATION_FILES,
    Lane.FIGURE_FILE,
    Lane.TOP_IMAGES,
    Lane.FILTERS,
    Lane.SHAPES,
    Lane.COSTS,
    Lane.ATLAS,
)
_KEEPS_ALL = frozenset({Lane.HOLD, Lane.EXPORT})
_LONG = frozenset(
    {
        Lane.TRIAL,
        Lane.TOP_IMAGES,
        Lane.FILTERS,
        Lane.FILTER_DETAIL,
        Lane.ATLAS,
        Lane.ATLAS_COST,
        Lane.ACTIVATION_FILES,
        Lane.COSTS,
        Lane.MATCH,
        Lane.FIGURE,
        Lane.FIGURE_FILE,
    }
)
_IN_MAPS = (Lane.HOLD, Lane.ACTIVATIONS, Lane.WEIGHTS, Lane.CODE)
"""These read the pass that maps are drawn from, and change nothing of it."""
_WHILE_WAITING = (Lane.HOLD, Lane.PREDICTION, Lane.MAPS, Lane.ACTIVATIONS, Lane.WEIGHTS, Lane.CODE)
"""What the screen shows of the open model, while another one waits for the box that reads it."""


def interrupting(lane: Lane, *, waits: bool = False) -> tuple[Lane, ...]:
    """Return the lanes that are answered in the middle of a request of this one, urgent ones first.

    None of them can be interrupted by this lane in turn: interruptions end.

    Parameters
    ----------
    lane : Lane
        Of the request at work.
    waits : bool
        The request only waits for something outside of the process.
    """
    if waits and lane is Lane.MODEL:
        return _WHILE_WAITING
    if lane is Lane.MAPS:
        return _IN_MAPS
    return URGENCY[: URGENCY.index(lane)] if lane in _LONG else ()


class LaneQueue:
    """A queue of numbered requests in which a newer request replaces an older one of its lane.

    Exports all stay, and so do images to hold, unless a newer one says that they are not to be kept
    anyway. Safe between threads.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._lanes: dict[Lane, deque[tuple[int, Request]]] = {lane: deque() for lane in Lane}
        self._closed = False

    def put(self, number: int, request: Request) -> Sequence[int]:
        """Add a request; return the numbers of those that it replaces."""
        with self._changed:
            lane = self._lanes[request.lane]
            replaced = [entry for entry in lane if _replaces(request, entry[1])]
            for entry in replaced:
                lane.remove(entry)
            lane.append((number, request))
            self._changed.notify()
            return [waiting for waiting, _ in replaced]

    def take(
        self, *, block: bool = False, but: Sequence[Lane] = (), only: Sequence[Lane] = URGENCY
    ) -> tuple[int, Request] | None:
        """Return the most urgent request, or None when there is none (or the queue is closed).

        Parameters
        ----------
        block : bool
            Wait for one.
        but : sequence of Lane
            Leave these lanes as they are.
        only : sequence of Lane
            Look at these, in this order.
        """
        with self._changed:
            while True:
                for lane in only:
                    if self._lanes[lane] and lane not in but:
                        return self._lanes[lane].popleft()
                if not block or self._closed:
                    return None
                self._changed.wait()

    def is_empty(self, *, but: Sequence[Lane] = ()) -> bool:
        """Tell whether nothing waits, some lanes left aside."""
        with self._changed:
            return not any(waiting for lane, waiting in self._lanes.items() if lane not in but)

    def has_newer(self, number: int, lane: Lane) -> bool:
        """Tell whether a request of this lane waits that is newer than `number`."""
        with self._changed:
            return any(waiting > number for waiting, _ in self._lanes[lane])

    def discard(self, number: int) -> bool:
        """Drop a waiting request; False when it does not wait here."""
        with self._changed:
            for lane in self._lanes.values():
                for entry in lane:
                    if entry[0] == number:
                        lane.remove(entry)
                        return True
        return False

    def close(self) -> None:
        """Let a blocked `take` return None."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()


def _replaces(request: Request, waiting: Request) -> bool:
    """Tell whether a request makes another one of its lane needless, which waits."""
    if isinstance(request, HoldImage) and isinstance(waiting, HoldImage):
        return waiting.picture.key not in request.keep
    return request.lane not in _KEEPS_ALL
