"""Starts an engine process, with its pipe and its folder. Loads nothing of what the two will say.

So the process can be started before there is a window, which waits for no numpy.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
from typing import TYPE_CHECKING, Any

from engine.api import logs
from engine.storage.scratch import SCRATCH, remove_leftovers

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.api.engine_status import EngineOptions

PATIENCE_S = 2.0
"""Longest wait for a killed process and its threads: a process in the middle of a read from a dead
network drive cannot be killed."""

_NATIVE_LOG = "native.log"

_log = logging.getLogger(__name__)


def run_engine(*arguments: Any) -> None:  # noqa: ANN401  those of `engine.ipc.server.main`
    """Be an engine process."""
    from engine.ipc import server  # here, so that the window does not import it

    server.main(*arguments)


class SpawnedProcess:
    """An engine process that was started, and what belongs to it.

    Parameters
    ----------
    options : EngineOptions
        Device, precision and framework.
    target : callable
        The process's main function, with the arguments of `engine.ipc.server.main`; replaced in
        tests.

    Attributes
    ----------
    process : multiprocessing.Process
        It runs.
    connection : Connection
        This end of its pipe.
    work_dir : str
        Its folder, removed by whoever is left at the end.
    native_log : str
        File that native code's messages go to.

    Raises
    ------
    OSError
        When the process cannot be started.
    """

    def __init__(self, options: EngineOptions, target: Callable[..., None] = run_engine) -> None:
        self.work_dir = SCRATCH.make_work_folder()
        self.native_log = os.path.join(self.work_dir, _NATIVE_LOG)
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(
            target=target,
            args=(theirs, self.work_dir, self.native_log, options, logs.is_debug()),
            name="camscope-engine",
            daemon=True,
        )
        try:
            self.process.start()
        except OSError:
            self.connection.close()
            SCRATCH.remove_work_folder(self.work_dir)
            raise
        finally:
            theirs.close()  # otherwise the pipe would stay open when the child dies
        _log.info("Engine process %d started.", self.process.pid)

    def kill(self) -> int | None:
        """Kill the process, and wait for its end.

        Returns
        -------
        int or None
            Its exit code; None when it cannot be ended, and is left to the system.
        """
        self.process.kill()
        self.process.join(PATIENCE_S)
        return self.process.exitcode

    def clean_up(self, is_closed: bool) -> None:
        """Remove what the process may have left behind.

        Parameters
        ----------
        is_closed : bool
            It has ended, and no thread uses the connection: that is closed, too.
        """
        if is_closed:
            self.connection.close()
            self.process.close()
        else:
            # A connection that a thread still uses cannot be closed: it is left open.
            _log.error("An engine process cannot be ended; it is left to the system.")
        SCRATCH.remove_work_folder(self.work_dir)
        remove_leftovers()  # it may have been in the middle of a file
