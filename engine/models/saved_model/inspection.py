"""Shows what a refused SavedModel tells of itself: its scopes as a tree, weights, reasons.

Called by `engine.session.session` like `engine.models.inspection.inspect`. Nothing runs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import prod
from typing import TYPE_CHECKING

from engine.api.errors import text
from engine.api.layer_reasons import ONLY_INSPECTED
from engine.api.model import LayerNode
from engine.api.trust import NO_NEEDS
from engine.models.inspection import MOST_PARTS, Inspection
from engine.models.saved_model.allowed_operations import is_allowed, node_of
from engine.models.saved_model.flat_graph import CONST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.api.errors import Text
    from engine.api.model import PropertyValue
    from engine.models.saved_model.flat_graph import Attribute, GraphNode, SavedModelContents

MOST_OPERATIONS = 20_000
"""That are shown of a graph."""
MOST_SCOPES = 24
"""Scopes in each other; what lies deeper is one name."""
SCOPE = "scope"
_UNSHOWN = frozenset({CONST, "NoOp", "Identity"})
_UNTOLD = frozenset({"_output_shapes", "shape"})


@dataclass(slots=True)
class _Branch:
    """A scope or an operation, or both of one name."""

    node: GraphNode | None = None
    parts: dict[str, _Branch] = field(default_factory=dict)


def inspect_graph(contents: SavedModelContents, sha256: str, file: str) -> Inspection:
    """Return what a SavedModel tells of itself.

    Parameters
    ----------
    contents : SavedModelContents
        What the folder holds.
    sha256 : str
        Of the folder, in hex.
    file : str
        Its name.

    Returns
    -------
    Inspection
        Its layers are scopes; below them stand operations, with the weights that they take.
    """
    graph = contents.graph
    nodes = (*(() if graph is None else graph.nodes), *contents.outline)
    sizes = {each.path: prod(each.shape) for each in contents.data_sets}
    rows = _Rows({node.name: node for node in nodes}, sizes)
    top = _Branch()
    for node in nodes[:MOST_OPERATIONS]:
        if node.op not in _UNSHOWN:
            branch = top
            for part in _parts(node.name):
                branch = branch.parts.setdefault(part, _Branch())
            branch.node = node
    layers = tuple(rows.row(part, part, branch) for part, branch in top.parts.items())
    first = graph.inputs[0].shape if graph is not None and graph.inputs else None
    return Inspection(
        sha256=sha256,
        name=file,
        input_shape=tuple(_side(side) for side in (first or ())[1:]),
        layers=layers,
        param_count=sum(row.param_count for row in layers),
        reasons=contents.refusals,
        needs=NO_NEEDS,
    )


def _parts(name: str) -> list[str]:
    return [part for part in name.split("/", MOST_SCOPES) if part] or [name]


def _side(side: int) -> int | None:
    return None if side < 0 else side


@dataclass(frozen=True, slots=True)
class _Rows:
    """Makes rows of branches."""

    nodes: dict[str, GraphNode]
    sizes: dict[str, int]
    counted: set[str] = field(default_factory=set)

    def row(self, path: str, name: str, branch: _Branch) -> LayerNode:
        node = branch.node
        own = 0 if node is None else self._weights(node)
        children = tuple(
            self.row(f"{path}/{part}", part, each) for part, each in branch.parts.items()
        )
        return LayerNode(
            path=path,
            name=name,
            type=SCOPE if node is None else node.op,
            output_shape=() if node is None else _first_shape(node),
            param_count=own + sum(child.param_count for child in children),
            trainable=True,
            connected_to=() if node is None else self._sources(node),
            explainable=False,
            reason=_reason(node),
            children=children,
            properties=() if node is None else _settings(node.attributes),
        )

    def _weights(self, node: GraphNode) -> int:
        """Return how many numbers a node takes that are nobody's yet."""
        if not node.inputs and node.op not in _UNSHOWN:  # a variable in an outline
            shape = node.attributes.get("shape")
            if node.op.startswith("Var") and isinstance(shape, tuple):
                sides = [side for side in shape if isinstance(side, int)]
                return prod(sides) if min((0, *sides)) >= 0 else 0
        names = {node_of(tensor) for tensor in node.inputs} & self.sizes.keys() - self.counted
        self.counted.update(names)
        return sum(self.sizes[name] for name in names)

    def _sources(self, node: GraphNode) -> tuple[str, ...]:
        sources = dict.fromkeys(node_of(tensor) for tensor in node.inputs)
        return tuple(
            "/".join(_parts(name))
            for name in sources
            if name in self.nodes and self.nodes[name].op not in _UNSHOWN
        )


def _reason(node: GraphNode | None) -> Text:
    if node is not None and not is_allowed(node.op):
        return text("{op} is not an operation that a network computes with.", op=node.op)
    return ONLY_INSPECTED


def _first_shape(node: GraphNode) -> tuple[int | None, ...]:
    """Return the shape of a node's first result, where the graph tells it."""
    told = node.attributes.get("_output_shapes")
    shape = told[0] if isinstance(told, tuple) and told else node.attributes.get("shape")
    if not isinstance(shape, tuple):
        return ()
    return tuple(_side(side) for side in shape if isinstance(side, int))


def _settings(attributes: Mapping[str, Attribute]) -> tuple[tuple[str, PropertyValue], ...]:
    """Return what an operation is set to, as far as these are plain values."""
    found: list[tuple[str, PropertyValue]] = []
    for name, value in attributes.items():
        if name in _UNTOLD or value is None:
            continue
        if not isinstance(value, tuple):
            found.append((name, value[:80] if isinstance(value, str) else value))
            continue
        plain = tuple(each for each in value if isinstance(each, bool | int | float | str))
        if 0 < len(plain) == len(value) <= MOST_PARTS:
            found.append((name, plain))
    return tuple(found)
