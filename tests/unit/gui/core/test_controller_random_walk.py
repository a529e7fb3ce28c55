"""A user who does anything at any time: after each step, what is asked is what is needed.

Seeded walks through the state and the controller, with an engine that answers, refuses, dies, or
says nothing. Nothing waits for a clock: pauses are 0, and the event loop runs dry after each step.
"""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from engine.api.activations import ShowActivations, ShowWeights
from engine.api.attribution import CompareMethods, EstimateCosts, Explain, FindMaps, Predict
from engine.api.display import Compose, Region
from engine.api.engine_status import EngineOptions, EngineStatus, Phase
from engine.api.errors import text
from engine.api.filters import (
    AtlasCost,
    AtlasPlan,
    EstimateAtlas,
    GrowFilters,
    ObjectiveKind,
)
from engine.api.image import OpenImage
from engine.api.keys import Lane, Target
from engine.api.model import LoadModel
from engine.api.top_images import RankImages
from gui.core import chosen, pauses, planning, takes, views
from gui.core.filter_requests import without_order
from gui.core.query import QueryState, key_of
from gui.core.selection import DIFFERENCE_INDEX, Link
from gui.core.state import FILTER_LANES
from gui.queries.activations import activations_shown, channel_map, weights_shown
from gui.queries.atlas import atlas_shown
from gui.queries.filters import filters_shown
from tests.unit.gui import fakes
from tests.unit.gui.core.desk import Desk

STEPS = 250
LAYERS = tuple(f"backbone/block{number}_conv" for number in range(4))
METHODS = ("grad-cam", "layer-cam", "rise", "score-cam")
IMAGES = ("/i/a.png", "/i/b.png", "/i/c.png")


WEIGHTS = {
    "answer": 14,
    "answer_late": 3,
    "enlarge": 3,
    "grow_enlarged": 4,
    "choose_layer": 4,
    "change_views": 6,
    "show_or_hide": 4,
}


