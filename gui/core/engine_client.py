"""Defines what the window needs of an engine, and stands in for it until it is there.

Used by `gui.core.controller`, which talks to the engine itself from then on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from engine.api.keys import Lane
from engine.api.model import LoadModel

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from engine.api.engine_status import EngineOptions
    from engine.api.image import Picture
    from engine.api.methods import MethodInfo
    from engine.api.requests import Request


class Requests(Protocol):
    """Receiver of the window's requests."""

    def submit(self, request: Request) -> None:
        """Take a request; it replaces the one of its lane."""

    def cancel(self, lane: Lane) -> None:
        """Drop what a lane waits for."""

    def show_picture(self, picture: Picture) -> None:
        """Take a picture that is decoded already."""

    def configure(self, options: EngineOptions) -> None:
        """Compute otherwise from now on."""

    def close_compared(self) -> None:
        """Close the model that is compared."""


class Engine(Requests, Protocol):
    """Part of `engine.ipc.thread.EngineThread` that the window needs."""

    @property
    def produced(self) -> SignalInstance:
        """Signal(object): a result."""

    @property
    def failed(self) -> SignalInstance:
        """Signal(object): a `Failure`."""

    @property
    def progressed(self) -> SignalInstance:
        """Signal(object): a `Progress`."""

    @property
    def status_changed(self) -> SignalInstance:
        """Signal(object): an `EngineStatus`."""

    @property
    def died(self) -> SignalInstance:
        """Signal(object): a `Text`, the process died and another one is starting."""

    @property
    def methods(self) -> tuple[MethodInfo, ...]:
        """Methods that it offers."""


class WaitingRequests:
    """Keeps the newest request of each lane until there is an engine."""

    def __init__(self) -> None:
        self._requests: dict[tuple[Lane, bool], Request] = {}
        self._picture: Picture | None = None
        self._options: EngineOptions | None = None

    def submit(self, request: Request) -> None:
        """Keep a request; it replaces the one of its lane."""
        self._requests[request.lane, _is_compared(request)] = request

    def cancel(self, lane: Lane) -> None:
        """Drop what a lane waits for."""
        for is_compared in (False, True):
            self._requests.pop((lane, is_compared), None)

    def show_picture(self, picture: Picture) -> None:
        """Keep a picture that is decoded already."""
        self._picture = picture

    def configure(self, options: EngineOptions) -> None:
        """Keep how the engine is to compute."""
        self._options = options

    def close_compared(self) -> None:
        """Forget the model that was to be compared."""
        self._requests.pop((Lane.MODEL, True), None)

    def hand_over(self, engine: Requests) -> None:
        """Send everything to the engine, its options first."""
        if self._options is not None:
            engine.configure(self._options)
        for request in self._requests.values():
            engine.submit(request)
        if self._picture is not None:
            engine.show_picture(self._picture)


def _is_compared(request: Request) -> bool:
    return isinstance(request, LoadModel) and request.is_compared
