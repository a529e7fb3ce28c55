"""Finds global average pooling and one dense layer at the end of an exported program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.backends.pooled_scores import refuse_unpooled
from engine.backends.torch.head import Makers, find_head
from engine.models.exported_program.operations import fed, operation_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from engine.backends.objective import Objective
    from engine.backends.torch.program import ScoredOutput
    from engine.models.exported_program.layer_tree import ProgramTree
    from engine.models.exported_program.program_graph import ProgramGraph, ProgramNode

_TURNS = ("t", "transpose", "permute", "numpy_T")


def pooled_weights(
    name: str,
    graph: ProgramGraph,
    tree: ProgramTree,
    numbers: Callable[[str], NDArray[np.float32]],
    output: ScoredOutput | None,
    objective: Objective,
) -> tuple[str, NDArray[np.float32]]:
    """Return the layer before global average pooling, and its channels' weights (c,).

    Walks back from the output: the final activation, one dense layer (or a convolution of a single
    cell, which is the same), the pooling, and views between them.

    Parameters
    ----------
    name : str
        The network's.
    graph, tree : ProgramGraph, ProgramTree
        The program and its layers.
    numbers : callable
        Gives the numbers of a constant, by the value's name.
    output : ScoredOutput or None
        The output that is explained; None for a layer's channel.
    objective : Objective
        Weights of its units.

    Raises
    ------
    EngineError
        When the scores are made in another way.
    """
    if output is None:
        refuse_unpooled(name)
    makers = Makers(graph, tree.layouts)
    value = graph.outputs[output.position]
    head = find_head(makers, value)
    if head.value is not None:
        activation = makers.of(head.value)
        value = (activation and makers.before(activation)) or ""
    dense = _dense(makers, makers.behind_views(value))
    if dense is None:
        refuse_unpooled(name)
    before, kernel, is_by_unit = dense
    pool = makers.behind_views(before)
    taken = None if pool is None or not _is_mean(makers, pool) else makers.before(pool)
    weight, is_turned = _constant(makers, kernel)
    is_turned ^= is_by_unit
    if taken is None or weight is None:
        refuse_unpooled(name)
    matrix = numbers(weight)
    matrix = matrix.reshape(len(matrix), -1)
    matrix = matrix.T if is_turned else matrix  # (c, k)
    channels = graph.values[taken].shape[tree.layouts[taken].order[-1]]
    path = _row_at(makers, tree, taken)
    if path is None or matrix.shape != (channels, output.described.class_count):
        refuse_unpooled(name)
    return path, matrix @ np.asarray(objective.weights, np.float32)


def _dense(makers: Makers, node: ProgramNode | None) -> tuple[str, str, bool] | None:
    """Return what the product takes that makes logits, and its weights; behind a bias.

    The last is True for weights (k, c), a row for each unit.
    """
    if node is not None and operation_of(node) == "add":
        before = makers.before(node)
        node = None if before is None else makers.behind_views(before)
    if node is None:
        return None
    names = {
        "linear": ("input", "weight"),
        "conv2d": ("input", "weight"),
        "addmm": ("mat1", "mat2"),
        "mm": ("self", "mat2"),
        "matmul": ("self", "other"),
    }.get(operation_of(node))
    if names is None:
        return None
    taken, weight = (fed(node, name) for name in names)
    if taken is None or weight is None or taken not in makers.layouts:
        return None
    if operation_of(node) == "conv2d":
        shapes = makers.graph.values[taken].shape[2:], makers.graph.values[weight].shape[2:]
        if any(shape != (1, 1) for shape in shapes) or node.arguments.get("groups", 1) != 1:
            return None
    return taken, weight, operation_of(node) in ("linear", "conv2d")


def _constant(makers: Makers, value: str) -> tuple[str | None, bool]:
    """Return a stored matrix, and whether it is turned before it is used."""
    turns = 0
    node = makers.of(value)
    while node is not None and operation_of(node) in _TURNS:
        turns += 1
        value = fed(node, "self") or ""
        node = makers.of(value)
    is_stored = any(each.value == value for each in makers.graph.constants)
    return (value if is_stored else None), turns % 2 == 1


def _is_mean(makers: Makers, node: ProgramNode) -> bool:
    """Tell whether an operation is the mean over a whole grid."""
    operation, taken = operation_of(node), makers.before(node)
    layout = None if taken is None else makers.layouts.get(taken)
    if taken is None or layout is None or not layout.has_grid or layout.patches is not None:
        return False
    if operation == "adaptive_avg_pool2d":
        sides = node.arguments.get("output_size")
        return sides == 1 or sides == (1, 1)
    if operation != "mean":
        return False
    dims = node.arguments.get("dim")
    rank = len(makers.graph.values[taken].shape)
    listed = dims if isinstance(dims, tuple) else (dims,)
    return {dim % rank for dim in listed if isinstance(dim, int)} == set(layout.order[1:3])


def _row_at(makers: Makers, tree: ProgramTree, value: str) -> str | None:
    """Return the row whose output is pooled, behind views and dropout that change no number."""
    path = tree.giver_of(value)
    if path is None:
        node = makers.behind_views(value)
        path = None if node is None else tree.giver_of(node.results[0])
    return path
