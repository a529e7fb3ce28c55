"""Runs jobs in boxes: `run_job`. Whoever waits here never waits for longer than a job may take."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import tempfile
import time
from typing import IO, TYPE_CHECKING, Any

from engine.api.errors import EngineError, Text, text
from engine.api.units import duration_text
from engine.box.jobs import JOBS, loaded
from engine.box.messages import Began, Failed, Finished, receive
from engine.box.pool import pool
from engine.box.process import GRACE_S
from engine.box.stopped import Stopped, stop_around
from engine.ipc.codec import MessageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engine.box.process import BoxProcess

_TRIES = 3

REFUSED_FILES = 4
"""A file that a job refuses wears its box as much as so many more."""

_log = logging.getLogger(__name__)


class JobRun:
    """A job at work: an iterator of its results. It was asked for when this was made.

    Parameters
    ----------
    job : str
        Its name in JOBS.
    request : dataclass
        What its function is called with.
    name : str
        What a sentence calls the file.
    file : binary file
        Open for reading, with a descriptor; closed when the job has ended.
    should_stop : callable
        Asked now and then; True ends it with `Stopped`.
    """

    def __init__(
        self,
        job: str,
        request: object,
        *,
        name: str,
        file: IO[bytes],
        should_stop: Callable[[], bool],
    ) -> None:
        self._asked_for = (job, request)
        self._job = JOBS[job]
        self._name = name
        self._file = file
        self._should_stop = should_stop
        self._pool = pool(self._job.kind)
        self._box: BoxProcess | None = None
        self._has_begun = False
        self._tries = _TRIES
        self._waited_s = 0.0
        self._until = 0.0
        try:
            self._types = loaded(self._job.result) | EngineError | Began | Finished | Failed
            self._size = os.fstat(file.fileno()).st_size
            self._box = self._asked()
        except BaseException:
            file.close()
            raise

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:  # noqa: ANN401  the job's results
        """Return the next result.

        Raises
        ------
        EngineError
            The job's own sentence, or one on its death or on a limit.
        Stopped
            As `should_stop` said.
        """
        if self._box is None:
            raise StopIteration
        limits = self._job.limits
        while True:
            started = time.monotonic()
            left_s = limits.total_of(self._size) - self._waited_s
            self._until = started + min(limits.silence_of(self._size), left_s)
            message = self._received(self._box, limits.message_bytes)
            took_s = time.monotonic() - started
            self._waited_s += took_s
            self._box.busy_s += took_s
            if not isinstance(message, Began):
                return self._told(message)
            self._has_begun = True

    def _received(self, box: BoxProcess, most_bytes: int) -> object:
        """Return the next message; a box that died before it began is replaced."""
        while True:
            try:
                return receive(box.channel, self._types, most_bytes, self._check_waiting, box.room)
            except (EOFError, OSError) as error:
                if self._has_begun or not self._tries:
                    raise self._died(error) from None
                self._pool.discard(box)
                self._box = box = self._asked()
            except MessageError as error:
                raise self._died(error) from None
            except BaseException:  # stopped, or Ctrl-C: the box may be anywhere
                self.close()
                raise

    def _told(self, message: object) -> object:
        match message:
            case Finished():
                self._end_well()
                raise StopIteration
            case EngineError():
                self._end_well(REFUSED_FILES)
                raise message
            case Failed(is_memory, details):
                self.close()
                raise self._no_memory(details) if is_memory else self._broken(details)
        return message

    def _end_well(self, more_files: int = 0) -> None:
        """Give the box back, which may have another job."""
        box, self._box = self._box, None
        self._file.close()
        assert box is not None
        box.files += more_files
        if box.room is not None:
            box.room.rewind()
        self._pool.give_back(box)

    @property
    def pid(self) -> int:
        """The number of the box's process; 0 when the job has ended."""
        return 0 if self._box is None else self._box.pid

    def close(self) -> None:
        """End the job, if it has not ended; its box goes with it."""
        self._file.close()
        if self._box is not None:
            box, self._box = self._box, None
            self._pool.discard(box)

    def __enter__(self) -> JobRun:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        with contextlib.suppress(AttributeError):  # it was never made
            self.close()

    def _asked(self) -> BoxProcess:
        """Return a box that has been asked; one that died while it was idle is no news."""
        self._box = None
        while True:
            box = self._pool.take(self._check_wanted)
            self._tries -= 1
            try:
                box.ask(*self._asked_for, self._file.fileno())
            except OSError:
                self._pool.discard(box)
                if not self._tries:
                    raise self._broken("", text("it ended")) from None
            except BaseException:
                self._pool.discard(box)
                raise
            if box.room is not None:
                box.room.make_ready(self._job.limits.answer_by_file * self._size)
            return box

    def _check_wanted(self) -> None:
        if self._should_stop():
            raise Stopped

    def _check_waiting(self) -> None:
        self._check_wanted()
        if time.monotonic() > self._until:
            waited = self._waited_s + self._job.limits.silence_of(self._size)
            self.close()
            raise EngineError(
                "Reading {name} was stopped: it was not done after {time}. The file is damaged, or "
                "made to take for ever. Try another copy of it.",
                name=self._name,
                time=duration_text(waited),
            )

    def _died(self, error: Exception) -> EngineError:
        assert self._box is not None
        box, self._box = self._box, None
        self._file.close()
        is_dead = isinstance(error, EOFError | OSError)
        how = box.end(GRACE_S) if is_dead else text("its answer makes no sense")
        details = box.last_words if is_dead else str(error)
        self._pool.discard(box)
        _log.info("A box ended at %s: %s. %s", self._name, how, details)
        return self._broken(details, how)

    def _broken(self, details: str, how: Text | None = None) -> EngineError:
        return EngineError(
            "{name} broke the process that was reading it ({how}). The file is damaged, or made to "
            "do so. Try another copy of it.",
            name=self._name,
            how=how or text("an unexpected error"),
            details=details,
        )

    def _no_memory(self, details: str) -> EngineError:
        return EngineError(
            "There is not enough memory to open {name}.", name=self._name, details=details
        )


