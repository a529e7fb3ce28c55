"""Which preprocessing a description tells of."""

from __future__ import annotations

import pytest

from engine.models.architectures import find_architecture, find_preprocessing
from tests.unit.engine.models import files


def conv(name: str = "conv") -> dict:
    return files.layer("Conv2D", name, filters=2, kernel_size=[3, 3])


def functional(*layers: tuple[dict, list[str]], name: str = "net") -> dict:
    """A functional model of layers and what feeds them."""
    made = []
    for layer, sources in layers:
        tensors = [
            {"class_name": "__keras_tensor__", "config": {"keras_history": [source, 0, 0]}}
            for source in sources
        ]
        nodes = [{"args": tensors, "kwargs": {}}] if sources else []
        made.append(layer | {"name": layer["config"]["name"], "inbound_nodes": nodes})
    return {
        "module": "keras.src.models.functional",
        "class_name": "Functional",
        "config": {"name": name, "layers": made},
    }


IMAGE = (files.layer("InputLayer", "image", batch_shape=[None, 8, 8, 3]), [])


def test_nothing_told_is_a_guess_and_says_so():
    name, reason, guessed = find_preprocessing(files.small(), "net")
    assert (name, guessed) == ("unit", True)
    assert "guess" in str(reason)


def test_rescaling_at_the_front():
    model = files.sequential(files.layer("Rescaling", "rescale", scale=1 / 255), conv())
    name, reason, guessed = find_preprocessing(model, "net")
    assert (name, guessed) == ("none", False)
    assert "rescale" in str(reason)


def test_rescaling_behind_augmentation_and_in_a_nested_model():
    augmentation = files.sequential(
        files.layer("RandomFlip", "flip"), files.layer("RandomZoom", "zoom"), name="augmentation"
    )
    inner = files.sequential(files.layer("Rescaling", "deep", scale=1 / 255), conv())
    model = functional(
        IMAGE,
        (augmentation, ["image"]),
        (files.layer("Resizing", "resize"), ["augmentation"]),
        (inner, ["resize"]),
    )
    inner["config"]["name"] = inner["name"] = "inner"
    name, reason, guessed = find_preprocessing(model, "net")
    assert (name, guessed) == ("none", False)
    assert "deep" in str(reason)


def test_rescaling_after_a_convolution_is_not_preprocessing():
    model = files.sequential(conv(), files.layer("Rescaling", "late", scale=2))
    assert find_preprocessing(model, "net")[2] is True


def test_rescaling_is_found_by_connection_and_not_by_order():
    model = functional(
        IMAGE,
        (conv(), ["image"]),
        (files.layer("Rescaling", "late", scale=2), ["conv"]),
    )
    assert find_preprocessing(model, "net")[2] is True


@pytest.mark.parametrize(
    ("mean", "name"), [([120.0, 110.0, 100.0], "none"), ([0.5, 0.4, 0.4], "unit"), (None, "none")]
)
def test_normalization_tells_the_range_by_its_means(mean, name):
    model = files.sequential(files.layer("Normalization", "norm", mean=mean), conv())
    assert find_preprocessing(model, "net")[::2] == (name, False)


def test_arithmetic_at_the_front():
    divide = files.layer("TrueDivide", "divide", "keras.src.ops.numpy")
    model = functional(IMAGE, (divide, ["image"]), (conv(), ["divide"]))
    assert find_preprocessing(model, "net")[0] == "none"
    merge = functional(IMAGE, (files.layer("Add", "sum"), ["image", "image"]))
    assert find_preprocessing(merge, "net")[2] is True


FAMILIES = [
    ("vgg16", ("block1_conv1", "block5_conv3"), "caffe"),
    ("resnet50", ("conv1_conv", "conv5_block3_out"), "caffe"),
    ("resnet50", ("bn_conv1", "res5c_branch2c"), "caffe"),
    ("resnet50v2", ("conv1_conv", "post_relu", "conv2_block1_preact_bn"), "signed"),
    ("mobilenet_1.00_224", ("conv_dw_13", "conv_pw_13"), "signed"),
    ("mobilenetv2_1.00_224", ("Conv1", "Conv_1", "block_16_project"), "signed"),
    ("inception_v3", ("mixed0", "mixed10"), "signed"),
    ("inception_resnet_v2", ("mixed_5b", "conv_7b"), "signed"),
    ("xception", ("block2_sepconv1", "block14_sepconv2"), "signed"),
    ("nasnet_mobile", ("stem_conv1", "stem_bn1"), "signed"),
    ("densenet121", ("conv2_block1_0_bn", "pool4_conv"), "torch"),
]


@pytest.mark.parametrize(("model_name", "layers", "expected"), FAMILIES)
def test_architectures(model_name, layers, expected):
    model = files.sequential(*(conv(name) for name in layers), name=model_name)
    name, reason, guessed = find_preprocessing(model, model_name)
    assert (name, guessed) == (expected, False)
    assert str(reason).endswith("of Keras Applications, whose published weights take it so.")


@pytest.mark.parametrize(("model_name", "layers", "expected"), FAMILIES)
def test_architectures_as_a_backbone(model_name, layers, expected):
    backbone = files.sequential(*(conv(name) for name in layers), name=model_name)
    model = files.sequential(backbone, files.layer("Dense", "head", units=2), name="cats")
    assert find_preprocessing(model, "cats")[::2] == (expected, False)


def test_rescaling_in_front_of_a_known_backbone_wins():
    backbone = files.sequential(conv("block1_conv1"), conv("block5_conv3"), name="vgg16")
    model = files.sequential(files.layer("Rescaling", "r", scale=1 / 255), backbone)
    assert find_preprocessing(model, "cats")[0] == "none"


def test_a_name_alone_is_not_enough():
    assert find_preprocessing(files.small(), "vgg16")[2] is True
    assert find_architecture(files.small(), "resnet50") is None
