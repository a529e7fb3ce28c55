"""Supervises the engine process and the order of its work, for `engine.ipc.thread`. Without Qt.

Requests are sent when the process is ready, each after the image that it names. When the process
dies, another one is started, the model is opened again, and unanswered requests are sent again; a
request that ended three processes is named and given up.
"""

from __future__ import annotations

import itertools
import logging
import time
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from engine.api.attribution import Explain, Predict
from engine.api.engine_status import EngineOptions, EngineStatus, Phase
from engine.api.errors import EngineError, Text, plural, text
from engine.api.keys import Lane
from engine.api.model import LoadModel, ModelInfo
from engine.api.results import Failure, Progress
from engine.ipc.child_process import ChildProcess
from engine.ipc.held_images import HeldImages
from engine.ipc.message_forms import MessageError
from engine.ipc.messages import Answer, Began, Cancel, Done, Ready, Refused, Submit
from engine.ipc.request_description import describe_request
from engine.ipc.request_keys import image_of, model_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from engine.api.image import Picture
    from engine.api.requests import ModelRequest
    from engine.api.results import ModelResult
    from engine.ipc.messages import FromEngine

_MOST_DEATHS = 3
_CANCEL_PATIENCE_S = 1.0
_COMPILING_PATIENCE_S = 5.0
"""Of work that compiles functions for each layer: that ends, and a new process takes longer."""
_COMPILING = frozenset(
    {Lane.FILTERS, Lane.FILTER_DETAIL, Lane.ATLAS, Lane.ATLAS_COST, Lane.TOP_IMAGES}
)

_YIELDING = frozenset({Lane.FILTERS, Lane.FILTER_DETAIL, Lane.TOP_IMAGES, Lane.COSTS})
"""Lanes whose work is put off when another model's turn has come, and goes on after it."""

_log = logging.getLogger(__name__)


class Listener(Protocol):
    """Receives what the engine process answers."""

    def on_answer(self, result: ModelResult) -> None:
        """Take a result."""

    def on_failure(self, failure: Failure) -> None:
        """Take a refusal."""

    def on_status(self, status: EngineStatus) -> None:
        """Take what the engine is doing now."""

    def on_death(self, sentence: Text) -> None:
        """Take the sentence on a process that died; another one is starting."""


@dataclass(slots=True)
class _Pending:
    request: ModelRequest
    sent: bool = False
    began: int = 0  # place in the order of beginnings, from 1; 0 before it began
    give_up_at: float | None = None  # set when cancelled: time at which the process is killed
    too_late: bool = False  # cancelled, but the process has done it
    put_off: bool = False  # cancelled for another model's turn; it is sent again
    failure: Failure | None = None  # why a file is only looked at, which is said if it cannot be


