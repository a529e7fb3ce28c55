"""Runs file jobs in a background thread, in order, for `thread`; never keeps the program alive."""

from __future__ import annotations

import logging
import threading
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_PATIENCE_S = 0.5

_log = logging.getLogger(__name__)


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

    def add(self, job: Callable[[], None]) -> None:
        """Add a job, which reports its own result; the next job runs in any case."""
        self._jobs.put(job)

    def stop(self) -> bool:
        """Drop what waits, and wait a moment for the job at work; False when it still runs."""
        try:
            while True:
                self._jobs.get_nowait()
        except Empty:
            pass
        self._jobs.put(None)
        self._thread.join(_PATIENCE_S)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                job()
            except Exception:
                _log.exception("A job of the thread %s failed.", self._thread.name)
