"""Rewrites a description to the one that Keras gets, for `engine.models.vetting`.

What only repeats what follows from the rest is left out, because a file may say two things: a
layer's shape of birth (build_config) follows from what feeds it, and compile settings are for
training. What is left builds the same network.
"""

from __future__ import annotations

from typing import Any

from engine.models.config_graph import Config, class_of, config_of, is_model, layers_of, shape_from

LONG_SEQUENCE = 64
"""Layers above which a Sequential model is built in one go: Keras builds it anew for each layer
that it adds behind an input layer, which takes a minute for 800 layers."""


def without_compiling(value: Any) -> Any:  # noqa: ANN401  (any JSON)
    """Return a description without compile settings, which Keras reads and nobody needs here."""
    return _without(value, frozenset({"compile_config"}))


def simplified(config: Config) -> Config:
    """Return a description, brought up to Keras 3, as Keras shall read it."""
    _give_input(config)
    fresh: Config = _without(config, frozenset({"compile_config", "build_config"}))
    _build_at_once(fresh)
    return fresh


def _without(value: Any, names: frozenset[str]) -> Any:  # noqa: ANN401  (any JSON)
    """Return a copy without some entries of its objects."""
    if isinstance(value, list):
        return [_without(item, names) for item in value]
    if not isinstance(value, dict):
        return value
    return {name: _without(item, names) for name, item in value.items() if name not in names}


def _give_input(model: Config) -> None:
    """Put an input layer into a Sequential model that only says with which shape it was built."""
    layers = layers_of(model)
    if class_of(model) != "Sequential" or not layers or class_of(layers[0]) == "InputLayer":
        return
    build = model.get("build_config")
    shape = shape_from(build.get("input_shape")) if isinstance(build, dict) else None
    shape = shape or shape_from(config_of(model).get("build_input_shape"))
    if shape is None or len(shape) < 2:
        return
    settings = {"batch_shape": list(shape), "dtype": "float32", "name": "input_layer"}
    first: Config = {"class_name": "InputLayer", "config": settings}
    if model.get("module") is not None:
        first |= {"module": "keras.layers", "registered_name": None}
    config_of(model)["layers"] = [first, *layers]


def _build_at_once(model: Config) -> None:
    """Let long Sequential models be built when all of their layers are there."""
    layers = layers_of(model)
    for layer in layers:
        if is_model(layer):
            _build_at_once(layer)
    if class_of(model) != "Sequential":
        return
    config_of(model).pop("build_input_shape", None)
    if len(layers) > LONG_SEQUENCE and class_of(layers[0]) == "InputLayer":
        first = config_of(layers[0])
        if first.get("dtype", "float32") == "float32" and first.get("batch_shape"):
            config_of(model).update(layers=layers[1:], build_input_shape=first["batch_shape"])
