"""Translates a flat graph, operation by operation, into rows of Keras, for `keras_description`.

What is computed from constants alone is computed here (`folding`); what is left is looked up in
`operations`. An operation without a counterpart is an error only if an answer needs it: as a part
of something larger, such as an activation, it may be recognised later on (`recognition`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np

from engine.api.errors import Text, text
from engine.models.saved_model.flat_graph import CONST, PLACEHOLDER
from engine.models.saved_model.folding import BY_NUMBER, fold
from engine.models.saved_model.rows import INPUT, Repeated, Row, Untranslated, layer
from engine.models.saved_model.sizes import Size, as_array, letter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from engine.models.saved_model.flat_graph import FlatGraph, GraphInput, GraphNode
    from engine.models.saved_model.rows import Value
    from engine.models.saved_model.sizes import Side, Sides

    Translator = Callable[["Translation", GraphNode, list[Value]], Value | Sequence[Value]]

BATCH = letter("batch")
"""The number of images, which no graph knows in advance (or knows wrongly, where it says one)."""

PASSING = frozenset(
    {"Identity", "IdentityN", "Snapshot", "PreventGradient", "CheckNumerics", "EnsureShape"}
    | {"PlaceholderWithDefault"}
)
"""Operations whose results are what they take."""

MAX_TRIALS = 1500
"""How often operations are computed with numbers to see what they are: once or twice a layer."""

_WHOLE_TYPES = frozenset({"uint8", "int8", "int16", "uint16", "int32", "int64"})
_MAX_SIDE = 2**24


class Translation:
    """Values of a graph's tensors, as they become known.

    Parameters
    ----------
    graph : FlatGraph
        The graph.
    number_of : callable
        Gives the array of a node of type CONST.
    operations : mapping of str to Translator
        By the operation's type.
    recognise : callable
        Gives the layer that an operation is the end of, or None.
    """

    def __init__(
        self,
        graph: FlatGraph,
        number_of: Callable[[str], NDArray[Any]],
        operations: Mapping[str, Translator],
        recognise: Callable[[Translation, GraphNode], Row | None],
    ) -> None:
        self.nodes: dict[str, GraphNode] = {node.name: node for node in graph.nodes}
        self.places = {node.name: place for place, node in enumerate(graph.nodes)}
        self.fixed_batch: int | None = None
        self.inputs: list[Row] = []
        self.trials = MAX_TRIALS
        self._number_of = number_of
        self._operations = operations
        self._recognise = recognise
        self._values: dict[str, Value] = {}
        self._whole: set[int] = set()
        self._take_inputs(graph.inputs)
        for node in graph.nodes:
            self._translate(node)

    def value(self, tensor: str) -> Value:
        """Return what a tensor is."""
        return self._values[tensor]

    def constant(self, tensor: str) -> NDArray[Any] | None:
        """Return a tensor that is the same for every image; None for another."""
        value = self._values[tensor]
        return value if isinstance(value, np.ndarray) else None

    def shape_of(self, tensor: str) -> Sides | None:
        """Return the shape that a tensor holds the sides of; None where that is not known."""
        value = self.constant(tensor)
        if value is None or value.ndim != 1 or value.dtype.kind not in "iO":
            return None
        return tuple(side if isinstance(side, Size) else int(side) for side in value)

    def maker(self, tensor: str) -> GraphNode:
        """Return the node that computes a tensor, past those that only pass it on."""
        return self.nodes[self.origin(tensor).rpartition(":")[0]]

    def origin(self, tensor: str) -> str:
        """Return the tensor that others only pass on."""
        while True:
            name, _, number = tensor.rpartition(":")
            node = self.nodes[name]
            if node.op not in PASSING or int(number) >= len(node.inputs):
                return tensor
            tensor = node.inputs[int(number)]

    def is_whole(self, row: Row) -> bool:
        """Tell whether an input is declared to take whole numbers."""
        return id(row) in self._whole

    def _take_inputs(self, inputs: Sequence[GraphInput]) -> None:
        for each in inputs:
            shape = each.shape
            if shape is None or len(shape) < 2:
                reason = text(
                    "The input {name} has no shape of which pictures could be made.", name=each.name
                )
                self._values[each.tensor] = Untranslated(reason)
                continue
            if shape[0] > 0:
                self.fixed_batch = shape[0]
            sides: list[Side] = [
                letter(f"{each.name}.{axis}") if side < 0 else min(side, _MAX_SIDE)
                for axis, side in enumerate(shape)
            ]
            row = layer(INPUT, (each.name,), (), (BATCH, *sides[1:]))
            if each.dtype in _WHOLE_TYPES:
                self._whole.add(id(row))
            elif each.dtype != "float32":
                reason = text(
                    "The input {name} takes numbers of type {dtype}; pictures are float32 here.",
                    name=each.name,
                    dtype=each.dtype,
                )
                self._values[each.tensor] = Untranslated(reason)
                continue
            self.inputs.append(row)
            self._values[each.tensor] = row

    def _translate(self, node: GraphNode) -> None:
        if node.op == PLACEHOLDER:
            return
        if node.op == CONST:
            self._values[f"{node.name}:0"] = self._number_of(node.name)
            return
        made: Value | Sequence[Value]
        try:
            made = self._made(node, [self._values[tensor] for tensor in node.inputs])
        except LookupError as error:
            made = Untranslated(unknown(node, str(error)))
        except (ValueError, TypeError, AttributeError, ArithmeticError) as error:
            made = Untranslated(senseless(node, str(error)))
        results = [made] if isinstance(made, (Row, np.ndarray, Repeated, Untranslated)) else made
        for number, each in enumerate(results):
            self._values[f"{node.name}:{number}"] = each
        if len(results) == 1:  # statistics of a normalisation, and the like: nobody takes them
            for number in range(1, 6):
                self._values[f"{node.name}:{number}"] = Untranslated(unknown(node, ""))

    def _made(self, node: GraphNode, inputs: list[Value]) -> Value | Sequence[Value]:
        if node.op in PASSING:
            return inputs if node.op == "IdentityN" else inputs[0]
        if node.op == "Shape" and isinstance(inputs[0], (Row, Repeated)):
            return as_array(inputs[0].shape)
        arrays = [value for value in inputs if isinstance(value, np.ndarray)]
        if len(arrays) == len(inputs):
            return self._folded(node, arrays)
        if node.op in BY_NUMBER and all(
            isinstance(each, (np.ndarray, Repeated)) for each in inputs
        ):
            return _folded_for_each(node, inputs)
        recognised = self._recognise(self, node)
        if recognised is not None:
            return recognised
        poisoned = next((value for value in inputs if isinstance(value, Untranslated)), None)
        found = self._operations.get(node.op)
        if poisoned is not None or found is None:
            return poisoned or Untranslated(unknown(node, ""))
        return found(self, node, inputs)

    def _folded(self, node: GraphNode, arrays: list[NDArray[Any]]) -> Value | list[NDArray[Any]]:
        try:
            return fold(node, arrays)
        except LookupError:
            found = self._operations.get(node.op)
            if found is None or node.op not in _REPEATING:
                raise
            return cast("Value", found(self, node, list(arrays)))


_REPEATING = frozenset({"BroadcastTo", "Fill", "Tile"})
"""Operations that may repeat a constant for each image."""


def _folded_for_each(node: GraphNode, inputs: Sequence[Value]) -> Repeated:
    """Return what constants are together, of which some are repeated for each image."""
    arrays = [each.values if isinstance(each, Repeated) else each for each in inputs]
    (made,) = fold(node, [each for each in arrays if isinstance(each, np.ndarray)])
    if not made.ndim or made.shape[0] != 1:
        raise LookupError("another number of images")
    return Repeated(made, (BATCH, *made.shape[1:]))


def repeated(values: NDArray[Any], shape: Sequence[Side]) -> Repeated:
    """Return a constant that is repeated for each image. Raises LookupError for other repeats."""
    if not shape or shape[0] != BATCH or any(isinstance(side, Size) for side in shape[1:]):
        raise LookupError("a shape that is not known before")
    known = tuple(int(side) for side in shape[1:] if not isinstance(side, Size))
    return Repeated(np.array(np.broadcast_to(values, (1, *known))), tuple(shape))


def unknown(node: GraphNode, details: str) -> Text:
    """Return the sentence for an operation without a counterpart."""
    if details:
        return text(
            "The operation {op} ({node}) is used in a way that Keras has not: {details}.",
            op=node.op[:40],
            node=node.name[-80:],
            details=details[:80],
        )
    return text(
        "The operation {op} ({node}) has no counterpart in Keras.",
        op=node.op[:40],
        node=node.name[-80:],
    )


def senseless(node: GraphNode, details: str) -> Text:
    """Return the sentence for an operation that contradicts what it is given."""
    return text(
        "The operation {op} ({node}) does not fit what it is given: {details}.",
        op=node.op[:40],
        node=node.name[-80:],
        details=details[:80],
    )
