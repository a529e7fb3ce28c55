"""Finds an exported program's outputs that can be explained, each with its kind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NoReturn

from engine.api.errors import EngineError, text
from engine.api.outputs import BOX_NUMBERS, OutputKind
from engine.backends.output_kinds import (
    POOLED,
    Told,
    grid_kind,
    in_order,
    is_table,
    is_vector,
    rows_of,
    scores_of_boxes,
    table_kind,
    unit_count,
    vector_kind,
)
from engine.backends.protocol import Output
from engine.backends.torch.head import Head, Makers, find_head
from engine.backends.torch.program import ScoredOutput
from engine.models.exported_program.operations import operation_of
from engine.models.image_input import in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.models.exported_program.layer_tree import ProgramTree
    from engine.models.exported_program.program_graph import ProgramGraph, ProgramNode, Shape

_DENSE = frozenset({"linear", "addmm", "mm", "matmul"})
_WITH_NUMBERS = frozenset({"add", "sub", "mul", "div"})
"""With a number or a bias they leave a product what it is."""


def scored_outputs(
    graph: ProgramGraph,
    tree: ProgramTree,
    image_shape: Shape,
    measured: Mapping[str, Shape] | None = None,
) -> tuple[ScoredOutput, ...]:
    """Return a program's outputs that can be explained, those with scores of classes first.

    Left out is what is not made of real numbers, and what has no number of units. An output of
    logits is read as PyTorch's losses read it: with a softmax (`Output.is_assumed`).

    Parameters
    ----------
    graph : ProgramGraph
        The program.
    tree : ProgramTree
        Its layers.
    image_shape : (h, w, c)
        Of the image's input.
    measured : mapping of str to Shape, optional
        Shapes (h, w, c) that values have for an image of this shape, of a program that takes any.
    """
    makers = Makers(graph, tree.layouts)
    shapes = [output_shape(graph, tree, value) for value in graph.outputs]
    box_rows = {
        rows_of(shape)
        for shape in shapes
        if shape is not None and is_table(shape) and shape[-1] == BOX_NUMBERS
    }
    found = []
    for position, (value, shape) in enumerate(zip(graph.outputs, shapes, strict=True)):
        is_full = False
        if shape is None or "float" not in graph.values[value].dtype:
            continue
        head = find_head(makers, value)
        scores_of_rows = scores_of_boxes(shape, head.activation, box_rows)
        count: int | None
        if scores_of_rows is not None or is_table(shape):
            told = scores_of_rows or table_kind(
                shape, head.activation, box_rows, is_put_together=_is_put_together(makers, value)
            )
            count = 1 if told.is_column else shape[-1]
            grid: Any = (told.rows, 1)
        else:
            count = unit_count(shape)
            grid = None if is_vector(shape) else shape[:2]
            real = shape if grid is None else (measured or {}).get(value, shape)
            is_full = real[:2] == image_shape[:2]
            told = Told(*_kind(makers, value, head, real, image_shape))
        if count is None:
            continue
        name = graph.output_names[position]
        described = Output(name, count, head.activation, told.kind, grid, told.reason)
        if head.value is None:
            described = _as_logits(described, is_full=is_full, has_shortcuts=_has_shortcuts(graph))
        found.append(
            ScoredOutput(
                position,
                described,
                _path_of(tree, head),
                grid is None,
                told.kind.has_rows,
            )
        )
    return tuple(sorted(found, key=lambda output: in_order(output.described.kind)))


def output_shape(graph: ProgramGraph, tree: ProgramTree, value: str) -> Shape | None:
    """Return an output's shape without the images' axis, channels last; None without that axis."""
    meta, layout = graph.values.get(value), tree.layouts.get(value)
    if meta is None or not meta.shape or layout is None:
        return None
    order = layout.order if len(layout.order) == len(meta.shape) else range(len(meta.shape))
    return tuple(meta.shape[place] for place in order)[1:]


def refuse_without_units(name: str, graph: ProgramGraph) -> NoReturn:
    """Raise EngineError for a model that gives neither units nor a layer with channels."""
    shapes = [graph.values[value].shape[1:] for value in graph.outputs if value in graph.values]
    raise EngineError(
        "{name} cannot be explained: neither its output nor any of its layers has units that "
        "could be scored; the output's shape is {shape}.",
        name=name,
        shape=in_words(shapes[0]) if shapes else "?",
    )


def _kind(
    makers: Makers, value: str, head: Head, shape: Shape, image_shape: Shape
) -> tuple[OutputKind, Any]:
    """Return what the units of an output are, as far as shape and makers tell, and what tells."""
    if not is_vector(shape):
        shortcuts = _has_shortcuts(makers.graph)
        return grid_kind(shape, head.activation, image_shape, has_shortcuts=shortcuts)
    if head.value is None and not _is_dense(makers, value):
        return OutputKind.FEATURES, POOLED
    return vector_kind(head.activation, unit_count(shape) or 0)


def _as_logits(output: Output, *, is_full: bool, has_shortcuts: bool) -> Output:
    """Return an output without a final activation with the softmax that PyTorch's losses have.

    `is_full` tells that it has a cell for each pixel of the input.
    """
    count = output.class_count
    if output.kind is OutputKind.CLASSES:
        return replace(
            output,
            activation="softmax",
            is_assumed=True,
            reason=text(
                "It has {several} numbers without softmax or sigmoid. As many are taken for logits "
                "of classes, and their softmax is computed; say so if they are logits of sigmoids, "
                "or values of a regression.",
                several=count,
            ),
        )
    # Where what was seen goes around the bottleneck, there is nothing to be restored: no image.
    is_map = output.kind is OutputKind.FEATURE_MAP or (
        output.kind is OutputKind.IMAGE and has_shortcuts
    )
    if is_map and is_full and count > 1:
        return replace(
            output,
            activation="softmax",
            kind=OutputKind.CLASS_MAP,
            is_assumed=True,
            reason=text(
                "It has {several} numbers for each pixel of the input, without softmax or sigmoid. "
                "They are taken for logits of classes, and their softmax is computed; say so if "
                "they are values.",
                several=count,
            ),
        )
    return output


def _has_shortcuts(graph: ProgramGraph) -> bool:
    return any(operation_of(node) == "cat" for node in graph.nodes)


def _path_of(tree: ProgramTree, head: Head) -> str | None:
    """Return the path of the innermost row that is the final activation."""
    if head.value is None:
        return None
    rows = [path for path, row in tree.outputs.items() if row.value == head.value]
    return rows[-1] if rows else head.value


def _is_dense(makers: Makers, value: str) -> bool:
    """Tell whether a vector is made by a matrix product: scores, not pooled features."""
    node = _product(makers, makers.behind_views(value))
    if node is None:
        return False
    if operation_of(node) in _DENSE:
        return True
    shape = makers.graph.values[node.results[0]].shape
    return operation_of(node) == "conv2d" and all(side == 1 for side in shape[2:])


def _product(makers: Makers, node: ProgramNode | None) -> ProgramNode | None:
    """Return what makes a vector, behind numbers that are added or multiplied."""
    while node is not None and operation_of(node) in _WITH_NUMBERS:
        before = makers.before(node)
        node = None if before is None else makers.behind_views(before)
    return node


def _is_put_together(makers: Makers, value: str) -> bool:
    """Tell whether a table is reshaped from a grid, or joined from several tensors."""
    node = makers.behind_views(value, moves=True)
    return node is not None and operation_of(node) in ("cat", "conv2d")
