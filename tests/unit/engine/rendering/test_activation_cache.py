"""Activations kept beside the engine: one channel for the canvas, arrays for files."""

import numpy as np
import pytest

from engine.api.activations import (
    Activations,
    SaveActivations,
    ShowActivations,
)
from engine.api.display import ChannelSource
from engine.api.errors import EngineError
from engine.api.keys import InputKey, Target
from engine.imaging import channel_statistics, channels_first
from engine.rendering.activation_cache import ActivationCache

INPUT = InputKey("model", "image")
REQUEST = ShowActivations(INPUT, "conv", Target(0))
VALUES = np.arange(24, dtype=np.float32).reshape(2, 4, 3)


def kept(request=REQUEST, values=VALUES):
    known = ActivationCache()
    known.put(Activations(request, channels_first(values), None, 1.0, channel_statistics(values)))
    return known


def channel(index, layer="conv", given=INPUT):
    return ChannelSource(given, layer, index)


def test_a_channel_is_a_map_of_its_own_grid():
    assert kept().channel(channel(1)).tolist() == [[1, 4, 7, 10], [13, 16, 19, 22]]


@pytest.mark.parametrize(
    "shown",
    [
        channel(3),
        channel(-1),
        channel(0, "other"),
        channel(0, given=InputKey("model", "another image")),
    ],
)
def test_what_is_not_there_is_not_drawn(shown):
    assert kept().channel(shown) is None


def test_an_answer_is_known_for_the_same_target_only():
    known = kept()
    assert known.answer(REQUEST).request == REQUEST
    assert known.answer(ShowActivations(INPUT, "conv", Target(1))) is None
    known.clear()
    assert known.answer(REQUEST) is None


def test_what_is_kept_cannot_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        kept().answer(REQUEST).values[0, 0, 0] = 1


def test_nothing_is_saved_before_it_is_there():
    with pytest.raises(EngineError, match="no activations"):
        ActivationCache().of(SaveActivations("a.npy", INPUT, "conv"))
