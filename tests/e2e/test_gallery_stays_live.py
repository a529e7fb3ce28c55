"""While a gallery grows in the real engine, all else is answered, and the gallery goes on."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import QObject, Slot

from engine.api.activations import Activations, ShowActivations
from engine.api.attribution import Explain, Maps, Predict, Predictions
from engine.api.filters import FilterImages, FilterSettings, GrowFilters
from engine.api.image import OpenImage, Picture
from engine.api.keys import InputKey, Lane, MapKey
from engine.api.model import LoadModel, ModelInfo
from engine.api.results import Failure, Progress
from engine.ipc.thread import EngineThread
from tests.patient_bot import PatientBot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

DEMO = Path(__file__).parents[2] / "resources" / "demo"
LAYER, OTHER = "backbone/block2_conv1_relu", "backbone/block1_conv1_relu"
CHANNELS = tuple(range(24))


class Desk(QObject):
    """A running engine thread, what it told, and waiting for what it tells."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self.qtbot = qtbot
        self.thread_ = EngineThread()
        self.told: list[Any] = []
        self.deaths: list[Any] = []
        self.thread_.produced.connect(self._on_told)
        self.thread_.failed.connect(self._on_told)
        self.thread_.progressed.connect(self._on_told)
        self.thread_.died.connect(self._on_died)
        self.thread_.start()

    @Slot(object)
    def _on_told(self, told: Any) -> None:
        self.told.append(told)

    @Slot(object)
    def _on_died(self, sentence: Any) -> None:
        self.deaths.append(sentence)

    def open(self) -> None:
        """Open the demo model; keep its key, and the inputs of two images."""
        self.model = self.told[self.ask(LoadModel(str(DEMO / "demo.keras")), ModelInfo)].key
        pictures = [
            self.told[self.ask(OpenImage(str(DEMO / "samples" / name)), Picture)]
            for name in ("fish.png", "gear_star.png")
        ]
        self.first, self.second = (InputKey(self.model, each.key) for each in pictures)

    def wait(self, is_it: Callable[[Any], bool], since: int = 0) -> int:
        """Wait until something is told; return its place."""
        place = since

        def there() -> bool:
            nonlocal place
            while place < len(self.told):
                if is_it(self.told[place]):
                    return True
                place += 1
            return False

        self.qtbot.waitUntil(there)
        return place

    def ask(self, request: Any, kind: type) -> int:
        """Ask for something; return the place of the answer."""
        before = len(self.told)
        self.thread_.submit(request)
        return self.wait(lambda told: isinstance(told, kind), before)

    def frames(self, request: GrowFilters) -> list[FilterImages]:
        return [
            each for each in self.told if isinstance(each, FilterImages) and each.request == request
        ]


def frame_of(request: GrowFilters, *, complete: bool = False) -> Callable[[Any], bool]:
    return lambda told: (
        isinstance(told, FilterImages) and told.request == request and told.complete >= complete
    )


@pytest.fixture(scope="module")
def running(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Desk]:
    """An engine that has started, for most tests: each grows pictures from a seed of its own."""
    desk = Desk(PatientBot(request))
    desk.open()
    yield desk
    assert desk.thread_.stop()


@pytest.fixture
def another(qtbot: QtBot) -> Iterator[Desk]:
    """An engine of its own, for the test that kills it."""
    desk = Desk(qtbot)
    desk.open()
    yield desk
    assert desk.thread_.stop()


@pytest.fixture
def desk(running: Desk) -> Iterator[Desk]:
    yield running
    running.thread_.cancel(Lane.FILTERS)
    running.told.clear()
    running.deaths.clear()


def gallery(model: str, layer: str = LAYER, **settings: int) -> GrowFilters:
    settings = {"steps": 48, "size": 64, **settings}
    return GrowFilters(
        model,
        layer,
        CHANNELS,
        settings=FilterSettings(**settings),  # type: ignore[arg-type]
        in_view=16,
    )


