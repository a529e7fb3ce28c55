"""Sends what the screen needs to the engine, and puts its answers into the state.

The only one who talks to the engine. What is needed says `gui.core.planning.needed`; what was sent
is written in `State.queries`.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from engine.api.activations import Activations, WeightStatistics
from engine.api.attribution import Explain, Maps, Predict, Predictions
from engine.api.code import Code
from engine.api.display import Compose, Overlay
from engine.api.engine_status import EngineStatus, Phase
from engine.api.file_names import array_and_part
from engine.api.filters import FilterImages
from engine.api.image import OpenImage, Picture
from engine.api.keys import Lane
from engine.api.matching import HeatmapMatch
from engine.api.model import LoadModel, ModelInfo, OutputLabels, WeightsQuestion
from engine.api.requests import WindowRequest
from engine.api.results import Failure, Saved
from gui.core import chosen, planning, takes
from gui.core.engine_client import WaitingRequests
from gui.core.image_orders import ImageOrders, image_after
from gui.core.model_orders import ModelOrders
from gui.core.pauses import Pauses
from gui.core.pending import PendingWork
from gui.core.query import key_of
from gui.core.query_store import LASTING, QUIET, SHORT, WITHDRAWN, ClosedMeanwhile
from gui.core.scales import scale_of, scaled
from gui.core.selection import is_restyled
from gui.core.stopwatch import Stopwatch
from gui.text.translation import Said, translated

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from typing import TypeVar

    from PySide6.QtCore import SignalInstance

    from engine.api.engine_status import EngineOptions
    from engine.api.errors import Text
    from engine.api.keys import MapKey
    from engine.api.requests import Request
    from engine.api.trust import TrustedFile
    from gui.core.engine_client import Engine, Requests
    from gui.core.selection import Known, Selection
    from gui.core.state import State
    from gui.notices import Notices

    Found = TypeVar("Found")


class Controller(QObject):
    """Asks the engine for what the screen needs, and puts into the state what is still needed.

    The window is on the screen before the engine is there: until `attach`, the newest request of
    each lane waits.
    """

    view_drawn = Signal(object)
    """`Overlay` of a `CopyView`, for the clipboard."""
    code_written = Signal(object)
    """`Code`, for the clipboard."""
    heatmap_matched = Signal(object)
    """`HeatmapMatch`."""

    def __init__(self, state: State, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._queries = state.queries
        self._notices = notices
        self._waiting = WaitingRequests()
        self._engine: Requests = self._waiting
        self._attached: Engine | None = None
        self._models = ModelOrders()
        self._orders = ImageOrders()
        self._is_detached = False
        self._is_updating = False
        self._is_outdated = False
        self._watch = Stopwatch()
        self._closed = ClosedMeanwhile()
        self._reported_notes: set[tuple[MapKey | str, Text]] = set()
        self.pauses = Pauses(self)
        self.pauses.ended.connect(self._update)
        self.pending_work = PendingWork(self._queries, self)
        state.selection_changed.connect(self._on_selection_changed)
        state.visible_changed.connect(self._on_visible_changed)
        state.images_changed.connect(self._update)
        state.stop_requested.connect(self._on_stop_requested)
        state.resume_requested.connect(self._on_resume_requested)
        state.labels_requested.connect(self.name_classes)
        state.image_input_requested.connect(self.feed_image_to)
        state.export_requested.connect(self._submit)
        state.image_requested.connect(self.show_image)

    def attach(self, engine: Engine) -> None:
        """Connect the engine, and send it the requests made meanwhile."""
        for signal, slot in self._connections(engine):
            signal.connect(slot)
        self._engine = self._attached = engine
        self._waiting.hand_over(engine)
        self._state.set_methods(tuple(engine.methods))

    def detach(self) -> None:
        """Ask and take nothing more: the window closes. Once."""
        if self._is_detached:
            return
        self._is_detached = True
        self._state.selection_changed.disconnect(self._on_selection_changed)
        self._state.visible_changed.disconnect(self._on_visible_changed)
        self._state.images_changed.disconnect(self._update)
        self.pauses.clear()
        self._queries.clear()
        if self._attached is not None:
            for signal, slot in self._connections(self._attached):
                signal.disconnect(slot)
        self._attached = None
        self._engine = WaitingRequests()

    def _connections(
        self, engine: Engine
    ) -> tuple[tuple[SignalInstance, Callable[..., None]], ...]:
        return (
            (engine.produced, self._on_produced),
            (engine.failed, self._on_failed),
            (engine.progressed, self.pending_work.report),
            (engine.status_changed, self._on_status_changed),
            (engine.died, self._on_died),
        )

    @property
    def wants_model(self) -> bool:
        """True when a model is open or requested."""
        return bool(self._models)

    # --- what the user orders ---------------------------------------------------------------

    def open_model(self, path: str, *, labels: OutputLabels = (), is_demo: bool = False) -> None:
        """Ask for a model file in place of the active view's, with `LoadModel.labels`."""
        is_beside = self._state.models.is_compared(self._state.selection.model)
        self._submit(self._models.order(LoadModel(path, labels, is_beside), is_demo=is_demo))

    def compare_model(self, path: str) -> None:
        """Ask for a second model, which is shown in a view of its own beside the others."""
        self._submit(self._models.order(LoadModel(path, is_compared=True)))

    def reload(self, request: LoadModel, *, is_quiet: bool) -> None:
        """Ask for an open model again: its file has changed. Quietly, if the user did not ask."""
        self._submit(self._models.order(request, is_quiet=is_quiet))

    def be_patient(self) -> None:
        """Say nothing of a model that cannot be opened: who watches its file does."""
        self._models.is_patient = True

    def trust(self, files: tuple[TrustedFile, ...]) -> None:
        """Let the code of these model files run when they are opened from now on."""
        self._models.trusted = files

    @Slot(int, str)
    def name_classes(self, output: int, labels: str) -> None:
        """Ask for the open model with other names for an output's classes (`LoadModel.labels`)."""
        info = self._state.model
        if info is not None:
            self._submit(self._models.order(self._models.newest(info).naming(output, labels)))

    @Slot(str)
    def feed_image_to(self, name: str) -> None:
        """Ask for the open model with another input for the image: `LoadModel.image_input`."""
        info = self._state.model
        if info is not None:
            self._submit(self._models.order(dataclasses.replace(info.request, image_input=name)))

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
        self._orders = self._orders.wanting(self._state.selection.split.index, entry.id)
        self._read_image()

    def show_images_beside(self, entry_ids: Sequence[str]) -> None:
        """Show entries of the film strip in the views, one in each."""
        for view, entry_id in zip(self._state.selection.views, entry_ids, strict=False):
            self._orders = self._orders.wanting_later(view.index, entry_id)
        self._read_image()

    def reload_image(self, path: str) -> None:
        """Read an image again in all views that show it: its file has changed."""
        for view in self._state.views:
            if view.picture is not None and view.picture.path == path:
                self._orders = self._orders.wanting_later(view.index, path)
        self._read_image()

    def _read_image(self) -> None:
        """Ask for the image that is wanted most."""
        entry = self._state.images.find(self._orders.next_id)
        if entry is None:
            return
        if entry.picture is None:
            self._submit(OpenImage(entry.path))
        else:
            self._engine.cancel(Lane.IMAGE)
            self._queries.end_lane(Lane.IMAGE)
            self._engine.show_picture(entry.picture)

    @Slot(str)
    def remove_image(self, entry_id: str) -> None:
        """Take an entry off the film strip; its neighbour is shown if it was the current one."""
        before = self._state.images
        after = before.without(entry_id)
        self._state.set_images(after)
        self._orders = self._orders.without(entry_id)
        self._state.close_views_of(entry_id)
        if after.current is None:
            self._state.set_picture(None)
        elif after.current != before.current:
            self.show_image(after.current)

    def copy_view(self) -> None:
        """Draw the view for the clipboard; `view_drawn` brings it."""
        drawn = planning.copy_view_for(self._state.selection, self._state.known)
        if drawn is not None:
            self._submit(scaled(drawn, scale_of(self._state.views)))

    def copy_code(self) -> None:
        """Write the view's script for the clipboard; `code_written` brings it."""
        self._submit_if(self._chosen(planning.code_for))

    def ask_again(self) -> None:
        """Ask anew for everything shown of the current image, also for what was refused."""
        self._state.forget_answers()
        self._closed.clear()
        self._queries.ask_again()
        self._queries.redraw()
        self._update()

    def configure(self, options: EngineOptions) -> None:
        """Choose device and precision; what is on the screen is computed anew with them."""
        if options == self._state.options:
            return
        self._state.set_options(options)
        self._engine.configure(options)
        if self._state.model is not None:
            self._state.choose_filters(enlarged_settings=None)
            self._state.set_grown(None)
            self.ask_again()

    @Slot()
    def cancel(self) -> None:
        """Stop all that is pending; what waited for it is taken off the screen."""
        self._watch.reset()
        pending = dict(self._queries.pending)
        for lane in pending:
            self._engine.cancel(lane)
        self._stop(pending.values())
        for request in pending.values():
            if isinstance(request, LoadModel):
                self._models.keep(self._state.models)
            elif isinstance(request, OpenImage):
                self._orders = ImageOrders()
                self._keep_image()
        self._update()

    # --- what is needed ---------------------------------------------------------------------

    @Slot(object, object)
    def _on_selection_changed(self, old: Selection, new: Selection) -> None:
        has_regions = old.region is not None and new.region is not None
        if is_restyled(old, new) and has_regions and not self._is_updating:
            self._redraw()  # sliders and zoom: nothing else follows from them
            return
        if self._state.drop_compared():
            self._models.keep(self._state.models)
            self._engine.close_compared()
        self._queries.resume(SHORT)
        if self._queries.refused:
            self._queries.leave(self._chosen_keys())
        self._update(is_choice=True)

    def _redraw(self) -> None:
        for request in takes.pictures_of(self._state):
            if not self._queries.is_drawing(request):
                self._watch.start()
                self._submit(request)

    @Slot()
    def _on_visible_changed(self) -> None:
        self._queries.resume(SHORT)
        for lane, shown in self._state.visible.dialogs.items():
            if shown is None:
                self._queries.ask_again({lane})
        self._update()

    @Slot(object)
    def _on_stop_requested(self, lanes: Collection[Lane]) -> None:
        needs = takes.requests_of(self._state, self._state.visible)
        for lane in lanes:
            self.pauses.stop(lane)
            if lane in self._queries.pending:
                self._engine.cancel(lane)
        self._stop([request for request in needs if request.lane in lanes])

    @Slot(object)
    def _on_resume_requested(self, lanes: Collection[Lane]) -> None:
        self._queries.ask_again(lanes)
        self._update()

    @Slot()
    def _update(self, *, is_choice: bool = False) -> None:
        """Send what is needed and was not sent, drop what is no longer needed.

        An update in the middle of another one (a slot that hears of it chooses something) follows
        it.
        """
        self._is_outdated = True
        if self._is_updating:
            return
        self._is_updating = True
        try:
            with self._state.one_turn():
                while self._is_outdated:
                    self._is_outdated = False
                    self._send_needed(is_choice=is_choice)
        finally:
            self._is_updating = False

    def _send_needed(self, *, is_choice: bool) -> None:
        active_index, needs = self._state.selection.split.index, takes.needs_of(self._state)
        lanes = {request.lane for request, view in needs if view.index == active_index}
        keys = {key_of(request) for request, _ in needs}
        for lane, request in dict(self._queries.pending).items():
            if lane in planning.PLANNED and key_of(request) not in keys:
                self._withdraw(lane)
        self._queries.keep_drawing(
            {request.view_index for request, _ in needs if isinstance(request, Compose)}
        )
        self.pauses.keep(lanes)
        for request, view in needs:
            if self._is_outdated:
                return  # what is needed has changed meanwhile
            if not takes.is_missing(self._state, request, view):
                continue
            is_beside = view.index != active_index
            if planning.must_wait(request, view.known, is_beside=is_beside):
                continue
            if not is_beside and not self.pauses.is_over(request, view.known):
                continue
            if is_choice and request.lane in (Lane.PREDICTION, Lane.MAPS, Lane.OVERLAY):
                self._watch.start()
            self._submit(request)

    def _withdraw(self, lane: Lane) -> None:
        """End a lane's request, and cancel it in the engine if it is long."""
        if lane in WITHDRAWN and lane in self._queries.pending:
            self._engine.cancel(lane)
        self._queries.end_lane(lane)

    def _stop(self, requests: Collection[Request]) -> None:
        """Mark requests as stopped by the user, and end their lanes; what is at hand stays."""
        for request in requests:
            is_planned = request.lane in planning.PLANNED
            if is_planned and not takes.is_ready(self._state, request):
                self._queries.stop(request)
            self._queries.end_lane(request.lane)

    def _submit_if(self, request: Request | None) -> None:
        if request is not None:
            self._submit(request)

    @Slot(object)
    def _submit(self, request: Request) -> None:
        if isinstance(request, Predict):  # the engine drops the maps of other inputs for it
            maps = self._queries.pending.get(Lane.MAPS)
            if isinstance(maps, Explain) and maps.key.input != request.input:
                self._queries.end_lane(Lane.MAPS)
        self._engine.submit(request)
        self._queries.begin(request)  # last: a slot of `changed` may cancel it

    # --- from the engine --------------------------------------------------------------------

    @Slot(object)
    def _on_produced(self, result: object) -> None:
        if self._is_detached:  # it was on its way: Qt delivers what is queued all the same
            return
        with self._state.one_turn():
            self._take(result)

    def _take(self, result: object) -> None:
        match result:
            case ModelInfo():
                self._take_model(result)
            case WeightsQuestion():
                if self._models.take_failure(result.request, self._state.models):
                    self._state.weights_asked.emit(result)
                self._queries.end(result.request)
            case Picture():
                self._take_picture(result)
            case Predictions():
                self._state.set_predictions(result)
                self._queries.end(Predict(result.input, result.output))
            case Maps():
                self._take_maps(result)
            case Overlay():
                self._take_overlay(result)
                return
            case _ if isinstance(result, takes.Needed):
                self._take_needed(result)
            case Activations():
                self._take_activations(result)
            case WeightStatistics():
                if result.request == self._chosen(planning.weights_for):
                    self._state.set_weights(result)
                self._queries.end(result.request)
            case FilterImages():
                takes.take_filters(self._state, result)
                if result.complete:
                    self._queries.end(result.request)
            case Code():
                self._queries.end(result.request)
                self.code_written.emit(result)
            case HeatmapMatch():
                self._queries.end(result.request)
                self.heatmap_matched.emit(result)
            case Saved():
                self._queries.end(result.request)
                self._notices.info(Said(lambda: self.tr("Saved {path}").format(path=result.path)))
        self._update()

    def _take_needed(self, result: takes.Needed) -> None:
        """Take an answer if the screen, hidden panels included, shows it."""
        if result.request in self._chosen_requests():
            takes.take_needed(self._state, result)
        if getattr(result, "complete", True):
            self._queries.end(result.request)

    def _take_model(self, info: ModelInfo) -> None:
        if self._models.wants(info.request):
            known = self._state.models.find(info.key)
            if known is None:
                self._queries.ask_again()
            elif known.versions != info.versions:  # another framework's numbers
                self.ask_again()
            self._state.set_model(info, is_demo=self._models.is_demo(info.request))
            for told in filter(None, (info.note, info.why_turns)):
                self._notices.info(translated(told))
        self._queries.end(info.request)

    def _take_picture(self, picture: Picture) -> None:
        entry_id = picture.path or picture.key
        views = self._orders.views_of(entry_id)
        self._orders = self._orders.without(entry_id)
        for index in views:
            self._state.set_picture(picture, index)
        if self._state.selection.split.index in views:
            self._state.set_images(self._state.images.choosing(entry_id))
        self._state.set_images(self._state.images.with_failed(entry_id, failed=False))
        if views:
            file, part = array_and_part(picture.path)
            for note in picture.notes:
                if part is None or self._is_new_note(file, note):
                    self._notices.info(translated(note))
        if picture.path:
            self._queries.end(OpenImage(picture.path))
        self._read_image()

    def _take_maps(self, maps: Maps) -> None:
        views = takes.views_taking(self._state.views, maps)
        if views:
            self._queries.redraw()
            for view in views:
                self._state.set_maps(maps, view.index)
            for note in maps.notes:
                if self._is_new_note(maps.key, note):
                    self._notices.info(translated(note))
        if maps.complete:
            self._queries.end(maps.request)

    def _is_new_note(self, subject: MapKey | str, note: Text) -> bool:
        """Return whether a note on maps, or on the pictures of an array file, was not told yet."""
        is_new = (subject, note) not in self._reported_notes
        self._reported_notes.add((subject, note))
        return is_new

    def _take_overlay(self, overlay: Overlay) -> None:
        if overlay.request.lane is Lane.EXPORT:
            self._queries.end(overlay.request)
            self.view_drawn.emit(overlay)
            return
        is_active = takes.take_overlay(self._state, overlay)
        if is_active and not {Lane.PREDICTION, Lane.MAPS} & set(self._queries.pending):
            self._watch.stop(self._state.answered.emit)  # it is the whole answer

    def _take_activations(self, activations: Activations) -> None:
        for view in self._state.views:
            if activations.request == chosen.activations_for(view.selection, view.known):
                if view.selection.channel is not None:
                    self._queries.redraw()
                self._state.set_activations(activations, view.index)
        self._queries.end(activations.request)

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        request = failure.request
        if self._is_detached:
            return
        if request is not None:
            if self._closed.is_asked_once_more(request, failure.text):
                self._queries.end(request)
            else:
                self._refuse(request, failure)
            self._update()
        else:
            self._notices.error(translated(failure.text), failure.details)

    def _refuse(self, request: Request, failure: Failure) -> None:
        is_shown, sentence = True, translated(failure.text)
        match request:
            case LoadModel():
                is_shown = self._models.take_failure(request, self._state.models)
                self._state.model_failed.emit(request, sentence)
            case OpenImage():
                self._state.image_failed.emit(request.path, sentence)
                is_shown = bool(self._orders.views_of(request.path))
                self._orders = self._orders.without(request.path)
            case Predict():
                is_shown = any(request.input == view.input for view in self._state.views)
            case Explain():
                is_shown = any(takes.is_current(request, view) for view in self._state.views)
            case _ if isinstance(request, QUIET):
                is_shown = False
        is_kept = request.lane in LASTING or key_of(request) in self._chosen_keys()
        is_ready = takes.is_ready(self._state, request)
        # An unfinished map stays on the screen, and the map of another layer may be requested.
        if request.lane in planning.PLANNED and is_kept and not is_ready:
            self._queries.refuse(request, sentence)
        self._queries.end(request)
        if isinstance(request, OpenImage):
            self._keep_image(failed=request.path)
            self._read_image()
        if is_shown:
            self._notices.error(sentence, failure.details, failure.script)

    @Slot(object)
    def _on_status_changed(self, status: EngineStatus) -> None:
        if self._is_detached:
            return
        if status.phase is Phase.STOPPED:  # it cannot start, and has dropped all requests
            pending = self._queries.pending.values()
            dropped = [each for each in pending if not isinstance(each, WindowRequest)]
            # A request not sent yet would start the engine again, which would fail again.
            needs = takes.requests_of(self._state, self._state.visible)
            self._stop([*dropped, *(each for each in needs if not isinstance(each, Compose))])
        self._state.set_status(status)
        self._update()

    @Slot(object)
    def _on_died(self, text: Text) -> None:
        # The request at work is sent to the next engine.
        self._notices.warn(translated(text))

    # --- helpers ----------------------------------------------------------------------------

    def _chosen(self, rule: Callable[[Selection, Known], Found]) -> Found:
        """Return what a rule of the planning says now."""
        return rule(self._state.selection, self._state.known)

    def _chosen_requests(self) -> list[Request]:
        """Return what would be needed if no panel was hidden."""
        return takes.requests_of(self._state, self._state.visible.with_all_panels())

    def _chosen_keys(self) -> set[Request]:
        return {key_of(request) for request in self._chosen_requests()}

    def _keep_image(self, failed: str | None = None) -> None:
        """Want the open image, or what is next to one that could not be opened."""
        active, picture = self._state.selection.split.index, self._state.picture
        shown = None if picture is None else picture.path or picture.key
        images, self._orders = image_after(self._state.images, self._orders, active, shown, failed)
        self._state.set_images(images)
        if images.current is None and picture is not None:  # it was taken off the strip
            self._state.set_picture(None)
