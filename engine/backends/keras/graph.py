"""Reads a Keras model's graph: containers, their calls in order of execution, and the way back.

Used by `layer_tree` (what the analyst sees), `head` and `pooling` (how the logits are made) and
`hooks` (what is recorded), so that all agree on the paths of layers.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import keras

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True, eq=False)
class Call:
    """One use of a layer (or of a `keras.ops` operation) in a container.

    Attributes
    ----------
    operation : keras.Operation
        The layer.
    name : str
        Its name in the path; ``conv@2`` for the second of several calls.
    node : keras Node or None
        The graph node; None in a subclassed model, whose graph Keras does not know.
    """

    operation: Any
    name: str
    node: Any | None

    @property
    def outputs(self) -> list[Any]:
        """Symbolic outputs of this call; empty when unknown."""
        return [] if self.node is None else list(self.node.output_tensors)

    @property
    def inputs(self) -> list[Any]:
        """Symbolic inputs of this call; empty when unknown."""
        return [] if self.node is None else list(self.node.input_tensors)


def functional_of(operation: Any) -> Any | None:
    """Return the functional graph inside a layer, or None when it has none of its own."""
    if isinstance(operation, keras.Sequential):
        return operation._functional
    return operation if hasattr(operation, "_nodes_by_depth") else None


def is_container(operation: Any) -> bool:
    """Tell whether a layer's own layers are rows of the tree."""
    return isinstance(operation, keras.Model)


def calls_of(container: Any) -> list[Call]:
    """Return the calls in a container, in the order in which they are executed."""
    functional = functional_of(container)
    if functional is None:
        return [Call(layer, layer.name, None) for layer in container.layers]
    nodes = [
        node
        for depth in sorted(functional._nodes_by_depth, reverse=True)
        for node in functional._nodes_by_depth[depth]
    ]
    totals = Counter(id(node.operation) for node in nodes)
    seen: Counter[int] = Counter()
    calls = []
    for node in nodes:
        operation = node.operation
        seen[id(operation)] += 1
        name = call_name(operation.name, seen[id(operation)], totals[id(operation)])
        calls.append(Call(operation, name, node))
    return calls


def paths_behind(container: Any, tensor: Any, prefix: str = "") -> set[str]:
    """Return the paths of all calls that a container's output tensor is computed from."""
    makers = {id(output): call for call in calls_of(container) for output in call.outputs}
    found: set[str] = set()
    seen: set[int] = set()
    stack = [tensor]
    while stack:
        tensor = stack.pop()
        call = makers.get(id(tensor))
        if call is None or id(tensor) in seen:
            continue
        seen.add(id(tensor))
        stack.extend(call.inputs)
        found.add(prefix + call.name)
        inner = functional_of(call.operation)
        if inner is not None:
            position = [id(output) for output in call.outputs].index(id(tensor))
            found |= paths_behind(call.operation, inner.outputs[position], f"{prefix}{call.name}/")
    return found


def call_name(name: str, number: int, total: int) -> str:
    """Return how a call is named: the layer's name, with its number when there are several."""
    return name if total == 1 else f"{name}@{number}"


def operations_of(model: Any) -> Iterator[Any]:
    """Yield every layer and operation below a model, each once, containers included."""
    seen: set[int] = set()
    stack = [model]
    while stack:
        container = stack.pop()
        for call in calls_of(container):
            if id(call.operation) not in seen:
                seen.add(id(call.operation))
                yield call.operation
                if is_container(call.operation):
                    stack.append(call.operation)


def is_input(operation: Any) -> bool:
    """Tell whether this is an input placeholder."""
    return isinstance(operation, keras.layers.InputLayer)


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A container that the way back has gone into.

    Attributes
    ----------
    functional : keras.Functional
        Its graph.
    prefix : str
        Of the paths of its layers.
    arguments : list of symbolic tensors
        What it is called with, in the container around it; empty for the model itself.
    """

    functional: Any
    prefix: str
    arguments: list[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A symbolic tensor, and the containers around it, outermost first."""

    tensor: Any
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Maker:
    """The call of a layer (never of a container) that makes a tensor.

    Attributes
    ----------
    call : Call
        The call.
    path : str
        Its path.
    frames : tuple of Frame
        The containers around it.
    """

    call: Call
    path: str
    frames: tuple[Frame, ...]

    @property
    def operation(self) -> Any:
        """The layer."""
        return self.call.operation

    @property
    def before(self) -> Place:
        """The first tensor that the call takes."""
        return Place(self.call.inputs[0], self.frames)


def output_places(model: Any) -> list[Place]:
    """Return where to start on the way back from each output; empty when Keras has no graph."""
    functional = functional_of(model)
    if functional is None:
        return []
    return [Place(tensor, (Frame(functional, "", []),)) for tensor in functional.outputs]


def maker_of(place: Place) -> Maker | None:
    """Return the call that makes a tensor, through all containers; None for the model's input."""
    tensor, frames = place.tensor, place.frames
    while True:
        frame = frames[-1]
        entries = [id(entry) for entry in frame.functional.inputs]
        if id(tensor) in entries:
            if len(frames) == 1:
                return None
            tensor, frames = frame.arguments[entries.index(id(tensor))], frames[:-1]
            continue
        call, position = _made_by(frame.functional, tensor)
        path = frame.prefix + call.name
        inner = functional_of(call.operation)
        if inner is None:
            return Maker(call, path, frames)
        frames = (*frames, Frame(inner, path + "/", call.inputs))
        tensor = inner.outputs[position]


def _made_by(functional: Any, tensor: Any) -> tuple[Call, int]:
    """Return the call in a container that gives a tensor, and as which of its outputs."""
    return next(
        (call, position)
        for call in calls_of(functional)
        for position, output in enumerate(call.outputs)
        if output is tensor
    )
