"""Brings a model's configuration up to date, so that Keras 3 reads what older Keras wrote.

Called by `engine.models.vetting` before the checks; the private copy gets the new text. Without it
Keras 3.15 refuses every Keras 2 model with a DepthwiseConv2D (MobileNet, EfficientNet), every
Sequential file of before Keras 2.2.3, mixed precision of Keras 2, and its own .h5 files with
operations or ConvNeXt blocks in them. Compile settings are dropped: nothing is trained here.
"""

from __future__ import annotations

import copy
from typing import Any

from engine.models import allow_list as allowed
from engine.models.config_graph import Config, class_of, config_of, is_model, layers_of, name_of
from engine.models.legacy.graph import (
    connect_named_inputs,
    count_calls_from_zero,
    rename_paths,
    unwrap_single_ends,
)
from engine.models.legacy.layers import hard_sigmoid, replaced
from engine.models.legacy.operations import as_layer, as_operation
from engine.models.legacy.ranks import ranks_of

_MOVED_MODULES = {
    "keras.engine.functional": "keras.src.models.functional",
    "keras.src.engine.functional": "keras.src.models.functional",
    "keras.engine.training": "keras",
    "keras.src.engine.training": "keras",
    "keras.engine.sequential": "keras",
    "keras.src.engine.sequential": "keras",
    "keras.layers.experimental.preprocessing": "keras.layers",
}
_OF_INITIALIZERS = ("init_ops_v2", "initializers_v2")
_WRAPPED = ("layer", "forward_layer", "backward_layer", "cell")
"""Settings of wrapping layers that hold layers, whose module Keras 3 needs."""

_GONE = {
    "DepthwiseConv2D": ("groups", "kernel_initializer", "kernel_regularizer", "kernel_constraint"),
    "DepthwiseConv1D": ("groups", "kernel_initializer", "kernel_regularizer", "kernel_constraint"),
    "SeparableConv2D": ("groups", "kernel_initializer", "kernel_regularizer", "kernel_constraint"),
    "SeparableConv1D": ("groups", "kernel_initializer", "kernel_regularizer", "kernel_constraint"),
    "Conv2DTranspose": ("groups",),
    "Conv1DTranspose": ("groups",),
    "GRU": ("implementation", "time_major"),
    "LSTM": ("implementation", "time_major"),
    "SimpleRNN": ("time_major",),
    "SpatialDropout1D": ("noise_shape", "trainable"),
    "SpatialDropout2D": ("noise_shape", "trainable"),
    "SpatialDropout3D": ("noise_shape", "trainable"),
    "MultiHeadAttention": ("query_shape", "key_shape", "value_shape", "softmax_robust_masking"),
}
"""Settings that Keras 2 wrote with their only useful value, and that Keras 3 does not know."""

_UNIQUE_OPERATIONS = {
    name: module
    for module, names in allowed.OPERATIONS.items()
    for name in names
    if name not in allowed.LAYERS
}


def modernised(config: Config) -> Config:
    """Return a copy of a model's configuration as Keras 3 writes it."""
    fresh: Config = _updated(copy.deepcopy(config), is_old=_is_of_keras2(config))
    if is_model(fresh):
        _update_model(fresh)
    return fresh


def _is_of_keras2(value: Any) -> bool:  # noqa: ANN401  (any JSON)
    """Tell by connections and declared shapes whether Keras 2 wrote a description."""
    if isinstance(value, list):
        return any(_is_of_keras2(item) for item in value)
    if not isinstance(value, dict):
        return False
    nodes = value.get("inbound_nodes")
    if "batch_input_shape" in value or _is_nested(nodes):
        return True
    return any(_is_of_keras2(item) for item in value.values())


def _is_nested(nodes: object) -> bool:
    return isinstance(nodes, list) and bool(nodes) and isinstance(nodes[0], list)


def _updated(value: Any, *, is_old: bool) -> Any:  # noqa: ANN401  (any JSON)
    """Return a value with moved modules, precision policies and compile settings put right."""
    if isinstance(value, list):
        return [_updated(item, is_old=is_old) for item in value]
    if not isinstance(value, dict):
        return value
    cls = value.get("class_name")
    if cls is not None:
        value.pop("compile_config", None)
        if cls in ("Policy", "PolicyV1") and isinstance(value.get("config"), dict):
            return _policy(value["config"].get("name", "float32"))
        _move_module(value)
        if isinstance(cls, str):
            _update_settings(value, cls)
            if is_old:
                _keep_functions(value, cls)
    return {name: _updated(item, is_old=is_old) for name, item in value.items()}


def _policy(name: object) -> Config:
    """Return Keras 3's form of a mixed-precision policy."""
    config = {"name": name}
    return {
        "module": "keras",
        "class_name": "DTypePolicy",
        "config": config,
        "registered_name": None,
    }


