"""A user who does anything at any time: what is on the screen belongs to the choice, or is marked.

2,000 seeded steps through the whole window, with an engine that answers late, refuses, dies, or
says nothing. Each answer carries a number of its own (as label, score, range, colour of the
picture), so that what a widget shows can be traced to the request that it answers; what is
chosen is worked out here once more, without `gui.core.currency`, `planning` or `chosen`.
"""

import random
import re
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from engine.api.activations import ShowActivations, ShowWeights
from engine.api.attribution import CompareMethods, EstimateCosts, Explain, Predict
from engine.api.display import ChannelSource, Compose, CopyView, MapSource
from engine.api.engine_status import EngineStatus, Phase
from engine.api.errors import text
from engine.api.filters import GrowFilters
from engine.api.image import OpenImage
from engine.api.keys import INPUT_LAYER, InputKey, MapKey, Target
from engine.api.methods import Scope
from engine.api.model import LoadModel
from engine.api.results import Failure
from engine.api.scores import ScoreKind
from gui.core import pauses
from gui.core.controller import Controller
from gui.core.dropped_files import SortedFiles
from gui.core.settings import Settings
from gui.core.state import State
from gui.dialogs.export import view_name
from gui.main_window import MainWindow
from gui.notices import Notices
from gui.widgets import stale_veil
from gui.widgets.stale_veil import StaleVeil
from tests.unit.gui import fakes

SEEDS, STEPS = range(4), 500
LAYERS = tuple(f"backbone/block{number}_conv" for number in range(4))
METHODS = ("grad-cam", "layer-cam", "eigen-cam", "rise", "score-cam")
IMAGES = ("/i/a.png", "/i/b.png", "/i/c.png")
MODELS = {"/m/one.keras": "model-1", "/m/two.keras": "model-2", "/m/flat.keras": "model-3"}
TARGETS = (None, None, Target(0), Target(3), Target(1, layer=LAYERS[1]))
PANELS = ("methods", "activations", "weights", "filters")
NAMES = {method.id: method.name for method in fakes.METHOD_INFOS}
USUAL = {method.id: method.score for method in fakes.METHOD_INFOS}
WEIGHTS = {"answer": 30, "choose_layer": 4, "choose_method": 3, "choose_target": 3, "walk": 3}


class Numbers:
    """A number for each thing, and back."""

    def __init__(self):
        self._numbers, self._things = {}, [None]

    def of(self, thing):
        number = self._numbers.setdefault(thing, len(self._things))
        if number == len(self._things):
            self._things.append(thing)
        return number

    def thing(self, number):
        return self._things[int(number)]


def model(path):
    if "flat" not in path:
        return fakes.model_info(path, key=MODELS[path])
    layers = (fakes.layer("scores", "Dense", (None, 6), 390, explainable=False),)
    reason = text("No layer of this model has a spatial grid.")
    return fakes.model_info(
        path, key=MODELS[path], layers=layers, auto_layer=None, auto_reason=reason
    )