class Walker:
    """Drives a desk with random actions and checks what must always hold."""

    def __init__(self, desk, seed):
        self.desk, self.random = desk, random.Random(seed)
        self.state, self.controller, self.engine = desk.state, desk.controller, desk.engine
        self.unanswered, self.late = [], []
        self.log = []
        self.has_views = seed % 2 == 1
        self.state.query_changed.connect(self._on_query_changed)
        self.state.selection_changed.connect(self._on_selection_changed)

    def _on_query_changed(self, lane):
        """Be a panel that tells what is in view whenever it shows something else."""
        if lane in FILTER_LANES and self.random.random() < 0.3:
            self.scroll()
        elif self.random.random() < 0.1:
            self.slide()

    def _on_selection_changed(self, old, new):
        """Be a form that hands in its last edit when another method is chosen."""
        if old.method != new.method and self.random.random() < 0.5:
            self.slide()

    # --- actions

    def change_views(self):
        index = self.random.randrange(4)
        links = frozenset(self.random.sample(sorted(Link), self.random.randrange(len(Link) + 1)))
        rules = (
            views.added,
            lambda now: views.closed(now, index),
            lambda now: views.activated(now, index),
            lambda now: views.linked(now, links),
            views.compared,
            lambda now: views.arranged(now, Link.LAYER, [{"layer": each} for each in LAYERS[:3]]),
        )
        if self.has_views:
            self.state.change_views(self.random.choice(rules))
            if self.state.selection.region is None and self.state.picture is not None:
                self.zoom()

    def choose_layer(self):
        self.state.choose_layer(self.random.choice((None, *LAYERS)))

    def mix_layer(self):
        self.state.mix_layer(self.random.choice(LAYERS))

    def inspect(self):
        self.state.inspect(self.random.choice(("gap", "scores", *LAYERS)))

    def choose_target(self):
        targets = (None, Target(0), Target(3), Target(1, layer=LAYERS[1]))
        self.state.select(target=self.random.choice(targets))

    def choose_method(self):
        self.state.select(method=self.random.choice(METHODS))

    def choose_preprocessing(self):
        self.state.select(preprocess=self.random.choice(("auto", "none", "unit")))

    def slide(self):
        self.state.restyle(intensity=self.random.random())

    def zoom(self):
        x = self.random.randrange(32)
        self.state.select(region=Region(x, 0, 32, 24, 64, 48))

    def peek(self):
        self.state.select(show_original=self.random.random() < 0.5)

    def put_channel_on_canvas(self):
        layer = activations_shown(self.state).layer
        if layer is not None:
            self.state.select(channel=Target(self.random.randrange(6), layer=layer))

    def leave_channel(self):
        self.state.select(channel=None)

    def show_or_hide(self):
        name = self.random.choice(
            ("method_strip", "activations", "weights", "filters", "costs", "top_images")
        )
        self.state.set_visible(**{name: self.random.random() < 0.6})

    def scroll(self):
        first = self.random.randrange(40)
        self.state.set_visible(filters_in_view=tuple(range(first, first + 8)))

    def open_or_close_atlas(self):
        plan = AtlasPlan("model-1", LAYERS[:1], self.random.randrange(1, 4))
        self.state.set_visible(atlas=self.random.choice((None, EstimateAtlas(plan))))

    def choose_filters(self):
        kinds = (ObjectiveKind.CHANNEL, ObjectiveKind.CLASS, ObjectiveKind.DIRECTION)
        self.state.choose_filters(objective_kind=self.random.choice(kinds))

    def choose_channels(self):
        self.state.toggle_chosen(self.random.randrange(4))

    def set_up_filters(self):
        self.state.set_up_filters(seed=self.random.randrange(2), size=self.random.choice((32, 64)))

    def start_from_image(self):
        self.state.choose_filters(from_image=self.random.random() < 0.5)

    def enlarge(self):
        self.state.enlarge_filter(self.random.choice((None, 0, 1, 2)))

    def grow_enlarged(self):
        shown = filters_shown(self.state).enlarged
        if shown.can_enlarge:
            self.state.grow_enlarged(self.random.choice((shown.larger, shown.longer)))

    def stop(self):
        self.state.stop_requested.emit(FILTER_LANES)

    def go_on(self):
        self.state.resume_requested.emit(FILTER_LANES)

    def cancel(self):
        self.controller.cancel()

    def ask_again(self):
        self.controller.ask_again()

    def configure(self):
        device = self.random.choice(("auto", "cpu"))
        self.controller.configure(EngineOptions(device=device))

    def open_image(self):
        self.controller.open_images([self.random.choice(IMAGES)])

    def remove_image(self):
        current = self.state.images.current
        if current is not None:
            self.controller.remove_image(current)

    def open_model(self):
        self.controller.open_model(self.random.choice(("/m/one.keras", "/m/two.keras")))

    def compare_model(self):
        if self.has_views and self.state.model is not None:
            self.controller.compare_model(self.random.choice(("/m/two.keras", "/m/three.keras")))

    def engine_stops(self):
        self.unanswered.clear()
        self.late.clear()
        self.engine.status_changed.emit(EngineStatus(Phase.STOPPED, ""))

    def engine_dies(self):
        self.engine.died.emit(text("It stopped and starts again."))

    def answer(self):
        """Answer something that was asked, be it still wanted or not."""
        if self.unanswered:
            place = self.random.randrange(len(self.unanswered))
            request = self.unanswered.pop(place)
            if self.random.random() < 0.15:
                self.desk.refuse(request, "Not this.")
            else:
                self._answer(request)

    def answer_late(self):
        """Let an answer arrive to what was replaced or cancelled meanwhile."""
        if self.late:
            self._answer(self.late.pop(self.random.randrange(len(self.late))))

    def answer_all(self):
        while self.unanswered:
            self._answer(self.unanswered.pop(0))
            self.settle()

    def _answer(self, request):
        info = self.state.model
        match request:
            case LoadModel():
                key = {"one": "model-1", "two": "model-2", "three": "model-3"}[
                    Path(request.path).stem
                ]
                result = replace(fakes.model_info(request.path, key=key), request=request)
            case OpenImage():
                result = fakes.picture(request.path, seed=IMAGES.index(request.path))
                self.desk.answer(result)
                self.state.select(region=Region(0, 0, 64, 48, 64, 48))
                return
            case Predict():
                result = fakes.predictions(request.input, self.random.randrange(3), request.output)
            case Explain():
                is_part = self.random.random() < 0.3
                if is_part and request in self.state.queries.pending.values():
                    self.unanswered.append(request)
                result = fakes.maps(
                    request, info, complete=not is_part, share=0.5 if is_part else 1.0
                )
            case CompareMethods():
                result = fakes.comparison(request)
            case FindMaps():
                result = fakes.found_maps(request, {})
            case RankImages():
                is_part = self.random.random() < 0.5
                if is_part and request in self.state.queries.pending.values():
                    self.unanswered.append(request)
                result = fakes.top_images(request, complete=not is_part)
            case EstimateCosts():
                result = fakes.costs(request)
            case ShowActivations():
                result = fakes.activations(request)
            case ShowWeights():
                result = fakes.weights(request)
            case GrowFilters():
                if not request.channels:
                    return
                is_direction = request.objective_kind is ObjectiveKind.DIRECTION
                count = 1 if is_direction else self.random.randint(1, len(request.channels))
                is_whole = is_direction or count == len(request.channels)
                step = request.settings.steps if self.random.random() < 0.7 else 3
                is_done = is_whole and step == request.settings.steps
                if not is_done and request in self.state.queries.pending.values():
                    self.unanswered.append(request)
                result = fakes.filter_images(
                    request,
                    step,
                    request.channels[:count],
                    complete=is_done,
                    precision=str(without_order(request)),
                )
            case EstimateAtlas():
                result = AtlasCost(request, 3, 0, 1.0, (8, 8))
            case Compose():
                result = fakes.overlay(request)
            case _:
                raise AssertionError(request)
        self.desk.answer(result)

    # --- what must hold

    def settle(self):
        """Let the event loop run dry, and hear what was sent."""
        while self.controller.pauses.is_active:
            QApplication.processEvents()
        for lane in self.engine.cancelled:
            self._drop(lane)
        self.engine.cancelled.clear()
        for request in self.engine.taken():
            self._drop(request.lane)
            if isinstance(request, Predict):  # as the supervisor does
                self._drop(Lane.MAPS, but=request.input)
            self.unanswered.append(request)

    def _drop(self, lane, but=None):
        dropped = [
            each
            for each in self.unanswered
            if each.lane is lane and (but is None or each.key.input != but)
        ]
        self.late = [*self.late, *dropped][-8:]
        self.unanswered = [each for each in self.unanswered if each not in dropped]

    def step(self):
        name = self.random.choices(ACTIONS, [WEIGHTS.get(each, 1) for each in ACTIONS])[0]
        self.log.append(name)
        getattr(self, name)()
        self.settle()
        self.check()

    def check(self):
        """Check that the book is right and that no panel takes old answers for current ones."""
        state, selection, known = self.state, self.state.selection, self.state.known
        needs = planning.needed(selection, state.visible, known)
        states = {each: planning.query_of(each, selection, known).state for each in needs}
        expected = {
            key_of(each)
            for each, how in states.items()
            if not isinstance(each, Compose)
            and how in (QueryState.IDLE, QueryState.PENDING)
            and not planning.must_wait(each, known)
        }
        pending = {
            key_of(each) for lane, each in state.queries.pending.items() if lane in planning.PLANNED
        }
        # What waits for something urgent may have been sent before, and may not.
        waiting = {key_of(each) for each in needs if planning.must_wait(each, known)}
        # Maps of all layers are complete some time after the shown one is there.
        at_hand = {
            key_of(each)
            for each, how in states.items()
            if how is QueryState.READY and each.lane is Lane.MAPS
        }
        assert expected - waiting <= pending
        beside = {key_of(each) for view in state.beside for each in planning.needed_beside(view)}
        assert pending <= expected | waiting | at_hand | beside
        drawn = takes.pictures_of(state)
        assert all(state.queries.is_drawing(each) for each in drawn)
        self.check_scale(drawn)
        self.check_views()
        self.check_panels()

    def check_scale(self, drawn):
        """Check that all heat is drawn beside all other heat if the views share a scale."""
        heats = {
            (each.image, each.shown)
            for each in drawn
            if each.shown is not None and each.view_index != DIFFERENCE_INDEX
        }
        is_shared = Link.SCALE in self.state.selection.split.links
        for each in drawn:
            found = {(heat.image, heat.shown) for heat in each.scale}
            if each.shown is None or each.view_index == DIFFERENCE_INDEX or not is_shared:
                assert found == set()
            else:
                assert found == heats or (found == set() and len(heats) == 1)

    def check_views(self):
        """Check that no view waits for what nobody asks, and none takes another's answer."""
        state = self.state
        for view in state.beside:
            for each in planning.needed_beside(view):
                if isinstance(each, Compose):
                    continue  # it is among the pictures
                if planning.query_of(each, view.selection, view.known).state is QueryState.IDLE:
                    assert planning.SHARED & set(state.queries.pending)
            assert view.model is None or view.model.key == view.selection.model
            assert view.picture is None or view.picture.key == view.selection.image
            assert view.predictions is None or view.predictions.input.image == view.selection.image
        for view in state.views:
            maps = view.current_maps
            wanted = chosen.chosen_map_key_of(view.selection, view.known)
            assert maps is None or maps.key == wanted
            drawn = None if view.overlay is None else view.overlay.request
            assert drawn is None or (drawn.view_index, drawn.image) == (
                view.index,
                view.selection.image,
            )

    def check_panels(self):
        state, selection, known = self.state, self.state.selection, self.state.known
        shown = activations_shown(state)
        if shown.is_current:
            assert shown.activations.request == planning.activations_for(selection, known)
        if channel_map(selection, known) is not None:
            assert shown.is_current
        weights = weights_shown(state)
        if weights.query is not None and weights.query.state is QueryState.READY:
            assert weights.weights.request.layer == weights.layer
        filters = filters_shown(state)
        if filters.pictures:
            assert known.grown.subject == filters.subject
            assert set(filters.pictures) <= set(filters.numbers)
            assert filters.precision == str(filters.subject)  # as the answers of the walk say
            assert {each.precision for each in filters.pictures.values()} == {filters.precision}
        if filters.enlarged.picture is not None and filters.enlarged.settings != (
            filters.subject.settings
        ):
            wanted = planning.enlarge_for(selection, known)
            assert filters.enlarged.picture.precision == str(without_order(wanted))
        cost = atlas_shown(state).cost
        assert cost is None or cost.request == state.visible.atlas
        maps = state.current_maps
        assert maps is None or maps.key == chosen.chosen_map_key_of(selection, known)


