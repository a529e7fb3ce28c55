"""Steps that are undone and done again, against a list of everything that was ever chosen."""

import dataclasses
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.api.display import Blend, Region
from engine.api.keys import LayerBlend, Target
from gui.core import history as rules
from gui.core.history import ChoiceStep, CloseStep, History, changed_choices, choices_of
from gui.core.image_list import ImageEntry
from gui.core.selection import Selection

LATER = 10.0  # more than MERGED_WITHIN_S apart
ENTRY = ImageEntry("/i/a.png", "a.png", "/i/a.png")


def styled(selection, **changes):
    return dataclasses.replace(selection, style=dataclasses.replace(selection.style, **changes))


def chosen(selection, **changes):
    return dataclasses.replace(selection, **changes)


CHANGES = st.one_of(
    st.integers(0, 3).map(lambda index: {"target": Target(index)}),
    st.sampled_from((None, "a", "b", "c")).map(lambda layer: {"layer": layer}),
    st.sampled_from(("grad-cam", "rise", "hirescam")).map(lambda method: {"method": method}),
    st.sampled_from(((), (("rise", (("masks", 8),)),))).map(lambda one: {"parameters": one}),
    st.integers(0, 2).map(lambda output: {"output": output, "target": None}),
    st.sampled_from(("x", "y")).map(lambda other: {"layer_blend": LayerBlend((other,))}),
    # These are no steps:
    st.sampled_from(("p", "q")).map(lambda image: {"image": image}),
    st.booleans().map(lambda alone: {"show_original": alone}),
    st.integers(1, 9).map(lambda side: {"region": Region(0, 0, side, side, side, side)}),
)
MOVES = st.lists(st.one_of(CHANGES, st.sampled_from(("undo", "redo"))), max_size=40)


def seen(selection):
    """What the user changed, written down by hand."""
    return (
        selection.target,
        selection.layer,
        selection.method,
        selection.parameters,
        selection.output,
        selection.layer_blend,
        selection.style,
    )


@given(MOVES)
def test_undo_and_redo_walk_along_everything_that_was_chosen(moves):
    now, history = Selection(), History()
    timeline, place = [seen(now)], 0
    for number, move in enumerate(moves):
        if isinstance(move, dict):
            new = chosen(now, **move)
            history.record_choice(now, new, number * LATER)
            now = new
            if seen(now) != timeline[place]:
                timeline[place + 1 :] = [seen(now)]
                place += 1
        else:
            step = history.undo() if move == "undo" else history.redo()
            place += (-1 if move == "undo" else 1) if step is not None else 0
            if step is not None:
                wanted = step.before if move == "undo" else step.after
                now = chosen(now, **choices_of(wanted, now))
        assert seen(now) == timeline[place]
        assert history.can_undo == (place > 0)
        assert history.can_redo == (place < len(timeline) - 1)


@given(MOVES)
def test_where_one_looks_stays_when_a_choice_is_undone(moves):
    now, history = Selection(), History()
    for number, move in enumerate(each for each in moves if isinstance(each, dict)):
        new = chosen(now, **move)
        history.record_choice(now, new, number * LATER)
        now = new
    step = history.undo()
    if step is not None:
        undone = chosen(now, **choices_of(step.before, now))
        for name in ("model", "image", "region", "show_original", "channel", "inspected"):
            assert getattr(undone, name) == getattr(now, name)


@given(st.lists(st.integers(0, 100), min_size=1, max_size=30))
def test_a_slider_that_is_moved_is_one_step(places):
    now, history = styled(Selection(), intensity=0.005), History()
    first, time_s = now, 0.0
    for place in places:
        new = styled(now, intensity=place / 100)
        history.record_choice(now, new, time_s)
        now, time_s = new, time_s + 0.1
    assert history.undo() == ChoiceStep(first, now)
    assert history.undo() is None


def test_a_slider_that_comes_back_is_no_step():
    first, history = Selection(), History()
    moved = styled(first, intensity=0.9)
    history.record_choice(first, moved, 0)
    history.record_choice(moved, first, 0.1)
    assert not history.can_undo


@pytest.mark.parametrize(
    ("first", "second", "pause", "steps"),
    [
        ({"intensity": 0.5}, {"intensity": 0.6}, 0.5, 1),
        ({"intensity": 0.5}, {"intensity": 0.6}, 0.9, 2),
        ({"intensity": 0.5}, {"threshold": 0.6}, 0.1, 2),
        ({"blend": Blend.ALPHA}, {"blend": Blend.TEXTBOOK}, 0.1, 2),
    ],
)
def test_only_the_same_slider_at_once_is_one_step(first, second, pause, steps):
    start, history = Selection(), History()
    once = styled(start, **first)
    twice = styled(once, **second)
    history.record_choice(start, once, 5.0)
    history.record_choice(once, twice, 5.0 + pause)
    assert [history.undo() is not None for _ in range(3)].count(True) == steps


def test_a_walk_along_the_layers_is_one_step_and_classes_are_several():
    for field, steps in (("layer", 1), ("target", 4)):
        now, history = Selection(), History()
        for number in range(4):
            value = f"conv{number}" if field == "layer" else Target(number)
            new = chosen(now, **{field: value})
            history.record_choice(now, new, number * 0.1)
            now = new
        count = 0
        while history.undo() is not None:
            count += 1
        assert count == steps, field


def test_what_was_undone_is_not_joined_by_what_follows():
    start, history = Selection(), History()
    once, twice = styled(start, intensity=0.5), styled(start, intensity=0.6)
    history.record_choice(start, once, 0)
    history.undo()
    history.record_choice(start, twice, 0.1)
    assert history.undo() == ChoiceStep(start, twice)
    assert not history.can_undo
    assert history.redo() == ChoiceStep(start, twice)
    assert history.redo() is None


def test_a_closed_image_stands_between_the_choices():
    start, history = Selection(), History()
    once, twice = styled(start, intensity=0.5), styled(start, intensity=0.6)
    history.record_choice(start, once, 0)
    history.record_close(ENTRY, 2, was_current=True)
    history.record_choice(once, twice, 0.2)
    steps = [history.undo() for _ in range(3)]
    assert steps == [ChoiceStep(once, twice), CloseStep(ENTRY, 2, True), ChoiceStep(start, once)]


def test_forgotten_steps_are_gone_both_ways():
    start, history = Selection(), History()
    history.record_choice(start, chosen(start, method="rise"), 0)
    history.record_close(ENTRY, 0, was_current=False)
    history.undo()
    history.forget()
    assert (history.undo(), history.redo()) == (None, None)


def test_the_oldest_of_very_many_steps_go(monkeypatch):
    monkeypatch.setattr(rules, "STEPS_KEPT", 3)
    history, selections = History(), [chosen(Selection(), target=Target(n)) for n in range(6)]
    for number, (old, new) in enumerate(itertools.pairwise(selections)):
        history.record_choice(old, new, number * LATER)
    found = [history.undo() for _ in range(4)]
    assert [step and step.before.target.index for step in found] == [4, 3, 2, None]


def test_filter_images_are_undone_but_for_one_layer_s_numbers():
    old = Selection()
    new = chosen(old, filters=dataclasses.replace(old.filters, columns=5, chosen=(1, 2)))
    assert changed_choices(old, new) == {"filters.columns"}
    other = chosen(new, filters=dataclasses.replace(new.filters, chosen=(7,), enlarged=3))
    assert changed_choices(new, other) == frozenset()
    undone = choices_of(old, other)["filters"]
    assert (undone.columns, undone.chosen, undone.enlarged) == (old.filters.columns, (7,), 3)
