"""Keeps an engine process alive and its work in order, for `engine.ipc.thread`. Without Qt.

What is asked is sent when the process is ready. When the process dies, another one is started, the
model is opened again, and what was not answered is asked again; a request that ended three
processes is named and given up.
"""

from __future__ import annotations

import itertools
import time
from collections import Counter, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from engine.api.activations import SaveAllActivations, ShowActivations
from engine.api.attribution import CompareMethods, EstimateCosts, Explain, Predict
from engine.api.engine_status import EngineOptions, EngineStatus, Phase
from engine.api.errors import EngineError, Text, plural, text
from engine.api.filters import GrowFilters
from engine.api.image import HoldImage
from engine.api.keys import Lane
from engine.api.model import ModelInfo, OpenModel
from engine.api.results import Failure
from engine.ipc.child_process import ChildProcess
from engine.ipc.messages import Answer, Began, Cancel, Done, Ready, Refused, Submit
from engine.ipc.request_description import describe_request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from engine.api.engine_status import Device
    from engine.api.image import Picture
    from engine.api.requests import ModelRequest
    from engine.api.results import ModelResult
    from engine.ipc.messages import FromEngine

_MOST_DEATHS = 3
_CANCEL_PATIENCE_S = 1.0
_COMPILING_PATIENCE_S = 5.0
"""Of work that compiles functions for each layer: that ends, and a new process takes longer."""
_COMPILING = frozenset({Lane.FILTERS, Lane.FILTER_DETAIL, Lane.ATLAS, Lane.ATLAS_COST})
_HELD_IMAGES = 3  # fewer than `engine.session.session` keeps, so that what stands here is there


class Listener(Protocol):
    """Who hears what the engine process answers."""

    def on_answer(self, result: ModelResult) -> None:
        """Take a result."""

    def on_failure(self, failure: Failure) -> None:
        """Take a refusal."""

    def on_status(self, status: EngineStatus) -> None:
        """Take what the engine is doing now."""

    def on_death(self, sentence: Text) -> None:
        """Take the news that the process died and another one is starting."""


@dataclass(slots=True)
class _Pending:
    request: ModelRequest
    sent: bool = False
    began: int = 0  # how many had begun when it did, itself included; 0 before that
    give_up_at: float | None = None  # when cancelled: the moment at which patience ends
    too_late: bool = False  # cancelled, but the process has done it