def _move_module(value: Config) -> None:
    """Give an object the module in which Keras 3 keeps its class."""
    module = value.get("module")
    if not isinstance(module, str):
        return
    if module == "tf_keras" or module.startswith("tf_keras."):
        module = module.removeprefix("tf_")
    if module.rpartition(".")[2] in _OF_INITIALIZERS:
        module = "keras.initializers"
    value["module"] = _MOVED_MODULES.get(module, module)
    if value["module"] == "keras.initializers":
        value["registered_name"] = None


def _update_settings(value: Config, cls: str) -> None:
    """Put one layer's settings right."""
    settings = value.get("config")
    if cls == "Sequential" and isinstance(settings, list):  # before Keras 2.2.3
        settings = {"name": str(value.get("name") or "sequential"), "layers": settings}
        value["config"] = settings
    if not isinstance(settings, dict):
        return
    for key in (*_GONE.get(cls, ()), "rng_type"):
        if key != "groups" or settings.get(key) in (1, None):
            settings.pop(key, None)
    if cls == "InputLayer":
        if "batch_input_shape" in settings:
            settings["batch_shape"] = settings.pop("batch_input_shape")
    elif cls == "Lambda" and isinstance(settings.get("function"), list):
        settings["function"] = _packed_function(settings["function"])
    elif cls == "LeakyReLU" and "alpha" in settings:
        settings["negative_slope"] = settings.pop("alpha")
    axis = settings.get("axis")
    if cls == "BatchNormalization" and isinstance(axis, list) and len(axis) == 1:
        settings["axis"] = axis[0]


def _keep_functions(value: Config, cls: str) -> None:
    """Let what Keras 2 left out, or called by a name that means another function now, stay."""
    settings = config_of(value)
    for key, chosen in settings.items():
        if key.endswith("activation") and chosen == "hard_sigmoid":
            settings[key] = hard_sigmoid()
    if cls == "GRU":
        settings.setdefault("reset_after", False)


def _packed_function(function: list[Any]) -> Config:
    """Return the code of a Lambda as Keras 3 writes it; nothing runs unless the file is trusted."""
    code, defaults, closure = (*function, None, None, None)[:3]
    config = {"code": code, "defaults": defaults, "closure": closure}
    return {"class_name": "__lambda__", "config": config}


def _update_model(model: Config) -> None:
    """Put right what depends on a layer's place: inputs of Sequential models, operations, names."""
    if class_of(model) == "Model" and isinstance(config_of(model).get("input_layers"), list):
        model["class_name"] = "Functional"  # what Keras before 2.4 called a functional model
    layers = [replaced(layer) for layer in layers_of(model)]
    for layer in layers:
        if is_model(layer):
            _update_model(layer)
        elif layer.get("module") is None:
            _place_class(layer)
        _place_wrapped(layer)
    layers = [as_layer(layer) for layer in layers]
    rename_paths(model, layers)
    count_calls_from_zero(model, layers)
    unwrap_single_ends(model, layers)
    ranks = ranks_of(layers)
    layers = [as_operation(layer, ranks) for layer in layers]
    connect_named_inputs(layers)
    if class_of(model) == "Sequential" and layers:
        layers = _with_input(layers)
    for layer in layers:
        config_of(layer).pop("batch_input_shape", None)
    config_of(model)["layers"] = layers


def _place_class(layer: Config) -> None:
    """Name the module of a class that cannot be found without one."""
    cls = class_of(layer)
    module = _UNIQUE_OPERATIONS.get(cls)
    if module is None and set(config_of(layer)) <= {"name"}:  # a layer has more entries than that
        module = next((place for place, names in allowed.OPERATIONS.items() if cls in names), None)
    for place, names in allowed.ARCHITECTURE_LAYERS.items():
        if cls in names:
            module = place
    if module is not None:
        layer["module"] = module
        layer["registered_name"] = cls


def _place_wrapped(layer: Config) -> None:
    """Bring up to date what a layer wraps, and name its module."""
    for key in _WRAPPED:
        inner = config_of(layer).get(key)
        if not isinstance(inner, dict) or "class_name" not in inner:
            continue
        if is_model(inner):
            _update_model(inner)
        elif inner.get("module") is None and class_of(inner) in allowed.LAYERS:
            inner |= {"module": "keras.layers", "registered_name": None}
        _place_wrapped(inner)


def _with_input(layers: list[Config]) -> list[Config]:
    """Return a Sequential model's layers with an input layer first, if the file has its shape."""
    shape = config_of(layers[0]).get("batch_input_shape")
    if class_of(layers[0]) == "InputLayer" or not isinstance(shape, list):
        return layers
    settings = {"batch_shape": shape, "dtype": "float32", "name": f"{name_of(layers[0])}_input"}
    first: Config = {"class_name": "InputLayer", "config": settings}
    if layers[0].get("module") is not None:
        first |= {"module": "keras.layers", "registered_name": None}
    return [first, *layers]
