"""`EngineThread`: the window's one door to the engine, and the only Qt in this folder.

It draws overlays itself, reads and writes files beside that, and sends model work to the engine
process through `engine.ipc.supervisor`.
"""

from __future__ import annotations

import multiprocessing
import threading
import time
import traceback
from collections import deque
from functools import partial
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from PySide6.QtCore import QThread, Signal

from engine.api.activations import Activations, SaveActivations, ShowActivations
from engine.api.attribution import Explain, Maps, Predict, Predictions
from engine.api.cache_budget import Cache, memory_cache
from engine.api.display import Compose, CopyView, Overlay, SaveMap, SaveView
from engine.api.errors import EngineError, text
from engine.api.filters import SaveFilters
from engine.api.image import OpenImage, Picture
from engine.api.model import ModelInfo
from engine.api.results import Failure, Progress, Saved
from engine.attribution.registry import METHODS
from engine.filters.export import save_filters
from engine.imaging import compose, encode_png, full_overlay, load_colormaps, read_image
from engine.ipc.file_worker import FileWorker
from engine.ipc.supervisor import Supervisor
from engine.rendering.activation_cache import tiles_png
from engine.rendering.color_range import in_color_range
from engine.rendering.renderer import (
    OverlayRenderer,
    ScaledPicture,
    overlay_of,
    scaled_picture,
    shown_map,
)
from engine.storage.atomic import save_npy, write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable

    from cachetools import LRUCache

    from engine.api.engine_status import EngineOptions, EngineStatus
    from engine.api.errors import Text
    from engine.api.keys import Lane
    from engine.api.methods import MethodInfo
    from engine.api.requests import Request, WindowRequest
    from engine.api.results import ModelResult

_ROW_BYTES = 200
_STOP_MS = 3000


def _read_scaled(path: str) -> ScaledPicture:
    return scaled_picture(read_image(path))


