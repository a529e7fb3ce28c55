"""One group of filter images: filled up, searched for starts, and freed, with made-up steps."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from engine.api.errors import text
from engine.api.filters import FilterSettings, GrowFilters
from engine.filters.batch import ChannelGroup, FilterBatch, FilterRun

STEPS = 4


class Optimizer:
    """A picture is a number: its channel, and 100 for each attempt; a step adds 1.

    Those of ``dead`` have no gradient unless their attempt is that of ``alive_at``.
    """

    precision = "float32"

    def __init__(self, dead=(), alive_at=99):
        self.dead, self.alive_at = dead, alive_at
        self.started = []
        self.parametrization = SimpleNamespace(start=self._start)

    def _start(self, seed, channels, attempts, image):
        self.started.append((channels, tuple(attempts)))
        return np.array(
            [channel + 100 * attempt for channel, attempt in zip(channels, attempts, strict=True)],
            np.float32,
        )

    def begin(self, state):
        return state

    def advance(self, state, weights, moves, step):
        channel, attempt = state.astype(int) % 100, state.astype(int) // 100
        alive = np.array(
            [
                c - step not in self.dead or a >= self.alive_at
                for c, a in zip(channel, attempt, strict=True)
            ]
        )
        return state + len(moves), alive, state / 10

    def spliced(self, state, places, other, rows):
        state = state.copy()
        state[places] = other[rows]
        return state

    def show(self, state):
        return np.tile(state.astype(np.uint8)[:, None, None, None], (1, 2, 2, 1))

    def objectives(self, state, weights):
        return state


def batch_of(channels, optimizer, batch=4):
    settings = FilterSettings(steps=STEPS, size=2)
    run = FilterRun(
        request=GrowFilters("k", "conv", channels, settings=settings),
        optimizer=optimizer,
        moves=np.zeros((STEPS, 8), np.float32),
        image=None,
        batch=batch,
        picture_bytes=10,
        notes=(text("A note."),),
        started=0.0,
    )
    return FilterBatch(run, ChannelGroup(channels, np.eye(len(channels), 6, dtype=np.float32)))


def test_a_group_of_fewer_is_filled_up_and_shows_its_own_only():
    optimizer = Optimizer()
    group = batch_of((3, 5), optimizer)
    group.begin()
    assert optimizer.started == [((3, 5, 5, 5), (0, 0, 0, 0))]
    assert (group.step, group.is_settled, group.is_done) == (1, True, False)
    group.advance(3)
    group.look()
    frame = group.frame(complete=True)
    assert (frame.channels, frame.step, frame.done) == ((3, 5), 4, True)
    assert frame.pixels.shape == (2, 2, 2, 3)
    assert [int(each[0, 0, 0]) for each in frame.pixels] == [7, 9]
    np.testing.assert_array_equal(frame.objective, [7, 9])
    assert not frame.pixels.flags.writeable
    assert [str(note) for note in frame.notes] == ["A note."]


def test_the_tamest_start_with_a_gradient_is_taken():
    optimizer = Optimizer(dead=(3,), alive_at=2)
    group = batch_of((3, 5), optimizer)
    group.begin()
    assert not group.is_settled
    group.search()
    assert optimizer.started[-1] == ((3, 3, 3, 3), (1, 2, 3, 4))
    assert group.is_settled
    group.advance(3)
    group.look()
    np.testing.assert_array_equal(group.objective, [207, 9])


def test_a_channel_without_any_gradient_is_told():
    group = batch_of((3, 5), Optimizer(dead=(3,)))
    group.begin()
    while not group.is_settled:
        group.search()
    group.advance(3)
    group.look()
    notes = [str(note) for note in group.frame(complete=True).notes]
    assert notes[-1] == "Could not be excited, as no start had a gradient: 3."


@pytest.mark.parametrize("steps", [1, STEPS])
def test_forgetting_frees_everything_and_unfinished_work_begins_anew(steps):
    group = batch_of((3, 5), Optimizer())
    assert group.held_bytes == 0
    group.begin()
    assert group.held_bytes == group.state_bytes == 40
    if steps > 1:
        group.advance(steps - 1)
        group.look()
        assert group.held_bytes == 2 * 2 * 2 * 3
    group.forget()
    assert group.held_bytes == 0
    assert group.is_done == (steps == STEPS)
    assert group.step == (STEPS if steps == STEPS else 0)
