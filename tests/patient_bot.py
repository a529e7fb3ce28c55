"""Gives tests a `qtbot` that waits long, also for answers that are not there yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from collections.abc import Callable

HUNG_MS = 60_000  # a bound for what hangs, not a measurement


class PatientBot(QtBot):
    """pytest-qt's `qtbot`, with two habits.

    Nothing that happens at all fails because the machine was slow. And a condition on an answer
    that is None for a while, as after another choice, does not hold yet: it is no error.
    """

    def waitUntil(self, callback: Callable[[], object], *, timeout: int = HUNG_MS) -> None:
        def holds() -> bool | None:
            try:
                held = callback()
            except AttributeError as error:
                if not str(error).startswith("'NoneType' object"):
                    raise
                return False
            return None if held is None else bool(held)

        super().waitUntil(holds, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = HUNG_MS, **how: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **how)

    def waitSignals(self, signals: Any, *, timeout: int = HUNG_MS, **how: Any) -> Any:
        return super().waitSignals(signals, timeout=timeout, **how)
