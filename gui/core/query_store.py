"""Keeps the pending, refused and stopped requests: the window's only record of them.

Owned by `gui.core.state`, written by `gui.core.controller`, read by all of the window.
"""

from __future__ import annotations

import time
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.api.activations import ShowActivations, ShowShapes, ShowWeights
from engine.api.attribution import CompareMethods, EstimateCosts
from engine.api.display import Compose
from engine.api.errors import CLOSED
from engine.api.figure import MakeFigure
from engine.api.filters import EstimateAtlas, GrowFilters
from engine.api.keys import Lane
from engine.api.preprocessing_trial import TryPreprocessing
from engine.api.top_images import RankImages
from gui.core.planning import PLANNED
from gui.core.query import STOPPED, key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from engine.api.errors import Text
    from engine.api.requests import Request

UNANSWERED = frozenset({Lane.HOLD, Lane.OVERLAY})
"""Lanes whose requests need not be answered: no part of the window waits for them."""
LASTING = frozenset(
    {Lane.MAPS, Lane.COMPARISON, Lane.COSTS, Lane.ACTIVATIONS, Lane.WEIGHTS, Lane.SHAPES}
)
"""Lanes whose refusals hold until the user asks again; others end when something else is chosen."""
WITHDRAWN = frozenset({Lane.FILTERS, Lane.FILTER_DETAIL, Lane.TOP_IMAGES, Lane.FIGURE, Lane.TRIAL})
"""Lanes whose work goes on for minutes: they are cancelled when not needed any more.

Short work is left to end and its answer dropped: a process that does not let go of cancelled
work is killed, and that costs more.
"""
SHORT = frozenset({Lane.ACTIVATIONS, Lane.WEIGHTS})
"""Lanes in which a stop holds until the next choice only."""
QUIET = (
    ShowActivations,
    ShowWeights,
    ShowShapes,
    GrowFilters,
    EstimateCosts,
    CompareMethods,
    EstimateAtlas,
    RankImages,
    MakeFigure,
    TryPreprocessing,
)
"""Requests whose refusals are said where their answers would be, or not at all."""


class Queries(QObject):
    """The pending request of each lane, and the queries that were refused or stopped.

    Attributes
    ----------
    version : int
        Another one after every change of `pending` and `refused`.
    """

    changed = Signal(object)
    """The `Lane` in which something began, ended, was refused, or may be asked for again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.version = 0
        self._pending: dict[Lane, Request] = {}
        self._since: dict[Lane, float] = {}
        self._refused: dict[Request, str] = {}
        self._seen = MappingProxyType(self._pending), MappingProxyType(self._refused)
        self._drawing: dict[int, Compose] = {}

    @property
    def pending(self) -> Mapping[Lane, Request]:
        """The unanswered request of each lane; overlays are not waited for."""
        return self._seen[0]

    @property
    def refused(self) -> Mapping[Request, str]:
        """The reason of each query that is not sent again, `STOPPED` for the user's own."""
        return self._seen[1]

    @property
    def since(self) -> Mapping[Lane, float]:
        """Since when each pending lane has had no answer, in s of `time.monotonic`."""
        return MappingProxyType(self._since)

    def begin(self, request: Request) -> None:
        """Note that a request was sent; it replaces the one of its lane."""
        if isinstance(request, Compose):
            self._drawing[request.view_index] = request
        if request.lane in UNANSWERED:
            return
        self._pending[request.lane] = request
        self.version += 1
        self._since.setdefault(request.lane, time.monotonic())
        self.changed.emit(request.lane)

    def end(self, request: Request) -> None:
        """Note that a request was answered or refused; one that was replaced ends nothing."""
        pending = self._pending.get(request.lane)
        if pending is None:
            return
        # The end of a replaced growth request does not end the newer one.
        is_over = (
            pending == request
            if isinstance(request, GrowFilters)
            else key_of(pending) == key_of(request)
        )
        if is_over:
            self.end_lane(request.lane)

    def end_lane(self, lane: Lane) -> None:
        """Note that a lane's request is not pending any more."""
        if self._pending.pop(lane, None) is not None:
            del self._since[lane]
            self.version += 1
            self.changed.emit(lane)

    def refuse(self, request: Request, reason: str) -> None:
        """Note that a query cannot be answered, and why."""
        self._refused[key_of(request)] = reason
        self.version += 1
        self.changed.emit(request.lane)

    def stop(self, request: Request) -> None:
        """Note that the user wants no answer to a query."""
        self.refuse(request, STOPPED)

    def ask_again(self, lanes: Collection[Lane] | None = None) -> None:
        """Let what was refused or stopped be sent again: in some lanes, or in all."""
        self._forget(lambda key, reason: lanes is None or key.lane in lanes)

    def resume(self, lanes: Collection[Lane]) -> None:
        """Let what the user stopped be sent again."""
        self._forget(lambda key, reason: key.lane in lanes and reason == STOPPED)

    def leave(self, chosen: Collection[Request]) -> None:
        """Forget what was stopped or refused, and is not chosen any more.

        Parameters
        ----------
        chosen : collection of Request
            Keys of all that is chosen, whether it is seen or not.
        """
        self._forget(
            lambda key, reason: key not in chosen and (reason == STOPPED or key.lane not in LASTING)
        )

    def is_drawing(self, request: Compose) -> bool:
        """Tell whether a view was asked to be drawn so, from what is known now."""
        return self._drawing.get(request.view_index) == request

    def keep_drawing(self, view_indexes: Collection[int]) -> None:
        """Note which views there are to be drawn."""
        for index in [index for index in self._drawing if index not in view_indexes]:
            del self._drawing[index]

    def redraw(self) -> None:
        """Note that views would be drawn otherwise now: a map came, or an activation."""
        self._drawing.clear()

    def clear(self) -> None:
        """Note that nothing is pending any more."""
        for lane in tuple(self._pending):
            self.end_lane(lane)

    def _forget(self, is_over: Callable[[Request, str], bool]) -> None:
        over = [key for key, reason in self._refused.items() if is_over(key, reason)]
        for key in over:
            del self._refused[key]
            self.version += 1
        for lane in dict.fromkeys(key.lane for key in over):
            self.changed.emit(lane)


class ClosedMeanwhile:
    """Remembers what was refused because another model or image was open in the engine just then.

    That is so when a model was cancelled too late: what was open is opened again. It says nothing
    of the request, which is asked again if it is still needed; once.
    """

    def __init__(self) -> None:
        self._asked: set[Request] = set()

    def is_asked_once_more(self, request: Request, sentence: Text) -> bool:
        """Tell whether a refusal is of that kind, for the first time."""
        key = key_of(request)
        if sentence not in CLOSED or request.lane not in PLANNED or key in self._asked:
            return False
        self._asked.add(key)
        return True

    def clear(self) -> None:
        """Forget all: the user asks again."""
        self._asked.clear()
