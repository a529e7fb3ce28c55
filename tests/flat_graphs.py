"""Flat graphs written by hand, a few nodes long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.models.saved_model.flat_graph import FlatGraph, GraphInput, GraphNode, GraphOutput
from engine.models.saved_model.operations import OPERATIONS
from engine.models.saved_model.recognition import recognise
from engine.models.saved_model.rows import Row
from engine.models.saved_model.translation import Translation

if TYPE_CHECKING:
    from numpy.typing import NDArray

Node = tuple[str, str, str, dict[str, Any]]
"""Name, operation, names of what it takes, attributes."""


def graph(
    *nodes: Node,
    shape: tuple[int, ...] = (-1, 8, 8, 3),
    dtype: str = "float32",
    outputs: str = "",
    **constants: Any,
) -> tuple[FlatGraph, dict[str, NDArray[Any]]]:
    """Return a graph of one input, `x`, and its constants; the last node is the output."""
    arrays = {name: np.asarray(value) for name, value in constants.items()}
    arrays = {
        name: each.astype(np.float32) if each.dtype.kind == "f" else each
        for name, each in arrays.items()
    }
    made = [GraphNode("x", "Placeholder", (), {})]
    made += [GraphNode(name, "Const", (), {}) for name in arrays]
    for name, op, taken, attributes in nodes:
        inputs = tuple(each if ":" in each else f"{each}:0" for each in taken.split())
        made.append(GraphNode(name, op, inputs, attributes))
    ends = outputs.split() or [nodes[-1][0]]
    answers = tuple(GraphOutput(f"output_{at}", f"{each}:0") for at, each in enumerate(ends))
    return FlatGraph(tuple(made), (GraphInput("x", "x:0", dtype, shape),), answers), arrays


def translated(*nodes: Node, **more: Any) -> Translation:
    """Return the translation of a graph: arguments as those of `graph`."""
    made, arrays = graph(*nodes, **more)
    return Translation(made, arrays.__getitem__, OPERATIONS, recognise)


def row_of(*nodes: Node, **more: Any) -> Row:
    """Return the row that the last node of a graph becomes."""
    value = translated(*nodes, **more).value(f"{nodes[-1][0]}:0")
    assert isinstance(value, Row), value
    return value


def reason_of(*nodes: Node, **more: Any) -> str:
    """Return why the last node of a graph becomes nothing."""
    value = translated(*nodes, **more).value(f"{nodes[-1][0]}:0")
    return str(value.reason)
