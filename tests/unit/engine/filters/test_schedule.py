"""Groups in view grow side by side: how far, in which order, and in how much memory."""

from dataclasses import replace

import numpy as np
import pytest

from engine.api.filters import FilterImages, FilterStyle
from engine.api.results import Progress
from engine.filters import service as growing
from engine.filters.schedule import rounds
from tests.unit.engine.filters.stage import (
    CHANNELS,
    STEPS,
    ascent_of,
    asked,
    final,
    frames,
    growing_of,
    moody,
    told,
)


def test_all_in_view_grow_a_little_then_more_and_the_rest_follows(stage):
    found = frames(stage.it, stage.request)
    first, second, rest = (4, 1), (5, 0), (2, 3)
    assert told(found) == [
        *((group, step) for step in (1, 3, 8, 24) for group in (first, second)),
        (rest, 1),
        (rest, 24),
    ]
    assert [each.done for each in found] == [each.step == STEPS for each in found]
    assert [each.complete for each in found] == [False] * (len(found) - 1) + [True]


@pytest.mark.parametrize(
    ("steps", "wanted"),
    [(1, (1,)), (2, (1, 2)), (4, (1, 2, 4)), (24, (1, 3, 8, 24)), (128, (1, 16, 43, 128))],
)
def test_rounds_reach_the_end(steps, wanted):
    assert rounds(steps) == wanted


@pytest.mark.parametrize("style", tuple(FilterStyle))
def test_rounds_change_no_bit(style, wide, monkeypatch):
    it = wide
    plain = asked("conv_2", CHANNELS, style=style, steps=9)
    at_once = final(frames(it, plain))
    assert len(at_once) == len(CHANNELS)
    monkeypatch.setattr(ascent_of(it, plain), "batch", 2)
    monkeypatch.setattr(growing, "CALL_S", 0.0)
    for in_view in (2, 3, 6):
        assert final(frames(it, replace(plain, in_view=in_view))) == at_once


def test_a_group_is_in_view_when_one_of_its_channels_is(stage):
    found = frames(stage.it, replace(stage.request, in_view=3))
    assert told(found) == told(frames(stage.it, stage.request))


@pytest.mark.parametrize("in_view", [0, 1])
def test_without_rounds_one_batch_after_the_other_is_finished(stage, in_view):
    found = frames(stage.it, replace(stage.request, in_view=in_view))
    assert told(found) == [
        (group, step) for group in ((4, 1), (5, 0), (2, 3)) for step in (1, STEPS)
    ]


def test_progress_is_told_over_all_work(stage):
    answers = list(stage.it.grow(stage.request))
    told = [each for each in answers if isinstance(each, Progress)]
    shares = [each.fraction for each in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    # Every step is a place to stop, but those that are shown, the last of each group apart.
    assert sum(str(each.text) == "Growing images" for each in told) == 3 * STEPS - 10 + 3


def test_a_frame_comes_after_so_much_work_of_whichever_group(stage, monkeypatch):
    monkeypatch.setattr(growing, "FRAME_S", 0.0)
    assert len(frames(stage.it, stage.request)) == 3 * STEPS


def test_states_that_stand_side_by_side_are_bounded(stage, monkeypatch):
    monkeypatch.setattr(growing, "STATE_BYTES", stage.state_bytes(4))
    found = frames(stage.it, replace(stage.request, in_view=6))
    order = told(found)
    assert order.index(((5, 0), STEPS)) < order.index(((2, 3), 1))
    assert order[:2] == [((4, 1), 1), ((5, 0), 1)]
    monkeypatch.setattr(growing, "STATE_BYTES", 1)
    found = frames(stage.it, replace(stage.request, in_view=6))
    assert told(found) == [
        (group, step) for group in ((4, 1), (5, 0), (2, 3)) for step in (1, STEPS)
    ]
    monkeypatch.undo()
    monkeypatch.setattr(growing, "free_bytes", lambda: 2 * stage.optimizer.picture_bytes)
    assert frames(stage.it, replace(stage.request, in_view=6))[-1].complete


def test_all_have_something_to_show_before_other_starts_are_looked_for(monkeypatch):
    it = growing_of(moody())
    request = asked("conv", (1, 0), in_view=2, steps=8)
    monkeypatch.setattr(ascent_of(it, request), "batch", 1)
    answers = [
        each
        for each in it.grow(request)
        if isinstance(each, FilterImages) or "other starts" in str(each.text)
    ]
    kinds = [each.channels if isinstance(each, FilterImages) else "search" for each in answers]
    assert kinds[:6] == [(1,), (0,), "search", "search", "search", "search"]
    assert [each.step for each in answers[:2]] == [1, 1]
    alone = frames(it, asked("conv", (1,), steps=1))
    assert [(each.step, each.done, each.complete) for each in alone] == [(1, True, True)]
    assert alone[0].notes != ()


def test_a_group_of_fewer_is_filled_up(stage, monkeypatch):
    """A convolution may round otherwise in another batch: a picture would depend on its company."""
    monkeypatch.setattr(growing, "CALL_S", 1e9)  # all that is left at once, where the time is known
    taken = []
    real = stage.optimizer.advance

    def advance(state, weights, moves, step):
        taken.append((len(weights), len(moves)))
        assert len(state[0]) == len(weights)
        return real(state, weights, moves, step)

    monkeypatch.setattr(stage.optimizer, "advance", advance)
    request = replace(stage.request, channels=(0, 1, 2), in_view=0)
    together = [each for each in frames(stage.it, request) if each.done]
    assert [each for each in taken if each[1] > 1] == [(2, STEPS - 2), (2, STEPS - 1)]
    assert [each.channels for each in together] == [(0, 1), (2,)]
    assert [len(each.pixels) for each in together] == [2, 1]
    assert [each.objective.shape for each in together] == [(2,), (1,)]
    alone = frames(stage.it, replace(request, channels=(1,)))[-1]
    np.testing.assert_array_equal(alone.pixels[0], together[0].pixels[1])
    assert alone.objective[0] == together[0].objective[1]