NOT_ACTIONS = ("_", "settle", "step", "check", "answer_all")
ACTIONS = [name for name in vars(Walker) if not name.startswith(NOT_ACTIONS)]


@pytest.fixture
def desk(qtbot, monkeypatch):
    monkeypatch.setattr(pauses, "SETTLE_MS", 0)
    monkeypatch.setattr(pauses, "PAUSES_MS", dict.fromkeys(pauses.PAUSES_MS, 0))
    made = Desk(qtbot)
    sent = made.engine.submit

    def submit(request):
        """Check that nothing is sent that is pending already."""
        pending = made.state.queries.pending.get(request.lane)
        assert request.lane not in planning.PLANNED or pending != request
        sent(request)

    made.engine.submit = submit
    yield made
    made.controller.detach()


@pytest.mark.parametrize("seed", range(8))
def test_whatever_the_user_does_what_is_asked_is_what_is_needed(desk, seed):
    walker = Walker(desk, seed)
    desk.open_model("/m/one.keras")
    desk.open_image()
    for _ in range(STEPS):
        try:
            walker.step()
        except AssertionError as error:
            error.add_note(f"after {walker.log}")
            raise
    # In the end all is answered, and nobody waits.
    walker.answer_all()
    walker.check()
    left = [lane for lane in desk.state.queries.pending if lane in planning.PLANNED]
    assert left == []
