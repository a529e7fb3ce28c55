"""Layers by their paths: found, refused in one sentence, chosen for a target."""

from __future__ import annotations

from typing import Any

import pytest

from engine.api.errors import EngineError
from engine.api.keys import Target
from engine.api.model import find_row, last_call
from engine.session.layer_lookup import (
    auto_layer,
    chosen_layer,
    explainable_layers,
    find_layer,
    layer_path,
)
from tests.unit.engine.cli.explain.test_targets import ANIMALS, model
from tests.unit.gui import fakes

INFO = fakes.model_info()
FIRST, AUTO = "backbone/block0_conv", "backbone/block3_conv"


def shared() -> Any:
    """A model whose layer "twice" is called two times."""
    calls = (fakes.layer("twice@1"), fakes.layer("twice@2"))
    return fakes.model_info(layers=(fakes.layer("twice", children=calls),), auto_layer="twice@2")


def test_a_layer_is_found_at_any_depth():
    assert find_layer(FIRST, INFO).path == FIRST
    assert find_layer("scores", INFO).type == "Dense"


def test_a_layer_that_is_not_there_is_refused_with_what_it_may_have_meant():
    with pytest.raises(EngineError) as caught:
        find_layer("skores", INFO)
    assert str(caught.value) == 'small_net has no layer "skores". Nearest: scores.'
    with pytest.raises(EngineError, match=r'"what"\. `camscope layers` lists what there is\.$'):
        find_layer("what", INFO, "camscope layers")
    with pytest.raises(EngineError, match='m has no layer "a"'):
        find_row("a", (), "m")


def test_a_shared_layers_row_stands_for_its_last_call():
    info = shared()
    assert last_call(find_layer("twice", info)).path == "twice@2"
    assert last_call(find_layer("twice@1", info)).path == "twice@1"
    assert layer_path("twice", info) == "twice@2"
    assert explainable_layers(info) == ("twice@1", "twice@2")


def test_a_layer_without_a_map_is_refused():
    with pytest.raises(EngineError, match='Layer "scores" has no heatmap'):
        layer_path("scores", INFO)


def test_the_layer_to_explain_lies_before_the_target():
    assert chosen_layer(FIRST, Target(0), INFO) == FIRST
    assert chosen_layer(None, Target(0), INFO) == AUTO
    assert chosen_layer(None, Target(0, layer=AUTO), INFO) == "backbone/block2_conv"
    with pytest.raises(EngineError, match='No layer with a heatmap lies before "backbone"'):
        chosen_layer(None, Target(0, layer="backbone"), INFO)


def test_a_model_without_an_automatic_layer_says_why():
    assert auto_layer(INFO) == AUTO
    with pytest.raises(EngineError, match="The last layer with a grid"):
        auto_layer(fakes.model_info(auto_layer=None))
    assert auto_layer(model(*ANIMALS.outputs)) == "conv"
