"""Shows what a refused exported program tells of itself: its layers, weights, reasons.

Called by `engine.session.session` like `engine.models.inspection.inspect`. Nothing runs.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.api.errors import EngineError
from engine.api.layer_reasons import ONLY_INSPECTED
from engine.api.trust import NO_NEEDS
from engine.models.exported_program.inputs import images_among
from engine.models.exported_program.layer_tree import program_tree
from engine.models.image_input import pick_image
from engine.models.inspection import Inspection

if TYPE_CHECKING:
    from engine.api.model import LayerNode
    from engine.models.exported_program.program_graph import ProgramContents, ProgramGraph

_STRANGE = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError)


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

    Returns
    -------
    Inspection
        Its layers are modules; below them stand functions.

    Raises
    ------
    EngineError
        When it has no graph that can be shown.
    """
    graph = contents.graph
    if graph is None:
        raise _undescribed(file)
    try:
        return _inspected(graph, contents, sha256, file)
    except _STRANGE as error:
        raise _undescribed(file, str(error)) from None


def _inspected(
    graph: ProgramGraph, contents: ProgramContents, sha256: str, file: str
) -> Inspection:
    images = images_among(graph)
    shape: tuple[int | None, ...] = ()
    image = graph.inputs[0] if graph.inputs else ""
    if images:
        picked = pick_image(file, images)
        image, shape = picked.name, picked.shape
    elif image in graph.values:
        shape = graph.values[image].shape[1:]
    tree = program_tree(graph, image)
    return Inspection(
        sha256=sha256,
        name=graph.model_type.rpartition(".")[2] or file,
        input_shape=shape,
        layers=tuple(_only_looked_at(row) for row in tree.rows),
        param_count=tree.param_count,
        reasons=contents.refusals,
        needs=NO_NEEDS,
    )


def _only_looked_at(row: LayerNode) -> LayerNode:
    """Return a row that cannot be explained."""
    children = tuple(_only_looked_at(child) for child in row.children)
    return replace(row, explainable=False, reason=ONLY_INSPECTED, children=children)


def _undescribed(file: str, details: str = "") -> EngineError:
    return EngineError(
        "{file} has no description of a model that could be shown.", file=file, details=details
    )
