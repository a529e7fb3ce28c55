"""Which filter images are asked for, in which order, and how many memory has room for."""

from dataclasses import replace

import pytest

from engine.api.filters import FilterSettings, GrowFilters, ObjectiveKind
from engine.api.keys import InputKey
from engine.api.limits import MAX_CHANNELS
from gui.core.filter_requests import (
    KEPT_BYTES,
    FilterChoice,
    affordable,
    ordered,
    subject_of,
    unit_count,
    without_order,
)
from tests.unit.gui import fakes

INFO = fakes.model_info()
LAYER = "backbone/block3_conv"
INPUT = InputKey("model-1", "image-1")
CHANNELS = FilterChoice()
CLASSES = FilterChoice(objective_kind=ObjectiveKind.CLASS)
DIRECTION = FilterChoice(objective_kind=ObjectiveKind.DIRECTION, chosen=(2, 9))


def test_missing_ones_in_view_come_first():
    assert ordered(range(5), [3, 9, 1], {1, 4}) == ((3, 0, 2), 1)
    assert ordered((), [3], set()) == ((), 0)
    assert ordered(range(3), (), set()) == ((0, 1, 2), 0)


@pytest.mark.parametrize("side", [64, 1024])
def test_no_more_than_memory_has_room_for(side):
    count = affordable(10**9, side * side)
    assert count == min(MAX_CHANNELS, KEPT_BYTES // (3 * side * side))
    assert affordable(5, side * side) == 5
    assert affordable(5, 10**12) == 1


def test_units_are_channels_or_classes():
    node = INFO.find(LAYER)
    assert unit_count(INFO, node, ObjectiveKind.CHANNEL) == 64
    assert unit_count(INFO, node, ObjectiveKind.CLASS) == len(fakes.LABELS)
    assert unit_count(INFO, None, ObjectiveKind.CHANNEL) == 0
    assert unit_count(INFO, fakes.layer("flat", shape=(None,)), ObjectiveKind.CHANNEL) == 0


def test_a_subject_names_what_is_excited():
    assert subject_of(INFO, LAYER, CHANNELS, INPUT) == GrowFilters("model-1", LAYER, ())
    assert subject_of(INFO, None, CLASSES, None) == GrowFilters(
        "model-1", "", (), ObjectiveKind.CLASS
    )
    assert subject_of(INFO, LAYER, DIRECTION, None).channels == (2, 9)
    start = replace(CHANNELS, from_image=True)
    assert subject_of(INFO, LAYER, start, INPUT).start == INPUT
    settings = FilterSettings(seed=4)
    assert subject_of(INFO, LAYER, replace(CHANNELS, settings=settings), None).settings == settings


@pytest.mark.parametrize(
    ("info", "layer", "choice", "source"),
    [
        (None, LAYER, CHANNELS, INPUT),
        (INFO, None, CHANNELS, INPUT),
        (INFO, LAYER, replace(DIRECTION, chosen=()), INPUT),
        (INFO, LAYER, replace(CHANNELS, from_image=True), None),
    ],
)
def test_there_is_none_while_something_is_missing(info, layer, choice, source):
    assert subject_of(info, layer, choice, source) is None


def test_a_direction_is_the_same_in_any_order():
    subject = subject_of(INFO, LAYER, DIRECTION, None)
    assert without_order(replace(subject, channels=(9, 2), in_view=1)) == subject
    grown = GrowFilters("model-1", LAYER, (5, 1), in_view=1)
    assert without_order(grown) == GrowFilters("model-1", LAYER, ())


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (ObjectiveKind.CHANNEL, True),
        (ObjectiveKind.NEURON, True),
        (ObjectiveKind.DIRECTION, False),
        (ObjectiveKind.CLASS, False),
    ],
)
def test_some_images_are_of_one_channel_each(kind, expected):
    assert FilterChoice(objective_kind=kind).is_by_channel is expected