class Engine(fakes.FakeEngine):
    """Keeps the newest request of each lane, and draws what it has the maps for."""

    def __init__(self, numbers):
        super().__init__()
        self.numbers = numbers
        self.waiting, self.composes, self.late = {}, {}, []
        self.maps, self.activations = {}, set()
        self.ranking = {}

    def submit(self, request):
        if isinstance(request, Compose):
            self.composes[request.view_index] = request
        else:
            self._leave(request.lane)
            self.waiting[request.lane] = request

    def cancel(self, lane):
        self._leave(lane)

    def _leave(self, lane):
        if lane in self.waiting:
            self.late = [*self.late, self.waiting.pop(lane)][-6:]

    def draw(self):
        """Answer each view's newest request as soon as the maps are there."""
        for index, request in list(self.composes.items()):
            drawn = self._drawn(request)
            if drawn is not None:
                del self.composes[index]
                self.produced.emit(drawn)

    def _drawn(self, request):
        shown, has_map = request.shown, True
        if isinstance(shown, ChannelSource):
            if (shown.input, shown.layer) not in self.activations:
                return None
        elif shown is not None:
            held = self.maps.get(shown.key)
            if held is None or (shown.layer not in held.raw and not held.complete):
                return None
            has_map = shown.layer in held.raw
        number = self.numbers.of((request.image, shown))
        pixels = np.full((request.region.out_height, request.region.out_width, 4), 255, np.uint8)
        pixels[..., 0], pixels[..., 1], pixels[..., 2] = number % 256, number // 256, 77
        overlay = fakes.overlay(request, has_map=has_map and shown is not None, pixels=pixels)
        return replace(overlay, raw_max=float(number), colors=(0.0, float(number)))

    def answer(self, request, model, *, is_part):
        """Answer a request with things that carry its number."""
        number = self.numbers.of(request)
        match request:
            case LoadModel():
                result = model(request.path)
            case OpenImage():
                result = fakes.picture(request.path)
            case Predict():
                plain = Predict(request.input, request.output)
                number = self.numbers.of(plain)
                first = number % 3
                self.ranking[plain] = first
                result = fakes.predictions(request.input, first, request.output)
                rows = tuple(replace(row, label=f"p{number}") for row in result.ranked)
                result = replace(result, ranked=rows)
            case Explain():
                result = self._explained(request, model, is_part=is_part)
            case CompareMethods():
                plain = fakes.comparison(request)
                raw = {name: one * 0 + float(number) for name, one in plain.raw.items()}
                result = replace(plain, raw=raw)
            case EstimateCosts():
                result = fakes.costs(request, seconds=30.0)
            case ShowActivations():
                self.activations.add((request.input, request.layer))
                result = fakes.activations(request)
            case ShowWeights():
                result = fakes.weights(request)
            case GrowFilters():
                result = fakes.filter_images(request) if request.channels else None
            case _:
                result = None
        if result is not None:
            self.produced.emit(result)

    def _explained(self, request, model, *, is_part):
        info = model(next(path for path, key in MODELS.items() if key == request.key.input.model))
        result = fakes.maps(request, info, complete=not is_part, share=0.5 if is_part else 1.0)
        is_lone = fakes.SCOPES[request.key.method] is Scope.ONE_LAYER
        number = self.numbers.of((request.key, request.layer if is_lone else None))
        raw = {
            layer: one * 0 + float(self.numbers.of((request.key, layer)))
            for layer, one in result.raw.items()
        }
        precision = ("float32", "bfloat16")[number % 2]
        result = replace(
            result, raw=raw, label=f"m{number}", score=float(number), precision=precision
        )
        self.maps[request.key] = result
        return result


