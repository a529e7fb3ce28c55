"""Makes the layer tree from a Keras model, for `network`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import keras

from engine.api.layer_reasons import IS_INPUT, NO_IMAGE, NOT_REAL, SEVERAL_OUTPUTS, why_no_grid
from engine.api.model import LayerNode
from engine.backends.keras.graph import (
    Call,
    calls_of,
    is_container,
    is_input,
)
from engine.backends.keras.layer_properties import layer_properties

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.api.errors import Text


def layer_tree(container: Any, prefix: str = "") -> tuple[LayerNode, ...]:
    """Return the rows of a container's layers, in the order in which they are executed.

    A layer that is called several times stands once, at its first call, with a child row a call;
    its own row stands for the last call.
    """
    calls = calls_of(container)
    names = {id(tensor): prefix + call.name for call in calls for tensor in call.outputs}
    by_operation: dict[int, list[Call]] = {}
    for call in calls:
        by_operation.setdefault(id(call.operation), []).append(call)
    rows = []
    for group in by_operation.values():
        nodes = tuple(_call_row(call, prefix, names) for call in group)
        rows.append(nodes[0] if len(nodes) == 1 else _shared_row(group[-1], prefix, nodes))
    return tuple(rows)


def _call_row(call: Call, prefix: str, names: dict[int, str]) -> LayerNode:
    operation = call.operation
    path = prefix + call.name
    shape = _output_shape(call)
    reason = _why_not(call, shape)
    return LayerNode(
        path=path,
        name=call.name,
        type=_type_name(operation),
        output_shape=shape,
        param_count=_count(getattr(operation, "weights", ())),
        trainable=bool(getattr(operation, "trainable", False)),
        connected_to=tuple(names[id(tensor)] for tensor in call.inputs if id(tensor) in names),
        explainable=reason is None,
        reason=reason,
        children=layer_tree(operation, path + "/") if is_container(operation) else (),
        properties=() if is_container(operation) else layer_properties(operation),
        runs_code=_is_own_code(operation),
    )


def _shared_row(last: Call, prefix: str, calls: tuple[LayerNode, ...]) -> LayerNode:
    end = calls[-1]
    return LayerNode(
        path=prefix + last.operation.name,
        name=last.operation.name,
        type=end.type,
        output_shape=end.output_shape,
        param_count=end.param_count,
        trainable=end.trainable,
        connected_to=tuple(dict.fromkeys(path for call in calls for path in call.connected_to)),
        explainable=end.explainable,
        reason=end.reason,
        children=calls,
        properties=end.properties,
        runs_code=end.runs_code,
    )


def _is_own_code(operation: Any) -> bool:
    """Tell whether a layer is a program, or of a class that is not part of Keras."""
    module = type(operation).__module__
    return isinstance(operation, keras.layers.Lambda) or module.partition(".")[0] != "keras"


def _type_name(operation: Any) -> str:
    name = type(operation).__name__
    return name if isinstance(operation, keras.layers.Layer) else f"ops.{name}"


def _output_shape(call: Call) -> tuple[int | None, ...]:
    outputs = call.outputs
    return tuple(outputs[0].shape) if len(outputs) == 1 else ()


def _why_not(call: Call, shape: Sequence[int | None]) -> Text | None:
    """Return why a call has no heatmap, or None when it has one."""
    if is_input(call.operation):
        return IS_INPUT
    if call.node is None:
        return None
    outputs = call.outputs
    if len(outputs) != 1:
        return SEVERAL_OUTPUTS
    if "float" not in str(outputs[0].dtype):
        return why_no_grid(shape) or NOT_REAL
    return why_no_grid(shape)


def _count(weights: Sequence[Any]) -> int:
    unique = {id(weight): weight for weight in weights}
    return sum(int(keras.ops.size(weight)) for weight in unique.values())


def seeing(layers: tuple[LayerNode, ...], blind: frozenset[str]) -> tuple[LayerNode, ...]:
    """Return the rows with the reason of those that do not look at the image."""
    if not blind:
        return layers
    return tuple(_seeing(row, blind) for row in layers)


def _seeing(row: LayerNode, blind: frozenset[str]) -> LayerNode:
    row = replace(row, children=seeing(row.children, blind))
    if not row.explainable or row.path not in blind:
        return row
    return replace(row, explainable=False, reason=NO_IMAGE)


def count_params(model: Any) -> tuple[int, int]:
    """Return all and trainable parameters, each shared weight counted once."""
    return _count(model.weights), _count(model.trainable_weights)


def execution_order(container: Any, prefix: str = "") -> list[tuple[str, Any]]:
    """Return (path, operation) of every call below a container, nested ones in their place."""
    order: list[tuple[str, Any]] = []
    for call in calls_of(container):
        path = prefix + call.name
        order.append((path, call.operation))
        if is_container(call.operation):
            order.extend(execution_order(call.operation, path + "/"))
    return order