def test_other_wishes_are_answered_while_a_gallery_grows(desk: Desk):
    model, first, second = desk.model, desk.first, desk.second
    desk.ask(Predict(first), Predictions)
    request = gallery(model, seed=1, steps=96)
    desk.ask(request, FilterImages)
    places = [desk.ask(Predict(second), Predictions)]
    top = desk.told[places[0]].ranked[0].target
    places.append(desk.ask(Explain(MapKey(second, "grad-cam", top), OTHER), Maps))
    places.append(desk.ask(ShowActivations(first, LAYER), Activations))
    end = desk.wait(frame_of(request, complete=True))
    assert max(places) < end
    found = desk.frames(request)
    done = [channel for each in found if each.done for channel in each.channels]
    assert sorted(done) == sorted(CHANNELS)
    assert [each.complete for each in found] == [False] * (len(found) - 1) + [True]
    # It went on in between, too, and each group only ever went up.
    steps: dict[tuple[int, ...], list[int]] = {}
    for each in found:
        steps.setdefault(each.channels, []).append(each.step)
    assert all(each == sorted(each) for each in steps.values())
    assert not [told for told in desk.told if isinstance(told, Failure)]


def test_a_newer_gallery_wins_and_what_is_cancelled_is_quiet(desk: Desk):
    model, first = desk.model, desk.first
    old, new = (gallery(model, layer, steps=4096, seed=2) for layer in (LAYER, OTHER))
    desk.ask(old, FilterImages)
    desk.thread_.submit(new)
    place = desk.wait(frame_of(new))
    desk.thread_.cancel(Lane.FILTERS)
    desk.ask(Predict(first), Predictions)  # it was asked after the cancel
    after = len(desk.told)
    desk.ask(ShowActivations(first, LAYER), Activations)
    desk.ask(ShowActivations(first, OTHER), Activations)
    late = [told for told in desk.told[after:] if isinstance(told, FilterImages | Progress)]
    assert late == []
    assert not [told for told in desk.told[place:] if getattr(told, "request", None) == old]
    assert not any(each.complete for each in (*desk.frames(old), *desk.frames(new)))
    assert desk.deaths == []


def test_another_order_goes_on_with_what_has_begun(desk: Desk):
    request = gallery(desk.model, seed=3)
    desk.ask(request, FilterImages)
    desk.wait(lambda told: isinstance(told, FilterImages) and told.step > 8)
    turned = replace(request, channels=(*CHANNELS[8:], *CHANNELS[:8]))
    desk.thread_.submit(turned)
    desk.wait(frame_of(turned, complete=True))
    reached = {each.channels: each.step for each in desk.frames(request)}
    found = desk.frames(turned)
    for channels, step in reached.items():
        steps = [each.step for each in found if each.channels == channels]
        assert steps
        assert min(steps) >= step
    done = [channel for each in found if each.done for channel in each.channels]
    assert sorted(done) == sorted(CHANNELS)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal")
def test_a_killed_engine_grows_again(another: Desk):
    desk = another
    request = gallery(desk.model)
    place = desk.ask(request, FilterImages)
    pid = desk.thread_.engine_pid
    os.kill(pid, signal.SIGKILL)
    desk.qtbot.waitUntil(lambda: bool(desk.deaths))
    before = len(desk.told)
    again = desk.wait(frame_of(request), before)
    assert desk.thread_.engine_pid != pid
    assert len(desk.deaths) == 1
    one, other = desk.told[place], desk.told[again]
    assert one.channels == other.channels
    if one.step == other.step == 1:
        np.testing.assert_array_equal(one.pixels, other.pixels)
    end = desk.wait(frame_of(request, complete=True), before)
    done = {
        channel
        for told in desk.told[before : end + 1]
        if isinstance(told, FilterImages) and told.done
        for channel in told.channels
    }
    assert done == {*CHANNELS}
