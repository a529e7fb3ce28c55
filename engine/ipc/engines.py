"""Directs requests to the engine process that holds their model, for `engine.ipc.thread`.

One process serves until a second model is compared. That one gets a process of its own where
memory allows; else, or when no second process can be started, both take turns in the first one if
one framework opens both. Each process has its supervisor, and with it its own book of held images;
which framework it computes with is `engine_slot`'s affair. Without Qt.
"""

from __future__ import annotations

import dataclasses
import logging
from typing import TYPE_CHECKING, Any

from engine.api import memory
from engine.api.engine_memory import second_engine_bytes, size_of_file
from engine.api.engine_status import EngineOptions, EngineStatus, Phase
from engine.api.errors import Text, text
from engine.api.model import LoadModel, ModelInfo
from engine.api.results import Failure
from engine.api.units import size_text
from engine.backends import AUTO, backend_of, default_backend, frameworks
from engine.backends.devices import CPU
from engine.ipc.child_process import ChildProcess
from engine.ipc.engine_slot import EngineSlot
from engine.ipc.gpu_search import GpuSearch
from engine.ipc.request_keys import model_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.api.errors import EngineError
    from engine.api.image import Picture
    from engine.api.keys import Lane
    from engine.api.requests import ModelRequest
    from engine.api.results import ModelResult
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
        self._options = EngineOptions()
        self._frameworks = frameworks()
        self._search = GpuSearch(start_child, self._on_gpu_found)
        self._with_gpu = ""
        self._first = self._made(is_first=True)
        self._second: EngineSlot | None = None
        self._statuses: dict[bool, EngineStatus] = {}
        self._told: EngineStatus | None = None
        self._compared: LoadModel | None = None
        self._compared_key = ""
        self._first_key = ""
        self._why_turns: Text | None = None
        self._takes_turns_in = ""

    @property
    def waitables(self) -> list[Any]:
        """Objects to give to `multiprocessing.connection.wait`."""
        return [each for one in self._processes() for each in one.waitables]

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes' numbers, the first one's first; 0 for one that does not run.

        Those that are to follow them come last.
        """
        pids = [one.pids for one in self._all()]
        return (*(each[0] for each in pids), *(each for more in pids for each in more[1:]))

    def start(self) -> None:
        """Start the first process."""
        self._first.start()

    def configure(self, options: EngineOptions) -> None:
        """Compute otherwise from now on: other processes, to which everything is sent again."""
        self._options = options
        self._configure()

    def _configure(self) -> None:
        for one in self._all():
            one.configure(self._chosen)

    def stop(self) -> None:
        """End all processes, whatever they do."""
        for one in self._processes():
            one.stop()

    def kill(self) -> None:
        """Kill all processes at once, from any thread."""
        for one in self._processes():
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
        self._takes_turns_in = ""
        self._first.close_compared()
        self._end_second()

    def seconds_to_deadline(self) -> float | None:
        """Return how long `handle_events` may wait when nothing arrives; None for ever."""
        moments = [one.seconds_to_deadline() for one in self._all()]
        return min((each for each in moments if each is not None), default=None)

    def handle_events(self) -> None:
        """Handle what has arrived, notice death, end a process that does not let go."""
        for one in self._processes():
            one.handle_events()

    def send_waiting(self) -> None:
        """Send what can be sent: an image is at hand again."""
        for one in self._all():
            one.send_waiting()

    def refuse_image(self, key: str, error: EngineError) -> None:
        """Refuse what waits for an image that cannot be restored."""
        for one in self._all():
            one.refuse_image(key, error)

    def _processes(self) -> tuple[EngineSlot | GpuSearch, ...]:
        return (*self._all(), self._search)

    def _all(self) -> tuple[EngineSlot, ...]:
        return (self._first,) if self._second is None else (self._first, self._second)

    @property
    def _is_automatic(self) -> bool:
        """True when a GPU decides which framework computes."""
        return self._options.backend == AUTO and self._options.device != CPU

    @property
    def _chosen(self) -> EngineOptions:
        """The options, with the framework that "auto" means by now."""
        if self._is_automatic:
            return dataclasses.replace(self._options, backend=self._with_gpu or AUTO)
        return self._options

    def _on_gpu_found(self, name: str) -> None:
        """Compute with a framework that has a GPU, as the first one has none."""
        _log.info("%s has a GPU, and takes over.", name)
        self._with_gpu = name
        self._configure()

    def _of(self, request: ModelRequest) -> EngineSlot:
        """Return the slot of the process that holds a request's model."""
        model = model_of(request)
        is_second = model == self._compared_key != self._first_key
        return self._second if self._second is not None and is_second else self._first

    def _compare(self, request: LoadModel) -> None:
        self._compared, self._compared_key, self._why_turns = request, "", None
        self._takes_turns_in = ""
        if self._second is None:
            size = size_of_file(request.path)
            needed, free = second_engine_bytes(size, memory.total_bytes()), memory.free_bytes()
            if free >= needed:
                self._first.close_compared()  # it may have taken turns before
                self._second = self._made(is_first=False)
            else:
                self._take_turns(
                    text(
                        "A second engine needs {needed} of free memory, and there are {free}",
                        needed=size_text(needed),
                        free=size_text(free),
                    )
                )
                return
        self._second.submit(request)

    def _take_turns(self, why: Text, requests: Sequence[ModelRequest] = ()) -> None:
        """Let the models take turns in the first process, if its framework opens both."""
        compared = self._compared
        if compared is None:
            return
        own = self._first.backend
        if backend_of(compared.path, self._chosen.backend, own) != own:
            sentence = text(
                "{why}, and models of two frameworks cannot take turns in one: this one was not "
                "opened.",
                why=why,
            )
            self._listener.on_failure(Failure(compared, sentence))
            return
        self._takes_turns_in = own
        self._why_turns = text(
            "{why}: the two models take turns, and each turn opens a model again.", why=why
        )
        for request in requests if compared in requests else (compared, *requests):
            self._first.submit(request)

    def _made(self, *, is_first: bool) -> EngineSlot:
        return EngineSlot(
            _Ear(self, is_first=is_first),
            self._picture_of,
            self._start_child,
            self._chosen,
            on_dropped=(lambda requests: None) if is_first else self._go_on_in_first,
            is_compared=not is_first,
        )

    def _go_on_in_first(self, requests: Sequence[ModelRequest]) -> None:
        """Let the models take turns: no second process can be started."""
        _log.warning("A second engine process cannot be started.")
        self._end_second()
        self._take_turns(text("A second engine cannot be started"), requests)

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
        if self._takes_turns_in not in ("", self._first.backend) and self._compared is not None:
            self._compare(self._compared)  # the process in which it took turns is gone
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
        if is_first and len(status.devices) == 1 and self._is_automatic:
            if self._first.backend == default_backend():
                self._search.begin()

    def take_death(self, sentence: Text) -> None:
        """Pass on the sentence on a death."""
        self._listener.on_death(sentence)

    def _tell_status(self) -> None:
        """Tell of the first process, and of the second one while only that is at work."""
        first, second = self._statuses.get(True), self._statuses.get(False)
        if first is None:
            return
        told = dataclasses.replace(first, frameworks=self._frameworks)
        if second is not None and first.phase is Phase.READY and second.phase in _AT_WORK:
            told = dataclasses.replace(told, phase=second.phase, request=second.request)
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
