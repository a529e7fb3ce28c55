"""What pictures take, from what a few steps took."""

from types import SimpleNamespace

import pytest

from engine.api.filters import FilterSettings, FilterStyle, GrowFilters
from engine.filters import atlas_estimate as pacing
from engine.filters.atlas_estimate import GrowthRate, measured

REQUEST = GrowFilters("key", "conv", (40,), settings=FilterSettings(FilterStyle.TEXTBOOK, 900, 32))


class Slow:
    """Growing on a clock of its own: 3 s to compile, 1 to begin and end, 2 a step."""

    def __init__(self):
        self.now = 0.0
        self.requests = []

    def grow(self, request):
        self.requests.append(request)
        if len(self.requests) == 1:
            self.now += 3.0
            yield "compiled"
        self.now += 0.5
        for _ in range(request.settings.steps):
            self.now += 2.0
            yield "a step"
        self.now += 0.5


def test_each_part_is_timed_and_what_others_take_is_not(monkeypatch):
    slow, answers = Slow(), []
    monkeypatch.setattr(pacing.time, "perf_counter", lambda: slow.now)
    optimizer = SimpleNamespace(units=5, size=(16, 20))
    for answer in measured(REQUEST, optimizer, 4, slow.grow):
        answers.append(answer)
        slow.now += 1000.0  # somebody else's work in between
    assert answers[-1] == GrowthRate(5, (16, 20), 4, prepare_s=3.0, few_s=5.0, step_s=2.0)
    assert answers[:-1] == [None] * (1 + 2 + 2 + 6)
    assert {each.channels for each in slow.requests} == {(0, 1, 2, 3)}
    assert {each.settings.size for each in slow.requests} == {32}
    assert {each.layer for each in slow.requests} == {"conv"}


def test_a_layer_of_fewer_channels_than_a_batch_grows_them_all():
    optimizer, slow = SimpleNamespace(units=3, size=(16, 20)), Slow()
    *_, pace = measured(REQUEST, optimizer, 16, slow.grow)
    assert pace.batch == 16
    assert {each.channels for each in slow.requests} == {(0, 1, 2)}


def test_quick_steps_are_measured_over_many(monkeypatch):
    slow = Slow()
    monkeypatch.setattr(pacing.time, "perf_counter", lambda: slow.now / 1000)
    list(measured(REQUEST, SimpleNamespace(units=5, size=(16, 20)), 4, slow.grow))
    assert slow.requests[-1].settings.steps == 200


def test_seconds_of_whole_batches_and_a_rest():
    pace = GrowthRate(64, (16, 16), 4, 9.0, few_s=5.0, step_s=2.0)
    whole = 5 + 8 * 2
    assert pace.seconds(4, 10) == pytest.approx(whole, rel=0.01)
    assert pace.seconds(8, 10) == pytest.approx(2 * whole, rel=0.01)
    assert pace.seconds(9, 10) == pytest.approx(3 * whole, rel=0.01)
    assert pace.seconds(0, 10) == 0
    assert 0 < pace.seconds(4, 1) < 5
