"""Which layers stand for a model."""

from types import SimpleNamespace

import pytest

from engine.api.landmark_layers import channels_of, convolutions, landmark_layers
from engine.api.model import LayerNode


def node(path, shape, kind="Conv2D", children=()):
    return LayerNode(path, path, kind, shape, 0, True, (), True, None, tuple(children))


def model(*nodes, auto=None):
    def walk():
        for each in nodes:
            yield from each.walk()

    return SimpleNamespace(walk=walk, auto_layer=auto)


def vgg(side):
    """VGG16's layers, for images of this size or of any."""
    nodes = [node("image", (None, side, side, 3), "InputLayer")]
    for block, (count, channels) in enumerate(
        ((2, 64), (2, 128), (3, 256), (3, 512), (3, 512)), start=1
    ):
        for number in range(1, count + 1):
            nodes.append(node(f"block{block}_conv{number}", (None, side, side, channels)))
        side = side and side // 2
        nodes.append(node(f"block{block}_pool", (None, side, side, channels), "MaxPooling2D"))
    return model(*nodes, node("predictions", (None, 1000), "Dense"), auto="block5_conv3")


def test_the_textbooks_layers_and_the_last():
    blocks = tuple(f"block{number}_conv1" for number in range(1, 6))
    assert landmark_layers(vgg(224)) == (*blocks, "block5_conv3")
    assert landmark_layers(vgg(None)) == (*blocks[:4], "block5_conv3")
    assert len(convolutions(vgg(224))) == 13


def test_many_grids_are_thinned_evenly_and_keep_both_ends():
    nodes = [node(f"conv_{side}", (None, side, side, 4)) for side in range(40, 0, -1)]
    found = landmark_layers(model(*nodes))
    assert len(found) == 8
    assert (found[0], found[-1]) == ("conv_40", "conv_1")
    assert len(set(found)) == 8


def test_a_model_without_convolutions():
    dense = model(node("image", (None, 8, 8, 3), "InputLayer"), node("hidden", (None, 9), "Dense"))
    assert landmark_layers(dense) == ()
    assert convolutions(dense) == ("hidden",)
    custom = model(node("mix", (None, 8, 8, 5), "Mixer"), auto="mix")
    assert landmark_layers(custom) == ("mix",)


def test_calls_of_a_shared_layer_stand_for_it():
    calls = [node(f"conv@{call}", (None, 9, 9, 4)) for call in (1, 2)]
    shared = model(node("conv", (None, 9, 9, 4), children=calls))
    assert convolutions(shared) == ("conv@1", "conv@2")


@pytest.mark.parametrize(
    ("shape", "kind", "count"),
    [
        ((None, 9, 9, 7), "ReLU", 7),
        ((None, 12), "Dense", 12),
        ((None, 9, 9, 3), "InputLayer", 0),
        ((None, None), "Custom", 0),
        ((), "Custom", 0),
        ((None,), "Custom", 0),
    ],
)
def test_channels_are_read_from_the_shape(shape, kind, count):
    assert channels_of(node("it", shape, kind)) == count
