"""Reads a model's configuration as a graph: layers, their names and what feeds them.

Used by the checks, the parameter budget and the search for preprocessing. Knows both ways of
writing a connection: Keras 3's tensors with a history, and Keras 2's nested lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

Config = dict[str, Any]
Shape = tuple[int | None, ...]

MODEL_CLASSES = frozenset({"Sequential", "Functional", "Model"})


def config_of(layer: Config) -> Config:
    """Return a layer's own settings; empty when it has none."""
    config = layer.get("config")
    return config if isinstance(config, dict) else {}


def class_of(layer: Config) -> str:
    """Return a layer's class name."""
    return str(layer.get("class_name", ""))


def name_of(layer: Config) -> str:
    """Return a layer's name; its class when it has none."""
    return str(config_of(layer).get("name") or layer.get("name") or class_of(layer))


def is_model(layer: Config) -> bool:
    """Tell whether a layer is itself a model."""
    return class_of(layer) in MODEL_CLASSES and isinstance(config_of(layer).get("layers"), list)


def layers_of(model: Config) -> list[Config]:
    """Return the layers of a model as the file lists them."""
    layers = config_of(model).get("layers")
    if not isinstance(layers, list):
        return []
    return [layer for layer in layers if isinstance(layer, dict)]


def walk_layers(model: Config) -> Iterator[Config]:
    """Yield every layer of a model, nested models and their layers included."""
    for layer in layers_of(model):
        yield layer
        yield from walk_layers(layer)


def shape_from(value: object) -> Shape | None:
    """Return a shape as the file writes it (list of numbers and nulls), or None."""
    if isinstance(value, dict):  # Keras 2 wrote {"class_name": "TensorShape", "items": [...]}
        value = value.get("items")
    if not isinstance(value, (list, tuple)):
        return None
    dims: list[int | None] = []
    for dim in value:
        if dim is not None and (isinstance(dim, bool) or not isinstance(dim, int) or dim < 0):
            return None
        dims.append(dim)
    return tuple(dims)


def declared_input(layer: Config) -> Shape | None:
    """Return the shape an input layer or a Keras 2 first layer declares, batch axis included."""
    config = config_of(layer)
    for key in ("batch_shape", "batch_input_shape"):
        shape = shape_from(config.get(key))
        if shape:
            return shape
    return None


def feeds(layer: Config) -> list[tuple[str, Shape | None]]:
    """Return what a layer takes in its first call: source layer's name and the declared shape."""
    nodes = layer.get("inbound_nodes")
    if not isinstance(nodes, list) or not nodes:
        return []
    first = nodes[0]
    found: list[tuple[str, Shape | None]] = []
    if isinstance(first, dict):
        _collect_tensors(first, found)
    else:
        _collect_references(first, found)
    return found


def _collect_tensors(value: object, found: list[tuple[str, Shape | None]]) -> None:
    """Add the tensors of a Keras 3 node."""
    if isinstance(value, dict):
        if value.get("class_name") == "__keras_tensor__":
            config = config_of(value)
            history = config.get("keras_history")
            if isinstance(history, list) and history:
                found.append((str(history[0]), shape_from(config.get("shape")) or None))
            return
        for item in value.values():
            _collect_tensors(item, found)
    elif isinstance(value, list):
        for item in value:
            _collect_tensors(item, found)


def _collect_references(value: object, found: list[tuple[str, Shape | None]]) -> None:
    """Add the references of a Keras 2 node: ``[name, node index, tensor index, kwargs]``."""
    if not isinstance(value, list) or not value:
        return
    if isinstance(value[0], str):
        found.append((value[0], None))
        return
    for item in value:
        _collect_references(item, found)
