"""Which layer is meant: the asked one, the one before a target, the model's own choice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.api.errors import EngineError, text
from engine.api.keys import Target
from engine.api.model import LayerNode
from engine.session.layer_lookup import auto_layer, chosen_layer, explainable_layers, layer_path
from tests.unit.engine.ipc.stage import model_info

FLAT = text("{name} gives one value, not a grid.", name="dense")


def node(path: str, *children: LayerNode, grid: bool = True) -> LayerNode:
    reason = None if grid else FLAT
    shape = (None, 5, 5, 4) if grid else (None, 6)
    return LayerNode(path, path, "Layer", shape, 0, True, (), grid, reason, children)


INFO = replace(
    model_info(),
    name="net",
    layers=(
        node("conv_1"),
        node("shared", node("shared@1"), node("shared@2")),
        node("conv_2"),
        node("dense", grid=False),
    ),
    auto_layer="conv_2",
)


def test_layers_with_a_map_are_listed_once_each():
    assert explainable_layers(INFO) == ("conv_1", "shared@1", "shared@2", "conv_2")


def test_a_shared_layers_row_stands_for_its_last_call():
    assert layer_path("shared", INFO) == "shared@2"
    assert layer_path("shared@1", INFO) == "shared@1"


def test_what_has_no_map_is_refused_with_the_reason():
    with pytest.raises(EngineError, match=r'"conv_9"\. Nearest: conv_1, conv_2\.$'):
        layer_path("conv_9", INFO)
    with pytest.raises(EngineError, match=r'^Layer "dense" has no heatmap\. dense gives one value'):
        layer_path("dense", INFO)


def test_the_asked_layer_wins_and_else_the_models_own():
    assert chosen_layer("conv_1", Target(0), INFO) == "conv_1"
    assert chosen_layer("shared", Target(0, layer="dense"), INFO) == "shared@2"
    assert chosen_layer(None, Target(0), INFO) == "conv_2"


@pytest.mark.parametrize(
    ("target", "layer"), [("dense", "conv_2"), ("conv_2", "shared@2"), ("shared", "conv_1")]
)
def test_a_neuron_is_explained_by_the_last_layer_before_it(target, layer):
    assert chosen_layer(None, Target(0, layer=target), INFO) == layer


@pytest.mark.parametrize("target", ["conv_1", "gone"])
def test_before_the_first_layer_there_is_none(target):
    with pytest.raises(EngineError, match=f'No layer with a heatmap lies before "{target}".'):
        chosen_layer(None, Target(0, layer=target), INFO)


def test_a_model_without_a_grid_says_why():
    with pytest.raises(EngineError, match=r"^dense gives one value, not a grid\.$"):
        auto_layer(replace(INFO, auto_layer=None, auto_reason=FLAT))
