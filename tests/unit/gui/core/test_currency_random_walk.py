"""A user who does anything at any time: what is on the screen belongs to the choice, or is marked.

2,000 seeded steps through the whole window, with an engine that answers late, refuses, dies, or
says nothing. Each answer carries a number of its own (as label, score, range, colour of the
picture), so that what a widget shows can be traced to the request that it answers; what is
chosen is worked out here once more, without `gui.core.currency`, `planning` or `chosen`.
"""

import random
import re

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from engine.api.activations import ShowActivations, ShowWeights
from engine.api.attribution import CompareMethods, Explain, Predict
from engine.api.display import ChannelSource, CopyView, MapSource
from engine.api.engine_status import EngineStatus, Phase
from engine.api.errors import text
from engine.api.keys import INPUT_LAYER, InputKey, MapKey, Target
from engine.api.methods import Scope
from engine.api.results import Failure
from engine.api.scores import ScoreKind
from gui.core import pauses, views
from gui.core.controller import Controller
from gui.core.dropped_files import SortedFiles
from gui.core.selection import DIFFERENCE_INDEX, Link
from gui.core.settings import Settings
from gui.core.state import State
from gui.dialogs.export import view_name
from gui.main_window import MainWindow
from gui.notices import Notices
from gui.widgets import stale_veil
from gui.widgets.stale_veil import StaleVeil
from tests.unit.gui import fakes
from tests.unit.gui.numbered_engine import MODELS, PRECISIONS, Engine, Numbers, model

SEEDS, STEPS = range(4), 500
LAYERS = tuple(f"backbone/block{number}_conv" for number in range(4))
METHODS = ("grad-cam", "layer-cam", "eigen-cam", "rise", "score-cam")
IMAGES = ("/i/a.png", "/i/b.png", "/i/c.png")
TARGETS = (None, None, Target(0), Target(3), Target(1, layer=LAYERS[1]))
PANELS = ("methods", "activations", "weights", "filters")
NAMES = {method.id: method.name for method in fakes.METHOD_INFOS}
USUAL = {method.id: method.score for method in fakes.METHOD_INFOS}
WEIGHTS = {
    "answer": 30,
    "choose_layer": 4,
    "choose_method": 3,
    "choose_target": 3,
    "walk": 3,
    "turn_page": 3,
    "go_to_panel": 3,
}


