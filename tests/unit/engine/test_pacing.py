"""What pictures take, from what a few steps took."""

from types import SimpleNamespace

import numpy as np
import pytest

from engine import pacing
from engine.pacing import Pace, measured


class Slow:
    """An ascent on a clock of its own: 3 s to compile, 1 to begin, 2 a step, 0.5 to look at."""

    units, size = 5, (16, 20)
    recipe = SimpleNamespace(
        moves=lambda seed, steps: np.zeros((steps, 8), np.float32),
        start=lambda seed, channels, attempts: tuple(channels),
    )

    def __init__(self):
        self.now = 0.0
        self.batches = []

    def prepare(self):
        for _ in range(3):
            self.now += 1.0
            yield

    def begin(self, state):
        self.now += 1.0
        return state

    def advance(self, state, weights, moves, step):
        assert weights.shape[1] == 5
        self.batches.append(len(weights))
        self.now += 2.0 * len(moves)
        return state, None

    def show(self, state, weights):
        self.now += 0.5


def test_each_part_is_timed_and_what_others_take_is_not(monkeypatch):
    ascent = Slow()
    monkeypatch.setattr(pacing.time, "perf_counter", lambda: ascent.now)
    answers = []
    for answer in measured(ascent, 7, 0.25):
        answers.append(answer)
        ascent.now += 1000.0  # somebody else's work in between
    assert answers[-1] == Pace(5, (16, 20), 7, 3.25, 1.0, 2.0, 0.5)
    assert answers[:-1] == [None] * (len(answers) - 1)
    assert set(ascent.batches) == {7}


def test_seconds_of_whole_batches_and_a_rest():
    pace = Pace(64, (16, 16), 4, 9.0, 1.0, 2.0, 0.5)
    # 1 to begin, 10 steps, a look after each of them and two more.
    whole = 1 + 10 * 2 + (10 + 2) * 0.5
    assert pace.seconds(4, 10) == pytest.approx(whole, rel=0.01)
    assert pace.seconds(8, 10) == pytest.approx(2 * whole, rel=0.01)
    assert whole / 4 < pace.seconds(9, 10) - pace.seconds(8, 10) < whole
    assert pace.seconds(0, 10) == 0
    quick = Pace(64, (16, 16), 4, 9.0, 0.0, 0.001, 0.01)
    assert quick.seconds(4, 1000) == pytest.approx(1.0 + (4 + 2) * 0.01, rel=0.05)
