"""Starts the first engine process before there is a window, for whoever asks for that process.

Its framework takes seconds to load, which pass while the window is made.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.backends import first_backend
from engine.ipc.spawned_process import SpawnedProcess

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.api.engine_status import EngineOptions
    from engine.ipc.child_process import ChildProcess

_log = logging.getLogger(__name__)


class EarlyProcess:
    """One engine process, started now; others when they are asked for.

    Parameters
    ----------
    options : EngineOptions
        Of the user; "auto" means the framework that is loaded first.
    spawn : callable
        Starts an engine process; replaced in tests. May raise OSError.
    """

    def __init__(
        self,
        options: EngineOptions,
        spawn: Callable[[EngineOptions], SpawnedProcess] = SpawnedProcess,
    ) -> None:
        self._spawn = spawn
        self._options = replace(options, backend=first_backend(options.backend))
        self._spawned: SpawnedProcess | None = None
        try:
            self._spawned = spawn(self._options)
        except OSError as error:  # whoever asks for it tries again, and tells the user
            _log.warning("The engine process cannot be started yet: %s", error)

    def take(self, options: EngineOptions) -> ChildProcess:
        """Return the process if it has these options and nobody has it, or start another one.

        Raises
        ------
        OSError
            When no process can be started.
        """
        from engine.ipc.child_process import ChildProcess  # loads numpy

        spawned, self._spawned = self._spawned, None
        if spawned is not None and options != self._options:
            _end(spawned)
            spawned = None
        return ChildProcess(options, spawned=spawned or self._spawn(options))

    def close(self) -> None:
        """End the process if nobody has taken it."""
        spawned, self._spawned = self._spawned, None
        if spawned is not None:
            _end(spawned)


def _end(spawned: SpawnedProcess) -> None:
    spawned.clean_up(is_closed=spawned.kill() is not None)
