"""Measures the wait from a choice to its picture, for `gui.core.controller`."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Stopwatch:
    """Runs from the first choice that is not on the screen yet."""

    def __init__(self) -> None:
        self._started: float | None = None

    def start(self) -> None:
        """Something was chosen; a watch that runs goes on."""
        if self._started is None:
            self._started = time.perf_counter()

    def reset(self) -> None:
        """Forget the choice: it is not waited for any more."""
        self._started = None

    def stop(self, tell: Callable[[float], None]) -> None:
        """Tell the milliseconds, if the watch ran: the picture is on the screen."""
        if self._started is not None:
            tell((time.perf_counter() - self._started) * 1000)
        self._started = None
