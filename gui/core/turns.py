"""Tells once what follows from one event, for `gui.core.state`: many answers, one look at each."""

from __future__ import annotations

from contextlib import contextmanager
from operator import is_
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Parts = tuple[object, ...]
"""Values that are another object whenever anything in them is another."""


class Turns:
    """Holds back that something may be stale until all that follows from an event is done.

    Parameters
    ----------
    parts : callable
        Gives what the active view shows, and what the views beside it show.
    tell_active, tell_beside : callable
        Called when the first is another, and when the second alone is.
    """

    def __init__(
        self,
        parts: Callable[[], tuple[Parts, Parts]],
        tell_active: Callable[[], None],
        tell_beside: Callable[[], None],
    ) -> None:
        self._parts = parts
        self._tell_active = tell_active
        self._tell_beside = tell_beside
        self._depth = 0
        self._is_due = False
        self._told: tuple[Parts, Parts] = (), ()

    @contextmanager
    def one_turn(self) -> Iterator[None]:
        """Tell at the end of the outermost turn."""
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            if not self._depth and self._is_due:
                self.note()

    def note(self) -> None:
        """Tell now or at the end of the turn, unless nothing is another."""
        self._is_due = bool(self._depth)
        if self._depth:
            return
        before, self._told = self._told, self._parts()
        if not are_same(before[0], self._told[0]):
            self._tell_active()
        elif not are_same(before[1], self._told[1]):
            self._tell_beside()


def are_same(some: Parts, others: Parts) -> bool:
    """Return whether two tuples hold the same objects."""
    return len(some) == len(others) and all(map(is_, some, others))
