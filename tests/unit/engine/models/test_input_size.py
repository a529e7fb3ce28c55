"""The size that a model which takes any was trained for: of its file, its layers, its family."""

from __future__ import annotations

import pytest

from engine.models.input_size import find_input_size

FREE = (None, None)


def model(*layers, name="net", **more):
    return {"class_name": "Functional", "config": {"name": name, "layers": list(layers)}, **more}


def layer(kind, name, **config):
    return {"class_name": kind, "config": {"name": name, **config}}


VGG = [layer("Conv2D", "block1_conv1"), layer("Conv2D", "block5_conv3")]
EFFICIENT = [layer("Conv2D", "stem_conv"), layer("Conv2D", "block1a_dwconv")]
EFFICIENT_V2 = [layer("Conv2D", "stem_conv"), layer("Conv2D", "block1a_project_conv")]


def test_an_input_of_one_size_needs_no_other():
    assert find_input_size(model(*VGG, name="vgg16"), "vgg16", (224, 224)) == (None, None)


@pytest.mark.parametrize(
    ("config", "name", "size", "words"),
    [
        (model(*VGG, name="vgg16"), "vgg16", (224, 224), "VGG of Keras Applications"),
        (model(model(*VGG, name="vgg16")), "mine", (224, 224), "VGG of Keras Applications"),
        (model(*EFFICIENT, name="efficientnetb3"), "efficientnetb3", (300, 300), "300 × 300"),
        (model(model(*EFFICIENT, name="efficientnetb7")), "mine", (600, 600), "EfficientNet"),
        (model(*EFFICIENT_V2), "efficientnetv2-b2", (260, 260), "EfficientNetV2"),
        (model(*EFFICIENT_V2), "efficientnetv2-s", (384, 384), "384 × 384"),
        (model(*VGG, build_config={"input_shape": [None, 48, 64, 3]}), "x", (48, 64), "64 × 48"),
        (
            model(layer("Resizing", "small", height=96, width=128), *VGG),
            "vgg16",
            (96, 128),
            "layer small",
        ),
    ],
)
def test_what_tells_the_size(config, name, size, words):
    found, reason = find_input_size(config, name, FREE)
    assert found == size
    assert words in str(reason)


@pytest.mark.parametrize(
    "config",
    [
        {},
        model(layer("Conv2D", "conv")),
        model(*EFFICIENT, name="renamed"),  # a family whose members differ
        model(layer("Conv2D", "c"), build_config={"input_shape": [None, None, None, 3]}),
        model(layer("Conv2D", "c"), build_config={"input_shape": "224"}),
        model(layer("Resizing", "r", height="96", width=None)),
    ],
)
def test_what_tells_nothing_is_bounded_and_said(config):
    size, reason = find_input_size(config, "renamed", FREE)
    assert size is None
    assert "at most 512 pixels" in str(reason)


def test_a_side_that_is_fixed_stays():
    assert find_input_size(model(*VGG, name="vgg16"), "vgg16", (None, 100))[0] == (224, 100)
