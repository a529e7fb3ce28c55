"""Checks that the parts of a program fit together, for `vetting`: names, constants, data sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.models.exported_program.building import MAX_CONSTANTS, MAX_NODES
from engine.models.exported_program.purifying import refs_in
from engine.models.exported_program.weights import number_type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.models.exported_program.program_graph import ProgramGraph
    from engine.models.model_contents import DataSet


def check_program(graph: ProgramGraph, data_sets: Sequence[DataSet]) -> None:
    """Check a program that may be opened.

    Parameters
    ----------
    graph : ProgramGraph
        As the reading process tells it.
    data_sets : sequence of DataSet
        Numbers of its constants, of which places in the file are checked elsewhere.

    Raises
    ------
    ValueError
        A value is taken before it is made, made twice, of another shape than its numbers ...
    """
    check_values(graph)
    if not graph.outputs or not graph.inputs:
        raise ValueError("there are no inputs or outputs")
    for each in graph.constants:
        if not 0 <= each.data_set < len(data_sets):
            raise ValueError(f"{each.path} has no numbers")
        stored, told = data_sets[each.data_set], graph.values[each.value]
        if (stored.shape, stored.dtype) != (told.shape, number_type(told.dtype)):
            raise ValueError(f"{each.path} has other numbers than it is made for")


def check_values(graph: ProgramGraph) -> None:
    """Check that every value is made before it is taken, and once. Raises ValueError."""
    if len(graph.nodes) > MAX_NODES or len(graph.constants) > MAX_CONSTANTS:
        raise ValueError("there are too many operations or constants")
    made: set[str] = set()

    def make(name: str) -> None:
        if name in made:
            raise ValueError(f"{name} is made twice")
        made.add(name)

    for name in (*graph.inputs, *(each.value for each in graph.constants)):
        make(name)
        if name not in graph.values:
            raise ValueError(f"nothing is told of {name}")
    if len({node.name for node in graph.nodes}) < len(graph.nodes):
        raise ValueError("two operations have one name")
    for node in graph.nodes:
        if unknown := next((each.name for each in refs_in(node) if each.name not in made), None):
            raise ValueError(f"{node.name} takes {unknown} before it is made")
        for result in node.results:
            make(result)
    if not made.issuperset(graph.outputs):
        raise ValueError("an output is not made")
    if len(graph.output_names) != len(graph.outputs):
        raise ValueError("outputs and their names are not as many")
