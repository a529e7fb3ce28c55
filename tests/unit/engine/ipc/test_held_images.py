"""No image that the window has open is ever refused: the supervisor alone says what is held.

A state machine drives the real supervisor, its book of images, the real lane queue and server, and
the real session with a tiny backend; messages, steps of work and deaths come in any order.
"""

from __future__ import annotations

import logging
import tempfile
from collections import OrderedDict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from engine.api.activations import SaveAllActivations, ShowActivations, ShowWeights
from engine.api.attribution import CompareMethods, EstimateCosts, Explain, Maps, Predict
from engine.api.errors import EngineError
from engine.api.filters import GrowFilters
from engine.api.image import HoldImage, Picture
from engine.api.keys import InputKey, Lane, MapKey, Target
from engine.api.model import LoadModel
from engine.ipc.held_images import HeldImages
from engine.ipc.opened_images import OpenedImages
from engine.ipc.supervisor import Supervisor
from tests.unit.engine.ipc.local_engine import Heard, LocalEngine, use_tiny_models
from tests.unit.engine.ipc.stage import MODEL

if TYPE_CHECKING:
    from collections.abc import Collection

MODEL_KEY = MODEL.path


def picture(key: str, side: int = 4) -> Picture:
    return Picture(key, key, f"/{key}.png", np.full((side, side, 3), ord(key), np.uint8))


def explain(image: str, method: str = "grad-cam", **parameters: int) -> Explain:
    key = MapKey(InputKey(MODEL_KEY, image), method, Target(0), tuple(parameters.items()))
    return Explain(key)


class Bench:
    """A supervisor over an engine in this process, which answers at once."""

    def __init__(self, folder: Path) -> None:
        self.heard = Heard()
        self.engine = LocalEngine(folder)
        self.supervisor = Supervisor(self.heard, picture, lambda options: self.engine)  # type: ignore[arg-type, return-value]
        self.supervisor.start()
        self.engine.load()
        self.supervisor.handle_events()
        self.ask(MODEL)

    def ask(self, request: object) -> None:
        self.supervisor.submit(request)  # type: ignore[arg-type]
        self.engine.work_all()
        self.supervisor.handle_events()


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    use_tiny_models(monkeypatch)
    return Bench(tmp_path)


def test_going_back_and_forth_between_images_refuses_none(bench: Bench):
    for image in "ABCD":
        bench.ask(explain(image))
    for request in (explain("A", "layer-cam"), explain("E"), explain("A", "eigen-cam")):
        bench.ask(request)
    assert [str(failure.text) for failure in bench.heard.failures] == []
    whole = [maps.key for maps in bench.heard.answers if isinstance(maps, Maps) and maps.complete]
    assert whole[-1] == explain("A", "eigen-cam").key
    assert len(whole) == 7


def test_what_was_used_longest_ago_goes_first():
    held = HeldImages(limit=3 * 48)
    for key in "ABC":
        assert not held.use(key)
        held.hold(picture(key), needed=())
    assert held.use("A")
    request = held.hold(picture("D"), needed=())
    assert (request.picture.key, request.keep) == ("D", {"C", "A"})
    assert held.keys == {"C", "A", "D"}
    held.clear()
    assert held.keys == frozenset()


def test_a_large_image_is_held_alone_beside_what_is_needed():
    held = HeldImages(limit=3 * 48)
    for key in "ABC":
        held.hold(picture(key), needed=())
    assert held.hold(picture("D", side=40), needed={"B"}).keep == {"B"}
    assert held.hold(picture("E"), needed=()).keep == frozenset()


# --- any order of events --------------------------------------------------------------------------

SIDES = dict(zip("ABCDEFGH", (4, 4, 4, 4, 6, 2, 8, 12), strict=True))
HELD_BYTES = 3 * 48
KEPT_PICTURES = 3

