"""Finds a framework that has a GPU where the first one has none, for `engines`. Without Qt.

A framework tells its devices when it has been imported, which takes seconds and hundreds of
megabytes: so a process of its own does that, once, and only where the machine seems to have a GPU.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.api.engine_status import EngineOptions
from engine.backends import frameworks
from engine.backends.gpu_facts import seems_to_have_gpu
from engine.ipc.supervisor import Supervisor

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.api.engine_status import EngineStatus
    from engine.api.errors import Text
    from engine.api.results import Failure, ModelResult
    from engine.ipc.child_process import ChildProcess


class GpuSearch:
    """Asks each framework that could be chosen for its devices, until one has a GPU.

    Parameters
    ----------
    start_child : callable
        As for `Supervisor`.
    on_found : callable
        Takes the `Framework.id`.
    """

    def __init__(
        self,
        start_child: Callable[[EngineOptions], ChildProcess],
        on_found: Callable[[str], None],
    ) -> None:
        self._start_child = start_child
        self._on_found = on_found
        self._asked: Supervisor | None = None
        self._names: list[str] | None = None
        self._has_died = False

    @property
    def waitables(self) -> list[Any]:
        """Objects to give to `multiprocessing.connection.wait`."""
        return [] if self._asked is None else self._asked.waitables

    def begin(self) -> None:
        """Search, the first time that this is called."""
        if self._names is None:
            chosen = frameworks()[1:] if seems_to_have_gpu() else ()
            self._names = [each.id for each in chosen if each.obstacle is None]
            self._ask_next()

    def handle_events(self) -> None:
        """Handle what has arrived."""
        if self._asked is not None:
            self._asked.handle_events()
        if self._has_died:
            self._pass_over()

    def stop(self) -> None:
        """End the process, if there is one."""
        if self._asked is not None:
            self._asked.stop()
            self._asked = None

    def kill(self) -> None:
        """Kill the process at once, from any thread."""
        asked = self._asked
        if asked is not None:
            asked.kill()

    def _ask_next(self) -> None:
        self.stop()
        if self._names:
            self._asked = Supervisor(self, lambda key: None, self._start_child)
            self._asked.configure(EngineOptions(backend=self._names[0]))
            self._asked.start()

    # What the supervisor tells.

    def on_status(self, status: EngineStatus) -> None:
        """Take the devices, when they are told."""
        if not self._names or not status.devices:
            return
        name = self._names.pop(0)
        if len(status.devices) > 1:
            self._names.clear()
            self.stop()
            self._on_found(name)
        else:
            self._ask_next()

    def on_failure(self, failure: Failure) -> None:
        """Go on without a framework whose process cannot be started."""
        self._pass_over()

    def on_death(self, sentence: Text) -> None:
        """Go on without a framework that ends its process, when its supervisor is done with it."""
        self._has_died = True

    def on_answer(self, result: ModelResult) -> None:
        """Nothing is asked that would be answered."""

    def _pass_over(self) -> None:
        self._has_died = False
        if self._names:
            self._names.pop(0)
            self._ask_next()
