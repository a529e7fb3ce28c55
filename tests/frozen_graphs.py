"""Flat graphs from TensorFlow itself: a frozen and inlined serving function, node by node."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import tensorflow as tf
from tensorflow.python.framework.convert_to_constants import convert_variables_to_constants_v2

from engine.models.saved_model.flat_graph import FlatGraph, GraphInput, GraphNode, GraphOutput
from engine.models.saved_model.keras_description import describe

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from engine.models.saved_model.keras_description import KerasDescription


@dataclass(frozen=True, slots=True)
class Frozen:
    """A serving function as a flat graph, and the function itself.

    Attributes
    ----------
    graph : FlatGraph
        Its graph.
    arrays : dict
        Numbers of its constants.
    function : callable
        TensorFlow's own: takes and gives arrays by name.
    """

    graph: FlatGraph
    arrays: dict[str, NDArray[Any]]
    function: Any

    def described(self) -> KerasDescription:
        return describe(self.graph, self.arrays.__getitem__)


def load(folder: Path) -> Frozen:
    """Return the serving function of a SavedModel."""
    loaded = tf.saved_model.load(str(folder))
    return freeze(loaded.signatures["serving_default"], loaded)


def freeze(function: Any, owner: Any = None) -> Frozen:
    """Return a concrete function as a flat graph; `owner` keeps its variables alive."""
    frozen = convert_variables_to_constants_v2(function, lower_control_flow=False)
    definition = frozen.graph.as_graph_def()
    _, signature = function.structured_input_signature
    inputs = tuple(
        GraphInput(
            name,
            f"{tensor.op.name}:0",
            tensor.dtype.name,
            tuple(-1 if side is None else side for side in tensor.shape),
        )
        for name, tensor in zip(_names(signature, frozen), frozen.inputs, strict=True)
    )
    made = function.structured_outputs
    names = sorted(made) if isinstance(made, dict) else ["output_0"]
    outputs = tuple(
        GraphOutput(name, tensor.name) for name, tensor in zip(names, frozen.outputs, strict=True)
    )
    graph, arrays = flat(definition, inputs, outputs)

    def call(**given: Any) -> dict[str, Any]:
        assert owner is not None or function is not None
        made = function(**{name: tf.constant(each) for name, each in given.items()})
        return {name: each.numpy() for name, each in made.items()}

    return Frozen(graph, arrays, call)


def flat(
    definition: Any, inputs: tuple[GraphInput, ...], outputs: tuple[GraphOutput, ...]
) -> tuple[FlatGraph, dict[str, NDArray[Any]]]:
    """Return a GraphDef without functions as a flat graph, and its constants."""
    arrays: dict[str, NDArray[Any]] = {}
    nodes = {}
    for each in _inlined(definition):
        taken = tuple(
            name if ":" in name else f"{name}:0" for name in each.input if not name.startswith("^")
        )
        attributes = {key: _attribute(value) for key, value in each.attr.items()}
        if each.op == "Const":
            arrays[each.name] = tf.make_ndarray(each.attr["value"].tensor)
        nodes[each.name] = GraphNode(each.name, each.op, taken, attributes)
    ordered: dict[str, GraphNode] = {}
    stack = [(output.tensor.partition(":")[0], False) for output in reversed(outputs)]
    while stack:
        name, is_ready = stack.pop()
        if is_ready:
            ordered.setdefault(name, nodes[name])
        elif name not in ordered:
            stack.append((name, True))
            stack += [(taken.partition(":")[0], False) for taken in nodes[name].inputs]
    for each in inputs:
        name = each.tensor.partition(":")[0]
        ordered.setdefault(name, nodes[name])
    return FlatGraph(tuple(ordered.values()), inputs, outputs), arrays


def _inlined(definition: Any) -> list[Any]:
    """Return a graph's nodes with the functions written out that freezing leaves (XLA's)."""
    functions = {each.signature.name: each for each in definition.library.function}
    made = []
    for node in definition.node:
        if "PartitionedCall" not in node.op:
            made.append(node)
            continue
        function = functions[node.attr["f"].func.name]
        taken = [name for name in node.input if not name.startswith("^")]
        arguments = [each.name for each in function.signature.input_arg]
        given = dict(zip(arguments, taken, strict=True))

        def outer(name: str, node: Any = node, given: Any = given) -> str:
            base, _, number = name.partition(":")
            place = number.rpartition(":")[2] or "0"
            return given.get(base) or f"{node.name}/{base}:{place}"

        for inner in function.node_def:
            copy = type(inner)()
            copy.CopyFrom(inner)
            copy.name = f"{node.name}/{inner.name}"
            copy.ClearField("input")
            copy.input.extend(outer(each) for each in inner.input if not each.startswith("^"))
            made.append(copy)
        (result,) = function.signature.output_arg
        end = type(node)(name=node.name, op="Identity", input=[outer(function.ret[result.name])])
        made.append(end)
    return made


def _names(signature: dict[str, Any], frozen: Any) -> list[str]:
    known = {spec.name: name for name, spec in signature.items()}
    return [known.get(each.op.name, each.op.name) for each in frozen.inputs]


def _attribute(value: Any) -> Any:
    kind = value.WhichOneof("value")
    if kind == "s":
        return value.s.decode("utf-8", "replace")
    if kind in ("i", "f", "b"):
        return getattr(value, kind)
    if kind == "type":
        return tf.dtypes.as_dtype(value.type).name
    if kind == "list":
        return tuple(int(each) for each in value.list.i)
    return None


def random_inputs(
    graph: FlatGraph, batch: int = 2, side: int = 20, most: float = 1.0
) -> dict[str, NDArray[Any]]:
    """Return pixels for a graph's inputs, from `-most` to `most`, or whole numbers up to 255."""
    rng = np.random.default_rng(3)
    made = {}
    for each in graph.inputs:
        assert each.shape is not None
        sides = [side if at and length < 0 else length for at, length in enumerate(each.shape)]
        sides[0] = batch if sides[0] < 0 else sides[0]
        if each.dtype == "uint8":
            made[each.name] = rng.integers(0, 256, sides).astype(np.uint8)
        else:
            made[each.name] = rng.uniform(-most, most, sides).astype(np.float32)
    return made