class Supervisor:
    """One engine process after another.

    A process has one model open. When a second one is to be compared and there is no process for
    it, the two take turns: what names the other model waits until nothing is at work, and then that
    model is opened again.

    Parameters
    ----------
    listener : Listener
        Called in the thread that calls `submit`, `cancel` and `handle_events`.
    picture_of : callable
        Gives the picture of a key; None while it is being restored, after which
        `send_waiting` or `refuse_image` is called. Raises EngineError when it is not open.
    start_child : callable
        Starts an engine process; replaced in tests. May raise OSError.
    held : HeldImages or None
        The book of the images that the process holds; None makes one of the usual size.
    on_dropped : callable
        Takes the requests that are dropped because no process can be started.
    """

    def __init__(
        self,
        listener: Listener,
        picture_of: Callable[[str], Picture | None],
        start_child: Callable[[EngineOptions], ChildProcess] = ChildProcess,
        held: HeldImages | None = None,
        on_dropped: Callable[[Sequence[ModelRequest]], None] = lambda requests: None,
    ) -> None:
        self._listener = listener
        self._picture_of = picture_of
        self._start_child = start_child
        self._child: ChildProcess | None = None
        self._numbers = itertools.count(1)
        self._beginnings = itertools.count(1)
        self._pending: dict[int, _Pending] = {}
        self._deaths: Counter[ModelRequest | None] = Counter()
        self._held = HeldImages() if held is None else held
        self._on_dropped = on_dropped
        self._model: LoadModel | None = None
        self._model_key = ""
        self._opened: dict[bool, tuple[LoadModel, str]] = {}  # by `LoadModel.is_compared`
        self._reopening: int | None = None
        self._is_stuck = False
        self._phase = Phase.STOPPED
        self._ready = Ready("")
        self._options = EngineOptions()
        self._last_status: EngineStatus | None = None

    @property
    def waitables(self) -> list[Any]:
        """Objects to give to `multiprocessing.connection.wait`."""
        return [] if self._child is None else self._child.waitables

    @property
    def pid(self) -> int:
        """The engine process's number; 0 when there is none."""
        return 0 if self._child is None else self._child.pid

    @property
    def unanswered(self) -> tuple[ModelRequest, ...]:
        """All that was asked, and is neither answered nor cancelled."""
        return tuple(w.request for w in self._pending.values() if w.give_up_at is None)

    def start(self) -> None:
        """Start the process; after `stop` everything is sent again."""
        self._restart(Phase.STARTING)
        self._emit_status()

    def configure(self, options: EngineOptions) -> None:
        """Compute otherwise from now on: another process, to which everything is sent again."""
        if options == self._options:
            return
        self._options = options
        if self._child is not None:
            self._restart_by_force()
            self._emit_status()

    def stop(self) -> None:
        """End the process, whatever it does."""
        if self._child is not None:
            self._child.end()
            self._child = None
        self._phase = Phase.STOPPED

    def kill(self) -> None:
        """Kill the process at once, from any thread: for one whose supervisor does not answer."""
        child = self._child
        if child is not None:
            child.kill()

    def submit(self, request: ModelRequest) -> None:
        """Ask for something; the newest request of a lane wins."""
        if self._child is None:
            self._start_process(Phase.STARTING, request)
        if self._child is None:
            self._emit_status()
            return
        if isinstance(request, Explain) and self._is_coming(request):
            return
        if isinstance(request, Predict):
            self._drop_maps_of_other_inputs(request)
        for number, waiting in list(self._pending.items()):
            if waiting.request.lane == request.lane and not waiting.sent:
                if self._replaces(request, waiting.request):
                    del self._pending[number]
        self._pending[next(self._numbers)] = _Pending(request)
        self.send_waiting()
        self._emit_status()

    def cancel(self, lane: Lane) -> None:
        """Drop what a lane waits for; a process that does not let go is ended and started again."""
        for number, waiting in list(self._pending.items()):
            if waiting.request.lane == lane and number != self._reopening:
                self._cancel(number, waiting)
        self._emit_status()

    def seconds_to_deadline(self) -> float | None:
        """Return how long `handle_events` may wait when nothing arrives; None for ever."""
        moments = [w.give_up_at for w in self._pending.values() if w.give_up_at is not None]
        return max(0.0, min(moments) - time.monotonic()) if moments else None

    def handle_events(self) -> None:
        """Handle what has arrived, notice death, end a process that does not let go."""
        if self._child is None:
            return
        alive = self._child.is_alive()  # first: what a dead process sent is still read
        for message in self._child.received():
            self._handle(message)
        if self._child is None:  # a listener has stopped it
            return
        if self._is_stuck:
            self._restart_by_force()
        elif not alive:
            self._handle_death()
        elif self.seconds_to_deadline() == 0:
            self._restart_by_force()
        else:
            self.send_waiting()  # the pipe may have room now
        self._emit_status()

    def close_compared(self) -> None:
        """Open the model that was compared no more."""
        self._opened.pop(True, None)

    def refuse_image(self, key: str, error: EngineError) -> None:
        """Refuse what waits for an image that cannot be restored."""
        for number, waiting in list(self._pending.items()):
            if not waiting.sent and image_of(waiting.request) == key:
                del self._pending[number]
                self._listener.on_failure(Failure(waiting.request, error.text, error.details))
        self._emit_status()

    def _handle(self, message: FromEngine) -> None:
        if isinstance(message, Ready):
            self._ready = message
            if message.note is not None:
                self._listener.on_failure(Failure(None, message.note))
            self._phase = Phase.READY
            self._reopen()
            return
        waiting = self._pending.get(message.number)
        if isinstance(message, Refused) and message.is_stuck and not _opens(waiting):
            self._leave_model(message)
            return
        if waiting is None:
            return
        match message:
            case Began():
                waiting.began = next(self._beginnings)
            case Answer():
                self._handle_answer(message, waiting)
            case Done() if waiting.put_off and waiting.give_up_at is None:
                waiting.put_off = waiting.sent = False
                waiting.began = 0
                self.send_waiting()
            case Refused():
                if message.number == self._reopening:  # its requests are refused, too
                    self._opened = _without(self._opened, waiting.request)
                self._finish(message.number)
                if waiting.give_up_at is None:
                    told = Failure(waiting.request, message.text, message.details, message.script)
                    self._listener.on_failure(waiting.failure or told)
                if message.is_stuck:
                    self._is_stuck = True
                    if waiting.request == self._model:  # it would not open the next time, either
                        self._model, self._model_key = None, ""
                    return
                self.send_waiting()
            case Done():
                self._finish(message.number)
                if waiting.too_late:
                    self._reopen()
                self.send_waiting()

    def _handle_answer(self, message: Answer, waiting: _Pending) -> None:
        result = message.result
        if isinstance(result, ModelInfo) and isinstance(waiting.request, LoadModel):
            if waiting.give_up_at is not None:
                waiting.too_late = True  # opened before the cancel was seen: go back
                return
            known = {key for _, key in self._opened.values()}
            result = replace(result, request=_as_asked(result.request))
            self._model, self._model_key = waiting.request, result.key
            self._opened[waiting.request.is_compared] = self._model, self._model_key
            if message.number == self._reopening and result.key in known:
                return
        elif waiting.put_off and not isinstance(result, Progress):
            waiting.put_off = not getattr(result, "complete", True)  # it was done all the same
        if waiting.give_up_at is None:
            self._listener.on_answer(result)

    def _leave_model(self, message: Refused) -> None:
        """End the process that does not come back from the open model, which is only looked at."""
        self._is_stuck = True
        model, key = self._model, self._model_key
        if model is None:
            return
        self._pending = {n: w for n, w in self._pending.items() if model_of(w.request) != key}
        self._forget(model)
        self._look_at(Failure(model, message.text, message.details))

    def _forget(self, model: ModelRequest) -> None:
        """Do not open a model again."""
        self._opened = _without(self._opened, model)
        if model == self._model:
            self._model, self._model_key = None, ""

    def _look_at(self, failure: Failure) -> None:
        """Show a model that failed as its file describes it; say why it failed if that fails."""
        model = failure.request
        if not isinstance(model, LoadModel):
            self._listener.on_failure(failure)
        elif model.is_compared or model.refusal is not None or self._child is None:
            self._listener.on_failure(replace(failure, request=_as_asked(model)))
        else:
            request = replace(model, refusal=failure.text)
            self._pending[next(self._numbers)] = _Pending(request, failure=failure)

    def _finish(self, number: int) -> None:
        waiting = self._pending.pop(number)
        self._deaths.pop(None, None)
        if number == self._reopening:
            self._reopening = None  # its deaths still count: compiling comes after it
            return
        self._deaths.pop(waiting.request, None)
        if self._model is not None and not isinstance(waiting.request, LoadModel):
            self._deaths.pop(self._model, None)

    def _is_coming(self, request: Explain) -> bool:
        """Tell whether all layers' maps of the same key are on their way already."""
        maps = [w for w in self._pending.values() if w.request.lane is Lane.MAPS]
        newest = [w for w in maps if model_of(w.request) == model_of(request)]
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
                if self._replaces(request, old):
                    self._cancel(number, waiting, forced=False)

    def _replaces(self, request: ModelRequest, old: ModelRequest) -> bool:
        """Tell whether a request makes an older one needless: not that of another open model."""
        if isinstance(request, LoadModel) and isinstance(old, LoadModel):
            return request.is_compared == old.is_compared
        model = model_of(old)
        return model == model_of(request) or not self._is_open(model)

    def _is_open(self, model: str | None) -> bool:
        return any(key == model for _, key in self._opened.values())

    def _cancel(self, number: int, waiting: _Pending, *, forced: bool = True) -> None:
        if not waiting.sent or self._child is None:
            del self._pending[number]
            return
        self._child.send(Cancel(number))
        if forced and waiting.give_up_at is None:
            is_compiling = waiting.request.lane in _COMPILING
            patience = _COMPILING_PATIENCE_S if is_compiling else _CANCEL_PATIENCE_S
            waiting.give_up_at = time.monotonic() + patience

    def send_waiting(self) -> None:
        """Send what can be sent: the process is ready, and the image is at hand."""
        if self._phase is not Phase.READY or self._reopening is not None or self._child is None:
            return
        for number, waiting in list(self._pending.items()):
            if self._child.is_congested:
                return  # what waits here can still be replaced by something newer
            if waiting.sent or not self._is_its_turn(waiting.request):
                continue
            try:
                is_held = self._hold(image_of(waiting.request))
            except EngineError as error:
                del self._pending[number]
                self._listener.on_failure(Failure(waiting.request, error.text, error.details))
                continue
            if is_held:
                waiting.sent = True
                self._send(number, waiting.request)
        self._take_turns()

    def _send(self, number: int, request: ModelRequest) -> None:
        """Send a request; one with a value that no message can hold is refused."""
        assert self._child is not None
        try:
            self._child.send(Submit(number, request))
        except MessageError as error:  # a whole number of more than 64 bits, for instance
            _log.exception("A request cannot be sent.")
            del self._pending[number]
            sentence = text("Something unexpected happened: {what}", what=error)
            self._listener.on_failure(Failure(request, sentence))

    def _is_its_turn(self, request: ModelRequest) -> bool:
        """Tell whether a request may be sent, as far as another open model is concerned."""
        at_work = [each.request for each in self._pending.values() if each.sent]
        if isinstance(request, LoadModel):
            loading = [each for each in at_work if isinstance(each, LoadModel)]
            if any(each.is_compared != request.is_compared for each in loading):
                return False  # the newer one would replace it in the process
            return not self._changes_turns(request) or not at_work
        if any(isinstance(each, LoadModel) and self._changes_turns(each) for each in at_work):
            return False
        if request.lane in _YIELDING and self._another_waits():
            return False
        model = model_of(request)
        return model == self._model_key or not self._is_open(model)

    def _changes_turns(self, request: LoadModel) -> bool:
        """Tell whether opening a model closes another one that is still to be open."""
        return any(is_compared != request.is_compared for is_compared in self._opened)

    def _another_waits(self) -> bool:
        """Tell whether a request waits for another model's turn that would not give way itself."""
        waiting = [each.request for each in self._pending.values() if not each.sent]
        return any(
            self._changes_turns(request)
            if isinstance(request, LoadModel)
            else model_of(request) != self._model_key and self._is_open(model_of(request))
            for request in waiting
            if request.lane not in _YIELDING
        )

    def _take_turns(self) -> None:
        """Open another model again when a request waits for it and nothing is at work."""
        assert self._child is not None
        at_work = {number: each for number, each in self._pending.items() if each.sent}
        if at_work:
            if self._another_waits() and all(e.request.lane in _YIELDING for e in at_work.values()):
                for number, each in at_work.items():
                    if not each.put_off and each.give_up_at is None:
                        each.put_off = True
                        self._child.send(Cancel(number))
            return
        for each in self._pending.values():
            model = model_of(each.request)
            for request, key in self._opened.values():
                if model == key != self._model_key:
                    self._reopen(request)
                    return

    def _hold(self, key: str | None) -> bool:
        """Let the process hold an image; False while the image is being restored."""
        assert self._child is not None
        if key is None or self._held.use(key):
            return True
        picture = self._picture_of(key)
        if picture is None:
            return False
        needed = {image_of(waiting.request) for waiting in self._pending.values() if waiting.sent}
        request = self._held.hold(picture, {one for one in needed if one is not None})
        self._child.send(Submit(next(self._numbers), request))
        return True

    def _reopen(self, model: LoadModel | None = None) -> None:
        """Open a model again, if None what was open last; the rest waits until that is done."""
        model = self._model if model is None else model
        if model is not None and self._child is not None:
            self._reopening = next(self._numbers)
            self._pending[self._reopening] = _Pending(model, sent=True)
            self._child.send(Submit(self._reopening, model))
        else:
            self.send_waiting()

    def _handle_death(self) -> None:
        """Say that the process died, name a request that did it too often, start again."""
        assert self._child is not None
        was_starting = self._phase in (Phase.STARTING, Phase.RESTARTING)
        ended, log = self._child.end()
        self._child = None
        # A process that dies without a request was compiling functions for the open model.
        culprit: ModelRequest | None = None if was_starting else self._model
        if at_work := _at_work(self._pending.values()):
            culprit = at_work.request
        at = "rest" if culprit is None else type(culprit).__name__
        at = "its start" if was_starting else at
        _log.error("The engine process died (%s) at %s. What it wrote last:", ended, at)
        for line in log.splitlines():
            _log.error("%s", line)
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
        self._deaths.pop(culprit, None)
        dropped: list[ModelRequest] = []
        for number, waiting in list(self._pending.items()):
            if waiting.request == culprit or culprit is None:
                del self._pending[number]
                dropped.append(waiting.request)
        if culprit is None:
            self._phase = Phase.STOPPED
            sentence = _cannot_start(ended)
            self._on_dropped(dropped)
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
            self._forget(culprit)
            self._restart()
        self._look_at(Failure(culprit, sentence, log))

    def _restart_by_force(self) -> None:
        """End the process, which does not let go of a cancelled request, and start another one."""
        assert self._child is not None
        _log.info("The engine process is ended to start another one.")
        self._child.end()
        self._restart()

    def _restart(self, phase: Phase = Phase.RESTARTING) -> None:
        if self._reopening is not None:
            self._pending.pop(self._reopening, None)
            self._reopening = None
        # A cancelled request ended with the process: it need not be sent again.
        self._pending = {n: w for n, w in self._pending.items() if w.give_up_at is None}
        for waiting in self._pending.values():
            waiting.sent, waiting.began, waiting.put_off = False, 0, False
        self._start_process(phase)

    def _start_process(self, phase: Phase, request: ModelRequest | None = None) -> None:
        """Start a process for a request; when that fails, refuse it and drop what waits."""
        self._held.clear()
        self._is_stuck = False
        self._phase = phase
        try:
            self._child = self._start_child(self._options)
        except OSError as error:  # the disk is full, or no process can be added
            _log.exception("The engine process cannot be started.")
            self._child = None
            self._phase = Phase.STOPPED
            dropped = [waiting.request for waiting in self._pending.values()]
            self._pending.clear()
            self._on_dropped(dropped if request is None else [*dropped, request])
            sentence = _cannot_start(error.strerror or type(error).__name__)
            self._listener.on_failure(Failure(request, sentence))

    def _emit_status(self) -> None:
        wanted = [w for w in self._pending.values() if w.give_up_at is None]
        busy = self._phase is Phase.READY and bool(wanted)
        shown = _at_work(wanted) or next(iter(wanted), None)
        status = EngineStatus(
            phase=Phase.BUSY if busy else self._phase,
            device=self._ready.device,
            devices=self._ready.devices,
            why_no_gpu=self._ready.why_no_gpu,
            request=None if shown is None else shown.request,
        )
        if status != self._last_status:
            self._last_status = status
            self._listener.on_status(status)


def _without(
    opened: dict[bool, tuple[LoadModel, str]], request: ModelRequest
) -> dict[bool, tuple[LoadModel, str]]:
    """Return the open models without the one that a request has opened."""
    return {place: entry for place, entry in opened.items() if entry[0] != request}


def _as_asked(request: LoadModel) -> LoadModel:
    """Return the request of whoever asked for a file that is only looked at by now."""
    return replace(request, refusal=None)


def _opens(waiting: _Pending | None) -> bool:
    return waiting is not None and isinstance(waiting.request, LoadModel)


def _cannot_start(how: Text | str) -> Text:
    return text(
        "The engine cannot start ({how}). Open a model to try again; the details may help.",
        how=how,
    )


def _at_work(pending: Iterable[_Pending]) -> _Pending | None:
    """Return what the process works on: the last that began interrupts the others."""
    begun = [each for each in pending if each.began]
    return max(begun, key=lambda each: each.began, default=None)
