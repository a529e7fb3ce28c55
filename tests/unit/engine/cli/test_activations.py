"""`camscope activations`: which layers are meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.api.errors import EngineError
from engine.api.model import LayerNode
from engine.cli.activations import _asked_layers, activations_of
from tests.unit.engine.ipc.stage import model_info


def node(path, shape=(None, 5, 5, 4)):
    return LayerNode(path, path, "Conv2D", shape, 0, True, (), True)


INFO = replace(model_info(), name="net", layers=(node("conv_1"), node("scores", (None, 6))))


def test_all_are_those_with_activations_and_one_is_that_one():
    assert set(_asked_layers("all", INFO)) == {"conv_1", "scores"}
    assert _asked_layers("scores", INFO) == ("scores",)


def test_a_layer_that_is_not_there_is_refused_with_the_nearest():
    with pytest.raises(EngineError, match=r'^net has no layer "conv_9"\. Nearest: conv_1'):
        _asked_layers("conv_9", INFO)


def test_a_refusal_on_the_way_is_passed_on():
    class Session:
        def run(self, request):
            raise EngineError("It has several outputs.")

    with pytest.raises(EngineError, match="several outputs"):
        activations_of(Session(), object())
