"""Directs requests to the engine process that holds their model, for `engine.ipc.thread`.

One process serves until a second model is compared. That one gets a process of its own where
memory allows; else, or when no second process can be started, both take turns in the first one.
Each process has its supervisor, and with it its own book of held images. Without Qt.
"""

from __future__ import annotations

import dataclasses
import logging
import os
from typing import TYPE_CHECKING, Any

from engine.api import memory
from engine.api.engine_memory import second_engine_bytes
from engine.api.engine_status import EngineStatus, Phase
from engine.api.errors import Text, text
from engine.api.model import LoadModel, ModelInfo
from engine.api.units import size_text
from engine.ipc.child_process import ChildProcess
from engine.ipc.request_keys import model_of
from engine.ipc.supervisor import Supervisor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.api.engine_status import EngineOptions
    from engine.api.errors import EngineError
    from engine.api.image import Picture
    from engine.api.keys import Lane
    from engine.api.requests import ModelRequest
    from engine.api.results import Failure, ModelResult
    from engine.ipc.supervisor import Listener

_AT_WORK = (Phase.BUSY, Phase.STARTING, Phase.RESTARTING)

_log = logging.getLogger(__name__)


class Engines:
    """One engine process, or two while two models are compared.

    Parameters
    ----------
    listener : Listener
        Called in the thread that calls `submit`, `cancel` and `handle_events`.
    picture_of : callable
        As for `Supervisor`.
    start_child : callable
        Starts an engine process; replaced in tests. May raise OSError.
    """

    def __init__(
        self,
        listener: Listener,
        picture_of: Callable[[str], Picture | None],
        start_child: Callable[[EngineOptions], ChildProcess] = ChildProcess,
    ) -> None:
        self._listener = listener
        self._picture_of = picture_of
        self._start_child = start_child
        self._options: EngineOptions | None = None
        self._first = self._made(is_first=True)
        self._second: Supervisor | None = None
        self._statuses: dict[bool, EngineStatus] = {}
        self._told: EngineStatus | None = None
        self._compared: LoadModel | None = None
        self._compared_key = ""
        self._first_key = ""
        self._why_turns: Text | None = None

    @property
    def waitables(self) -> list[Any]:
        """Objects to give to `multiprocessing.connection.wait`."""
        return [each for one in self._all() for each in one.waitables]

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes' numbers, the first one's first; 0 for one that does not run."""
        return tuple(one.pid for one in self._all())

    def start(self) -> None:
        """Start the first process."""
        self._first.start()

    def configure(self, options: EngineOptions) -> None:
        """Compute otherwise from now on: other processes, to which everything is sent again."""
        self._options = options
        for one in self._all():
            one.configure(options)

    def stop(self) -> None:
        """End all processes, whatever they do."""
        for one in self._all():
            one.stop()

    def kill(self) -> None:
        """Kill all processes at once, from any thread."""
        for one in self._all():
            one.kill()

    def submit(self, request: ModelRequest) -> None:
        """Ask for something; the newest request of a lane and a model wins."""
        if isinstance(request, LoadModel) and request.is_compared:
            self._compare(request)
        else:
            self._of(request).submit(request)

    def cancel(self, lane: Lane) -> None:
        """Drop what a lane waits for, of both models."""
        for one in self._all():
            one.cancel(lane)

    def close_compared(self) -> None:
        """Close the model that was compared, and end its process."""
        self._compared, self._compared_key, self._why_turns = None, "", None
        self._first.close_compared()
        self._end_second()

    def seconds_to_deadline(self) -> float | None:
        """Return how long `handle_events` may wait when nothing arrives; None for ever."""
        moments = [one.seconds_to_deadline() for one in self._all()]
        return min((each for each in moments if each is not None), default=None)

    def handle_events(self) -> None:
        """Handle what has arrived, notice death, end a process that does not let go."""
        for one in self._all():
            one.handle_events()

    def send_waiting(self) -> None:
        """Send what can be sent: an image is at hand again."""
        for one in self._all():
            one.send_waiting()

    def refuse_image(self, key: str, error: EngineError) -> None:
        """Refuse what waits for an image that cannot be restored."""
        for one in self._all():
            one.refuse_image(key, error)

    def _all(self) -> tuple[Supervisor, ...]:
        return (self._first,) if self._second is None else (self._first, self._second)

    def _of(self, request: ModelRequest) -> Supervisor:
        """Return the supervisor of the process that holds a request's model."""
        model = model_of(request)
        is_second = model == self._compared_key != self._first_key
        return self._second if self._second is not None and is_second else self._first

    def _compare(self, request: LoadModel) -> None:
        self._compared, self._compared_key, self._why_turns = request, "", None
        if self._second is None:
            size = _file_bytes(request.path)
            needed, free = second_engine_bytes(size, memory.total_bytes()), memory.free_bytes()
            if free >= needed:
                self._first.close_compared()  # it may have taken turns before
                self._second = self._made(is_first=False)
            else:
                self._why_turns = text(
                    "A second engine needs {needed} of free memory, and there are {free}: the two "
                    "models take turns, and each turn opens a model again.",
                    needed=size_text(needed),
                    free=size_text(free),
                )
        (self._first if self._second is None else self._second).submit(request)

    def _made(self, *, is_first: bool) -> Supervisor:
        ear = _Ear(self, is_first=is_first)
        made = Supervisor(
            ear,
            self._picture_of,
            self._start_child,
            on_dropped=(lambda requests: None) if is_first else self._go_on_in_first,
        )
        if self._options is not None:
            made.configure(self._options)
        return made

    def _go_on_in_first(self, requests: Sequence[ModelRequest]) -> None:
        """Let the models take turns: no second process can be started."""
        _log.warning("A second engine process cannot be started.")
        self._end_second()
        self._why_turns = text(
            "A second engine cannot be started: the two models take turns, and each turn opens a "
            "model again."
        )
        compared = self._compared
        if compared is not None and compared not in requests:
            self._first.submit(compared)
        for request in requests:
            self._first.submit(request)

    def _end_second(self) -> None:
        if self._second is not None:
            self._second.stop()
            self._second = None
            self._statuses.pop(False, None)
            self._tell_status()

    # What the supervisors tell.

    def take_answer(self, result: ModelResult, *, is_first: bool) -> None:
        """Pass on a result, and take note of which process holds which model."""
        if isinstance(result, ModelInfo):
            if not result.request.is_compared:
                self._first_key = result.key
            elif result.request == self._compared:
                self._compared_key = result.key
                if is_first:
                    result = dataclasses.replace(result, why_turns=self._why_turns)
        self._listener.on_answer(result)
        if self._compared_key and self._compared_key == self._first_key:
            self._end_second()  # the same file twice: the first process answers for both

    def take_failure(self, failure: Failure, *, is_first: bool) -> None:
        """Pass on a refusal; not of a second process that was given up, whose work goes on."""
        if is_first or self._second is not None:
            self._listener.on_failure(failure)

    def take_status(self, status: EngineStatus, *, is_first: bool) -> None:
        """Tell what the processes do, as of one engine."""
        if is_first or self._second is not None:
            self._statuses[is_first] = status
            self._tell_status()

    def take_death(self, sentence: Text) -> None:
        """Pass on the sentence on a death."""
        self._listener.on_death(sentence)

    def _tell_status(self) -> None:
        """Tell of the first process, and of the second one while only that is at work."""
        first, second = self._statuses.get(True), self._statuses.get(False)
        if first is None:
            return
        told = first
        if second is not None and first.phase is Phase.READY and second.phase in _AT_WORK:
            told = dataclasses.replace(first, phase=second.phase, request=second.request)
        if told != self._told:
            self._told = told
            self._listener.on_status(told)


class _Ear:
    """Listens to one supervisor, and says whose it is."""

    def __init__(self, engines: Engines, *, is_first: bool) -> None:
        self._engines = engines
        self._is_first = is_first

    def on_answer(self, result: ModelResult) -> None:
        self._engines.take_answer(result, is_first=self._is_first)

    def on_failure(self, failure: Failure) -> None:
        self._engines.take_failure(failure, is_first=self._is_first)

    def on_status(self, status: EngineStatus) -> None:
        self._engines.take_status(status, is_first=self._is_first)

    def on_death(self, sentence: Text) -> None:
        self._engines.take_death(sentence)


def _file_bytes(path: str) -> int:
    """Return a file's size; 0 when it cannot be told: opening it says why."""
    try:
        return os.path.getsize(path)
    except OSError:
        return 0
