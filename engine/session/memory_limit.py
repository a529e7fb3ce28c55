"""Lets the system bound the memory of this process while a model is new, for `opening_watch`.

The watch looks ten times a second; in between, a single request for memory can be larger than the
machine. Linux refuses such a one (RLIMIT_DATA: what is writable and private; address space that is
reserved only, of which frameworks and drivers take plenty, does not count), Windows does (a job
object). macOS has no such limit: there the watch is all. docs/decisions/0053 has the numbers.
"""

from __future__ import annotations

import contextlib
import functools
import logging
import os
import sys
from typing import TYPE_CHECKING

from engine.api.units import GIB, MIB

if TYPE_CHECKING:
    from collections.abc import Iterator

SLACK_BYTES = 2 * GIB
"""Beyond the growth that is allowed: libraries of the framework are loaded at their first use."""
THREAD_BYTES = 32 * MIB
"""For each processor: four threads with their stacks."""

_log = logging.getLogger(__name__)


@contextlib.contextmanager
def limited_memory(growth_bytes: float) -> Iterator[None]:
    """Keep this process from growing far more than so many bytes until the end of the block.

    A request for more is refused, which ends as an error where code asks for it, and as the
    process's death where native code does not expect it; either is said in a sentence.
    """
    before = _set(int(growth_bytes) + SLACK_BYTES + (os.cpu_count() or 1) * THREAD_BYTES)
    try:
        yield
    finally:
        _put_back(before)


if sys.platform == "linux":
    import resource

    def _set(growth: int) -> int | None:
        """Limit the process; return the limit that it had, None where nothing was changed."""
        import psutil

        soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
        wanted = psutil.Process().memory_info().data + growth
        if soft != resource.RLIM_INFINITY and soft <= wanted:
            return None
        if hard != resource.RLIM_INFINITY and hard < wanted:
            return None
        resource.setrlimit(resource.RLIMIT_DATA, (wanted, hard))
        return soft

    def _put_back(before: int | None) -> None:
        if before is not None:
            _, hard = resource.getrlimit(resource.RLIMIT_DATA)
            resource.setrlimit(resource.RLIMIT_DATA, (before, hard))

elif sys.platform == "win32":
    from engine.box.windows_job import MemoryJob

    @functools.cache
    def _job() -> MemoryJob | None:
        """Return the job object around this process; None where Windows makes none."""
        try:
            return MemoryJob()
        except OSError:
            _log.warning("The memory of this process cannot be limited.", exc_info=True)
            return None

    def _set(growth: int) -> int | None:
        import psutil

        job = _job()
        if job is None:
            return None
        job.limit(psutil.Process().memory_info().private + growth)
        return 0

    def _put_back(before: int | None) -> None:
        job = _job()
        if before is not None and job is not None:
            job.limit(None)

else:

    def _set(growth: int) -> int | None:
        return None

    def _put_back(before: int | None) -> None:
        pass