REQUESTS = {
    "predict": lambda key: Predict(key),
    "predict for maps": lambda key: Predict(key, layers=("two",)),
    "maps": lambda key: explain(key.image),
    "other maps": lambda key: explain(key.image, "layer-cam"),
    "smoothed maps": lambda key: explain(key.image, smoothing=3),
    "comparison": lambda key: CompareMethods(key, Target(0), "two"),
    "costs": lambda key: EstimateCosts(key, None, "grad-cam"),
    "activations": lambda key: ShowActivations(key, "one", Target(1)),
    "activation files": lambda key: SaveAllActivations("folder", key),
    "weights": lambda key: ShowWeights(MODEL_KEY, "one"),
    "filters": lambda key: GrowFilters(MODEL_KEY, "one", (0,), start=key),
}
requests = st.sampled_from(sorted(REQUESTS))
images = st.sampled_from(sorted(SIDES))
lanes = st.sampled_from([Lane.MAPS, Lane.PREDICTION, Lane.FILTERS, Lane.ACTIVATION_FILES])
meanwhile = st.lists(
    st.one_of(
        st.tuples(st.just("ask"), requests, images),
        st.tuples(st.just("cancel"), lanes),
        st.just(("kill",)),
        st.just(("read",)),
    ),
    max_size=8,
)


class Killed(BaseException):
    """The engine process dies in the middle of its work."""


class CheckedImages(HeldImages):
    """A book that must be within its limit after each entry, but for what is needed."""

    def hold(self, picture: Picture, needed: Collection[str]) -> HoldImage:
        request = super().hold(picture, needed)
        others = sum(self._sizes[key] for key in request.keep if key not in needed)
        assert others == 0 or sum(self._sizes.values()) <= HELD_BYTES
        return request


class AnyOrder(RuleBasedStateMachine):
    """A window with eight images, and an engine process that may die at any moment."""

    def __init__(self) -> None:
        super().__init__()
        self.patches = pytest.MonkeyPatch()
        use_tiny_models(self.patches)
        self.patches.setattr(logging.root.manager, "disable", logging.CRITICAL)
        self.now = 0.0
        self.patches.setattr("engine.ipc.supervisor.time.monotonic", lambda: self.now)
        self.folder = Path(tempfile.gettempdir())
        self.heard = Heard()
        self.pictures = {key: picture(key, side) for key, side in SIDES.items()}
        self.opened: set[str] = set()
        self.kept: OrderedDict[str, Picture] = OrderedDict()  # by the renderer
        self.restoring: list[str] = []
        self.images = OpenedImages(self.kept_picture, lambda key, _: self.restoring.append(key))
        self.held = CheckedImages(HELD_BYTES)
        self.supervisor = Supervisor(
            self.heard,
            self.images.find,
            self.start_engine,  # type: ignore[arg-type]
            self.held,
        )

    def start_engine(self, options: Any) -> LocalEngine:
        self.engine = LocalEngine(self.folder)
        return self.engine

    def kept_picture(self, key: str) -> Picture:
        if key not in self.kept:
            raise EngineError("This image is not open any more. Open it again.")
        return self.kept[key]

    def keep(self, key: str) -> None:
        self.kept[key] = self.pictures[key]
        self.kept.move_to_end(key)
        while len(self.kept) > KEPT_PICTURES:
            self.kept.popitem(last=False)

    def teardown(self) -> None:
        try:
            self.come_to_rest()
        finally:
            self.patches.undo()

    def come_to_rest(self) -> None:
        """Let everything go on until nothing moves: nobody may be left waiting."""
        for _ in range(20):
            while self.restoring:
                self.restore()
            self.engine.is_congested = False
            if self.engine.session is None:
                self.engine.load()
            self.engine.work_all()
            self.supervisor.handle_events()
            self.no_image_is_refused()
        assert self.supervisor._pending == {}
        assert self.restoring == []
        if self.supervisor.pid:
            assert self.engine.session is not None
            assert set(self.engine.session._pictures) == self.held.keys

    # What the window does.

    @initialize()
    def begin(self) -> None:
        self.supervisor.start()
        self.supervisor.submit(MODEL)

    @rule()
    def open_model(self) -> None:
        self.supervisor.submit(MODEL)

    @rule(key=images)
    def open_image(self, key: str) -> None:
        self.opened.add(key)
        self.images.add(self.pictures[key])
        self.keep(key)

    @rule(kind=requests, key=images)
    def ask(self, kind: str, key: str) -> None:
        if key not in self.opened:
            self.open_image(key)
        self.supervisor.submit(REQUESTS[kind](InputKey(MODEL_KEY, key)))

    @rule(kind=requests)
    def walk(self, kind: str) -> None:
        """Ask the same of one image after another."""
        for key in "ABCDE":
            self.ask(kind, key)

    @rule(lane=lanes)
    def cancel(self, lane: Lane) -> None:
        self.supervisor.cancel(lane)

    @precondition(lambda self: self.restoring)
    @rule()
    def restore(self) -> None:
        key = self.restoring.pop(0)
        self.keep(key)
        self.images.end_restoring(key)
        self.supervisor.send_waiting()

    @rule()
    def handle_events(self) -> None:
        self.supervisor.handle_events()

    @rule()
    def lose_patience(self) -> None:
        self.now += 10
        self.supervisor.handle_events()

    # What the engine process does.

    @precondition(lambda self: self.engine.session is None)
    @rule()
    def load(self) -> None:
        self.engine.load()
        self.supervisor.handle_events()

    @rule(count=st.integers(1, 3))
    def read(self, count: int) -> None:
        self.engine.read(count)

    @rule(is_congested=st.booleans())
    def fill_pipe(self, is_congested: bool) -> None:
        self.engine.is_congested = is_congested

    @precondition(lambda self: self.engine.session is not None and self.engine.alive)
    @rule(events=meanwhile, handles=st.booleans())
    def work(self, events: list[Any], handles: bool) -> None:
        """Answer one request; before each of its results something may happen."""
        left = list(events)

        def happen() -> None:
            if not left:
                return
            what, *arguments = left.pop(0)
            if what == "ask":
                self.ask(*arguments)
            elif what == "cancel":
                self.cancel(*arguments)
            elif what == "kill":
                raise Killed
            self.engine.read()
            if handles and self.engine.alive:
                self.supervisor.handle_events()

        self.engine.read()
        self.engine.between = happen
        try:
            self.engine.work()
        except Killed:
            self.kill()
        finally:
            self.engine.between = lambda: None

    @rule()
    def work_all(self) -> None:
        if self.engine.session is not None and self.engine.alive:
            self.engine.work_all()
        self.supervisor.handle_events()

    @rule()
    def kill(self) -> None:
        self.engine.kill()
        self.supervisor.handle_events()

    # What must be so at any moment.

    @invariant()
    def no_image_is_refused(self) -> None:
        told = [str(failure.text) for failure in self.heard.failures]
        assert [each for each in told if "image" in each] == []
        assert [each for each in told if "could not do this" in each] == []

    @invariant()
    def what_the_supervisor_thinks_is_held_is_held(self) -> None:
        if self.supervisor.pid and self.engine.alive:
            assert self.engine.will_hold() == self.held.keys


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(
    derandomize=True, deadline=None, max_examples=150, stateful_step_count=40, database=None
)


