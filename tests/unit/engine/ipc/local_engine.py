"""An engine process that runs in this one, a step at a time: real queue, server and session."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from engine.api.activations import ShowActivations
from engine.api.errors import text
from engine.api.image import HoldImage
from engine.api.keys import Lane
from engine.api.results import Progress, Saved
from engine.ipc.messages import FromEngine, Ready, ToEngine
from engine.ipc.server import _Worker
from engine.models.vetting import VettedModel
from engine.session.session import Session
from tests.unit.engine.ipc.crossing import crossed
from tests.unit.engine.ipc.tiny_backend import LAYERS, TinyBackend

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import pytest

    from engine.api.errors import Text
    from engine.api.results import Failure


def use_tiny_models(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the session open any path as the tiny network, whose key is the path.

    It grows filter images and saves activations in steps, and writes no file.
    """
    monkeypatch.setattr("engine.session.session.load_backend", lambda *_: TinyBackend())
    monkeypatch.setattr("engine.session.session.vet_model", _vet)
    monkeypatch.setattr("engine.session.open_model.FilterService", _Growth)
    monkeypatch.setattr("engine.session.session.save_all", _save_all)


def _vet(path: str, work_dir: str, **_: Any) -> VettedModel:
    return VettedModel(path, path, "keras", path, {}, 0, 0)


class _Growth:
    """Grows nothing, in steps, from the image that it is given."""

    def __init__(self, *_: Any) -> None:
        self.optimizer_for = None

    def grow(self, request: Any, image: Any = None, **_: Any) -> Iterator[Any]:
        assert request.start is None or image is not None
        for step in range(3):
            yield Progress(request, text("Growing"), step / 3)


def _save_all(request: Any, info: Any, show: Any) -> Iterator[Any]:
    for path in LAYERS:
        yield Progress(request, text("Saving"))
        show(ShowActivations(request.input, path))
    yield Saved(request, request.path)


class LocalEngine:
    """Plays `ChildProcess` to a supervisor; the test moves messages and lets it work.

    Attributes
    ----------
    between : callable
        Called before each result of a request at work: what happens meanwhile.
    """

    def __init__(self, folder: Path) -> None:
        self.pid = 1
        self.waitables: list[Any] = []
        self.between: Callable[[], None] = lambda: None
        self.backlog: deque[Any] = deque()  # sent by the window, not read here yet
        self.alive = True
        self.is_congested = False
        self._answers: deque[Any] = deque()
        self._folder = folder
        self.session: Session | None = None
        self._worker = _Worker(self)  # type: ignore[arg-type]

    # The window's side, as `ChildProcess` has it; `send` is the engine's side too.

    def send(self, message: Any, *, wait: bool = False) -> None:
        from_window = type(message).__name__ in ("Submit", "Cancel")
        if from_window:
            self.backlog.append(crossed(message, ToEngine))
        else:
            self._answers.append(crossed(message, FromEngine))

    def received(self) -> list[Any]:
        found = list(self._answers)
        self._answers.clear()
        return found

    def is_alive(self) -> bool:
        return self.alive

    def kill(self) -> None:
        self.alive = False

    def end(self) -> tuple[str, str]:
        self.alive = False
        return "signal SIGKILL", ""

    # The engine's side.

    def load(self) -> None:
        """Load the framework, and say so."""
        self.session = Session(str(self._folder))
        self._yield_of(self.session)
        self.send(Ready("tiny"))

    def read(self, count: int | None = None) -> None:
        """Read some of what the window sent, or all of it."""
        for _ in range(len(self.backlog) if count is None else min(count, len(self.backlog))):
            self._worker._received(self.backlog.popleft())

    def work(self) -> bool:
        """Answer the most urgent request, and what interrupts it; False when none waits."""
        assert self.session is not None
        waiting = self._worker._queue.take()
        if waiting is None:
            return False
        self._worker._answer(self.session, *waiting)
        return True

    def work_all(self) -> None:
        """Read and answer until nothing is left."""
        self.read()
        while self.work():
            self.read()

    def will_hold(self) -> set[str]:
        """Return the images that are held when all that was sent has been read."""
        held = set() if self.session is None else set(self.session._pictures)
        queued = [request for _, request in self._worker._queue._lanes[Lane.HOLD]]
        sent = [getattr(message, "request", None) for message in self.backlog]
        for request in (*queued, *sent):
            if isinstance(request, HoldImage):
                held = (held & request.keep) | {request.picture.key}
        return held

    def _yield_of(self, session: Session) -> None:
        run = session.run

        def interleaved(request: Any) -> Iterator[Any]:
            for result in run(request):
                self.between()
                yield result

        session.run = interleaved  # type: ignore[method-assign,assignment]


class Heard:
    """A supervisor's listener that keeps answers and refusals."""

    def __init__(self) -> None:
        self.answers: list[Any] = []
        self.failures: list[Failure] = []

    def on_answer(self, result: Any) -> None:
        self.answers.append(result)

    def on_failure(self, failure: Failure) -> None:
        self.failures.append(failure)

    def on_status(self, status: Any) -> None: ...

    def on_death(self, sentence: Text) -> None: ...