class Supervisor:
    """One engine process after another.

    Parameters
    ----------
    listener : Listener
        Called in the thread that calls `submit`, `cancel` and `attend`.
    picture_of : callable
        Gives the open picture of a key; raises EngineError when it is not open.
    start_child : callable
        Starts an engine process; replaced in tests.
    """

    def __init__(
        self,
        listener: Listener,
        picture_of: Callable[[str], Picture],
        start_child: Callable[[EngineOptions], ChildProcess] = ChildProcess,
    ) -> None:
        self._listener = listener
        self._picture_of = picture_of
        self._start_child = start_child
        self._child: ChildProcess | None = None
        self._numbers = itertools.count(1)
        self._beginnings = itertools.count(1)
        self._pending: dict[int, _Pending] = {}
        self._deaths: Counter[ModelRequest | None] = Counter()
        self._held: deque[str] = deque(maxlen=_HELD_IMAGES)
        self._model: OpenModel | None = None
        self._model_key = ""
        self._reopening: int | None = None
        self._phase = Phase.STOPPED
        self._device = ""
        self._devices: tuple[Device, ...] = ()
        self._options = EngineOptions()
        self._told: EngineStatus | None = None

    @property
    def waitables(self) -> list[Any]:
        """What to give to `multiprocessing.connection.wait`."""
        return [] if self._child is None else self._child.waitables

    @property
    def pid(self) -> int:
        """The engine process's number; 0 when there is none."""
        return 0 if self._child is None else self._child.pid

    def start(self) -> None:
        """Start the process."""
        self._phase = Phase.STARTING
        self._child = self._start_child(self._options)
        self._tell_status()

    def configure(self, options: EngineOptions) -> None:
        """Compute otherwise from now on: another process, which is asked again what was asked."""
        if options == self._options:
            return
        self._options = options
        if self._child is not None:
            self._restart_by_force()
            self._tell_status()

    def stop(self) -> None:
        """End the process, whatever it does."""
        if self._child is not None:
            self._child.end()
            self._child = None
        self._phase = Phase.STOPPED

    def submit(self, request: ModelRequest) -> None:
        """Ask for something; the newest request of a lane wins."""
        if self._child is None:
            self.start()
        if isinstance(request, Explain) and self._is_coming(request):
            return
        if isinstance(request, Predict):
            self._drop_maps_of_other_inputs(request)
        for number, waiting in list(self._pending.items()):
            if waiting.request.lane == request.lane and not waiting.sent:
                del self._pending[number]
        self._pending[next(self._numbers)] = _Pending(request)
        self._send_waiting()
        self._tell_status()

    def cancel(self, lane: Lane) -> None:
        """Drop what a lane waits for; a process that does not let go is ended and started again."""
        for number, waiting in list(self._pending.items()):
            if waiting.request.lane == lane and number != self._reopening:
                self._cancel(number, waiting)
        self._tell_status()

    def seconds_to_deadline(self) -> float | None:
        """Return how long `attend` may be put off when nothing arrives; None for ever."""
        moments = [w.give_up_at for w in self._pending.values() if w.give_up_at is not None]
        return max(0.0, min(moments) - time.monotonic()) if moments else None

    def attend(self) -> None:
        """Take what has arrived, notice death, end a process that does not let go."""
        if self._child is None:
            return
        alive = self._child.is_alive()  # first: what a dead process sent is still read
        for message in self._child.received():
            self._take(message)
        if not alive:
            self._bury()
        elif self.seconds_to_deadline() == 0:
            self._restart_by_force()
        self._tell_status()

    def _take(self, message: FromEngine) -> None:
        if isinstance(message, Ready):
            self._device, self._devices = message.device, message.devices
            if message.note is not None:
                self._listener.on_failure(Failure(None, message.note))
            self._phase = Phase.READY
            self._reopen()
            return
        waiting = self._pending.get(message.number)
        if waiting is None:
            return
        match message:
            case Began():
                waiting.began = next(self._beginnings)
            case Answer():
                self._take_answer(message, waiting)
            case Refused():
                self._finish(message.number)
                if waiting.give_up_at is None:
                    self._listener.on_failure(
                        Failure(waiting.request, message.text, message.details)
                    )
                self._send_waiting()
            case Done():
                self._finish(message.number)
                if waiting.too_late:
                    self._reopen()
                self._send_waiting()

    def _take_answer(self, message: Answer, waiting: _Pending) -> None:
        result = message.result
        if isinstance(result, ModelInfo) and isinstance(waiting.request, OpenModel):
            if waiting.give_up_at is not None:
                waiting.too_late = True  # opened before the cancel was seen: go back
                return
            known = self._model_key
            self._model, self._model_key = waiting.request, result.key
            if message.number == self._reopening and result.key == known:
                return
        if waiting.give_up_at is None:
            self._listener.on_answer(result)

    def _finish(self, number: int) -> None:
        waiting = self._pending.pop(number)
        self._deaths.pop(None, None)
        if number == self._reopening:
            self._reopening = None  # its deaths still count: compiling comes after it
            return
        self._deaths.pop(waiting.request, None)
        if self._model is not None and not isinstance(waiting.request, OpenModel):
            self._deaths.pop(self._model, None)

    def _is_coming(self, request: Explain) -> bool:
        """Tell whether all layers' maps of the same key are on their way already."""
        newest = [w for w in self._pending.values() if w.request.lane is Lane.MAPS]
        return any(
            isinstance(w.request, Explain)
            and w.request.key == request.key
            and (w.request.all_layers or w.request == request)
            and w.give_up_at is None
            for w in newest[-1:]
        )

    def _drop_maps_of_other_inputs(self, request: Predict) -> None:
        for number, waiting in list(self._pending.items()):
            old = waiting.request
            if isinstance(old, Explain) and old.key.input != request.input:
                self._cancel(number, waiting, forced=False)

    def _cancel(self, number: int, waiting: _Pending, *, forced: bool = True) -> None:
        if not waiting.sent or self._child is None:
            del self._pending[number]
            return
        self._child.send(Cancel(number))
        if forced and waiting.give_up_at is None:
            is_compiling = waiting.request.lane in _COMPILING
            patience = _COMPILING_PATIENCE_S if is_compiling else _CANCEL_PATIENCE_S
            waiting.give_up_at = time.monotonic() + patience

    def _send_waiting(self) -> None:
        if self._phase is not Phase.READY or self._reopening is not None or self._child is None:
            return
        for number, waiting in list(self._pending.items()):
            if waiting.sent:
                continue
            request = waiting.request
            try:
                if isinstance(request, Predict | CompareMethods | EstimateCosts | ShowActivations):
                    self._hold(request.input.image)
                elif isinstance(request, SaveAllActivations):
                    self._hold(request.input.image)
                elif isinstance(request, Explain):
                    self._hold(request.key.input.image)
                elif isinstance(request, GrowFilters) and request.start is not None:
                    self._hold(request.start.image)
            except EngineError as error:
                del self._pending[number]
                self._listener.on_failure(Failure(request, error.text, error.details))
                continue
            waiting.sent = True
            self._child.send(Submit(number, request))

    def _hold(self, key: str) -> None:
        assert self._child is not None
        if key not in self._held:
            self._child.send(Submit(next(self._numbers), HoldImage(self._picture_of(key))))
            self._held.append(key)

    def _reopen(self) -> None:
        """Open again what was open; the rest waits until that is done."""
        if self._model is not None and self._child is not None:
            self._reopening = next(self._numbers)
            self._pending[self._reopening] = _Pending(self._model, sent=True)
            self._child.send(Submit(self._reopening, self._model))
        else:
            self._send_waiting()

    def _bury(self) -> None:
        """Say that the process died, name a request that did it too often, start again."""
        assert self._child is not None
        was_starting = self._phase in (Phase.STARTING, Phase.RESTARTING)
        ended, log = self._child.end()
        self._child = None
        # A process that dies without a request was compiling functions for the open model.
        culprit: ModelRequest | None = None if was_starting else self._model
        if at_work := _at_work(self._pending.values()):
            culprit = at_work.request
        self._deaths[culprit] += 1
        if self._deaths[culprit] < _MOST_DEATHS:
            self._listener.on_death(
                text(
                    "The engine stopped unexpectedly ({how}). It is starting again and will "
                    "repeat what was asked.",
                    how=ended,
                )
            )
            self._restart()
            return
        self._give_up(culprit, ended, log)

    def _give_up(self, culprit: ModelRequest | None, ended: Text, log: str) -> None:
        del self._deaths[culprit]
        for number, waiting in list(self._pending.items()):
            if waiting.request == culprit or culprit is None:
                del self._pending[number]
        if culprit is None:
            self._phase = Phase.STOPPED
            sentence = text(
                "The engine cannot start ({how}). Open a model to try again; the details may help.",
                how=ended,
            )
        else:
            sentence = plural(
                "The engine stopped {count} time ({how}). {doing} Camscope does not try this "
                "again.",
                "The engine stopped {count} times ({how}). {doing} Camscope does not try this "
                "again.",
                _MOST_DEATHS,
                doing=describe_request(culprit),
                how=ended,
            )
            if culprit == self._model:
                self._model, self._model_key = None, ""
            self._restart()
        self._listener.on_failure(Failure(culprit, sentence, log))

    def _restart_by_force(self) -> None:
        """End a process that did not let go of a cancelled request."""
        assert self._child is not None
        self._child.end()
        self._pending = {n: w for n, w in self._pending.items() if w.give_up_at is None}
        self._restart()

    def _restart(self) -> None:
        if self._reopening is not None:
            self._pending.pop(self._reopening, None)
            self._reopening = None
        for waiting in self._pending.values():
            waiting.sent, waiting.began = False, 0
        self._held.clear()
        self._phase = Phase.RESTARTING
        self._child = self._start_child(self._options)

    def _tell_status(self) -> None:
        wanted = [w for w in self._pending.values() if w.give_up_at is None]
        busy = self._phase is Phase.READY and bool(wanted)
        shown = _at_work(wanted) or next(iter(wanted), None)
        status = EngineStatus(
            phase=Phase.BUSY if busy else self._phase,
            device=self._device,
            devices=self._devices,
            request=None if shown is None else shown.request,
        )
        if status != self._told:
            self._told = status
            self._listener.on_status(status)


def _at_work(pending: Iterable[_Pending]) -> _Pending | None:
    """Return what the process works on: the last that began interrupts the others."""
    begun = [each for each in pending if each.began]
    return max(begun, key=lambda each: each.began, default=None)