class EngineThread(QThread):
    """Takes requests, keeps the newest of each lane, and tells results by signals.

    All signals are emitted in this thread: connect them to slots of objects of the main thread.

    Signals
    -------
    produced : Signal(object)
        A result: ModelInfo, Picture, Predictions, Maps, Comparison, Costs, Overlay or Saved.
    failed : Signal(object)
        A `Failure`.
    progressed : Signal(object)
        A `Progress`.
    status_changed : Signal(object)
        An `EngineStatus`.
    died : Signal(object)
        A `Text`: the engine process died, and another one is starting.
    """

    produced = Signal(object)
    failed = Signal(object)
    progressed = Signal(object)
    status_changed = Signal(object)
    died = Signal(object)

    methods: tuple[MethodInfo, ...] = tuple(method.info for method in METHODS.values())

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self._commands: deque[Callable[[], None]] = deque()
        self._wake_reader, self._wake_writer = multiprocessing.Pipe(duplex=False)
        self._wake_lock = threading.Lock()
        self._awake = False
        self._stopping = False
        self._newest_by_view: dict[int, Compose] = {}
        self._renderer = OverlayRenderer()
        self._predictions: LRUCache[Predict, Predictions] = memory_cache(
            Cache.PREDICTIONS, lambda predictions: _ROW_BYTES * len(predictions.ranked)
        )
        self._supervisor = Supervisor(self, self._renderer.picture)
        self._newest_image: OpenImage | None = None
        self._labels: tuple[str, ...] = ()
        self._files: FileWorker | None = None

    # What the window calls, in the main thread.

    def submit(self, request: Request) -> None:
        """Ask for something. Returns at once."""
        self._post(partial(self._accept, request))

    def cancel(self, lane: Lane) -> None:
        """Drop what a lane waits for. Returns at once."""
        self._post(partial(self._supervisor.cancel, lane))

    def configure(self, options: EngineOptions) -> None:
        """Compute otherwise from now on: another engine process takes over. Returns at once."""
        if not self.isRunning():  # the first process starts with it
            self._supervisor.configure(options)
            return
        self._post(partial(self._configure, options))

    def show_picture(self, picture: Picture) -> None:
        """Take a pasted picture as if it had been opened. Returns at once."""
        self._post(partial(self._scale_pasted, picture))

    def stop(self) -> bool:
        """Ask the thread to end, and wait. Returns False if it did not end within 3 s."""
        self._stopping = True
        self._wake()
        return self.wait(_STOP_MS)

    @property
    def engine_pid(self) -> int:
        """The engine process's number; 0 when there is none."""
        return self._supervisor.pid

    def _post(self, command: Callable[[], None]) -> None:
        self._commands.append(command)
        self._wake()

    def _wake(self) -> None:
        with self._wake_lock:
            if not self._awake:
                self._awake = True
                self._wake_writer.send_bytes(b"!")

    # The thread.

    def run(self) -> None:
        """Serve until `stop`."""
        self._files = FileWorker("files")
        self._guarded(self._supervisor.start)
        while not self._stopping:
            self._wait()
            while self._commands:
                self._guarded(self._commands.popleft())
            self._guarded(self._supervisor.attend)
            self._guarded(self._draw)
        self._supervisor.stop()
        self._files.stop()

    def _wait(self) -> None:
        seconds = 0.0 if self._newest_by_view else self._supervisor.seconds_to_deadline()
        ready = wait([self._wake_reader, *self._supervisor.waitables], seconds)
        if self._wake_reader in ready:
            with self._wake_lock:
                self._wake_reader.recv_bytes()
                self._awake = False

    def _guarded(self, step: Callable[[], None]) -> None:
        """Do a step; an error is told, and the thread goes on."""
        try:
            step()
        except EngineError as error:
            self.failed.emit(Failure(None, error.text, error.details))
        except Exception as error:
            sentence = text("Something unexpected happened: {what}", what=repr(error))
            self.failed.emit(Failure(None, sentence, traceback.format_exc()))

    def _accept(self, request: Request) -> None:
        match request:
            case Compose():
                self._newest_by_view[request.view_index] = request
            case OpenImage():
                self._newest_image = request
                self._in_background(request, partial(_read_scaled, request.path), self._opened)
            case SaveView() | SaveMap() | CopyView():
                self._export(request)
            case SaveActivations():
                self._export_activations(request)
            case SaveFilters():
                self._in_background(request, partial(save_filters, request), self.produced.emit)
            case ShowActivations() if (
                seen := self._renderer.activations.answer(request)
            ) is not None:
                self.produced.emit(seen)
            case Predict() if (known := self._predictions.get(request)) is not None:
                self.produced.emit(known)
            case Explain() if (maps := self._renderer.maps.answer(request)) is not None:
                self.produced.emit(maps)
            case _:
                self._supervisor.submit(request)

    def _configure(self, options: EngineOptions) -> None:
        self._renderer.clear_maps()  # another device or precision gives slightly other maps
        self._renderer.clear_activations()
        self._predictions.clear()
        self._supervisor.configure(options)

    def _draw(self) -> None:
        if not self._newest_by_view:
            return
        # The view that has waited longest: a replaced request keeps its view's place.
        overlay = self._renderer.overlay(self._newest_by_view.pop(next(iter(self._newest_by_view))))
        if overlay is not None:
            self.produced.emit(overlay)

    # Files, in a thread of their own.

    def _in_background(
        self,
        request: WindowRequest,
        work: Callable[[], ScaledPicture | Saved | Overlay],
        then: Callable[[ScaledPicture | Saved | Overlay], None],
    ) -> None:
        assert self._files is not None
        self._files.do(partial(self._run_in_background, request, work, then))

    def _run_in_background(
        self,
        request: WindowRequest,
        work: Callable[[], ScaledPicture | Saved | Overlay],
        then: Callable[[ScaledPicture | Saved | Overlay], None],
    ) -> None:
        if isinstance(request, OpenImage) and request is not self._newest_image:
            return
        try:
            result = work()
        except EngineError as error:
            self.failed.emit(Failure(request, error.text, error.details))
        except MemoryError:
            self.failed.emit(Failure(request, text("There is not enough memory for this.")))
        except Exception as error:
            sentence = text("Something unexpected happened: {what}", what=repr(error))
            self.failed.emit(Failure(request, sentence, traceback.format_exc()))
        else:
            self._post(partial(then, result))

    def _opened(self, opened: ScaledPicture | Saved | Overlay) -> None:
        assert isinstance(opened, ScaledPicture)
        self._renderer.add_picture(opened)
        self.produced.emit(opened.picture)

    def _scale_pasted(self, picture: Picture) -> None:
        assert self._files is not None

        def work() -> None:
            try:
                opened = scaled_picture(picture)
            except MemoryError:  # it is drawn from its own pixels, only slower
                opened = ScaledPicture(picture, ())
            self._post(partial(self._opened, opened))

        self._files.do(work)

    def _export(self, request: SaveView | SaveMap | CopyView) -> None:
        try:
            pixels, raw = self._renderer.sources(request)
        except EngineError as error:
            self.failed.emit(Failure(request, error.text, error.details))
            return

        def work() -> Saved | Overlay:
            started = time.perf_counter()
            if isinstance(request, SaveMap):
                assert raw is not None
                save_npy(request.path, raw)
                return Saved(request, request.path)
            assert pixels is not None
            shown = None if raw is None else shown_map(request.maps, raw)
            lifted = None if shown is None else in_color_range(shown.raw, shown.colors)
            drawn = full_overlay(pixels, lifted, request.style)
            if isinstance(request, CopyView):
                return overlay_of(request, compose(drawn), shown, started)
            write_atomically(request.path, encode_png(drawn))
            return Saved(request, request.path)

        self._in_background(request, work, self.produced.emit)

    def _export_activations(self, request: SaveActivations) -> None:
        try:
            activations = self._renderer.activations.of(request)
        except EngineError as error:
            self.failed.emit(Failure(request, error.text, error.details))
            return

        def work() -> Saved:
            if request.path.lower().endswith(".npy"):
                save_npy(request.path, activations.values)
            else:
                write_atomically(request.path, tiles_png(request, activations))
            return Saved(request, request.path)

        self._in_background(request, work, self.produced.emit)

    # What the supervisor tells (`engine.ipc.supervisor.Listener`).

    def on_answer(self, result: ModelResult) -> None:
        """Keep and pass on a result of the engine process."""
        if isinstance(result, Progress):
            self.progressed.emit(result)
            return
        if isinstance(result, ModelInfo):
            if result.labels != self._labels:  # kept answers name their classes
                self._renderer.clear_maps()
                self._predictions.clear()
            self._labels = result.labels
            if self._files is not None:
                self._files.do(load_colormaps)
        elif isinstance(result, Maps):
            for raw in (*result.raw.values(), *result.std.values()):
                raw.flags.writeable = False  # the pipe does not carry the flag
            self._renderer.add_maps(result)
        elif isinstance(result, Activations):
            self._renderer.add_activations(result)
        elif isinstance(result, Predictions):
            self._predictions[Predict(result.input, result.output)] = result
        self.produced.emit(result)

    def on_failure(self, failure: Failure) -> None:
        """Pass on a refusal."""
        self.failed.emit(failure)

    def on_status(self, status: EngineStatus) -> None:
        """Pass on what the engine is doing."""
        self.status_changed.emit(status)

    def on_death(self, sentence: Text) -> None:
        """Pass on the news of a death."""
        self.died.emit(sentence)
