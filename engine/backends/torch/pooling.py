"""Finds global average pooling and one dense layer at the end of an exported program."""

from __future__ import annotations

from dataclasses import dataclass
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
    from engine.models.exported_program.program_graph import (
        ProgramConstant,
        ProgramGraph,
        ProgramNode,
    )


@dataclass(frozen=True, slots=True)
class PooledClassifier:
    """A dense layer behind global average pooling.

    Attributes
    ----------
    layer : str
        The row whose output is pooled.
    channels : int or None
        Its channels.
    value, path : str
        Its weights, as the program and as the model name them.
    is_by_unit : bool
        They are stored as (k, c), a row for each unit; else (c, k).
    is_convolution : bool
        They have sides of one cell behind that.
    """

    layer: str
    channels: int | None
    value: str
    path: str
    is_by_unit: bool
    is_convolution: bool


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
    found = find_classifier(name, graph, tree, output)
    matrix = numbers(found.value)
    matrix = matrix.reshape(len(matrix), -1)
    matrix = matrix.T if found.is_by_unit else matrix  # (c, k)
    if matrix.shape != (found.channels, output.described.class_count):
        refuse_unpooled(name)
    return found.layer, matrix @ np.asarray(objective.weights, np.float32)


def find_classifier(
    name: str, graph: ProgramGraph, tree: ProgramTree, output: ScoredOutput
) -> PooledClassifier:
    """Return the dense layer behind global average pooling that makes an output's logits.

    Raises
    ------
    EngineError
        When they are made in another way.
    """
    makers = Makers(graph, tree.layouts)
    value = graph.outputs[output.position]
    head = find_head(makers, value)
    if head.value is not None:
        activation = makers.of(head.value)
        value = (activation and makers.before(activation)) or ""
    node = _product(makers, makers.behind_views(value))
    dense = None if node is None else _dense(makers, node)
    if node is None or dense is None:
        refuse_unpooled(name)
    before, kernel = dense
    pool = makers.behind_views(before)
    taken = None if pool is None or not _is_mean(makers, pool) else makers.before(pool)
    stored, is_turned = _constant(makers, kernel)
    path = None if taken is None else _row_at(makers, tree, taken)
    if taken is None or stored is None or path is None:
        refuse_unpooled(name)
    operation = operation_of(node)
    return PooledClassifier(
        path,
        graph.values[taken].shape[tree.layouts[taken].order[-1]],
        stored.value,
        stored.path,
        (operation in ("linear", "conv2d")) ^ is_turned,
        operation == "conv2d",
    )


def _product(makers: Makers, node: ProgramNode | None) -> ProgramNode | None:
    """Return the operation behind a bias that is added."""
    if node is not None and operation_of(node) == "add":
        before = makers.before(node)
        node = None if before is None else makers.behind_views(before)
    return node


def _dense(makers: Makers, node: ProgramNode) -> tuple[str, str] | None:
    """Return what a product takes, and its weights."""
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
    return taken, weight


def _constant(makers: Makers, value: str) -> tuple[ProgramConstant | None, bool]:
    """Return a stored matrix, and whether it is turned before it is used."""
    turns = 0
    node = makers.of(value)
    while node is not None and operation_of(node) in _TURNS:
        turns += 1
        value = fed(node, "self") or ""
        node = makers.of(value)
    stored = (each for each in makers.graph.constants if each.value == value)
    return next(stored, None), turns % 2 == 1


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
