"""Keeps the engine process of one model, and beside it the one that is to follow, for `engines`.

A process computes with one framework. A file that another one opens gets a process of its own,
which takes the first one's place when the model is open there; until then, and if it does not open,
what was open answers. Without Qt.
"""

from __future__ import annotations

import dataclasses
import logging
import os
from typing import TYPE_CHECKING, Any

from engine.api import memory
from engine.api.engine_memory import second_engine_bytes, size_of_file
from engine.api.errors import model_closed, text
from engine.api.model import LoadModel, ModelInfo, WeightsQuestion
from engine.api.results import Failure, Progress
from engine.backends import BACKENDS, backend_of, first_backend
from engine.ipc.request_keys import model_of
from engine.ipc.supervisor import Supervisor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.api.engine_status import EngineOptions, EngineStatus
    from engine.api.errors import EngineError, Text
    from engine.api.image import Picture
    from engine.api.keys import Lane
    from engine.api.requests import ModelRequest
    from engine.api.results import ModelResult
    from engine.ipc.child_process import ChildProcess
    from engine.ipc.supervisor import Listener

_log = logging.getLogger(__name__)


class EngineSlot:
    """One engine process, or two while a file of another framework is opened.

    Parameters
    ----------
    listener : Listener
        Hears of both as of one.
    picture_of, start_child, on_dropped
        As for `Supervisor`.
    options : EngineOptions
        As for `configure`.
    is_compared : bool
        The model is the compared one (`LoadModel.is_compared`).
    """

    def __init__(
        self,
        listener: Listener,
        picture_of: Callable[[str], Picture | None],
        start_child: Callable[[EngineOptions], ChildProcess],
        options: EngineOptions,
        on_dropped: Callable[[Sequence[ModelRequest]], None] = lambda requests: None,
        *,
        is_compared: bool = False,
    ) -> None:
        self._listener = listener
        self._picture_of = picture_of
        self._start_child = start_child
        self._on_dropped = on_dropped
        self._options = options
        self._is_compared = is_compared
        self._open: LoadModel | None = None
        self._now = self._made(first_backend(options.backend))
        self._next: _Engine | None = None
        self._opening: LoadModel | None = None  # what the next one opens
        self._waiting: list[ModelRequest] | None = None  # for the first one, while it rests

    @property
    def backend(self) -> str:
        """The backend of the process that answers."""
        return self._now.backend

    @property
    def waitables(self) -> list[Any]:
        """Objects to give to `multiprocessing.connection.wait`."""
        return [each for one in self._all() for each in one.supervisor.waitables]

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes' numbers, first that of the one that answers; 0: it does not run."""
        return tuple(one.supervisor.pid for one in self._all())

    def start(self) -> None:
        """Start the process."""
        self._now.supervisor.start()

    def configure(self, options: EngineOptions) -> None:
        """Compute otherwise from now on: another process, to which everything is sent again.

        Another framework opens the model beside the process that has it open.
        """
        opening, self._options = self._opening, options
        self._end_next()
        has_started = bool(self._now.supervisor.pid)
        if self._open is not None:
            wanted = backend_of(self._open.path, options.backend, self.backend)
        else:
            wanted = first_backend(options.backend)
        if wanted == self.backend:
            self._now.supervisor.configure(self._options_of(wanted))
        elif self._open is not None:
            opening = self._open if opening is None else opening
        else:
            self._now.supervisor.stop()
            self._now = self._made(wanted)
            if has_started:
                self.start()
        if opening is not None:
            self.submit(opening)

    def stop(self) -> None:
        """End the processes, whatever they do."""
        for one in self._all():
            one.supervisor.stop()

    def kill(self) -> None:
        """Kill the processes at once, from any thread."""
        for one in self._all():
            one.supervisor.kill()

    def submit(self, request: ModelRequest) -> None:
        """Ask for something; the newest request of a lane wins."""
        if isinstance(request, LoadModel):
            self._load(request)
        elif self._waiting is not None:
            self._waiting.append(request)
        else:
            self._now.supervisor.submit(request)

    def cancel(self, lane: Lane) -> None:
        """Drop what a lane waits for; a process that was to open a file is ended."""
        if lane is LoadModel.lane:
            self._end_next()
        if self._waiting is not None:
            self._waiting = [each for each in self._waiting if each.lane is not lane]
        self._now.supervisor.cancel(lane)

    def close_compared(self) -> None:
        """Open the model that took turns no more."""
        self._now.supervisor.close_compared()

    def seconds_to_deadline(self) -> float | None:
        """Return how long `handle_events` may wait when nothing arrives; None for ever."""
        moments = [one.supervisor.seconds_to_deadline() for one in self._all()]
        return min((each for each in moments if each is not None), default=None)

    def handle_events(self) -> None:
        """Handle what has arrived, notice death, end a process that does not let go."""
        for one in self._all():
            one.supervisor.handle_events()

    def send_waiting(self) -> None:
        """Send what can be sent: an image is at hand again."""
        for one in self._all():
            one.supervisor.send_waiting()

    def refuse_image(self, key: str, error: EngineError) -> None:
        """Refuse what waits for an image that cannot be restored."""
        for one in self._all():
            one.supervisor.refuse_image(key, error)

    def _all(self) -> tuple[_Engine, ...]:
        return (self._now,) if self._next is None else (self._now, self._next)

    def _options_of(self, backend: str) -> EngineOptions:
        return dataclasses.replace(self._options, backend=backend)

    def _made(self, backend: str) -> _Engine:
        made = _Engine(self, backend)
        made.supervisor = Supervisor(
            made, self._picture_of, self._start_child, on_dropped=made.on_dropped
        )
        made.supervisor.configure(self._options_of(backend))
        return made

    def _load(self, request: LoadModel) -> None:
        """Have a file opened by a process of its framework."""
        backend = backend_of(request.path, self._options.backend, self.backend)
        if self._next is not None and backend == self._next.backend:
            self._opening = request
            self._next.supervisor.submit(request)
            return
        self._end_next()
        if backend == self.backend:
            self._now.supervisor.submit(request)
        elif not self._now.supervisor.pid:
            self._now = self._made(backend)
            self._now.supervisor.submit(request)
        else:
            self._start_next(request, backend)

    def _start_next(self, request: LoadModel, backend: str) -> None:
        self._now.supervisor.cancel(request.lane)
        self._next, self._opening = self._made(backend), request
        needed = second_engine_bytes(size_of_file(request.path), memory.total_bytes())
        if memory.free_bytes() < needed:
            _log.info("The engine rests while another one opens a file: memory is short.")
            self._now.supervisor.stop()
            self._waiting = []
        starting = text(
            "Starting {framework} for {name}…",
            framework=BACKENDS[backend].name,
            name=os.path.basename(request.path),
        )
        self._listener.on_answer(Progress(request, starting))
        self._next.supervisor.submit(request)

    def _end_next(self) -> None:
        """Give up the process that was to follow; what was open answers as before."""
        if self._next is None:
            return
        given_up, waiting = self._next, self._waiting
        self._next = self._opening = self._waiting = None
        given_up.supervisor.stop()
        if waiting is not None:
            self._now.supervisor.start()
            for request in waiting:
                self._now.supervisor.submit(request)
        self._tell_status()

    def _follow(self, info: ModelInfo) -> None:
        """Let the process that has opened its file take the other one's place."""
        assert self._next is not None
        ended, self._now, self._open = self._now, self._next, info.request
        left = (*ended.supervisor.unanswered, *(self._waiting or ()))
        self._next = self._opening = self._waiting = None
        ended.supervisor.stop()
        self._tell_status()
        self._listener.on_answer(info)
        for request in left:
            if model_of(request) == info.key:  # the same file, opened by another framework
                self._now.supervisor.submit(request)
            elif not isinstance(request, LoadModel):
                self._listener.on_failure(Failure(request, model_closed().text))

    # What the supervisors tell.

    def take_answer(self, engine: _Engine, result: ModelResult) -> None:
        """Pass on a result; an open model ends the process that was there before."""
        if engine not in self._all():
            return
        if isinstance(result, ModelInfo) and engine is self._next:
            self._follow(result)
            return
        if isinstance(result, ModelInfo) and result.request.is_compared == self._is_compared:
            self._open = result.request
        self._listener.on_answer(result)
        if isinstance(result, WeightsQuestion) and engine is self._next:
            self._end_next()  # the answer is another request

    def take_failure(self, engine: _Engine, failure: Failure) -> None:
        """Pass on a refusal; what was open stays open when a file does not open."""
        if engine is not self._next:
            if engine is self._now:
                self._listener.on_failure(failure)
            return
        if engine.has_given_up and failure.request is None:
            failure = dataclasses.replace(failure, request=self._opening)
        if isinstance(failure.request, LoadModel):
            self._end_next()
        self._listener.on_failure(failure)

    def take_dropped(self, engine: _Engine, requests: Sequence[ModelRequest]) -> None:
        """Pass on what the process that answers had to drop."""
        if engine is self._now:
            self._on_dropped(requests)

    def take_status(self, engine: _Engine) -> None:
        """Tell what the processes do, as of one engine."""
        if engine in self._all():
            self._tell_status()

    def take_death(self, engine: _Engine, sentence: Text) -> None:
        """Pass on the sentence on a death."""
        if engine in self._all():
            self._listener.on_death(sentence)

    def _tell_status(self) -> None:
        """Tell of the one that answers; of its work only while the other one does not start."""
        told = self._now.status
        ahead = None if self._next is None else self._next.status
        if told is not None and ahead is not None:
            told = dataclasses.replace(told, phase=ahead.phase, request=ahead.request)
        if told is not None:
            self._listener.on_status(told)


class _Engine:
    """A supervisor with its backend; listens to it, and says whose word it is."""

    supervisor: Supervisor

    def __init__(self, slot: EngineSlot, backend: str) -> None:
        self._slot = slot
        self.backend = backend
        self.status: EngineStatus | None = None
        self.has_given_up = False

    def on_answer(self, result: ModelResult) -> None:
        self._slot.take_answer(self, result)

    def on_failure(self, failure: Failure) -> None:
        self._slot.take_failure(self, failure)

    def on_status(self, status: EngineStatus) -> None:
        self.status = status
        self._slot.take_status(self)

    def on_death(self, sentence: Text) -> None:
        self._slot.take_death(self, sentence)

    def on_dropped(self, requests: Sequence[ModelRequest]) -> None:
        self.has_given_up = True
        self._slot.take_dropped(self, requests)
