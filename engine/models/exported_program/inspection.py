"""Shows what a refused exported program tells of itself: operations, weights, reasons.

Called by `engine.session.session` like `engine.models.inspection.inspect`. Nothing runs.
"""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

from engine.api.errors import EngineError, text
from engine.api.model import LayerNode
from engine.api.trust import NO_NEEDS
from engine.models.exported_program.purifying import refs_in
from engine.models.inspection import Inspection

if TYPE_CHECKING:
    from engine.models.exported_program.program_graph import ProgramContents


def inspect_program(contents: ProgramContents, sha256: str, file: str) -> Inspection:
    """Return what an exported program tells of itself.

    Parameters
    ----------
    contents : ProgramContents
        What the file holds.
    sha256 : str
        Of the file, in hex.
    file : str
        Its name.

    Raises
    ------
    EngineError
        When it has no graph that can be shown.
    """
    graph = contents.graph
    if graph is None:
        raise EngineError("{file} has no description of a model that could be shown.", file=file)
    shapes = {name: value.shape for name, value in graph.values.items()}
    makers = {result: node.name for node in graph.nodes for result in node.results}
    rows = tuple(
        LayerNode(
            path=node.name,
            name=node.name,
            type=node.op,
            output_shape=shapes.get(node.results[0], ()) if node.results else (),
            param_count=0,
            trainable=True,
            connected_to=tuple(makers[each.name] for each in refs_in(node) if each.name in makers),
            explainable=False,
            reason=text("The model is only inspected: nothing runs in it."),
        )
        for node in graph.nodes
    )
    sizes = (prod(side or 1 for side in shapes.get(each.value, ())) for each in graph.constants)
    first = shapes.get(graph.inputs[0], ()) if graph.inputs else ()
    return Inspection(
        sha256=sha256,
        name=file,
        input_shape=(*first[2:], first[1]) if len(first) == 4 else first[1:],
        layers=rows,
        param_count=sum(sizes),
        reasons=contents.refusals,
        needs=NO_NEEDS,
    )
