"""Which layer is meant: the asked one, the one before a target, the model's own choice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.api.errors import EngineError, text
from engine.api.keys import Target
from engine.api.model import LayerNode
from engine.session.layer_lookup import (
    auto_layer,
    chosen_layer,
    explainable_layers,
    find_layer,
    find_layers,
    layer_path,
)
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


ODD_PATHS = ("a", "b", "a,b", "b,c", "c", " d", "all", "e\x1b", "\u00e9", "f\u202e", r"f\u202e")
ODD = replace(INFO, layers=tuple(map(node, ODD_PATHS)))


@pytest.mark.parametrize(
    ("words", "paths"),
    [
        (["a,b"], ["a,b"]),
        (["a", "b"], ["a", "b"]),
        (["b,a"], ["b", "a"]),
        (["a,b,c"], ["a,b", "c"]),
        (["a", "b,c"], ["a", "b,c"]),
        (["c, a,b , c"], ["c", "a,b"]),
        (["c, d"], ["c", " d"]),
        ([" d"], [" d"]),
        (["all,"], ["all"]),
        ([r"e\u001b"], ["e\x1b"]),
        (["e\u0301"], ["\u00e9"]),
        ([r"f\u202e", "f\u202e"], [r"f\u202e", "f\u202e"]),
        (["", ","], []),
    ],
)
def test_words_of_a_command_line_name_layers(words: list[str], paths: list[str]):
    assert [row.path for row in find_layers(words, ODD)] == paths


def test_the_first_name_that_is_not_there_is_refused():
    with pytest.raises(EngineError, match=r'^net has no layer "zzz"\.'):
        find_layers(["a,b,zzz,c"], ODD)


def test_a_name_that_two_layers_are_shown_by_is_no_name():
    two = replace(INFO, layers=(node("e\u0301\x1b"), node("\u00e9\x1b")))
    with pytest.raises(EngineError, match="has no layer"):
        find_layer("\u00e9\\u001b", two)
