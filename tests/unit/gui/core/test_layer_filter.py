"""Layers are found by name, type, shape and number of parameters."""

import pytest

from engine.api.model import LayerNode
from gui.core.layer_filter import layers_found


def layer(path, kind, shape, params):
    name = path.rpartition("/")[2]
    return LayerNode(path, name, kind, shape, params, True, (), True)


LAYERS = (
    layer("backbone", "Functional", (None, 14, 14, 512), 9_000_000),
    layer("backbone/stem_conv", "Conv2D", (None, 114, 14, 32), 896),
    layer("backbone/block1_conv", "Conv2D", (None, 14, 14, 512), 2_359_808),
    layer("backbone/block1_relu", "ReLU", (None, None, None, 512), 0),
    layer("scores", "Dense", (None, 10), 5_130),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", {each.path for each in LAYERS}),
        ("CONV2D", {"backbone/stem_conv", "backbone/block1_conv"}),
        ("block1", {"backbone/block1_conv", "backbone/block1_relu"}),
        ("14x14", {"backbone", "backbone/block1_conv"}),
        ("14×14×512 conv", {"backbone/block1_conv"}),
        ("14 × 14 × 512 conv", {"backbone/block1_conv"}),
        ("?x?x512", {"backbone/block1_relu"}),
        ("? × ? × 512", {"backbone/block1_relu"}),
        ("params>1000", {"backbone", "backbone/block1_conv", "scores"}),
        ("params > 5k", {"backbone", "backbone/block1_conv", "scores"}),
        ("params>=2.359808m params<9m", {"backbone/block1_conv"}),
        ("param = 0", {"backbone/block1_relu"}),
        ("params<=5,130 dense", {"scores"}),
        ("params>", set()),
        ("params>x", set()),
        ("nothing like this", set()),
    ],
)
def test_words_find_layers(text, found):
    assert layers_found(text, LAYERS, {}) == found


def test_a_shape_that_the_input_gives_is_found_instead_of_the_layers_own():
    layer = LAYERS[0]
    shapes = {layer.path: (None, 77, 78, 9)}
    assert layers_found("77x78", LAYERS, shapes) == {layer.path}
    own = "x".join(map(str, layer.output_shape[1:]))
    assert layer.path not in layers_found(own, LAYERS, shapes)
