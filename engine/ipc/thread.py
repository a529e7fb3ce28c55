"""Connects the window to the engine: `EngineThread`, and the only Qt in this folder.

It draws overlays itself, has files read and written by `file_worker`, and sends model work to the
engine processes through `engines`.
"""

from __future__ import annotations

import importlib
import logging
import sys
import threading
import time
import traceback
from collections import defaultdict, deque
from functools import partial
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from PySide6.QtCore import QThread, Signal

from engine.api.activations import Activations, SaveActivations, ShowActivations
from engine.api.attribution import Explain, FindMaps, Maps, Predict, Predictions
from engine.api.cache_budget import Cache, memory_cache
from engine.api.display import Compose, CopyView, Overlay, SaveMap, SaveView
from engine.api.errors import EngineError, text
from engine.api.filters import SaveFilters
from engine.api.image import OpenImage, Picture
from engine.api.keys import Lane
from engine.api.model import ModelInfo
from engine.api.report import SaveReport
from engine.api.results import Failure, Progress, Saved
from engine.box import Kind, close_boxes, keep_warm, rest_boxes
from engine.box import Stopped as NotWanted
from engine.filters.export import save_filters
from engine.imaging import compose, full_overlay, load_colormaps, read_image, tile_grid
from engine.ipc.child_process import ChildProcess
from engine.ipc.engines import Engines
from engine.ipc.file_worker import FileWorker
from engine.ipc.opened_images import OpenedImages, restored_picture
from engine.ipc.wake_pipe import WakePipe
from engine.rendering.renderer import (
    OverlayRenderer,
    ScaledPicture,
    overlay_of,
    scaled_picture,
    shown_map,
)
from engine.storage.atomic import ExportStop, Stopped
from engine.storage.report import ReportPage, ReportPicture
from engine.storage.writers import Content, content_of, save

if TYPE_CHECKING:
    from collections.abc import Callable

    from cachetools import LRUCache
    from PySide6.QtCore import QObject

    from engine.api.engine_status import EngineOptions, EngineStatus
    from engine.api.errors import Text
    from engine.api.methods import MethodInfo
    from engine.api.requests import Request, WindowRequest
    from engine.api.results import ModelResult

    StartChild = Callable[[EngineOptions], ChildProcess]

_Drawn = Compose | SaveView | CopyView | SaveReport
"""What is made of the pixels of images."""
_ROW_BYTES = 200
_STOP_MS = 3000
_SUPERSEDED_S = 0.3
"""So long may a decoder still be at an image in whose place another is wanted: most are done by
then, and a box that is ended has to be started anew."""
_REST_AFTER_S = 300.0
"""After so long without a request idle boxes give back what memory they can."""
_PREPARES_AFTER_S = 0.8
"""After the first paint, and before the first model is there; the images that the window opens at
its start have boxes by then, and what they leave behind need not be started."""

_log = logging.getLogger(__name__)


def load() -> None:
    """Import the rest of what `EngineThread` needs, before the window's thread imports it."""
    for name in ("psutil", "engine.attribution.registry"):
        importlib.import_module(name)


