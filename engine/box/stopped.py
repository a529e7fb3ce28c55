"""Ends work that nobody wants any more, for whoever waits for a box."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Stopped(Exception):
    """Whoever asked does not want the results any more (`should_stop`)."""


def _never() -> bool:
    return False


_should_stop: ContextVar[Callable[[], bool]] = ContextVar("should_stop", default=_never)


@contextmanager
def stopped_when(should_stop: Callable[[], bool]) -> Iterator[None]:
    """Have jobs that are asked for inside end with `Stopped` when nobody wants them any more.

    Parameters
    ----------
    should_stop : callable
        Asked at least every 50 ms, of jobs that have none of their own.
    """
    token = _should_stop.set(should_stop)
    try:
        yield
    finally:
        _should_stop.reset(token)


def stop_around() -> Callable[[], bool]:
    """Return what `stopped_when` says around the caller."""
    return _should_stop.get()