class Walker:
    """A window, a hand that does anything, and an eye that checks."""

    def __init__(self, folder, qtbot, seed):
        self.random = random.Random(seed)
        self.numbers = Numbers()
        self.settings = Settings(str(folder / "settings.ini"))
        self.state, self.notices = State(), Notices()
        self.controller = Controller(self.state, self.notices)
        self.window = MainWindow(self.state, self.controller, self.notices, self.settings)
        self.engine = Engine(self.numbers)
        self.controller.attach(self.engine)
        qtbot.addWidget(self.window)
        self.window.resize(960, 600)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.pane = self.window.central_view.views.panes[0]
        self.canvas, self.caption = self.pane.canvas, self.pane.caption
        self.panels = self.window.panels
        self.log = []

    # --- actions

    def open_model(self):
        self.controller.open_model(self.random.choice(tuple(MODELS)))

    def open_image(self):
        self.controller.open_images([self.random.choice(IMAGES)])

    def drop(self):
        images = tuple(self.random.sample(IMAGES, self.random.randrange(3)))
        models = (self.random.choice(tuple(MODELS)),) if self.random.random() < 0.3 else ()
        self.window.commands._on_sorted(SortedFiles(images, models, ()))

    def walk(self):
        self.window.commands.next_image()

    def walk_back(self):
        self.window.commands.previous_image()

    def remove_image(self):
        if self.random.random() < 0.3:
            self.window.commands.remove_image()

    def choose_layer(self):
        if self.state.selection.model != "model-3":
            self.state.choose_layer(self.random.choice((None, *LAYERS)))

    def choose_target(self):
        is_flat = self.state.selection.model == "model-3"
        self.state.select(target=self.random.choice(TARGETS[:4] if is_flat else TARGETS))

    def choose_method(self):
        self.state.select(method=self.random.choice(METHODS))

    def choose_score(self):
        self.state.select(score=self.random.choice((None, ScoreKind.PROBABILITY)))

    def choose_preprocessing(self):
        self.state.select(preprocess=self.random.choice(("auto", "none")))

    def put_channel_on_canvas(self):
        layer = self.state.selection.layer
        if layer is not None and self.state.selection.image is not None:
            self.state.select(channel=Target(self.random.randrange(6), layer=layer))

    def leave_channel(self):
        self.state.select(channel=None)

    def peek(self):
        self.window.commands.toggle_original()

    def cancel(self):
        self.window.commands.cancel()

    def ask_again(self):
        self.controller.ask_again()

    def engine_stops(self):
        self.engine.waiting.clear()
        self.engine.status_changed.emit(EngineStatus(Phase.STOPPED, ""))

    def engine_dies(self):
        self.engine.died.emit(text("It stopped and starts again."))

    def reset_layout(self):
        self.window.reset_layout()

    def go_to_panel(self):
        dock = self.window.docks[self.random.choice(PANELS[:2] + PANELS[3:])]
        dock.show()
        dock.raise_()

    def point(self):
        self.canvas.pointer_moved.emit((self.random.randrange(64), self.random.randrange(48)))

    def answer(self):
        self._answer(self.engine.waiting)

    def answer_all(self):
        for _ in range(6):
            self._answer(self.engine.waiting)
            self.settle()

    def answer_late(self):
        """Let an answer arrive to what was replaced or cancelled meanwhile."""
        if self.engine.late:
            late = self.engine.late.pop(self.random.randrange(len(self.engine.late)))
            self.engine.answer(late, model, is_part=False)

    def _answer(self, waiting):
        if not waiting:
            return
        lane = self.random.choice(tuple(waiting))
        request = waiting[lane]
        if self.random.random() < 0.12:
            del waiting[lane]
            self.engine.failed.emit(Failure(request, text("Not this.")))
            return
        is_part = isinstance(request, Explain) and self.random.random() < 0.3
        if not is_part:
            del waiting[lane]
        self.engine.answer(request, model, is_part=is_part)

    # --- running

    def settle(self):
        """Let the event loop run dry."""
        painter = self.panels["methods"]._painter
        for _ in range(50):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if self.random.random() < 0.8:
                self.engine.draw()
            if not (self.controller.pauses.is_active or painter.isActive()):
                break
        QApplication.processEvents()

    def step(self):
        name = self.random.choices(ACTIONS, [WEIGHTS.get(each, 1) for each in ACTIONS])[0]
        self.log.append(name)
        getattr(self, name)()
        self.settle()
        self.check()

    # --- what is chosen, worked out once more

    @property
    def info(self):
        key = self.state.selection.model
        path = next((path for path, each in MODELS.items() if each == key), None)
        return None if path is None else model(path)

    def chosen_input(self):
        now = self.state.selection
        if now.model is None or now.image is None:
            return None
        return InputKey(now.model, now.image, now.preprocess)

    def chosen_target(self):
        now, fed = self.state.selection, self.chosen_input()
        if now.target is not None or fed is None:
            return now.target
        is_known = self.state.predictions is not None
        first = self.engine.ranking.get(Predict(fed, now.output)) if is_known else None
        return None if first is None else Target(first, output=now.output)

    def chosen_layer(self):
        now = self.state.selection
        return now.layer if now.layer is not None else self.info and self.info.auto_layer

    def chosen_score(self):
        """(what is explained by the method alone, and by what all methods share)."""
        now, target = self.state.selection, self.state.selection.target
        has_own = target is None or target.layer is None
        score = now.score if has_own else None
        usual = USUAL[now.method] if has_own else ScoreKind.LOGIT
        return (None if score in (None, usual) else score), score or ScoreKind.LOGIT

    def chosen_maps(self):
        """(key, layer) of the map that is chosen, or None."""
        now, fed, target = self.state.selection, self.chosen_input(), self.chosen_target()
        is_input = fakes.SCOPES[now.method] is Scope.INPUT
        layer = INPUT_LAYER if is_input else self.chosen_layer()
        if fed is None or target is None or layer is None:
            return None
        return MapKey(fed, now.method, target, (), self.chosen_score()[0]), layer

    def chosen_heat(self):
        channel, fed, maps = self.state.selection.channel, self.chosen_input(), self.chosen_maps()
        if channel is not None and fed is not None:
            return ChannelSource(fed, channel.layer, channel.index)
        return None if maps is None else MapSource(*maps)

    # --- what must hold

    def check(self):
        self.check_canvas()
        self.check_caption()
        self.check_target()
        self.check_colors_and_pointer()
        self.check_methods()
        self.check_activations()
        self.check_rest()

    def frame(self):
        """(image, heat) of the picture on the canvas, or None while it shows the image alone."""
        image = self.canvas._picture._frame
        if image.isNull():
            return None
        color = image.pixelColor(0, 0)
        assert color.red() == 77
        return self.numbers.thing(color.blue() + 256 * color.green())

    def frame_is_chosen(self):
        frame = self.frame()
        return frame is not None and frame == (self.state.selection.image, self.chosen_heat())

    def check_canvas(self):
        now, frame, picture = self.state.selection, self.frame(), self.state.picture
        assert self.canvas.image_key == ("" if picture is None else now.image)
        wanted = self.state.images.find(self.state.images.current)
        if wanted is not None and picture is not None and wanted.path != picture.path:
            is_marked = self.caption.sentence == "Opening the image…"
            assert is_marked, (wanted, picture.path)
        if frame is None or self.canvas._is_dimmed:
            return
        image, heat = frame
        assert image == now.image
        if heat is not None:
            assert heat == self.chosen_heat()

    def check_caption(self):
        sentence, facts = self.caption.sentence, self.caption.facts
        spoken = self.canvas.accessibleDescription()
        assert (facts in spoken and sentence in spoken) or self.state.picture is None
        maps = self.chosen_maps()
        if facts:
            assert self.frame_is_chosen()
            assert not self.canvas._is_dimmed
            name, *words, least_to_most = [
                part for part in facts.split(" · ") if "of the work" not in part
            ]
            assert name == NAMES[maps[0].method]
            assert self.numbers.thing(least_to_most.split()[-1]) == self.frame()
            if maps[1]:
                assert words.pop(0) == maps[1]
            if maps[0].method == "eigen-cam":
                assert words == ["class-free"]
            else:
                label, score = words
                assert score.split()[-1] == label[1:] or "channel" in label
                key, _ = self.numbers.thing(score.split()[-1])
                assert key == maps[0]
        for number in re.findall(r"\bm(\d+)\b", sentence):
            assert self.numbers.thing(number)[0] == maps[0]
        layers = [layer for layer in LAYERS if layer in sentence]
        channel = self.state.selection.channel
        assert layers in ([], [self.chosen_layer()], [channel and channel.layer])
        name = view_name(self.state.selection, self.state.known)
        is_named = any(f"_{method}_" in f"{name}_" for method in METHODS)
        if is_named:
            assert self.frame_is_chosen()
            assert f"_{maps[0].method}" in name

    def check_target(self):
        panel = self.panels["target"]
        fed, output = self.chosen_input(), self.state.selection.output
        rows = [row for row in panel.bars._rows if not row.isHidden()]
        if not rows:
            return
        number = rows[0]._prediction.label[1:]
        is_current = fed is not None and self.numbers.thing(number) == Predict(fed, output)
        assert is_current or marked(panel._room)
        assert is_current is ("%" in str(panel.classes.data(panel.classes.index(0))))

    def check_colors_and_pointer(self):
        bar, maps = self.panels["display"].bar, self.chosen_maps()
        if bar._range is not None:
            shown = self.numbers.thing(bar._range[1])
            assert shown == (self.state.selection.image, self.chosen_heat()) or marked(bar)
        found = re.search(r"map (\S+) \(raw\)", self.window.status.reading.text())
        if found and self.state.selection.channel is None:
            assert self.numbers.thing(float(found[1])) == maps
            assert self.frame_is_chosen()
        if found and bar._marker is not None:
            assert bar._marker == pytest.approx(float(found[1]), rel=1e-2)

    def check_methods(self):
        panel = self.panels["methods"]
        if not panel.is_on_screen or panel._pages.currentWidget() is panel.note:
            return
        layer, target = self.chosen_layer(), self.chosen_target()
        chosen = CompareMethods(self.chosen_input(), target, layer, self.chosen_score()[1])
        for name in panel.strip.ids():
            found = re.search(r"maximum, here (\S+) \(raw\)", panel.strip.card(name).toolTip())
            if found and not panel.strip.image(name).isNull():
                assert self.numbers.thing(float(found[1])) == chosen or marked(panel.strip)

    def check_activations(self):
        panel, now = self.panels["activations"], self.state.selection
        layer = now.inspected or self.chosen_layer()
        shared = self.chosen_score()[1]
        if panel.is_on_screen and panel.pages.currentIndex() and panel.tabs.currentIndex() == 0:
            wanted = ShowActivations(self.chosen_input(), layer, self.chosen_target(), shared)
            assert panel._shown.request == wanted or marked(panel.pages)
            if not panel.title.text().startswith(layer or "-"):
                assert marked(panel.pages)

    def check_rest(self):
        status, now = self.window.status, self.state.selection
        is_heat_there = self.frame_is_chosen() and self.chosen_heat() is not None
        if is_heat_there and isinstance(self.chosen_heat(), MapSource):
            held = self.engine.maps[self.chosen_maps()[0]]
            assert status.precision.text() in ("", held.precision)
        elif status.precision.text():
            is_channel = now.channel is not None and is_heat_there
            assert not status.precision.isEnabled() or is_channel
        note = self.panels["method"].note
        if "It takes" in note.text() and note.isEnabled():
            request = self.panels["method"]._costs.request
            wanted = self.chosen_input(), self.chosen_layer(), now.method
            assert (request.input, request.layer, request.method) == wanted
        title = self.window.windowTitle()
        for path, key in MODELS.items():
            assert (path[3:].split(".")[0] in title) <= (key == now.model)
        for path in IMAGES:
            is_shown = self.state.picture is not None and self.state.picture.path == path
            assert (path[3:] in title) is is_shown
        self.check_saved()

    def check_saved(self):
        """What is copied is what is seen, or it is said why not."""
        self.window.commands.copy_view()
        request = next(
            (each for each in self.engine.waiting.values() if isinstance(each, CopyView)), None
        )
        if request is None:
            return
        self.engine.cancel(request.lane)
        self.state.queries.end_lane(request.lane)
        self.engine.late.clear()
        frame = self.frame()
        assert request.image == now_image(self.state)
        assert frame is None or frame[0] == request.image
        seen = None if frame is None else frame[1]
        if self.state.selection.show_original:
            assert request.shown is None
        else:
            assert request.shown == seen


