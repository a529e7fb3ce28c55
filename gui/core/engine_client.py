"""The door to the engine: passes requests on, and keeps them until there is an engine at all.

Owned by `gui.core.controller`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from engine.api.engine_status import EngineOptions

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from engine.api.image import Picture
    from engine.api.keys import Lane
    from engine.api.methods import MethodInfo
    from engine.api.requests import Request


class Engine(Protocol):
    """What the window needs of `engine.ipc.thread.EngineThread`."""

    @property
    def produced(self) -> SignalInstance: ...  # noqa: D102
    @property
    def failed(self) -> SignalInstance: ...  # noqa: D102
    @property
    def progressed(self) -> SignalInstance: ...  # noqa: D102
    @property
    def status_changed(self) -> SignalInstance: ...  # noqa: D102
    @property
    def died(self) -> SignalInstance: ...  # noqa: D102
    @property
    def methods(self) -> tuple[MethodInfo, ...]: ...  # noqa: D102
    def submit(self, request: Request) -> None: ...  # noqa: D102
    def cancel(self, lane: Lane) -> None: ...  # noqa: D102
    def show_picture(self, picture: Picture) -> None: ...  # noqa: D102
    def configure(self, options: EngineOptions) -> None: ...  # noqa: D102


class EngineClient:
    """Sends to the engine; until it is there, the newest request of each lane waits."""

    def __init__(self) -> None:
        self.engine: Engine | None = None
        self._waiting: dict[Lane, Request] = {}
        self._waiting_picture: Picture | None = None
        self._options = EngineOptions()

    def open(self, engine: Engine) -> None:
        """Take the engine, and send it what has been asked meanwhile."""
        self.engine = engine
        if self._options != EngineOptions():
            engine.configure(self._options)
        waiting, self._waiting = self._waiting, {}
        for request in waiting.values():
            engine.submit(request)
        if self._waiting_picture is not None:
            engine.show_picture(self._waiting_picture)
            self._waiting_picture = None

    def close(self) -> Engine | None:
        """Send nothing more; return the engine that was here."""
        engine, self.engine = self.engine, None
        return engine

    def submit(self, request: Request) -> None:
        """Ask for something."""
        if self.engine is None:
            self._waiting[request.lane] = request
        else:
            self.engine.submit(request)

    def cancel(self, lane: Lane) -> None:
        """Drop what a lane waits for."""
        self._waiting.pop(lane, None)
        if self.engine is not None:
            self.engine.cancel(lane)

    def show_picture(self, picture: Picture) -> None:
        """Show a picture that is decoded already."""
        if self.engine is None:
            self._waiting_picture = picture
        else:
            self.engine.show_picture(picture)

    def configure(self, options: EngineOptions) -> None:
        """Choose how the engine computes."""
        self._options = options
        if self.engine is not None:
            self.engine.configure(options)
