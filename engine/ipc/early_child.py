"""Starts the first engine process before there is a window, for whoever asks for that process.

Its framework takes seconds to load, which pass while the window is made.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.backends import first_backend
from engine.ipc.child_process import ChildProcess

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.api.engine_status import EngineOptions

_log = logging.getLogger(__name__)


class EarlyChild:
    """One engine process, started now; others when they are asked for.

    Parameters
    ----------
    options : EngineOptions
        Of the user; "auto" means the framework that is loaded first.
    start_child : callable
        Starts an engine process; replaced in tests. May raise OSError.
    """

    def __init__(
        self,
        options: EngineOptions,
        start_child: Callable[[EngineOptions], ChildProcess] = ChildProcess,
    ) -> None:
        self._start_child = start_child
        self._options = replace(options, backend=first_backend(options.backend))
        self._child: ChildProcess | None = None
        try:
            self._child = start_child(self._options)
        except OSError as error:  # whoever asks for it tries again, and tells the user
            _log.warning("The engine process cannot be started yet: %s", error)

    def take(self, options: EngineOptions) -> ChildProcess:
        """Return the process if it has these options and nobody has it, or start another one.

        Raises
        ------
        OSError
            When no process can be started.
        """
        if options == self._options and self._child is not None:
            child, self._child = self._child, None
            return child
        self.close()
        return self._start_child(options)

    def close(self) -> None:
        """End the process if nobody has taken it."""
        if self._child is not None:
            child, self._child = self._child, None
            child.end()