def now_image(state):
    return state.selection.image


def marked(widget):
    """Whether a widget is dimmed."""
    veil = next(each for each in widget.children() if isinstance(each, StaleVeil))
    return not veil.isHidden()


NOT_ACTIONS = {"settle", "step", "frame", "frame_is_chosen"}
ACTIONS = [
    name
    for name, each in vars(Walker).items()
    if callable(each) and not name.startswith(("_", "check", "chosen")) and name not in NOT_ACTIONS
]


@pytest.fixture
def at_once(monkeypatch):
    """No patience and no pauses: what would be seen for long is seen now."""
    monkeypatch.setattr(pauses, "SETTLE_MS", 0)
    monkeypatch.setattr(pauses, "PAUSES_MS", dict.fromkeys(pauses.PAUSES_MS, 0))
    monkeypatch.setattr(stale_veil, "PATIENCE_MS", 0)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.usefixtures("at_once")
def test_whatever_the_user_does_nothing_on_the_screen_is_stale(qtbot, tmp_path, seed):
    walker = Walker(tmp_path, qtbot, seed)
    try:
        for _ in range(STEPS):
            try:
                walker.step()
            except AssertionError as error:
                error.add_note(f"after {len(walker.log)}: {walker.log[-12:]}")
                raise
    finally:
        walker.controller.detach()
        walker.window.central_view.stop()
