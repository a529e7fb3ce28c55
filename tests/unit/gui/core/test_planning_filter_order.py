"""The order in which filter images are asked for, and when another order is another request."""

from dataclasses import replace

import pytest

from engine.api.filters import EnlargeFilter, FilterSettings, GrowFilters, ObjectiveKind
from gui.core import planning
from gui.core.filter_pictures import GrownFilters
from gui.core.filter_requests import FilterChoice, without_order
from gui.core.query import QueryState
from gui.core.visibility import Visible
from tests.unit.gui import fakes
from tests.unit.gui.core.test_planning import FIRST, READY, known

EIGHT = replace(READY, layer=FIRST)  # its layer has 8 channels
GROWTH = GrowFilters("model-1", FIRST, (0, 1, 2, 3))
DIRECTION = replace(GROWTH, channels=(2, 5), objective_kind=ObjectiveKind.DIRECTION)


def grown(request, channels):
    """What is kept when some pictures have had all their steps."""
    frame = fakes.filter_images(request, channels=channels, complete=False)
    return GrownFilters(without_order(request)).with_frame(frame)[0]


def wanted(*in_view, **more):
    """What is asked for, with these pictures in view."""
    return planning.grow_for(EIGHT, Visible(filters_in_view=in_view), known(**more))


def test_what_is_in_view_is_asked_for_first_and_the_rest_as_it_stands():
    request = wanted(5, 3)
    assert (request.channels, request.in_view) == ((5, 3, 0, 1, 2, 4, 6, 7), 2)


def test_what_is_done_is_not_asked_for_again():
    request = wanted(5, 3, grown=grown(GROWTH, (0, 3, 4)))
    assert (request.channels, request.in_view) == ((5, 1, 2, 6, 7), 1)


def test_what_was_grown_for_another_subject_is_not_done():
    settings = FilterSettings(seed=7)
    request = wanted(5, 3, grown=grown(replace(GROWTH, settings=settings), (0, 3, 4)))
    assert (request.channels, request.in_view) == ((5, 3, 0, 1, 2, 4, 6, 7), 2)


def test_a_direction_is_asked_for_whole_in_whatever_is_in_view():
    choice = FilterChoice(objective_kind=ObjectiveKind.DIRECTION, chosen=(2, 5))
    selection = replace(EIGHT, filters=choice)
    request = planning.grow_for(selection, Visible(filters_in_view=(5,)), known())
    assert request.channels == (2, 5)
    assert request.objective_kind is ObjectiveKind.DIRECTION


def test_nothing_is_done_of_what_another_layer_grew():
    request = wanted(grown=grown(replace(GROWTH, layer="backbone/block1_conv"), (0, 1)))
    assert (request.channels, request.in_view) == (tuple(range(8)), 0)


@pytest.mark.parametrize(
    ("change", "done", "expected"),
    [
        ({}, (), True),
        ({"channels": (2, 0, 1, 3)}, (), False),
        ({"channels": (3, 2, 1, 0)}, (), False),
        # The first two grow side by side, and the order is the same: the pace is another one.
        ({"in_view": 2}, (), False),
        # Picture 2 stands elsewhere, but it is done: the others stand in the same order.
        ({"channels": (2, 0, 1, 3)}, (2,), True),
        ({"channels": (2, 0, 1, 3), "in_view": 1}, (2,), True),
        ({"channels": (2, 0, 1, 3), "in_view": 2}, (2,), False),
        ({"channels": (2, 1, 0, 3)}, (2,), False),
        # Fewer are asked for, as the rest is done.
        ({"channels": (2, 3)}, (0, 1), True),
        ({"channels": (1, 3)}, (0, 2), True),
        ({"channels": (1, 3)}, (0,), False),
    ],
)
def test_another_order_of_what_is_not_done_is_another_request(change, done, expected):
    request = replace(GROWTH, **change)
    now = known(grown=grown(GROWTH, done)) if done else known()
    assert planning.covers(GROWTH, request, now) is expected
    now = replace(now, pending={GROWTH.lane: GROWTH})
    state = planning.query_of(request, EIGHT, now).state
    assert state is (QueryState.PENDING if expected else QueryState.IDLE)


def test_in_view_counts_from_the_front_of_what_is_asked():
    """(0, 1 | 2, 3) with 0 done is (1 | 2, 3), and (1, 2 | 3) is not."""
    pending = replace(GROWTH, in_view=2)
    now = known(grown=grown(GROWTH, (0,)))
    assert planning.covers(pending, replace(GROWTH, channels=(1, 2, 3), in_view=1), now)
    assert not planning.covers(pending, replace(GROWTH, channels=(1, 2, 3), in_view=2), now)


@pytest.mark.parametrize(
    "change",
    [
        {"layer": "backbone/block1_conv"},
        {"settings": FilterSettings(steps=7)},
        {"objective_kind": ObjectiveKind.NEURON},
    ],
)
def test_growth_of_something_else_covers_nothing(change):
    assert not planning.covers(GROWTH, replace(GROWTH, **change), known())


def test_enlarging_covers_itself_alone():
    one = EnlargeFilter("model-1", FIRST, (0, 1, 2, 3))
    assert planning.covers(one, one, known())
    assert not planning.covers(one, replace(one, channels=(1, 0, 2, 3)), known())
    assert not planning.covers(GROWTH, one, known())


def test_a_direction_is_one_picture_that_stands_under_its_first_channel():
    done = known(grown=grown(DIRECTION, (2,)))
    assert planning.covers(DIRECTION, replace(DIRECTION, in_view=1), done)
    assert not planning.covers(DIRECTION, replace(DIRECTION, in_view=1), known())
    assert not planning.is_ready(DIRECTION, EIGHT, known())
    assert planning.is_ready(DIRECTION, EIGHT, done)


def test_growth_is_there_when_all_that_is_asked_for_is_done():
    part, whole = grown(GROWTH, (0, 1, 3)), grown(GROWTH, (0, 1, 2, 3))
    assert not planning.is_ready(GROWTH, EIGHT, known(grown=part))
    assert planning.is_ready(replace(GROWTH, channels=(3, 1)), EIGHT, known(grown=part))
    assert planning.is_ready(GROWTH, EIGHT, known(grown=whole))
    other = replace(GROWTH, settings=FilterSettings(seed=1))
    assert not planning.is_ready(other, EIGHT, known(grown=whole))
