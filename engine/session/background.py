"""Runs a step in another thread, for `session`: others are answered while it waits for a box."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

from engine.box.stopped import Stopped, stopped_when

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

Result = TypeVar("Result")

FIRST_S = 0.5
"""Most steps are done by then; nobody is answered before, who would only be in their way."""
PERIOD_S = 0.05
_LEAVE_S = 2.0


def in_background(work: Callable[[], Result]) -> Generator[None, None, Result]:
    """Run something in another thread; yield now and then while it is not done.

    Parameters
    ----------
    work : callable
        What it waits for in a box ends when this generator is left.

    Returns
    -------
    object
        What `work` returned.

    Raises
    ------
    Exception
        What `work` raised.
    """
    future: Future[Result] = Future()
    is_left = threading.Event()

    def run() -> None:
        try:
            with stopped_when(is_left.is_set):
                future.set_result(work())
        except Stopped:
            future.cancel()
        except BaseException as error:
            future.set_exception(error)

    thread = threading.Thread(target=run, name="vetting", daemon=True)
    thread.start()
    try:
        thread.join(FIRST_S)
        while thread.is_alive():
            yield
            thread.join(PERIOD_S)
    finally:
        is_left.set()
        thread.join(_LEAVE_S)
    return future.result()