class EngineThread(QThread):
    """Takes requests, keeps the newest of each lane, and emits results.

    All signals are emitted in this thread: connect them to slots of objects of the main thread.

    Parameters
    ----------
    parent : QObject or None
        Must not destroy it while it runs: see `stop`.
    start_child : callable, optional
        Starts an engine process, as `ChildProcess` does.

    Signals
    -------
    produced : Signal(object)
        A `Result`.
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

    def __init__(
        self,
        parent: QObject | None = None,
        start_child: StartChild | None = None,
    ) -> None:
        super().__init__(parent)
        self._commands: deque[Callable[[], None]] = deque()
        self._wake = WakePipe()
        self._is_stopping = False
        self._thread_id: int | None = None
        self._newest_by_view: dict[int, Compose] = {}
        self._prepares_at: float | None = None
        self._rest_at: float | None = None
        self._renderer = OverlayRenderer()
        self._images = OpenedImages(self._renderer.picture, self._restore_image)
        self._waiting_for_image: defaultdict[str, list[_Drawn]]
        self._waiting_for_image = defaultdict(list)
        self._predictions: LRUCache[Predict, Predictions] = memory_cache(
            Cache.PREDICTIONS, lambda predictions: _ROW_BYTES * len(predictions.ranked)
        )
        self._engines = Engines(self, self._images.find, start_child or ChildProcess)
        self._newest_image: OpenImage | None = None
        self._sought: FindMaps | None = None
        self._known: dict[str, tuple[object, object]] = {}
        self._opening: FileWorker | None = None
        self._restoring: FileWorker | None = None
        self._files: FileWorker | None = None
        self._exports = ExportStop()

    # Called by the window, in the main thread.

    @property
    def methods(self) -> tuple[MethodInfo, ...]:
        """All methods, in the registry's order."""
        from engine.attribution.registry import METHODS  # the first paint need not wait for it

        return tuple(method.info for method in METHODS.values())

    def submit(self, request: Request) -> None:
        """Ask for something. Returns at once."""
        self._post(partial(self._accept, request))

    def cancel(self, lane: Lane) -> None:
        """Drop what a lane waits for. Returns at once."""
        if lane is Lane.EXPORT:
            self._post(self._exports.stop)
        self._post(partial(self._cancel, lane))

    def close_compared(self) -> None:
        """Close the model that is compared (`LoadModel.is_compared`). Returns at once."""
        self._post(self._engines.close_compared)

    def configure(self, options: EngineOptions) -> None:
        """Compute otherwise from now on: another engine process takes over. Returns at once."""
        if not self.isRunning():  # the first process starts with these options
            self._engines.configure(options)
            return
        self._post(partial(self._configure, options))

    def show_picture(self, picture: Picture) -> None:
        """Take a pasted picture as if it had been opened. Returns at once."""
        self._post(partial(self._scale_pasted, picture))

    def stop(self) -> bool:
        """End the thread.

        A thread that does not end in 3 s has its engine process killed, and 3 s more.

        Returns
        -------
        bool
            False when it still runs: then it must not be destroyed, and neither must what it was
            given; the program may only be left with `os._exit`.
        """
        self._is_stopping = True
        self._wake.set()
        if self.wait(_STOP_MS):
            return True
        _log.error("The engine thread does not end. It is here:\n%s", self._stack())
        self._engines.kill()
        if self.wait(_STOP_MS):
            return True
        _log.error("The engine thread does not end without its process either.")
        return False

    @property
    def engine_pid(self) -> int:
        """The first engine process's number; 0 when there is none."""
        return self._engines.pids[0]

    @property
    def engine_pids(self) -> tuple[int, ...]:
        """The engine processes' numbers: the first one's, and that of the compared model."""
        return self._engines.pids

    def _post(self, command: Callable[[], None]) -> None:
        self._commands.append(command)
        self._wake.set()

    def _stack(self) -> str:
        frame = None if self._thread_id is None else sys._current_frames().get(self._thread_id)
        return "".join(traceback.format_stack(frame)) if frame is not None else ""

    # The thread.

    def run(self) -> None:
        """Serve until `stop`."""
        self._thread_id = threading.get_ident()
        # One slow file holds up neither another one nor what is saved.
        self._opening = FileWorker("opening")
        self._restoring = FileWorker("restoring")
        self._files = FileWorker("saving")
        self._guarded(self._engines.start)
        self._prepares_at = time.monotonic() + _PREPARES_AFTER_S
        while not self._is_stopping:
            self._wait()
            self._guarded(self._prepare)
            self._guarded(self._rest)
            while self._commands and not self._is_stopping:
                self._guarded(self._commands.popleft())
                self._rest_at = time.monotonic() + _REST_AFTER_S
            self._guarded(self._engines.handle_events)
            self._guarded(self._draw)
            while self._newest_by_view and not self._commands and not self._is_stopping:
                self._guarded(self._draw)  # the other views: nothing newer has come for any
        self._engines.stop()
        self._opening.stop()
        self._restoring.stop()
        close_boxes()
        if not self._files.stop():
            self._exports.stop()  # nothing is left of it
            _log.warning("A file is still being read or written; it is left as it is.")

    def _wait(self) -> None:
        seconds = 0.0 if self._newest_by_view else self._engines.seconds_to_deadline()
        for moment in (self._prepares_at, self._rest_at):
            if moment is not None:
                left = max(0.0, moment - time.monotonic())
                seconds = left if seconds is None else min(seconds, left)
        wait([self._wake.waitable, *self._engines.waitables], seconds)
        self._wake.clear()

    def _prepare(self) -> None:
        """Have the color maps loaded, and a box at hand, while the engine process is waited for."""
        if self._prepares_at is not None and time.monotonic() >= self._prepares_at:
            self._prepares_at = None
            assert self._restoring is not None
            self._restoring.add(load_colormaps)
            keep_warm(Kind.IMAGES)

    def _rest(self) -> None:
        """Let idle boxes give memory back when nothing was asked for a while."""
        if self._rest_at is not None and time.monotonic() >= self._rest_at:
            self._rest_at = None
            rest_boxes()

    def _guarded(self, step: Callable[[], None]) -> None:
        """Do a step; an error is emitted, and the thread goes on."""
        try:
            step()
        except EngineError as error:
            self.failed.emit(Failure(None, error.text, error.details))
        except Exception as error:
            _log.exception("Unexpected, in the engine thread.")
            sentence = text("Something unexpected happened: {what}", what=repr(error))
            self.failed.emit(Failure(None, sentence, traceback.format_exc()))

    def _accept(self, request: Request) -> None:
        match request:
            case Compose():
                self._newest_by_view[request.view_index] = request
            case OpenImage():
                self._newest_image = request
                self._add_file_job(request, partial(self._read_scaled, request), self._add_picture)
            case SaveView() | SaveMap() | CopyView():
                self._export(request)
            case SaveActivations():
                self._export_activations(request)
            case SaveReport():
                self._export_report(request)
            case SaveFilters():
                work = partial(save_filters, request, self._exports.check())
                self._add_file_job(request, work, self.produced.emit)
            case ShowActivations() if (
                seen := self._renderer.activations.answer(request)
            ) is not None:
                self.produced.emit(seen)
            case Predict() if (known := self._predictions.get(request)) is not None:
                self.produced.emit(known)
            case FindMaps():
                self._sought = request
                self.produced.emit(self._renderer.maps.found(request))
            case Explain() if (maps := self._renderer.maps.answer(request)) is not None:
                self.produced.emit(maps)
            case _:
                self._engines.submit(request)

    def _cancel(self, lane: Lane) -> None:
        if lane is Lane.IMAGE:
            self._newest_image = None
        self._engines.cancel(lane)

    def _configure(self, options: EngineOptions) -> None:
        self._forget_answers()  # another device or precision gives slightly other maps
        self._engines.configure(options)

    def _forget_answers(self) -> None:
        self._renderer.clear_maps()
        self._renderer.clear_activations()
        self._predictions.clear()

    def _draw(self) -> None:
        if not self._newest_by_view:
            return
        # The view that has waited longest goes first: a replaced request keeps its view's place.
        self._compose(self._newest_by_view.pop(next(iter(self._newest_by_view))))

    def _compose(self, request: Compose) -> None:
        if not self._has_image(request, request.image):
            return
        overlay = self._renderer.overlay(request)
        if overlay is not None:
            self.produced.emit(overlay)

    # Pictures that the renderer has forgotten while the window still shows them.

    def _has_image(self, request: _Drawn, key: str) -> bool:
        """Tell whether an image can be drawn now; otherwise the request comes again, or fails."""
        if self._images.find(key) is not None:
            return True
        waiting = self._waiting_for_image[key]
        if isinstance(request, Compose):  # the newest of each view wins
            waiting[:] = [
                each
                for each in waiting
                if not isinstance(each, Compose) or each.view_index != request.view_index
            ]
        waiting.append(request)
        return False

    def _restore_image(self, key: str, source: str | Picture) -> None:
        _log.debug("An image is decoded again.")
        assert self._restoring is not None
        self._restoring.add(partial(self._run_restoring, key, source))

    def _run_restoring(self, key: str, source: str | Picture) -> None:
        try:
            found = restored_picture(key, source, lambda: self._is_stopping)
            restored = scaled_picture(found)
        except NotWanted:
            return  # the window closes
        except EngineError as error:
            self._post(partial(self._on_lost, key, error))
        except Exception as error:
            _log.exception("An image cannot be decoded again.")
            lost = EngineError(
                "Something unexpected happened: {what}",
                what=repr(error),
                details=traceback.format_exc(),
            )
            self._post(partial(self._on_lost, key, lost))
        else:
            self._post(partial(self._on_restored, restored))

    def _on_restored(self, restored: ScaledPicture) -> None:
        picture = restored.picture
        self._images.end_restoring(picture.key)
        self._renderer.add_picture(restored)
        self._engines.send_waiting()
        for request in self._waiting_for_image.pop(picture.key, ()):
            if isinstance(request, Compose):
                self._guarded(partial(self._compose, request))
            else:
                self._guarded(partial(self._accept, request))

    def _on_lost(self, key: str, error: EngineError) -> None:
        self._images.end_restoring(key)
        self._engines.refuse_image(key, error)
        for request in self._waiting_for_image.pop(key, ()):
            self.failed.emit(Failure(request, error.text, error.details))

    # Files, in a thread of their own.

    def _add_file_job(
        self,
        request: WindowRequest,
        work: Callable[[], ScaledPicture | Saved | Overlay],
        then: Callable[[ScaledPicture | Saved | Overlay], None],
    ) -> None:
        worker = self._opening if isinstance(request, OpenImage) else self._files
        assert worker is not None
        worker.add(partial(self._run_file_job, request, work, then))

    def _run_file_job(
        self,
        request: WindowRequest,
        work: Callable[[], ScaledPicture | Saved | Overlay],
        then: Callable[[ScaledPicture | Saved | Overlay], None],
    ) -> None:
        if isinstance(request, OpenImage) and request is not self._newest_image:
            return
        try:
            result = work()
        except (Stopped, NotWanted):
            return  # cancelled: no result is expected any more
        except EngineError as error:
            self.failed.emit(Failure(request, error.text, error.details))
        except MemoryError:
            _log.exception("Out of memory: %s.", type(request).__name__)
            self.failed.emit(Failure(request, text("There is not enough memory for this.")))
        except Exception as error:
            _log.exception("Unexpected: %s.", type(request).__name__)
            sentence = text("Something unexpected happened: {what}", what=repr(error))
            self.failed.emit(Failure(request, sentence, traceback.format_exc()))
        else:
            self._post(partial(then, result))

    def _read_scaled(self, request: OpenImage) -> ScaledPicture:
        started = time.monotonic()

        def should_stop() -> bool:
            newest = self._newest_image
            if newest is request:
                return self._is_stopping
            return newest is None or time.monotonic() > started + _SUPERSEDED_S

        return scaled_picture(read_image(request.path, should_stop))

    def _add_picture(self, opened: ScaledPicture | Saved | Overlay) -> None:
        assert isinstance(opened, ScaledPicture)
        self._images.add(opened.picture)
        self._renderer.add_picture(opened)
        self.produced.emit(opened.picture)

    def _scale_pasted(self, picture: Picture) -> None:
        assert self._opening is not None

        def work() -> None:
            try:
                opened = scaled_picture(picture)
            except MemoryError:  # it is drawn from its own pixels, only slower
                opened = ScaledPicture(picture, ())
            self._post(partial(self._add_picture, opened))

        self._opening.add(work)

    def _export(self, request: SaveView | SaveMap | CopyView) -> None:
        try:
            if not isinstance(request, SaveMap) and not self._has_image(request, request.image):
                return
            pixels, raw = self._renderer.sources(request)
            shared = None
            if not isinstance(request, SaveMap):
                shared = self._renderer.shared_range(request.scale, request.style)
        except EngineError as error:
            self.failed.emit(Failure(request, error.text, error.details))
            return

        check = self._exports.check()

        def work() -> Saved | Overlay:
            started = time.perf_counter()
            check()
            if isinstance(request, SaveMap):
                assert raw is not None
                save(Content.MAP, request.path, raw, check)
                return Saved(request, request.path)
            assert pixels is not None
            style = request.style
            shown = None
            if raw is not None:
                shown = shown_map(request.shown, raw, pixels.shape, style, shared=shared)
            colors, geometry = (None, None) if shown is None else (shown.colors, shown.geometry)
            drawn = full_overlay(pixels, raw, style, colors, geometry)
            if isinstance(request, CopyView):
                return overlay_of(request, compose(drawn), shown, started)
            save(Content.OVERLAY, request.path, drawn, check)
            return Saved(request, request.path)

        self._add_file_job(request, work, self.produced.emit)

    def _export_report(self, request: SaveReport) -> None:
        try:
            if not all(self._has_image(request, view.image) for view in request.views):
                return
            pictures = []
            for view in request.views:
                wanted = SaveView(request.path, view.image, view.style, view.shown)
                pixels, raw = self._renderer.sources(wanted)
                assert pixels is not None
                shared = self._renderer.shared_range(view.scale, view.style)
                pictures.append(ReportPicture(pixels, raw, shared))
        except EngineError as error:
            self.failed.emit(Failure(request, error.text, error.details))
            return

        check = self._exports.check()

        def work() -> Saved:
            check()
            save(Content.REPORT, request.path, ReportPage(request, tuple(pictures)), check)
            return Saved(request, request.path)

        self._add_file_job(request, work, self.produced.emit)

    def _export_activations(self, request: SaveActivations) -> None:
        try:
            activations = self._renderer.activations.of(request)
        except EngineError as error:
            self.failed.emit(Failure(request, error.text, error.details))
            return

        check = self._exports.check()

        def work() -> Saved:
            check()
            if content_of(request.path, Content.ACTIVATIONS) is not None:
                save(Content.ACTIVATIONS, request.path, activations.values, check)
            else:
                drawn = tile_grid(activations.values, request.style, activations.weights)
                save(Content.TILES, request.path, drawn, check)
            return Saved(request, request.path)

        self._add_file_job(request, work, self.produced.emit)

    # The supervisor's listener (`engine.ipc.supervisor.Listener`).

    def on_answer(self, result: ModelResult) -> None:
        """Keep and pass on a result of the engine process."""
        if isinstance(result, Progress):
            self.progressed.emit(result)
            return
        if isinstance(result, ModelInfo):
            # Kept answers name their classes, and another framework gives slightly other numbers.
            known = (tuple(output.labels for output in result.outputs), result.versions)
            if self._known.get(result.key, known) != known:
                self._forget_answers()
            self._known[result.key] = known
        elif isinstance(result, Maps):
            self._renderer.add_maps(result)
            self._tell_found(result)
        elif isinstance(result, Activations):
            self._renderer.add_activations(result)
        elif isinstance(result, Predictions):
            self._predictions[Predict(result.input, result.output)] = result
        self.produced.emit(result)

    def _tell_found(self, maps: Maps) -> None:
        """Tell of a map that was looked for and is there now."""
        sought = self._sought
        if maps.complete and sought is not None and maps.key in (key for key, _ in sought.maps):
            self.produced.emit(self._renderer.maps.found(sought))

    def on_failure(self, failure: Failure) -> None:
        """Pass on a refusal."""
        self.failed.emit(failure)

    def on_status(self, status: EngineStatus) -> None:
        """Pass on the engine's status."""
        self.status_changed.emit(status)

    def on_death(self, sentence: Text) -> None:
        """Pass on the sentence on a death."""
        self.died.emit(sentence)
