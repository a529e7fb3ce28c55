"""From choices to requests, and from results to state: the only one who talks to the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from engine.api.attribution import (
    CompareMethods,
    Comparison,
    Costs,
    EstimateCosts,
    Explain,
    Maps,
    Predict,
    Predictions,
)
from engine.api.display import Overlay
from engine.api.engine_status import EngineStatus, Phase
from engine.api.image import OpenImage, Picture
from engine.api.keys import Lane
from engine.api.methods import Scope
from engine.api.model import LoadModel, ModelInfo
from engine.api.requests import WindowRequest
from engine.api.results import Failure, Saved
from gui.core import planning
from gui.core.engine_client import EngineClient
from gui.core.pending import PendingRequests
from gui.core.stopwatch import Stopwatch
from gui.queries.costs import Background
from gui.text.translation import translated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import SignalInstance

    from engine.api.engine_status import EngineOptions
    from engine.api.errors import Text
    from engine.api.keys import MapKey
    from engine.api.requests import Request
    from gui.core.engine_client import Engine
    from gui.core.selection import Selection
    from gui.core.state import State
    from gui.notices import Notices


class Controller(QObject):
    """Asks the engine for what the state lacks, and puts into the state what is still wanted.

    The window is on the screen before the engine is there: until `attach`, the newest request of
    each lane waits here.
    """

    view_drawn = Signal(object)
    """`Overlay` of a `CopyView`, for the clipboard."""

    def __init__(self, state: State, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._notices = notices
        self._engine_client = EngineClient()
        self._wanted_model: LoadModel | None = None
        self._demo_path: str | None = None
        self._watch = Stopwatch()
        self._told_notes: set[tuple[MapKey, Text]] = set()
        self.pending_requests = PendingRequests(self)
        self.background = Background(state, self.pending_requests, self)
        self.background.wanted.connect(self._submit)
        state.selection_changed.connect(self._on_selection_changed)
        for asker in state.askers:
            asker.wanted.connect(self._submit)
            asker.answered.connect(self.pending_requests.end)
        state.seeing.channel_arrived.connect(self._submit_missing)
        state.gallery.unwanted.connect(self._drop)

    def attach(self, engine: Engine) -> None:
        """Connect the engine, and send it what has been asked meanwhile."""
        for signal, slot in self._plugs(engine):
            signal.connect(slot)
        self._state.set_methods(tuple(engine.methods))
        self._engine_client.open(engine)

    def detach(self) -> None:
        """Ask and take nothing more: the window closes."""
        self.background.stop()
        self.pending_requests.clear()
        self._state.selection_changed.disconnect(self._on_selection_changed)
        engine = self._engine_client.close()
        if engine is not None:
            for signal, slot in self._plugs(engine):
                signal.disconnect(slot)

    def _plugs(self, engine: Engine) -> tuple[tuple[SignalInstance, Callable[..., None]], ...]:
        return (
            (engine.produced, self._on_produced),
            (engine.failed, self._on_failed),
            (engine.progressed, self.pending_requests.report),
            (engine.status_changed, self._on_status_changed),
            (engine.died, self._on_died),
        )

    @property
    def wants_model(self) -> bool:
        """Whether a model is open or has been asked for."""
        return self._wanted_model is not None

    # --- wishes -----------------------------------------------------------------------------

    def open_model(self, path: str, *, is_demo: bool = False) -> None:
        """Ask for a model file."""
        self._wanted_model = LoadModel(path)
        self._demo_path = path if is_demo else None
        self._submit(self._wanted_model)

    def open_images(self, paths: Sequence[str]) -> None:
        """Add image files to the film strip and show the first of them."""
        if paths:
            self._state.set_images(self._state.images.with_paths(paths))
            self.show_image(self._state.images.current)

    def paste_picture(self, picture: Picture) -> None:
        """Add a picture without a file to the film strip and show it."""
        self._state.set_images(self._state.images.with_picture(picture))
        self.show_image(picture.key)

    @Slot(str)
    def show_image(self, entry_id: str | None) -> None:
        """Show an entry of the film strip."""
        entry = self._state.images.find(entry_id)
        if entry is None:
            return
        self._state.set_images(self._state.images.choosing(entry.id))
        if entry.picture is None:
            self._submit(OpenImage(entry.path))
        else:
            self._drop(Lane.IMAGE)
            self._engine_client.show_picture(entry.picture)

    @Slot(str)
    def remove_image(self, entry_id: str) -> None:
        """Take an entry off the film strip; its neighbour is shown if it was the current one."""
        before = self._state.images
        after = before.without(entry_id)
        self._state.set_images(after)
        if after.current is None:
            self._state.set_picture(None)
        elif after.current != before.current:
            self.show_image(after.current)

    def save_view(self, path: str) -> None:
        """Write the view at the image's own size."""
        self._submit_if(planning.save_view_for(self._state.selection, self._state.known, path))

    def save_map(self, path: str) -> None:
        """Write the raw map shown."""
        self._submit_if(planning.save_map_for(self._state.selection, self._state.known, path))

    def copy_view(self) -> None:
        """Draw the view for the clipboard; `view_drawn` brings it."""
        self._submit_if(planning.copy_view_for(self._state.selection, self._state.known))

    def ask_again(self) -> None:
        """Ask anew for everything shown of the current image, also for what has failed."""
        self._state.forget_failures()
        self.background.forget_refusals()
        self._submit_if(planning.predict_for(self._state.selection, self._state.known))
        self._submit_missing()

    def configure(self, options: EngineOptions) -> None:
        """Choose device and precision; what is on the screen is computed anew with them."""
        if options == self._state.options:
            return
        self._state.set_options(options)
        self._engine_client.configure(options)
        if self._state.model is not None:
            self.ask_again()

    @Slot()
    def cancel(self) -> None:
        """Drop all unanswered requests; what was on the screen stays."""
        pending = self.pending_requests.pending
        self._watch.reset()
        self.pending_requests.clear()
        for lane in pending:
            self._engine_client.cancel(lane)
        for request in pending.values():
            self._give_up(request)

    # --- from the state ---------------------------------------------------------------------

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        requests = planning.requests_for(old, new, self._state.known)
        if requests:
            self._watch.start()
        for request in requests:
            self._submit(request)
        self.background.poke()

    # --- from the engine --------------------------------------------------------------------

    @Slot(object)
    def _on_produced(self, result: object) -> None:
        match result:
            case ModelInfo():
                self._take_model(result)
            case Picture():
                self._take_picture(result)
            case Predictions():
                self._take_predictions(result)
            case Maps():
                self._take_maps(result)
            case _ if any(asker.take(result) for asker in self._state.askers):
                return
            case Overlay():
                self._take_overlay(result)
                return
            case Comparison():
                self.pending_requests.end(result.request)
                self._state.set_comparison(result)
            case Costs():
                self.pending_requests.end(result.request)
                self._state.set_costs(result)
            case Saved():
                self.pending_requests.end(result.request)
                self._notices.info(self.tr("Saved {path}").format(path=result.path))
        self.background.poke()

    def _take_model(self, info: ModelInfo) -> None:
        self.pending_requests.end(info.request)
        if info.request != self._wanted_model:
            return
        self._state.set_model(info, is_demo=info.request.path == self._demo_path)
        # The same model under other labels changes no selection, and yet its answers are void.
        predict = planning.predict_for(self._state.selection, self._state.known)
        if predict is not None and self.pending_requests.pending.get(predict.lane) != predict:
            self._submit(predict)

    def _take_picture(self, picture: Picture) -> None:
        entry = self._state.images.find(self._state.images.current)
        if picture.path:
            self.pending_requests.end(OpenImage(picture.path))
        if entry is None or entry.id != (picture.path or picture.key):
            return
        self._state.set_picture(picture)
        for note in picture.notes:
            self._notices.info(translated(note))

    def _take_predictions(self, predictions: Predictions) -> None:
        self.pending_requests.end(Predict(predictions.input, predictions.output))
        self._state.set_predictions(predictions)
        if planning.has_predictions(self._state.selection, self._state.known):
            self._submit_missing()

    def _take_maps(self, maps: Maps) -> None:
        if maps.complete:
            self.pending_requests.end(maps.request)
        if not self._is_current(maps.request):
            return
        held = self._state.current_maps
        if held is not None and held.complete and not maps.complete:
            return
        self._state.set_maps(maps)
        if not maps.complete and Lane.MAPS not in self.pending_requests.pending:
            self._state.mark_stopped()  # it was on its way when the user cancelled
        for note in maps.notes:
            if (maps.key, note) not in self._told_notes:
                self._told_notes.add((maps.key, note))
                self._notices.info(translated(note))
        self._submit_missing()

    def _take_overlay(self, overlay: Overlay) -> None:
        if overlay.request.lane is Lane.EXPORT:
            self.pending_requests.end(overlay.request)
            self.view_drawn.emit(overlay)
            return
        wanted = planning.compose_for(self._state.selection, self._state.known)
        drawn = overlay.request
        # An older style or view of the right map is a step on the way: sliders and zoom feel alive.
        if wanted is not None and (drawn.image, drawn.shown) == (wanted.image, wanted.shown):
            self._state.set_overlay(overlay)
            pending = self.pending_requests.pending
            if Lane.PREDICTION not in pending and Lane.MAPS not in pending:  # the whole answer
                self._watch.stop(self._state.answered.emit)

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        request = failure.request
        sentence = translated(failure.text)
        if request is not None:
            self.pending_requests.end(request)
        self.background.poke()
        match request:
            case _ if any(asker.refuse(request, sentence) for asker in self._state.askers):
                return
            case LoadModel() if request != self._wanted_model:
                return
            case LoadModel():
                self._give_up(request)
            case OpenImage():
                self._state.image_failed.emit(request.path, sentence)
                if request.path != self._state.images.current:
                    return
            case Predict() if request.input != planning.input_of(self._state.selection):
                return
            case EstimateCosts():
                self.background.refuse(request)  # the window does without
                return
            case CompareMethods():
                self.background.refuse(request)
                self._state.refuse_comparison(request, sentence)
                return
            case Explain():
                is_current = self._is_current(request)
                self._give_up(request)
                if not is_current:
                    return
        self._notices.error(sentence, failure.details)

    @Slot(object)
    def _on_status_changed(self, status: EngineStatus) -> None:
        if status.phase is Phase.STOPPED:  # it cannot start, and has dropped what it was asked
            for request in self.pending_requests.pending.values():
                if not isinstance(request, WindowRequest):
                    self.pending_requests.end(request)
                if isinstance(request, Explain):
                    self._give_up(request)
        self._state.set_status(status)

    @Slot(object)
    def _on_died(self, text: Text) -> None:
        # What it worked on is sent to the next engine.
        self._notices.warn(translated(text))

    # --- helpers ----------------------------------------------------------------------------

    def _give_up(self, request: Request) -> None:
        """Let nobody wait for an answer that will not come."""
        match request:
            case LoadModel():
                info = self._state.model
                self._wanted_model = None if info is None else info.request
            case Explain():
                if self._is_current(request) and self._state.current_maps is not None:
                    self._state.mark_stopped()
                else:
                    is_whole = request.all_layers
                    self._state.mark_failed(request.key, None if is_whole else request.layer)
                    self._submit_missing()
            case CompareMethods():
                self.background.refuse(request)
            case OpenImage() if self._state.picture is not None:
                picture = self._state.picture
                shown = picture.path or picture.key
                if self._state.images.find(shown) is not None:
                    self._state.set_images(self._state.images.choosing(shown))
            case _:
                for asker in self._state.askers:
                    asker.give_up(request)

    def _is_current(self, request: Explain) -> bool:
        """Tell whether maps are asked for that would be on the screen now."""
        selection, known = self._state.selection, self._state.known
        if request.key != planning.map_key_of(selection, known):
            return False
        is_single = planning.scope_of(selection, known) is Scope.ONE_LAYER
        return not is_single or request.layer == planning.layer_of(selection, known)

    @Slot()
    def _submit_missing(self) -> None:
        for request in planning.requests_after_answer(self._state.selection, self._state.known):
            if self.pending_requests.pending.get(request.lane) != request:
                self._submit(request)

    @Slot(object)
    def _drop(self, lane: Lane) -> None:
        self._engine_client.cancel(lane)
        self.pending_requests.end_lane(lane)

    def _submit_if(self, request: Request | None) -> None:
        if request is not None:
            self._submit(request)

    @Slot(object)
    def _submit(self, request: Request) -> None:
        self.pending_requests.begin(request)
        self._engine_client.submit(request)
