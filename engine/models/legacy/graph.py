"""Rewrites the connections of Keras 2 models as Keras 3 reads them.

Called by `engine.models.legacy.config` and `engine.models.legacy.operations`. Concerns references
of the form ``[layer, call, tensor, ...]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeGuard

from engine.models.config_graph import Config, class_of, config_of, is_model, name_of

if TYPE_CHECKING:
    from collections.abc import Callable

    Reference = list[Any]


def rename_paths(model: Config, layers: list[Config]) -> None:
    """Replace "/" in the names of a Keras 2 file: Keras 3 does not take it.

    Weights are found by order in an .h5 file and by class in a .keras file, never by name, so this
    loses nothing.
    """
    if any(isinstance(node, dict) for layer in layers for node in layer.get("inbound_nodes") or ()):
        return  # Keras 3 wrote it
    new_names: dict[str, str] = {}
    taken = {name_of(layer) for layer in layers}
    for layer in layers:
        name = name_of(layer)
        if "/" not in name or ".." in name or "\\" in name:
            continue
        fresh = name.replace("/", "_")
        while fresh in taken:
            fresh += "_"
        taken.add(fresh)
        new_names[name] = fresh
        config_of(layer)["name"] = fresh
        if "name" in layer:
            layer["name"] = fresh

    def renamed(reference: Reference) -> Reference:
        return [new_names.get(reference[0], reference[0]), *reference[1:]]

    if new_names:
        for layer in layers:
            if "inbound_nodes" in layer:
                layer["inbound_nodes"] = _changed(layer["inbound_nodes"], renamed)
        _change_ends(model, renamed)


def count_calls_from_zero(model: Config, layers: list[Config]) -> None:
    """Let the calls of nested models count from 0.

    Keras 2 counted a nested model's own making as call 0, so that its use in the outer model is
    call 1. Keras 3 subtracts that itself where a nested functional model is an output, and nowhere
    else.
    """
    nested = {name_of(layer): class_of(layer) for layer in layers if is_model(layer)}
    nodes = [layer["inbound_nodes"] for layer in layers if _is_keras2(layer.get("inbound_nodes"))]
    if not nested or not nodes:
        return
    ends = [config_of(model).get(key, []) for key in ("input_layers", "output_layers")]
    lowest: dict[str, int] = {}

    def note(reference: Reference) -> Reference:
        name, call = reference[0], reference[1]
        if name in nested:
            lowest[name] = min(call, lowest.get(name, call))
        return reference

    _changed([nodes, ends], note)

    def shifted(reference: Reference) -> Reference:
        name, call, *rest = reference
        return [name, call - 1 if lowest.get(name, 0) >= 1 else call, *rest]

    def shifted_end(reference: Reference) -> Reference:
        return shifted(reference) if nested.get(reference[0]) == "Sequential" else reference

    for layer in layers:
        if _is_keras2(layer.get("inbound_nodes")):
            layer["inbound_nodes"] = _changed(layer["inbound_nodes"], shifted)
    _change_ends(model, shifted_end)


def unwrap_single_ends(model: Config, layers: list[Config]) -> None:
    """Take the list off a lone input or output.

    Keras 2 always wrote a list. Keras 3 takes it to mean that the model wants and gives lists,
    which the next layer cannot take.
    """
    if not any(_is_keras2(layer.get("inbound_nodes")) for layer in layers):
        return
    for key in ("input_layers", "output_layers"):
        ends = config_of(model).get(key)
        if isinstance(ends, list) and len(ends) == 1 and isinstance(ends[0], list):
            config_of(model)[key] = ends[0]


def is_reference(value: object) -> bool:
    """Tell whether a value is a reference to a layer's output."""
    return (
        isinstance(value, list)
        and len(value) == 3
        and isinstance(value[0], str)
        and all(isinstance(number, int) for number in value[1:])
    )


def node_of(arguments: list[Any], named: Config) -> Config:
    """Return a connection as Keras 3 writes it, from arguments with references in them."""
    return {"args": _with_tensors(arguments), "kwargs": _with_tensors(named)}


def connect_named_inputs(layers: list[Config]) -> None:
    """Rewrite connections with layers' outputs among the named arguments (attention's `value`).

    Keras 3 reads them in its own form only.
    """
    for layer in layers:
        nodes = layer.get("inbound_nodes")
        if not _is_keras2(nodes) or any(is_reference(node[:3]) for node in nodes):
            continue
        if any(_has_reference(source[3]) for node in nodes for source in node if len(source) > 3):
            layer["inbound_nodes"] = [_modern(node) for node in nodes]


def _modern(node: list[Reference]) -> Config:
    sources = [source[:3] for source in node]
    first = sources[0] if len(sources) == 1 else sources
    return node_of([first], next((source[3] for source in node if len(source) > 3), {}))


def _has_reference(value: object) -> bool:
    if isinstance(value, dict):
        return any(_has_reference(item) for item in value.values())
    if isinstance(value, list):
        return is_reference(value) or any(_has_reference(item) for item in value)
    return False


def _with_tensors(value: Any) -> Any:  # noqa: ANN401  (any JSON)
    """Return a value with every reference as the tensor that Keras 3 writes; its shape is left."""
    if is_reference(value):
        config = {"shape": [], "dtype": "float32", "keras_history": value}
        return {"class_name": "__keras_tensor__", "config": config}
    if isinstance(value, list):
        return [_with_tensors(item) for item in value]
    if isinstance(value, dict):
        return {key: _with_tensors(item) for key, item in value.items()}
    return value


def _is_keras2(nodes: object) -> TypeGuard[list[Any]]:
    """Tell whether connections are written as nested lists."""
    return isinstance(nodes, list) and bool(nodes) and isinstance(nodes[0], list)


def _change_ends(model: Config, change: Callable[[Reference], Reference]) -> None:
    """Change the references of a model's inputs and outputs."""
    for key in ("input_layers", "output_layers"):
        if key in config_of(model):
            config_of(model)[key] = _changed(config_of(model)[key], change)


def _changed(value: Any, change: Callable[[Reference], Reference]) -> Any:  # noqa: ANN401 (JSON)
    """Return a value with every reference in it changed."""
    if isinstance(value, list):
        items = [_changed(item, change) for item in value]
        if len(value) >= 3 and isinstance(value[0], str) and isinstance(value[1], int):
            return change(items)
        return items
    if isinstance(value, dict):
        return {key: _changed(item, change) for key, item in value.items()}
    return value
