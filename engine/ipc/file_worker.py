"""One background thread that does file work in order, and never keeps the program from ending."""

from __future__ import annotations

import threading
from queue import SimpleQueue
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_PATIENCE_S = 0.5


class FileWorker:
    """Runs jobs one after another in a daemon thread.

    A thread pool would be joined at exit: closing the window would wait for a large picture to be
    written. Files are written atomically, so that an abandoned job leaves nothing behind but a
    temporary file.
    """

    def __init__(self, name: str) -> None:
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def do(self, job: Callable[[], None]) -> None:
        """Add a job, which must not raise."""
        self._jobs.put(job)

    def stop(self) -> None:
        """Drop what waits, and wait a moment for the job at work."""
        while not self._jobs.empty():
            self._jobs.get()
        self._jobs.put(None)
        self._thread.join(_PATIENCE_S)

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
