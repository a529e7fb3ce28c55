"""Replaces layers of Keras 2 that Keras 3 does not have by layers that compute the same.

Called by `engine.models.legacy.config`. The same name can be another function: the hard sigmoid
of Keras 2 has a slope of 1/5, that of Keras 3 of 1/6. Among the layers is one Lambda layer: the
scaled sum in InceptionResNetV2, as Keras Applications wrote it until 2023. It is recognised by its
whole bytecode, which is compared and never run; every other Lambda layer stays what it is.
"""

from __future__ import annotations

import base64
import binascii
import re

from engine.models.config_graph import Config, class_of, config_of

SCALED_SUM = "CustomScaleLayer"
SCALED_SUM_MODULE = "keras.src.applications.inception_resnet_v2"

_SUM_CODES = (
    bytes.fromhex("7c0000640100197c0000640200197c0100141753"),  # Python 2.7 and 3.5
    bytes.fromhex("7c00640119007c00640219007c01140017005300"),  # Python 3.6 to 3.10
    bytes.fromhex(  # Python 3.11
        "97007c006401190000000000000000007c006402190000000000000000007c017a0500007a0000005300"
    ),
)
"""``lambda inputs, scale: inputs[0] + inputs[1] * scale``, compiled."""
_SCALED_SUM_CODE = re.compile(
    rb"[c\xe3]\x02\x00\x00\x00"  # a code object of two arguments
    rb".{12,20}?[s\xf3].\x00\x00\x00"
    rb"(" + b"|".join(re.escape(code) for code in _SUM_CODES) + rb")"
    rb"(?:[)\xa9]\x03|\(\x03\x00\x00\x00)N[i\xe9]\x00\x00\x00\x00[i\xe9]\x01\x00\x00\x00",
    re.DOTALL,
)


def replaced(layer: Config) -> Config:
    """Return the layer that Keras 3 has for one that it has not; every other layer as it is."""
    cls, settings = class_of(layer), config_of(layer)
    if cls == "TensorFlowOpLayer" and "name" in layer:
        settings["name"] = layer["name"]  # the graph knows it by this one
    if cls == "ThresholdedReLU":
        return _other(layer, "ReLU", threshold=settings.get("theta", 1.0))
    if cls == "StochasticDepth":  # of ConvNeXt: a whole picture is dropped in training
        rate = settings.get("drop_path_rate", 0.0)
        return _other(layer, "Dropout", rate=rate, noise_shape=[None, 1, 1, 1])
    if cls.rpartition(">")[2] == SCALED_SUM:
        return _scaled_sum(layer, settings.get("scale"))
    if cls == "Lambda" and _is_scaled_sum(settings):
        return _scaled_sum(layer, settings["arguments"]["scale"])
    return layer


def hard_sigmoid() -> Config:
    """Return the activation clip(x / 5 + 1/2, 0, 1) of Keras 2, made of what Keras 3 has.

    That one's own is clip(x / 6 + 1/2, 0, 1).
    """
    function = {"module": "builtins", "class_name": "function", "config": "hard_sigmoid"}
    layers: list[Config] = [
        {"class_name": "Rescaling", "config": {"scale": 1.2, "offset": 0.0}},
        {"class_name": "Activation", "config": {"activation": function}},
    ]
    for layer in layers:
        layer |= {"module": "keras.layers", "registered_name": None}
    config = {"name": "hard_sigmoid", "layers": layers}
    return {"module": "keras", "class_name": "Sequential", "config": config}


def _scaled_sum(layer: Config, scale: object) -> Config:
    fresh = _other(layer, SCALED_SUM, scale=scale)
    return fresh | {"module": SCALED_SUM_MODULE, "registered_name": SCALED_SUM}


def _other(layer: Config, cls: str, **settings: object) -> Config:
    """Return a layer of another class in the same place of the graph."""
    kept = {key: value for key, value in config_of(layer).items() if key in _COMMON}
    fresh = {key: value for key, value in layer.items() if key in ("name", "inbound_nodes")}
    fresh |= {"class_name": cls, "config": kept | settings}
    if layer.get("module") is not None:
        fresh |= {"module": "keras.layers", "registered_name": None}
    return fresh


_COMMON = ("name", "trainable", "dtype", "batch_input_shape", "batch_shape")


def _is_scaled_sum(settings: Config) -> bool:
    """Tell whether a Lambda layer's function is the scaled sum of two inputs, and nothing else."""
    function, arguments = settings.get("function"), settings.get("arguments")
    if not isinstance(arguments, dict) or set(arguments) != {"scale"}:
        return False
    if not isinstance(arguments["scale"], (int, float)):
        return False
    if not isinstance(function, dict) or not isinstance(function.get("config"), dict):
        return False
    text, defaults, closure = map(function["config"].get, ("code", "defaults", "closure"))
    if not isinstance(text, str) or defaults is not None or closure is not None:
        return False
    try:
        code = base64.b64decode("".join(text.split()), validate=True)
    except binascii.Error:
        return False
    return _SCALED_SUM_CODE.match(code) is not None
