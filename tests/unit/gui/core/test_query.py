"""What identifies a request, and the one state of a query."""

from dataclasses import replace

import pytest

from engine.api.attribution import CompareMethods, Explain, Predict
from engine.api.filters import EnlargeFilter, FilterSettings, GrowFilters, ObjectiveKind
from engine.api.keys import InputKey, MapKey, Target
from gui.core.query import STOPPED, Query, QueryState, key_of

INPUT = InputKey("model-1", "image-1")
KEY = MapKey(INPUT, "grad-cam", Target(0))
GROWTH = GrowFilters("model-1", "conv", (0, 1, 2), in_view=2)
DIRECTION = replace(GROWTH, objective_kind=ObjectiveKind.DIRECTION)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Predict(INPUT, layers=("conv",), top=5), Predict(INPUT)),
        (Explain(KEY, "conv"), Explain(KEY, "dense")),
        (GROWTH, replace(GROWTH, channels=(2,), in_view=0)),
        (DIRECTION, replace(DIRECTION, channels=(2, 0, 1), in_view=0)),
    ],
)
def test_the_order_of_the_parts_does_not_matter(one, other):
    assert key_of(one) == key_of(other)
    assert key_of(key_of(one)) == key_of(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Predict(INPUT), Predict(INPUT, output=1)),
        (Explain(KEY, "conv"), Explain(replace(KEY, method="rise"), "conv")),
        (Explain(KEY, "conv", all_layers=False), Explain(KEY, "dense", all_layers=False)),
        (Explain(KEY, "conv", all_layers=False), Explain(KEY, "conv")),
        (GROWTH, replace(GROWTH, layer="dense")),
        (GROWTH, replace(GROWTH, settings=FilterSettings(seed=1))),
        (DIRECTION, replace(DIRECTION, channels=(0, 1))),
        (EnlargeFilter("model-1", "conv", (0,)), EnlargeFilter("model-1", "conv", (1,))),
        (EnlargeFilter("model-1", "conv", ()), GrowFilters("model-1", "conv", ())),
        (CompareMethods(INPUT, Target(0), "a"), CompareMethods(INPUT, Target(0), "b")),
    ],
)
def test_what_is_asked_does(one, other):
    assert key_of(one) != key_of(other)


def test_a_stop_is_a_refusal_by_the_user():
    assert Query(GROWTH, QueryState.REFUSED, STOPPED).is_stopped
    assert not Query(GROWTH, QueryState.REFUSED, "Too large.").is_stopped
    assert not Query(GROWTH, QueryState.IDLE).is_stopped
    assert Query(GROWTH, QueryState.PENDING).is_pending
