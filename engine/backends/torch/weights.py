"""Reads and checks an exported program's weights, for `graph_program` and `backend`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.api.model import no_such_layer
from engine.backends.protocol import LayerWeights
from engine.backends.run_errors import not_finite
from engine.models.exported_program.operations import fed, operation_of, taken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from engine.models.exported_program.layer_tree import ProgramTree
    from engine.models.exported_program.program_graph import (
        ProgramConstant,
        ProgramGraph,
        ProgramNode,
    )

    Arrays = Sequence[NDArray[np.generic]]

_TURNED = frozenset(("t", "transpose", "permute", "numpy_T"))
_BFLOAT16 = "bfloat16"


def check_finite(graph: ProgramGraph, arrays: Arrays, name: str) -> None:
    """Raise EngineError when a weight is not finite."""
    for constant in graph.constants:
        numbers = arrays[constant.data_set]
        if graph.values[constant.value].dtype == _BFLOAT16:
            numbers = numbers_of(graph, arrays, constant)
        if numbers.dtype.kind == "f" and not np.isfinite(numbers).all():
            raise not_finite(name, constant.path.rpartition(".")[0] or constant.path)


def numbers_of(
    graph: ProgramGraph, arrays: Arrays, constant: ProgramConstant
) -> NDArray[np.float32]:
    """Return a constant's numbers, in its own shape."""
    numbers = arrays[constant.data_set]
    if graph.values[constant.value].dtype == _BFLOAT16 and numbers.dtype.itemsize == 2:
        # The upper half of a float32.
        whole = np.left_shift(numbers.view(np.uint16), np.uint32(16), dtype=np.uint32)
        return whole.view(np.float32)
    return np.asarray(numbers, np.float32)


def layer_weights(
    graph: ProgramGraph, arrays: Arrays, tree: ProgramTree, path: str, name: str
) -> LayerWeights:
    """Return a layer's own weights, by PyTorch's names ("weight", "bias") and in its order.

    Parameters
    ----------
    graph : ProgramGraph
        The program.
    arrays : sequence of ndarray
        Its data sets.
    tree : ProgramTree
        Its layers.
    path : str
        A row of it. A module's weights are those that are in no other module of the tree; a
        function's are those that it takes.
    name : str
        The program's.

    Returns
    -------
    LayerWeights
        Filters of a convolution, (n, c, h, w), come as (h, w, c, n), those of a transposed one,
        (c, n, h, w), as (h, w, c, n), those of a dense layer, (n, c), as (c, n).

    Raises
    ------
    EngineError
        When there is no such layer.
    """
    if path not in tree.outputs:
        raise no_such_layer(path, name)
    own = _constants_of(graph, tree, path)
    found = {key: numbers_of(graph, arrays, constant) for key, constant in own.items()}
    kernels = (
        _filters_last(node, found[key])
        for key, constant in own.items()
        for node in filter_users(graph, constant)
    )
    return LayerWeights(found, next(kernels, None))


def own_constants(graph: ProgramGraph, module: str) -> Iterator[tuple[str, ProgramConstant]]:
    """Yield the constants of a module that are in no other module that is called, by name."""
    modules = {call.path for node in graph.nodes for call in node.modules}
    inner = tuple(f"{each}." for each in modules if each.startswith(f"{module}."))
    for constant in graph.constants:
        name = constant.path.removeprefix(f"{module}.")
        if name != constant.path and not constant.path.startswith(inner):
            yield name, constant


def filter_users(graph: ProgramGraph, constant: ProgramConstant) -> Iterator[ProgramNode]:
    """Yield the operations whose filters a constant holds: convolutions and dense layers."""
    turned = {
        result
        for node in graph.nodes
        if operation_of(node) in _TURNED and constant.value in taken(node)
        for result in node.results
    }
    for node in graph.nodes:
        operation = operation_of(node)
        if operation.startswith("conv") or operation == "linear":
            if fed(node, "weight") == constant.value:
                yield node
        elif operation in ("addmm", "mm", "matmul") and fed(node, _SECOND[operation]) in turned:
            yield node


_SECOND = {"addmm": "mat2", "mm": "mat2", "matmul": "other"}


def _constants_of(graph: ProgramGraph, tree: ProgramTree, path: str) -> dict[str, ProgramConstant]:
    row = tree.outputs[path]
    if row.module is not None:
        return dict(own_constants(graph, row.module.path))
    used = {name for node in graph.nodes if node.name in row.nodes for name in taken(node)}
    return {each.path: each for each in graph.constants if each.value in used}


def _filters_last(node: ProgramNode, weight: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return an operation's weight with one filter for each output channel on its last axis."""
    if operation_of(node).startswith("conv_transpose"):
        # (c, n / groups, ...): the channels of each group in turn.
        groups = node.arguments.get("groups", 1)
        assert isinstance(groups, int)
        inward, outward, *sides = weight.shape
        apart = weight.reshape(groups, inward // groups, outward, *sides)
        weight = np.moveaxis(apart, 1, 2).reshape(groups * outward, inward // groups, *sides)
    return np.moveaxis(weight, (1, 0), (-2, -1))
