"""Finds the final activation of an output of an exported program, which is left out.

The score is the logit then. The final softmax or sigmoid may be a module or a function, perhaps
with views, dropout or cells that are only repeated behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.models.exported_program.operations import VIEWS, operation_of
from engine.models.exported_program.program_graph import ValueRef

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.models.exported_program.axes import Layout
    from engine.models.exported_program.program_graph import ProgramGraph, ProgramNode

_ACTIVATIONS = {
    "softmax": "softmax",
    "log_softmax": "softmax",
    "sigmoid": "sigmoid",
    "log_sigmoid": "sigmoid",
}
_MOVES = frozenset({"permute", "transpose", "t", "swapaxes"})
_REPEATS = frozenset({"upsample_nearest2d", "slice", "narrow"})
"""Operations that only crop or repeat cells, so that an activation could come after."""


@dataclass(frozen=True, slots=True)
class Head:
    """The final activation of an output.

    Attributes
    ----------
    activation : str
        "softmax", "sigmoid" or "linear".
    value : str or None
        What it gives in the program; None when there is none.
    is_log : bool
        It gives logarithms.
    """

    activation: str
    value: str | None
    is_log: bool = False


class Makers:
    """What made the values of a program.

    Parameters
    ----------
    graph : ProgramGraph
        The program.
    layouts : mapping of str to Layout
        How its values lie, of those that follow from its inputs.
    """

    def __init__(self, graph: ProgramGraph, layouts: Mapping[str, Layout]) -> None:
        self.graph = graph
        self.layouts = layouts
        self._makers = {result: node for node in graph.nodes for result in node.results}

    def of(self, value: str | None) -> ProgramNode | None:
        """Return the node that makes a value; None for an input or a constant."""
        return None if value is None else self._makers.get(value)

    def before(self, node: ProgramNode) -> str | None:
        """Return the one value that follows from an input and that an operation takes.

        None where it takes several, or none.
        """
        taken = {
            item.name
            for argument in node.arguments.values()
            for item in (argument if isinstance(argument, tuple) else (argument,))
            if isinstance(item, ValueRef) and item.name in self.layouts
        }
        return taken.pop() if len(taken) == 1 else None

    def behind_views(self, value: str | None, *, moves: bool = False) -> ProgramNode | None:
        """Return the first maker on the way back that changes numbers.

        Parameters
        ----------
        value : str or None
            Where the way begins.
        moves : bool
            Pass exchanged axes too.
        """
        node = self.of(value)
        while node is not None:
            operation = operation_of(node)
            if operation not in VIEWS and not (moves and operation in _MOVES):
                return node
            node = self.of(self.before(node))
        return None


def find_head(makers: Makers, value: str) -> Head:
    """Walk back from an output to its final activation."""
    place: str | None = value
    while place is not None:
        node = makers.of(place)
        if node is None:
            break
        operation = operation_of(node)
        activation = _ACTIVATIONS.get(operation)
        if activation is not None:
            if activation == "softmax" and not _is_over_units(makers, node, place):
                break
            return Head(activation, place, is_log=operation.startswith("log_"))
        if operation not in VIEWS | _MOVES | _REPEATS:
            break
        place = makers.before(node)
    return Head("linear", None)


def _is_over_units(makers: Makers, node: ProgramNode, value: str) -> bool:
    """Tell whether a softmax is one over units, not over a map's cells."""
    order = makers.layouts[value].order if value in makers.layouts else ()
    dim = node.arguments.get("dim")
    rank = len(makers.graph.values[value].shape)
    if not isinstance(dim, int) or not rank:
        return False
    units = order[-1] if len(order) == rank else rank - 1
    return dim % rank == units
