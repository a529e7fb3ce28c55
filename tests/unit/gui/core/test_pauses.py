"""Who goes on choosing asks once; a single choice goes at once."""

from dataclasses import replace

import pytest

from engine.api.attribution import EstimateCosts, Predict
from engine.api.filters import GrowFilters
from engine.api.keys import InputKey
from gui.core import pauses
from gui.core.pauses import Pauses
from gui.core.selection import Known
from tests.unit.gui import fakes

INPUT = InputKey("model-1", "image-1")
GROWTH = GrowFilters("model-1", "first", tuple(range(8)))
OTHER, THIRD = (replace(GROWTH, layer=layer) for layer in ("second", "third"))


class Clock:
    """A clock that is set by hand."""

    now = 100.0

    def monotonic(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr(pauses, "time", made)
    return made


@pytest.fixture
def made(qapp):
    made = Pauses()
    yield made
    made.clear()


def interval(pauses, request):
    """The pause of a request that must wait, in ms."""
    assert not pauses.is_over(request, Known())
    return pauses._timers[request.lane].interval()


def test_what_has_no_pause_goes_at_once(made):
    assert made.is_over(Predict(INPUT), Known())
    assert not made.is_active


def test_a_request_waits_until_it_has_been_the_same_for_a_while(made, qtbot):
    first, second = (EstimateCosts(INPUT, layer, "grad-cam") for layer in ("a", "b"))
    assert not made.is_over(first, Known())
    assert not made.is_over(second, Known())
    with qtbot.waitSignal(made.ended):
        pass
    assert made.is_over(second, Known())
    assert not made.is_over(first, Known())


def test_what_is_not_needed_any_more_waits_no_longer(made):
    made.is_over(EstimateCosts(INPUT, "a", "grad-cam"), Known())
    made.keep({GROWTH.lane})
    assert not made.is_active


def test_filter_images_of_a_single_choice_are_asked_for_at_once(made, clock):
    assert interval(made, GROWTH) == pauses.SETTLE_MS  # as its panel was shown
    clock.now += 10
    assert interval(made, OTHER) == 0
    clock.now += 0.1
    assert interval(made, THIRD) == pauses.SETTLE_MS  # he goes on choosing
    clock.now += 0.1
    assert interval(made, GROWTH) == pauses.SETTLE_MS
    clock.now += 10
    assert interval(made, OTHER) == 0


def test_who_scrolls_asks_once(made, clock):
    made.is_over(GROWTH, Known())
    clock.now += 10
    scrolled = replace(GROWTH, channels=(7, *range(7)), in_view=1)
    assert interval(made, scrolled) == pauses.SETTLE_MS


def test_pictures_that_get_done_are_no_other_order(made, qtbot):
    made.is_over(GROWTH, Known())
    with qtbot.waitSignal(made.ended):
        pass
    assert made.is_over(GROWTH, Known())
    done = fakes.grown(replace(GROWTH, channels=(0, 1)))
    assert made.is_over(replace(GROWTH, channels=tuple(range(2, 8))), Known(grown=done))
