"""Keeps boxes at hand: a warm one for whoever comes next, and the next one started behind."""

from __future__ import annotations

import atexit
import threading
from collections import deque
from typing import TYPE_CHECKING

from engine.api.errors import EngineError
from engine.box.jobs import Kind
from engine.box.process import BoxProcess

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.box.guarantees import Guarantees

_MOST_IDLE = 2


class Pool:
    """Boxes of one kind. Safe between threads.

    Parameters
    ----------
    kind : Kind
        What they are loaded for.
    start : callable
        Starts one; replaced in tests.
    """

    def __init__(self, kind: Kind, start: Callable[[Kind], BoxProcess] = BoxProcess) -> None:
        self._kind = kind
        self._start = start
        self._idle: deque[BoxProcess] = deque()
        self._wanted = 0
        self._lock = threading.Lock()

    def keep_warm(self) -> None:
        """Have one idle box from now on, started behind. Returns at once."""
        self._wanted = 1
        self._fill()

    def start_ahead(self) -> None:
        """Start one behind, if none is idle, for whoever comes next. Returns at once."""
        self._fill(at_least=1)

    def take(self, check: Callable[[], None] = lambda: None) -> BoxProcess:
        """Return a box that is ready, the caller's until `give_back` or its end.

        Raises
        ------
        EngineError
            When none can be started.
        """
        box = self._idle_or_new()
        if not box.is_for_one:  # or the start of the next would be in this one's way
            self._fill(at_least=1 if box.is_nearly_worn else 0)
        try:
            box.wait_ready(check)
        except BaseException:
            box.end()
            raise
        return box

    def give_back(self, box: BoxProcess) -> None:
        """Take back a box that has finished its job."""
        with self._lock:
            if not box.is_worn and len(self._idle) < _MOST_IDLE:
                self._idle.appendleft(box)  # the one that is warm goes first
                return
        box.end()
        self._fill()

    def discard(self, box: BoxProcess) -> None:
        """End a box whose job did not end well, and start another behind, if one is wanted."""
        box.end()
        self._fill()

    def rest(self) -> None:
        """End what nobody wants to be warm, and let the rest give memory back."""
        with self._lock:
            spare = [self._idle.pop() for _ in range(len(self._idle) - self._wanted)]
            for box in self._idle:
                if box.room is not None:
                    box.room.empty()
        for box in spare:
            box.end()

    def close(self) -> None:
        """End all that are idle."""
        self._wanted = 0
        with self._lock:
            idle = [*self._idle]
            self._idle.clear()
        for box in idle:
            box.end()

    def pids(self) -> list[int]:
        """Return the numbers of the idle boxes' processes, the one that goes first first."""
        with self._lock:
            return [box.pid for box in self._idle]

    def _idle_or_new(self) -> BoxProcess:
        while True:
            with self._lock:
                box = self._idle.popleft() if self._idle else None
            if box is None:
                return self._started()
            if box.is_alive():
                return box
            box.end()

    def _started(self) -> BoxProcess:
        try:
            return self._start(self._kind)
        except OSError as error:
            raise EngineError(
                "Camscope cannot start the process that reads files: {why}.",
                why=error.strerror or error,
            ) from error

    def _fill(self, at_least: int = 0) -> None:
        """Start what is missing, behind."""
        with self._lock:
            if len(self._idle) >= max(self._wanted, at_least):
                return
            try:
                self._idle.append(self._start(self._kind))
            except OSError:
                return  # whoever needs one is told


_pools = {kind: Pool(kind) for kind in Kind}


def pool(kind: Kind) -> Pool:
    """Return this process's boxes of a kind."""
    return _pools[kind]


def keep_warm(kind: Kind) -> None:
    """Have a box of a kind at hand from now on. Returns at once."""
    pool(kind).keep_warm()


def rest_boxes() -> None:
    """Let idle boxes take as little memory as they can: nothing was asked for a while."""
    for each in _pools.values():
        each.rest()


def box_guarantees(kind: Kind = Kind.IMAGES) -> Guarantees:
    """Return what holds for boxes on this system. Raises EngineError when none can be started."""
    box = pool(kind).take()
    found = box.wait_ready()
    pool(kind).give_back(box)
    return found


@atexit.register
def close_boxes() -> None:
    """End all idle boxes of this process."""
    for each in _pools.values():
        each.close()


def start_ahead(kind: Kind) -> None:
    """Start a box of a kind behind, for one who will need one soon. Returns at once."""
    pool(kind).start_ahead()
