"""`camscope atlas`: which layers are meant, and an estimate in words."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from engine.api.errors import EngineError
from engine.api.model import LayerNode
from engine.cli.atlas import chosen_layers, cost_words, write_atlas
from tests.unit.engine.ipc.stage import model_info


def node(path, kind="Conv2D"):
    return LayerNode(path, path, kind, (None, 5, 5, 4), 0, True, (), True)


INFO = replace(
    model_info(), name="net", layers=(node("conv_1"), node("conv_2"), node("pool", "MaxPooling2D"))
)


def test_layers_are_named_or_all_convolutions():
    assert chosen_layers(["conv_2, pool,conv_2"], INFO) == ("conv_2", "pool")
    assert chosen_layers(["all"], INFO) == ("conv_1", "conv_2")


def test_a_layer_that_is_not_there_is_refused_with_the_nearest():
    with pytest.raises(EngineError, match=r'^net has no layer "conv_3"\. Nearest: conv_'):
        chosen_layers(["conv_1,conv_3"], INFO)


@pytest.mark.parametrize("words", ["auto", "all"])
def test_a_model_without_a_convolution_is_refused(words):
    with pytest.raises(EngineError, match="net has no convolution"):
        chosen_layers([words], replace(INFO, layers=()))


def cost(layers, pictures, kept=0, refused=(), seconds=90.0):
    request = SimpleNamespace(plan=SimpleNamespace(layers=layers))
    return SimpleNamespace(
        request=request,
        pictures=pictures,
        kept=kept,
        refused=refused,
        seconds=seconds,
        size=(1083, 720),
    )


def test_an_estimate_counts_what_is_missing_and_what_is_there():
    words = cost_words(cost(("a", "b", "c"), 320, kept=8, refused=("c",)))
    assert words.startswith("2 layers, 320 pictures and 8 that are there already, about ")
    assert words.endswith(", 720 × 1083 pixels")
    assert cost_words(cost(("a",), 1)).startswith("1 layer, 1 picture, about ")
    assert "about" not in cost_words(cost(("a",), 0, kept=8))


def test_only_an_estimate_needs_no_folder():
    options = SimpleNamespace(out="", estimate=False, count=4)
    with pytest.raises(EngineError, match="--out DIR"):
        write_atlas(None, INFO, options, print, print, print)
