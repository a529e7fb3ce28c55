"""Which steps can compute some channels alone."""

from __future__ import annotations

import pytest
import torch

from engine.backends.torch.channel_slice import narrowed
from tests.programs import node, program

CHANNELS = torch.tensor([1])
CONV = node("c", "aten.conv2d.default", input="%x", weight="%w", bias="%b")
NORM = node("n", "aten.batch_norm.default", input="%c", weight="%g", bias=None, running_mean="%m")


def found(value, *nodes):
    graph, _ = program(nodes, {"x": (None, 3, 8, 8)})
    return set(narrowed(graph, value, CHANNELS))


def test_a_convolution_and_what_follows_channel_by_channel():
    relu = node("r", "aten.relu.default", self="%n")
    assert found("c", CONV) == {"c"}
    assert found("r", CONV, NORM, relu) == {"c", "n"}


@pytest.mark.parametrize(
    "more", [{"groups": 2}, {"transposed": True}], ids=["grouped", "transposed"]
)
def test_channels_that_are_not_made_of_all_before(more):
    made = node("c", "aten.convolution.default", input="%x", weight="%w", **more)
    assert found("c", made) == set()


def test_what_mixes_channels_or_has_none():
    assert found("s", CONV, node("s", "aten.softmax.int", self="%c", dim=1)) == set()
    assert found("r", node("r", "aten.relu.default", self="%x")) == set()


def test_a_value_that_is_needed_elsewhere_stays_whole():
    other = node("o", "aten.mean.dim", self="%c", dim=(2, 3))
    assert found("r", CONV, other, node("r", "aten.relu.default", self="%c")) == set()