class Walker:
    """A window, a hand that does anything, and an eye that checks."""

    def __init__(self, folder, qtbot, seed):
        self.random = random.Random(seed)
        self.numbers = Numbers()
        self.settings = Settings(str(folder / "settings.json"))
        self.state, self.notices = State(), Notices()
        self.controller = Controller(self.state, self.notices)
        self.window = MainWindow(self.state, self.controller, self.notices, self.settings)
        self.engine = Engine(self.numbers)
        self.controller.attach(self.engine)
        qtbot.addWidget(self.window)
        self.window.resize(960, 600)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.view = self.state.active  # the one that is looked at
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

    def add_view(self):
        if len(self.state.views) < 3:
            self.state.change_views(views.added)

    def close_view(self):
        index = self.random.choice(self.state.views).index
        self.state.change_views(lambda now: views.closed(now, index))

    def go_to_view(self):
        index = self.random.choice(self.state.views).index
        self.state.change_views(lambda now: views.activated(now, index))

    def show_difference(self):
        self.state.change_views(views.compared)

    def link_views(self):
        links = [link for link in Link if self.random.random() < 0.5]
        self.state.change_views(lambda now: views.linked(now, links))

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

    def turn_page(self):
        self.panels["activations"].tabs.setCurrentIndex(self.random.randrange(2))

    def point(self):
        self.view = self.state.active
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
        painter, draws = self.panels["methods"]._painter, self.random.random() < 0.8
        for _ in range(50):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if draws:
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
    def now(self):
        return self.view.selection

    @property
    def canvas(self):
        return self.window.central_view.views.panes[self.view.index].canvas

    @property
    def caption(self):
        return self.window.central_view.views.panes[self.view.index].caption

    @property
    def info(self):
        key = self.now.model
        path = next((path for path, each in MODELS.items() if each == key), None)
        return None if path is None else model(path)

    def chosen_input(self):
        now = self.now
        if now.model is None or now.image is None:
            return None
        return InputKey(now.model, now.image, now.preprocess)

    def chosen_target(self):
        now, fed = self.now, self.chosen_input()
        if now.target is not None or fed is None:
            return now.target
        is_known = self.view.predictions is not None
        first = self.engine.ranking.get(Predict(fed, now.output)) if is_known else None
        return None if first is None else Target(first, output=now.output)

    def chosen_layer(self):
        now = self.now
        return now.layer if now.layer is not None else self.info and self.info.auto_layer

    def chosen_score(self, method=None):
        """(what is explained by a method alone, and by what all methods share)."""
        now, target = self.now, self.now.target
        has_own = target is None or target.layer is None
        score = now.score if has_own else None
        usual = USUAL[method or now.method] if has_own else ScoreKind.LOGIT
        return (None if score in (None, usual) else score), score or ScoreKind.LOGIT

    def chosen_maps(self, method=None):
        """(key, layer) of the map that is chosen, or of another method's; or None."""
        fed, target = self.chosen_input(), self.chosen_target()
        method = method or self.now.method
        is_input = fakes.SCOPES[method] is Scope.INPUT
        layer = INPUT_LAYER if is_input else self.chosen_layer()
        if fed is None or target is None or layer is None:
            return None
        return MapKey(fed, method, target, (), self.chosen_score(method)[0]), layer

    def chosen_heat(self):
        channel, fed, maps = self.now.channel, self.chosen_input(), self.chosen_maps()
        if channel is not None and fed is not None:
            return ChannelSource(fed, channel.layer, channel.index)
        return None if maps is None else MapSource(*maps)

    # --- what must hold

    def check(self):
        self.check_visible()
        for view in self.state.views:
            self.view = view
            self.check_canvas()
            self.check_caption()
        self.check_difference()
        self.view = self.state.active
        self.check_target()
        self.check_colors_and_pointer()
        self.check_methods()
        self.check_activations()
        self.check_weights()
        self.check_rest()

    def check_visible(self):
        """Check that what a panel believes to be on the screen is what Qt paints."""
        for name in ("methods", "activations", "filters"):
            panel = self.panels[name]
            is_painted = panel.isVisible() and not panel.visibleRegion().isEmpty()
            assert panel.is_on_screen is is_painted, name
        assert self.state.visible.method_strip is self.panels["methods"].is_on_screen

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
        return frame is not None and frame == (self.now.image, self.chosen_heat())

    def check_canvas(self):
        now, frame, picture = self.now, self.frame(), self.view.picture
        assert self.canvas.image_key == ("" if picture is None else now.image)
        wanted = self.state.images.find(self.state.images.current)
        is_active = self.view.index == self.state.selection.split.index
        is_other = wanted is not None and picture is not None and wanted.path != picture.path
        if is_active and is_other:
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
        assert (facts in spoken and sentence in spoken) or self.view.picture is None
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
        channel = self.now.channel
        assert layers in ([], [self.chosen_layer()], [channel and channel.layer])
        name = view_name(self.now, self.view.known)
        is_named = any(f"_{method}_" in f"{name}_" for method in METHODS)
        if is_named:
            assert self.frame_is_chosen()
            assert f"_{maps[0].method}" in name

    def check_difference(self):
        """Check the picture of one view minus another, which is never shown for an earlier one."""
        difference = self.state.selection.split.difference
        pane = self.window.central_view.views.panes.get(DIFFERENCE_INDEX)
        if difference is None or pane is None:
            return
        heats = {}
        for view in self.state.views:
            self.view = view
            heats[view.index] = self.chosen_heat()
        image = pane.canvas._picture._frame
        if image.isNull():
            assert pane.caption.facts == ""
            return
        color = image.pixelColor(0, 0)
        _, heat = self.numbers.thing(color.blue() + 256 * color.green())
        if heat is not None:
            assert heat == (heats[difference.first], heats[difference.second])

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
                is_slow = name != "cam" and fakes.SCOPES[name] is not Scope.ALL_LAYERS
                wanted = self.chosen_maps(name) if is_slow else chosen
                assert self.numbers.thing(float(found[1])) == wanted or marked(panel.strip)

    def check_activations(self):
        panel, now = self.panels["activations"], self.state.selection
        layer = now.inspected or self.chosen_layer()
        shared = self.chosen_score()[1]
        if panel.is_on_screen and panel.pages.currentIndex() and panel.tabs.currentIndex() == 0:
            wanted = ShowActivations(self.chosen_input(), layer, self.chosen_target(), shared)
            assert panel._shown.request == wanted or marked(panel.pages)
            if not panel.title.text().startswith(layer or "-"):
                assert marked(panel.pages)

    def check_weights(self):
        page, now = self.panels["activations"].weights, self.state.selection
        if not page.is_on_screen or now.model is None:
            return
        wanted = ShowWeights(now.model, now.inspected or self.chosen_layer() or "")
        if page._pages.currentIndex():
            assert page._shown.request == wanted or marked(page._pages.currentWidget())
        else:
            layers = [layer for layer in LAYERS if layer in page.note.text()]
            assert layers in ([], [wanted.layer])

    def check_rest(self):
        status, now = self.window.status, self.state.selection
        is_heat_there = self.frame_is_chosen() and self.chosen_heat() is not None
        if is_heat_there and isinstance(self.chosen_heat(), MapSource):
            key, layer = self.chosen_maps()
            is_lone = fakes.SCOPES[key.method] is Scope.ONE_LAYER
            number = self.numbers.of((key, layer if is_lone else None))
            is_marked = not status.precision.isEnabled()
            assert is_marked or status.precision.text() in ("", PRECISIONS[number % 2])
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
            assert (path[3:] in title) is (key == now.model)
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
