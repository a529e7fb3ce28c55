"""A newer request takes up what an earlier one of the same pictures began, or frees it."""

import gc
import weakref
from dataclasses import fields, replace

import numpy as np
import pytest

from engine.api.filters import EnlargeFilter, FilterImages, FilterStyle, ObjectiveKind
from engine.api.keys import InputKey
from engine.api.results import Progress
from engine.filters import service as growing
from engine.filters.batch import FilterBatch
from tests.unit.engine.filters.stage import (
    CHANNELS,
    STEPS,
    asked,
    final,
    frames,
    growing_of,
    moody,
    told,
)


def test_another_order_takes_up_what_has_begun(stage):
    whole = final(frames(stage.it, stage.request))
    stage.starts.clear()
    stage.until((4, 1), 8)
    turned = replace(stage.request, channels=(2, 3, 1, 4, 0, 5), in_view=4)
    found = frames(stage.it, turned)
    assert stage.starts == [(2, 3)]
    assert told(found) == [
        ((2, 3), 1),
        ((2, 3), 3),
        ((2, 3), 8),
        ((2, 3), STEPS),
        ((4, 1), STEPS),
        ((5, 0), STEPS),
    ]
    assert all(each.request is turned for each in found)
    assert [each.complete for each in found] == [False] * (len(found) - 1) + [True]
    assert final(found) == whole


def test_progress_goes_on_where_it_was(stage):
    stage.until((5, 0), 8)
    shares = [each.fraction for each in stage.it.grow(stage.request) if isinstance(each, Progress)]
    assert min(share for share in shares if share) == pytest.approx((8 + 8 + 1) / (3 * STEPS))


def test_groups_of_which_a_channel_is_not_wanted_any_more_begin_anew(stage):
    whole = final(frames(stage.it, stage.request))
    stage.starts.clear()
    stage.until((5, 0), 3)
    found = frames(stage.it, replace(stage.request, channels=(5, 4, 0, 2)))
    assert stage.starts == [(4, 2)]
    assert final(found) == {channel: whole[channel] for channel in (5, 4, 0, 2)}


def test_what_was_done_is_shown_again_and_not_grown_again(stage):
    whole = final(frames(stage.it, stage.request))
    stage.starts.clear()
    stage.until((5, 0), STEPS)
    found = frames(stage.it, replace(stage.request, channels=(*reversed(CHANNELS),), in_view=0))
    assert stage.starts == [(3, 2)]
    assert {each.channels for each in found[:2]} == {(4, 1), (5, 0)}
    assert all(each.done for each in found[:2])
    assert final(found) == whole
    stage.until((5, 0), STEPS)
    found = frames(stage.it, replace(stage.request, channels=(0, 5, 4, 1)))
    assert stage.starts == []
    assert [each.complete for each in found] == [False, True]


def test_requests_in_quick_succession_lose_nothing(stage):
    stage.until((5, 0), 8)
    for _ in range(3):
        answers = stage.it.grow(stage.request)
        next(answers)  # still preparing
        answers.close()
    frames(stage.it, stage.request)
    assert stage.starts == [(2, 3)]


def test_a_finished_gallery_keeps_nothing(stage):
    frames(stage.it, stage.request)
    stage.starts.clear()
    frames(stage.it, stage.request)
    assert len(stage.starts) == 3


def begun(it):
    return [weakref.ref(filter_batch) for filter_batch in it._begun]


@pytest.mark.parametrize(
    "changes",
    [
        {"layer": "conv_1"},
        {"objective_kind": ObjectiveKind.NEURON},
        {"seed": 1},
        {"steps": STEPS + 1},
        {"style": FilterStyle.TEXTBOOK},
        {"start": InputKey("key", "image")},
        {"model": "other"},
    ],
)
def test_any_other_gallery_frees_what_had_begun_at_once(stage, changes):
    stage.until((5, 0), 8)
    kept = begun(stage.it)
    assert len(kept) == 2
    own = {each.name for each in fields(stage.request)}
    settings = {name: value for name, value in changes.items() if name not in own}
    other = replace(
        stage.request,
        settings=replace(stage.request.settings, **settings),
        **{name: value for name, value in changes.items() if name in own},
    )
    answers = stage.it.grow(other)
    next(answers)
    gc.collect()
    assert [ref() for ref in kept] == [None, None]
    answers.close()
    frames(stage.it, replace(stage.request, in_view=0))
    assert len(stage.starts) == 3