# --- two models that take turns in one process ----------------------------------------------------

OTHER = LoadModel("other.keras", is_compared=True)


class TwoModels(AnyOrder):
    """The same with a second model: images A to D are asked of one, E to H of the other."""

    @initialize()
    def begin(self) -> None:
        super().begin()
        self.come_to_rest()
        self.supervisor.submit(OTHER)
        self.come_to_rest()

    @rule()
    def open_other(self) -> None:
        self.supervisor.submit(OTHER)

    @rule(kind=requests, key=images)
    def ask(self, kind: str, key: str) -> None:
        if key not in self.opened:
            self.open_image(key)
        model = MODEL_KEY if key in "ABCD" else OTHER.path
        request = REQUESTS[kind](InputKey(model, key))
        if isinstance(request, ShowWeights | GrowFilters):
            request = replace(request, model=model)
        elif isinstance(request, Explain):
            request = replace(request, key=replace(request.key, input=InputKey(model, key)))
        self.supervisor.submit(request)

    @invariant()
    def no_model_is_refused(self) -> None:
        told = [str(failure.text) for failure in self.heard.failures]
        if not any("does not try this" in each for each in told):  # after that, one is not open
            assert [each for each in told if "not open any more" in each] == []


TestTwoModels = TwoModels.TestCase
TestTwoModels.settings = settings(
    derandomize=True, deadline=None, max_examples=100, stateful_step_count=40, database=None
)
