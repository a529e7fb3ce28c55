"""Inlines the functions of a SavedModel's signature into one flat graph, for `reading`: `inline`.

Runs nothing: calls are followed from the answers backwards, and each operation that they need is
written down once per call. Variables become constants, what only passes a tensor on is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from engine.api.errors import EngineError, text
from engine.models.saved_model.allowed_operations import CALLS, node_of
from engine.models.saved_model.flat_graph import (
    CONST,
    IS_VARIABLE,
    PLACEHOLDER,
    FlatGraph,
    GraphInput,
    GraphNode,
    GraphOutput,
)
from engine.models.saved_model.numbers import number_type, shape_of, tensor_shape, type_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from engine.api.errors import Text
    from engine.models.saved_model.flat_graph import Attribute, Scalar

MAX_NODES = 100_000
"""Operations that are looked at, each call counted."""
MAX_DEPTH = 60
"""Calls inside each other."""
MAX_NAME = 1000
MAX_TEXT = 4096

_PASSED_ON = frozenset(
    "Identity IdentityN RefIdentity Snapshot CheckNumerics PreventGradient DisableCopyOnRead "
    "PlaceholderWithDefault".split()
)
_VARIABLES = frozenset({"VarHandleOp", "VariableV2", "Variable"})
_READ = "ReadVariableOp"
_GATHER = {"ResourceGather": "GatherV2", "ResourceGatherNd": "GatherNd"}

_RESULTS = {
    "FusedBatchNorm": ("y", "batch_mean", "batch_variance", "reserve_space_1", "reserve_space_2"),
    "TopKV2": ("values", "indices"),
    "TopK": ("values", "indices"),
    "MaxPoolWithArgmax": ("output", "argmax"),
    "Unique": ("y", "idx"),
    "UniqueV2": ("y", "idx"),
    "UniqueWithCounts": ("y", "idx", "count"),
    "Qr": ("q", "r"),
    "Svd": ("s", "u", "v"),
    "Eig": ("e", "v"),
    "SelfAdjointEigV2": ("e", "v"),
    "ListDiff": ("out", "idx"),
    "LogMatrixDeterminant": ("sign", "log_abs_determinant"),
    "Switch": ("output_false", "output_true"),
    "Merge": ("output", "value_index"),
    "NonMaxSuppressionV4": ("selected_indices", "valid_outputs"),
    "NonMaxSuppressionV5": ("selected_indices", "selected_scores", "valid_outputs"),
    "CombinedNonMaxSuppression": (
        *("nmsed_boxes", "nmsed_scores", "nmsed_classes", "valid_detections"),
    ),
    "SoftmaxCrossEntropyWithLogits": ("loss", "backprop"),
    "SparseSoftmaxCrossEntropyWithLogits": ("loss", "backprop"),
}
"""Results of those operations that have several under names of their own."""
_RESULTS["FusedBatchNormV2"] = _RESULTS["FusedBatchNorm"]
_RESULTS["FusedBatchNormV3"] = (*_RESULTS["FusedBatchNorm"], "reserve_space_3")

_CALL = re.compile(r"(?:.*/)?(?:Stateful)?PartitionedCall(?:_\d+)?")

Value = str | tuple[str, ...]
"""A node of the flat graph with its results; of one that passes tensors on, those tensors. What
begins with "=" is not a tensor but the variable of that node."""


@dataclass(frozen=True, slots=True)
class _Body:
    """A function, read once."""

    nodes: Mapping[str, Any]
    arguments: tuple[str, ...]
    results: tuple[str, ...]


@dataclass(slots=True)
class _Scope:
    """The graph, or a function at one of its calls."""

    nodes: Mapping[str, Any]
    prefix: str = ""
    arguments: Mapping[str, str] = field(default_factory=dict)
    values: dict[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Inlined:
    """A flat graph, and the sources of its numbers.

    Attributes
    ----------
    graph : FlatGraph
        The graph.
    tensors : mapping of str to Tensor
        Stored numbers by the names of nodes of type CONST, as messages.
    variables : mapping of str to str
        Of the other nodes of type CONST, the node that holds the variable.
    """

    graph: FlatGraph
    tensors: Mapping[str, Any]
    variables: Mapping[str, str]


def inline(graph: Any, signature: Any, file: str) -> Inlined:  # noqa: ANN401  messages
    """Return the flat graph of a signature.

    Parameters
    ----------
    graph : MetaGraph
        As `protocol_buffers` parses it.
    signature : Signature
        One of the graph's.
    file : str
        The file's name, for the sentences.

    Raises
    ------
    EngineError
        One sentence: functions call themselves, operations go in a circle, something is missing,
        there is too much of it.
    """
    return _Inliner(graph, file).inlined(signature)


class _Inliner:
    def __init__(self, graph: Any, file: str) -> None:  # noqa: ANN401  a message
        self._file = file
        self._functions = {each.signature.name: each for each in graph.graph_def.library.function}
        self._bodies: dict[str, _Body] = {}
        self._top = _Scope({node.name: node for node in graph.graph_def.node})
        self._fed: dict[str, str] = {}
        self._made: dict[str, GraphNode] = {}
        self._constants: dict[str, str] = {}
        self._tensors: dict[str, Any] = {}
        self._variables: dict[str, str] = {}
        self._active: list[str] = []
        self._doubles: Counter[str] = Counter()
        self._count = 0

    def inlined(self, signature: Any) -> Inlined:  # noqa: ANN401  a message
        inputs = []
        for name, info in sorted(signature.inputs.items()):
            node = node_of(info.name)
            if node not in self._top.nodes or info.name.partition(":")[2] not in ("", "0"):
                raise self._missing(info.name)
            shape, dtype = shape_of(info.tensor_shape), type_name(info.dtype)
            made = self._add(node, PLACEHOLDER, (), {"dtype": dtype, "shape": shape})
            self._top.values[node] = made
            inputs.append(GraphInput(name, f"{made}:0", dtype, shape))
        wanted = sorted(signature.outputs.items())
        found = self._results(self._top, [info.name for _, info in wanted])
        outputs = tuple(
            GraphOutput(name, tensor) for (name, _), tensor in zip(wanted, found, strict=True)
        )
        if any(tensor.startswith("=") for tensor in found):
            raise self._strange(text("an answer is a variable"))
        nodes = self._needed(found, {each.tensor for each in inputs})
        tensors = {
            node.name: self._tensors[node.name] for node in nodes if node.name in self._tensors
        }
        variables = {
            node.name: self._variables[node.name] for node in nodes if node.name in self._variables
        }
        return Inlined(FlatGraph(nodes, tuple(inputs), outputs), tensors, variables)

    def _needed(self, tensors: Iterable[str], kept: Iterable[str]) -> tuple[GraphNode, ...]:
        """Return the nodes that tensors are made from, and those that are kept, in their order."""
        needed = {node_of(tensor) for tensor in (*tensors, *kept)}
        for node in reversed(self._made.values()):
            if node.name in needed:
                needed.update(map(node_of, node.inputs))
        return tuple(node for node in self._made.values() if node.name in needed)

    def _results(self, scope: _Scope, tensors: Sequence[str]) -> list[str]:
        """Return tensors of a scope as tensors of the flat graph."""
        for node in self._in_order(scope, tensors):
            self._count += 1
            if self._count > MAX_NODES:
                raise EngineError(
                    "{file} has more than {limit} operations, the most that Camscope reads, once "
                    "all its functions are written out.",
                    file=self._file,
                    limit=MAX_NODES,
                )
            inputs = [self._tensor(scope, each) for each in node.input if not each.startswith("^")]
            scope.values[node.name] = self._value(scope, node, inputs)
        return [self._tensor(scope, tensor) for tensor in tensors]

    def _in_order(self, scope: _Scope, tensors: Sequence[str]) -> list[Any]:
        """Return the nodes that tensors need and that have no value yet, each after its inputs."""
        order: list[Any] = []
        on_the_way: set[str] = set()
        done: set[str] = set(scope.values)
        waiting = [(node_of(tensor), False) for tensor in reversed(tensors)]
        while waiting:
            name, is_left = waiting.pop()
            if is_left:
                on_the_way.discard(name)
                done.add(name)
                order.append(scope.nodes[name])
                continue
            if name in done or (name in scope.arguments and name not in scope.nodes):
                continue
            if name in on_the_way:
                raise self._strange(text("{name} needs its own result", name=name))
            if name not in scope.nodes:
                raise self._missing(name)
            on_the_way.add(name)
            waiting.append((name, True))
            waiting += [
                (node_of(each), False)
                for each in reversed(scope.nodes[name].input)
                if not each.startswith("^")
            ]
        return order

    def _tensor(self, scope: _Scope, tensor: str) -> str:
        """Return a tensor of a scope as one of the flat graph, or the variable that it is."""
        name, _, rest = tensor.partition(":")
        if name not in scope.values:
            if name not in scope.arguments:
                raise self._missing(tensor)
            return scope.arguments[name]
        value = scope.values[name]
        if scope is self._top and not rest.isdigit() and rest:
            raise self._missing(tensor)
        place = self._place(scope.nodes[name].op, rest, tensor)
        if isinstance(value, tuple):
            if place >= len(value):
                raise self._missing(tensor)
            return value[place]
        return value if value.startswith("=") else f"{value}:{place}"

    def _place(self, op: str, rest: str, tensor: str) -> int:
        """Return which result is meant: "1" in a graph, "output:1" or "output" in a function."""
        result, _, number = rest.rpartition(":") if not rest.isdigit() else ("", "", rest)
        if rest and not number.isdigit():
            result, number = rest, "0"
        if len(number) > 6 or (number and not number.isascii()):
            raise self._missing(tensor)
        place = int(number or "0")
        if result and op in _RESULTS:
            if result not in _RESULTS[op] or place:
                raise self._missing(tensor)
            return _RESULTS[op].index(result)
        return place

    def _value(self, scope: _Scope, node: Any, inputs: list[str]) -> Value:  # noqa: ANN401
        op = node.op
        if op in _PASSED_ON and inputs:
            return tuple(inputs)
        if op in CALLS:
            return self._called(scope, node, inputs)
        if op in _VARIABLES:
            if scope is not self._top:
                raise self._strange(text("{name} is a variable of a function", name=node.name))
            return f"={node.name}" if op == "VarHandleOp" else (self._read(node.name),)
        if op == _READ:
            if len(inputs) != 1:
                raise self._missing(node.name)
            return (self._read_value(inputs[0]),)
        if op == CONST:
            return self._constant(scope, node)
        if op in _GATHER and inputs:
            inputs = [self._read_value(inputs[0]), *inputs[1:]]
        if any(each.startswith("=") for each in inputs):
            raise self._strange(
                text("{name} ({op}) takes a variable itself", name=node.name, op=op)
            )
        return self._add(scope.prefix + node.name, op, tuple(inputs), _attributes(node))

    def _called(self, scope: _Scope, node: Any, inputs: list[str]) -> tuple[str, ...]:  # noqa: ANN401
        name = node.attr["f"].func.name if "f" in node.attr else ""
        body = self._body(name)
        if body is None:
            raise self._missing(name or node.name)
        if name in self._active:
            raise self._strange(text("function {name} calls itself", name=name))
        if len(self._active) >= MAX_DEPTH:
            raise self._strange(text("functions call each other too deep"))
        if len(body.arguments) != len(inputs):
            raise self._strange(
                text("function {name} is called with other arguments than it has", name=name)
            )
        own = (
            scope.prefix + node.name.rpartition("/")[0]
            if _CALL.fullmatch(node.name)
            else scope.prefix + node.name
        )
        inside = _Scope(
            body.nodes,
            f"{own.strip('/')}/".lstrip("/"),
            dict(zip(body.arguments, inputs, strict=True)),
        )
        self._active.append(name)
        try:
            return tuple(self._results(inside, body.results))
        finally:
            self._active.pop()

    def _body(self, name: str) -> _Body | None:
        """Return a function; None where there is none of that name."""
        function = self._functions.get(name)
        if function is not None and name not in self._bodies:
            self._bodies[name] = _Body(
                {each.name: each for each in function.node_def},
                tuple(each.name for each in function.signature.input_arg),
                tuple(function.ret.get(each.name, "") for each in function.signature.output_arg),
            )
        return self._bodies.get(name)

    def _read_value(self, variable: str) -> str:
        if not variable.startswith("="):
            raise self._strange(text("what is read is not a variable"))
        return self._read(variable[1:])

    def _read(self, variable: str) -> str:
        """Return the value of a variable, which is the same wherever it is read."""
        if variable not in self._constants:
            attributes = _attributes(self._top.nodes[variable])
            made = self._add(
                variable,
                CONST,
                (),
                {
                    **{name: attributes[name] for name in ("dtype", "shape") if name in attributes},
                    IS_VARIABLE: True,
                },
            )
            self._variables[made] = variable
            self._constants[variable] = f"{made}:0"
        return self._constants[variable]

    def _constant(self, scope: _Scope, node: Any) -> str:  # noqa: ANN401  a message
        tensor = node.attr["value"].tensor if "value" in node.attr else None
        dtype = type_name(0 if tensor is None else tensor.dtype)
        attributes: dict[str, Attribute] = {"dtype": dtype}
        has_numbers = tensor is not None and number_type(tensor.dtype) is not None
        if has_numbers:
            try:
                attributes["shape"] = tensor_shape(tensor)
            except ValueError:
                raise self._strange(text("constant {name} has no shape", name=node.name)) from None
        made = self._add(scope.prefix + node.name, CONST, (), attributes)
        if has_numbers:
            self._tensors[made] = tensor
        return made

    def _add(
        self, name: str, op: str, inputs: tuple[str, ...], attributes: Mapping[str, Attribute]
    ) -> str:
        """Add a node, and return its name: another one where there is one of that name."""
        if len(name) > MAX_NAME or not name or name.startswith("=") or ":" in name:
            raise self._strange(text("an operation has no proper name"))
        made = name
        while made in self._made:
            self._doubles[name] += 1
            made = f"{name}_{self._doubles[name]}"
        self._made[made] = GraphNode(made, op, inputs, attributes)
        return made

    def _missing(self, name: str) -> EngineError:
        return self._strange(text("there is no {name}", name=name[:200]))

    def _strange(self, why: Text) -> EngineError:
        return EngineError(
            "The graph in {file} does not fit together: {why}.", file=self._file, why=why
        )


def _attributes(node: Any) -> dict[str, Attribute]:  # noqa: ANN401  a message
    """Return what an operation is set to, as plain values."""
    found: dict[str, Attribute] = {}
    for name, attribute in sorted(node.attr.items()):
        if name.startswith("_") and name != "_output_shapes":
            continue
        kind = attribute.WhichOneof("value")
        if kind == "list":
            found[name] = _listed(attribute.list)
        elif kind == "shape":
            found[name] = shape_of(attribute.shape)
        elif kind in _PLAIN:
            found[name] = _PLAIN[kind](getattr(attribute, kind))
    return found


def _listed(values: Any) -> tuple[Any, ...]:  # noqa: ANN401  a message
    for kind, plain in _PLAIN.items():
        if listed := getattr(values, kind):
            return tuple(map(plain, listed))
    return tuple(map(shape_of, values.shape))


def _text(value: bytes) -> str:
    return value[:MAX_TEXT].decode("utf-8", "backslashreplace")


_PLAIN: dict[str, Callable[[Any], Scalar]] = {
    "s": _text,
    "i": int,
    "f": float,
    "b": bool,
    "type": type_name,
}


def outline(graph: Any, most: int) -> tuple[GraphNode, ...]:  # noqa: ANN401  a message
    """Return the operations of a graph and of its functions without saying what feeds what.

    Parameters
    ----------
    graph : MetaGraph
        As `protocol_buffers` parses it.
    most : int
        As many are returned.
    """
    library = graph.graph_def.library.function
    places = [("", graph.graph_def.node)]
    places += [(f"{each.signature.name}/", each.node_def) for each in library]
    nodes = ((prefix + node.name, node) for prefix, listed in places for node in listed)
    found: dict[str, GraphNode] = {}
    for name, node in nodes:
        if len(found) >= most:
            break
        name = name[:MAX_NAME]
        attributes = _attributes(node) if node.op in _VARIABLES else {}
        found.setdefault(name, GraphNode(name, node.op, (), attributes))
    return tuple(found.values())