def test_states_of_groups_that_are_done_are_freed(stage, monkeypatch):
    states = []
    real = stage.optimizer.advance

    def advance(*arguments):
        found = real(*arguments)
        states.append(weakref.ref(found[0][0]))
        return found

    monkeypatch.setattr(stage.optimizer, "advance", advance)
    answers = stage.it.grow(replace(stage.request, in_view=0))
    for answer in answers:
        if isinstance(answer, FilterImages) and answer.channels == (2, 3):
            break
    gc.collect()
    assert len(states) > 2 * STEPS
    assert sum(state() is not None for state in states) == 1
    answers.close()


def test_a_picture_that_is_enlarged_leaves_the_gallery_alone(stage):
    whole = final(frames(stage.it, stage.request))
    stage.starts.clear()
    stage.until((5, 0), 8)
    own = {each.name: getattr(stage.request, each.name) for each in fields(stage.request)}
    enlarge = EnlargeFilter(**{**own, "channels": (5, 0), "in_view": 0})
    answers = stage.it.grow(enlarge)
    assert not any(isinstance(next(answers), FilterImages) for _ in range(1))
    answers.close()
    larger = [each for each in stage.it.grow(enlarge) if isinstance(each, FilterImages)]
    assert stage.starts == [(5, 0)]
    assert final(larger) == {channel: whole[channel] for channel in (5, 0)}
    stage.starts.clear()
    apart = [
        each
        for each in stage.it.grow(replace(stage.request, channels=(4, 1), in_view=0), is_apart=True)
        if isinstance(each, FilterImages)
    ]
    assert apart[-1].complete
    assert stage.starts == [(4, 1)]
    stage.starts.clear()
    assert final(frames(stage.it, stage.request)) == whole
    assert stage.starts == [(2, 3)]


def test_what_is_held_for_a_newer_request_is_bounded(stage, monkeypatch):
    stage.until((5, 0), 8)
    monkeypatch.setattr(growing, "STATE_BYTES", stage.state_bytes(2))
    kept = begun(stage.it)
    answers = stage.it.grow(replace(stage.request, channels=(2, 3, *CHANNELS[:4]), in_view=2))
    while not isinstance(next(answers), FilterImages):
        pass
    assert [ref().is_begun for ref in kept] == [False, False]
    found = [each for each in answers if isinstance(each, FilterImages)]
    assert found[-1].complete
    assert stage.starts == [(2, 3), (4, 1), (5, 0)]


def test_another_direction_is_another_picture():
    it = growing_of(moody())
    both = asked("conv", (0, 2), ObjectiveKind.DIRECTION)
    wanted = frames(it, both)[-1].pixels
    answers = it.grow(replace(both, channels=(0,)))
    while not isinstance(next(answers), FilterImages):
        pass
    answers.close()
    np.testing.assert_array_equal(frames(it, both)[-1].pixels, wanted)


@pytest.mark.parametrize("style", tuple(FilterStyle))
@pytest.mark.parametrize("steps", [1, 4])
def test_a_search_for_starts_goes_on_where_it_was_left(style, steps, monkeypatch):
    it = growing_of(moody())
    request = asked("conv", (0, 1, 2), style=style, steps=steps)
    wanted = final(frames(it, request))
    tries = []

    def spy(name):
        real = getattr(FilterBatch, name)

        def spied(filter_batch):
            tries.append(name)
            real(filter_batch)

        monkeypatch.setattr(FilterBatch, name, spied)

    spy("begin")
    spy("search")
    answers = it.grow(request)
    for answer in answers:
        if isinstance(answer, Progress) and "other starts" in str(answer.text):
            break
    answers.close()
    assert final(frames(it, request)) == wanted
    assert tries == ["begin", "search"]  # all starts of both channels fit into one batch


def test_a_failure_keeps_nothing(stage, monkeypatch):
    def fail(*_arguments):
        raise MemoryError

    answers = stage.it.grow(stage.request)
    while not isinstance(next(answers), FilterImages):
        pass
    monkeypatch.setattr(stage.optimizer, "advance", fail)
    with pytest.raises(MemoryError):
        list(answers)
    assert stage.it._begun == []
