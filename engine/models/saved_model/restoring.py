"""Finds which variable of a graph is kept under which key of its checkpoint: `checkpoint_keys`.

The saver's restoring operation leads to all of it: names of what is read, and which variable each
is assigned to. That holds for graphs of both generations of the framework.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.models.saved_model.allowed_operations import CALLS, node_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ASSIGN = frozenset({"Assign", "AssignVariableOp"})
_RESTORE = "RestoreV2"
_READ = "ReadVariableOp"
_PASSED_ON = frozenset({"Identity", "Cast", "Reshape"})
_MOST_STEPS = 20


def checkpoint_keys(graph: Any) -> dict[str, str]:  # noqa: ANN401  a message
    """Return keys of the checkpoint by the names of the nodes that hold the variables.

    Parameters
    ----------
    graph : MetaGraph
        As `protocol_buffers` parses it.

    Returns
    -------
    dict
        Empty for a graph without a saver. What is assigned in another way is left out.
    """
    nodes = {node.name: node for node in graph.graph_def.node}
    keys = _restored(graph, nodes)
    for node in graph.graph_def.node:  # Keras 3 saves a copy of each variable in its place
        if node.op in _ASSIGN and len(node.input) > 1 and node_of(node.input[0]) in keys:
            source = nodes.get(node_of(node.input[1]))
            if source is not None and source.op == _READ and len(source.input) > 0:
                keys.setdefault(node_of(source.input[0]), keys[node_of(node.input[0])])
    return keys


def _restored(graph: Any, nodes: Mapping[str, Any]) -> dict[str, str]:  # noqa: ANN401  a message
    """Return the keys of what the saver restores itself."""
    restoring = nodes.get(node_of(graph.saver_def.restore_op_name))
    if restoring is None:
        return {}
    if restoring.op not in CALLS:
        return _assigned(_led_to(restoring, nodes), nodes, {})
    name = restoring.attr["f"].func.name if "f" in restoring.attr else ""
    for function in graph.graph_def.library.function:
        if function.signature.name == name:
            given = (node_of(tensor) for tensor in restoring.input if not tensor.startswith("^"))
            arguments = dict(
                zip((a.name for a in function.signature.input_arg), given, strict=False)
            )
            inside = {node.name: node for node in function.node_def}
            return _assigned(inside.values(), inside, arguments)
    return {}


def _led_to(node: Any, nodes: Mapping[str, Any]) -> list[Any]:  # noqa: ANN401  a message
    """Return what a node waits for, and what that waits for."""
    found = {node.name: node}
    waiting = [node]
    while waiting:
        for tensor in waiting.pop().input:
            name = node_of(tensor)
            if name in nodes and name not in found:
                found[name] = nodes[name]
                waiting.append(nodes[name])
    return list(found.values())


def _assigned(
    candidates: Iterable[Any], nodes: Mapping[str, Any], arguments: Mapping[str, str]
) -> dict[str, str]:
    keys: dict[str, str] = {}
    for node in candidates:
        if node.op not in _ASSIGN or len(node.input) < 2:
            continue
        variable = node_of(node.input[0])
        key = _key(node.input[1], nodes)
        if key is not None:
            keys[arguments.get(variable, variable)] = key
    return keys


def _key(tensor: str, nodes: Mapping[str, Any]) -> str | None:
    """Return the key whose value a tensor is; None for other tensors."""
    for _ in range(_MOST_STEPS):
        node = nodes.get(node_of(tensor))
        if node is None or len(node.input) < 1:
            return None
        if node.op == _RESTORE:
            return _name(node, tensor, nodes)
        if node.op not in _PASSED_ON:
            return None
        tensor = node.input[0]
    return None


def _name(node: Any, tensor: str, nodes: Mapping[str, Any]) -> str | None:  # noqa: ANN401
    names = nodes.get(node_of(node.input[1])) if len(node.input) > 1 else None
    if names is None or "value" not in names.attr:
        return None
    listed = names.attr["value"].tensor.string_val
    number = tensor.rpartition(":")[2] if ":" in tensor else "0"
    place = int(number) if number.isascii() and number.isdigit() and len(number) < 9 else -1
    if not 0 <= place < len(listed):
        return None
    return bytes(listed[place]).decode("utf-8", "backslashreplace")
