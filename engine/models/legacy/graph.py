"""Rewrites the connections of Keras 2 models as Keras 3 reads them.

Called by `engine.models.legacy.config`. Concerns references of the form ``[layer, call, tensor,
...]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.models.config_graph import Config, class_of, config_of, is_model, name_of

if TYPE_CHECKING:
    from collections.abc import Callable

    Reference = list[Any]


def rename_paths(model: Config, layers: list[Config]) -> None:
    """Replace "/" in the names of a Keras 2 file: Keras 3 does not take it.

    The weights of an .h5 file are found by order, not by name, so this loses nothing.
    """
    if any(layer.get("module") is not None for layer in layers):
        return
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


def _is_keras2(nodes: object) -> bool:
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
