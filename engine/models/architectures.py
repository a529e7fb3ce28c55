"""Recognises a model's architecture and preprocessing from its configuration.

Called when a model is opened, through `engine.preprocessing` and `engine.models.labels`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.api.errors import Text, text
from engine.models import allow_list as allowed
from engine.models.config_graph import (
    Config,
    class_of,
    config_of,
    feeds,
    is_model,
    layers_of,
    name_of,
    walk_layers,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Architecture:
    """A family of Keras Applications.

    Attributes
    ----------
    name : str
        As in the literature.
    starts : tuple of str
        How the model's own name begins, in lower case.
    layers : tuple of str
        Names of layers that it has and the others have not; all of them must be there.
    preprocess : str
        What it was trained on. Families with their own Rescaling: what it wants when that is left
        out.
    side : int or None
        Side of the square images that it was trained with, in pixels; None where its members
        differ.
    sides : tuple of (str, int)
        Of members that differ, by the end of their names.
    """

    name: str
    starts: tuple[str, ...]
    layers: tuple[str, ...]
    preprocess: str
    side: int | None = 224
    sides: tuple[tuple[str, int], ...] = ()

    def side_of(self, config: Config, model_name: str) -> int | None:
        """Return the side of the images that this member of the family was trained with."""
        if not self.sides:
            return self.side
        nested = (name_of(layer) for layer in walk_layers(config) if is_model(layer))
        for name in (model_name, name_of(config), *nested):
            for end, side in self.sides:
                if name.lower().startswith(self.starts) and name.lower().endswith(end):
                    return side
        return self.side


_EFFICIENT_SIDES = tuple(
    (f"b{number}", side) for number, side in enumerate((224, 240, 260, 300, 380, 456, 528, 600))
)
_EFFICIENT_V2_SIDES = (
    *((f"-b{number}", side) for number, side in enumerate((224, 240, 260, 300))),
    ("-s", 384),
    ("-m", 480),
    ("-l", 480),
)

ARCHITECTURES = (
    Architecture("VGG", ("vgg16", "vgg19"), ("block1_conv1", "block5_conv3"), "caffe"),
    Architecture("ResNetV2", ("resnet",), ("post_relu", "conv2_block1_preact_bn"), "signed"),
    Architecture("ResNet", ("resnet",), ("conv1_conv", "conv5_block3_out"), "caffe"),
    Architecture("ResNet", ("resnet50",), ("bn_conv1", "res5c_branch2c"), "caffe"),
    Architecture("MobileNetV3", ("mobilenetv3",), ("conv_1", "expanded_conv_project"), "signed"),
    Architecture("MobileNetV3", ("mobilenetv3",), ("Conv", "expanded_conv_project"), "signed"),
    Architecture("MobileNetV2", ("mobilenetv2",), ("Conv_1", "block_16_project"), "signed"),
    Architecture("MobileNet", ("mobilenet",), ("conv_dw_13", "conv_pw_13"), "signed"),
    Architecture("InceptionV3", ("inception_v3",), ("mixed0", "mixed10"), "signed", 299),
    Architecture(
        "InceptionResNetV2", ("inception_resnet_v2",), ("mixed_5b", "conv_7b"), "signed", 299
    ),
    Architecture("Xception", ("xception",), ("block2_sepconv1", "block14_sepconv2"), "signed", 299),
    Architecture("NASNet", ("nasnet",), ("stem_conv1", "stem_bn1"), "signed", None),
    Architecture("DenseNet", ("densenet",), ("conv2_block1_0_bn", "pool4_conv"), "torch"),
    Architecture(
        "EfficientNet",
        ("efficientnet",),
        ("stem_conv", "block1a_dwconv"),
        "torch",
        None,
        _EFFICIENT_SIDES,
    ),
    Architecture(
        "EfficientNetV2",
        ("efficientnetv2",),
        ("stem_conv", "block1a_project_conv"),
        "signed",
        None,
        _EFFICIENT_V2_SIDES,
    ),
    Architecture("ConvNeXt", ("convnext",), (), "torch"),
)

GUESS = (
    "unit",
    text(
        "This is a guess: nothing in the file tells the range, and 0 to 1 is the commonest. "
        "If the predictions look wrong, try another."
    ),
    True,
)
"""What `find_preprocessing` says where nothing tells."""

_PASSED_OVER = frozenset(
    {"InputLayer", "Resizing", "CenterCrop", "ZeroPadding2D", "Cropping2D", "Identity", "Dropout"}
    | {"GaussianNoise", "Reshape", "Permute", "AutoContrast", "AugMix", "RandAugment", "MixUp"}
    | {"CutMix", "Equalization", "Solarization", "Pipeline", "Cast"}
)
_ARITHMETIC = frozenset(
    {"TrueDivide", "Divide", "Multiply", "Subtract", "Add", "GetItem", "Flip", "Stack"}
)


def find_preprocessing(config: Config, model_name: str) -> tuple[str, Text, bool]:
    """Tell which preprocessing a model wants.

    Parameters
    ----------
    config : dict
        `VettedModel.config`.
    model_name : str
        The model's own name.

    Returns
    -------
    name : str
        A key of `engine.preprocessing.PREPROCESSING`.
    reason : Text
        Why, in a sentence.
    guessed : bool
        True when nothing in the file says so.
    """
    first = _first_worker(config)
    if first is not None:
        found = _in_the_model(first)
        if found is not None:
            return (*found, False)
    family = find_architecture(config, model_name)
    if family is not None:
        reason = text(
            "The network is {family} of Keras Applications, whose published weights take it so.",
            family=family.name,
        )
        return family.preprocess, reason, False
    return GUESS


def scaling_layer(config: Config) -> str:
    """Return the name of the layer with which a model scales pixels itself; empty for none."""
    first = _first_worker(config)
    return "" if first is None or _in_the_model(first) is None else name_of(first)


def find_architecture(config: Config, model_name: str) -> Architecture | None:
    """Return the family of Keras Applications that a model is, or is built upon; None if none."""
    models = [(model_name or name_of(config), config)]
    models += [(name_of(layer), layer) for layer in walk_layers(config) if is_model(layer)]
    for name, model in models:
        names = {name_of(layer) for layer in layers_of(model)}
        for family in ARCHITECTURES:
            if _is_of(family, name.lower(), names, model):
                return family
    for (
        _,
        model,
    ) in models:  # renamed, or its layers taken into a larger model: by two names at least
        names = {name_of(layer) for layer in layers_of(model)}
        for family in ARCHITECTURES:
            if family.layers and names.issuperset(family.layers):
                return family
    return None


def _is_of(family: Architecture, name: str, names: set[str], model: Config) -> bool:
    """Tell whether both a model's name and its layers are a family's."""
    if not name.startswith(family.starts):
        return False
    if family.layers:
        return names.issuperset(family.layers)
    return any(class_of(layer) == "LayerScale" for layer in walk_layers(model))


def _first_worker(model: Config) -> Config | None:
    """Return the first layer from the input that does something to the values.

    Augmentation, cropping and resizing are passed over; nested models are entered.
    """
    layers = layers_of(model)
    connected = any(feeds(layer) for layer in layers)
    reached = {name_of(layer) for layer in layers if class_of(layer) == "InputLayer"}
    for layer in layers:
        if connected and not any(name in reached for name, _ in feeds(layer)):
            continue
        cls = class_of(layer)
        if cls in _PASSED_OVER or cls.startswith("Random"):
            reached.add(name_of(layer))
            continue
        if not is_model(layer):
            return layer
        inner = _first_worker(layer)
        if inner is not None:
            return inner
        reached.add(name_of(layer))
    return None


def _in_the_model(layer: Config) -> tuple[str, Text] | None:
    """Return what a first layer that rescales or normalises leaves to be done outside."""
    cls, config = class_of(layer), config_of(layer)
    if cls == "Rescaling":
        return rescaled(name_of(layer))
    if cls == "Normalization":
        return normalised(name_of(layer), _numbers_in(config.get("mean")))
    if cls in _ARITHMETIC and layer.get("module") in allowed.OPERATIONS:
        return begun_with_arithmetic(name_of(layer))
    return None


def rescaled(layer: str) -> tuple[str, Text]:
    """Return what a first layer that rescales leaves to be done outside, and why."""
    return "none", text(
        "The model rescales the pixels itself (layer {layer}), so it takes 0 to 255.", layer=layer
    )


def normalised(layer: str, means: Sequence[float]) -> tuple[str, Text]:
    """Return what a first layer that takes means away leaves to be done outside, and why."""
    if means and max(abs(mean) for mean in means) <= 1.0:
        return "unit", text(
            "The model normalises the pixels itself (layer {layer}), with means between 0 "
            "and 1, so it takes 0 to 1.",
            layer=layer,
        )
    return "none", text(
        "The model normalises the pixels itself (layer {layer}), so it takes 0 to 255.",
        layer=layer,
    )


def begun_with_arithmetic(layer: str) -> tuple[str, Text]:
    """Return what arithmetic at the beginning leaves to be done outside, and why."""
    return "none", text(
        "The model begins with arithmetic of its own (layer {layer}), so it takes 0 to 255.",
        layer=layer,
    )


def _numbers_in(value: object) -> list[float]:
    """Return all numbers in nested lists."""
    if isinstance(value, (int, float)):
        return [float(value)]
    if isinstance(value, list):
        return [number for item in value for number in _numbers_in(item)]
    return []