def run_job(
    job: str,
    request: object,
    *,
    name: str,
    file: IO[bytes] | None = None,
    data: bytes = b"",
    should_stop: Callable[[], bool] | None = None,
) -> JobRun:
    """Ask a box for a job, and return its results as they come.

    Parameters
    ----------
    job : str
        Its name in JOBS.
    request : dataclass
        What its function is called with.
    name : str
        What a sentence calls the file.
    file : binary file, optional
        Open for reading, with a descriptor. The box reads it from its beginning, and it is closed
        when the job has ended.
    data : bytes
        The file's contents, where there is no `file`.
    should_stop : callable
        Asked at least every 50 ms; True ends the job with `Stopped`. As `stopped_when` says around
        the call where it is not given.

    Returns
    -------
    JobRun
        An iterator. The box is at work already; leaving the iterator, or closing it, ends it.

    Raises
    ------
    EngineError
        One sentence that names the file: the job's own, or on a death, a deadline, a limit.
    Stopped
        As `should_stop` said.
    """
    opened = _file_of(data, name) if file is None else file
    return JobRun(job, request, name=name, file=opened, should_stop=should_stop or stop_around())


def only_result(run: JobRun) -> Any:  # noqa: ANN401  the job's result
    """Return the one result of a job that has one."""
    with run:
        result = next(run, None)
        if result is None or next(run, None) is not None:
            raise AssertionError("this job has exactly one result")
    return result


def _file_of(data: bytes, name: str) -> IO[bytes]:
    """Return bytes as a file without a name, which nobody can change any more."""
    file: IO[bytes]
    try:
        if sys.platform == "linux":
            import fcntl

            descriptor = os.memfd_create("camscope", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
            file = os.fdopen(descriptor, "r+b", buffering=0)
            _write(file, data)
            seals = fcntl.F_SEAL_WRITE | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_SEAL
            fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, seals)
        else:
            file = tempfile.TemporaryFile(prefix="camscope-", buffering=0)
            _write(file, data)
    except OSError as error:
        raise EngineError(
            "{name} could not be read: {why}.",
            name=name,
            why=error.strerror or error,
            details=str(error),
        ) from error
    return file


def _write(file: IO[bytes], data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[file.write(left) :]
