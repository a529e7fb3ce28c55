"""Chooses the layer of an exported program that is explained unless another is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.errors import Text, text
from engine.backends.default_layer import Step, choose_layer, grid_words
from engine.models.exported_program.operations import operation_of, taken

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from engine.backends.torch.program import ScoredOutput
    from engine.models.exported_program.axes import Layout
    from engine.models.exported_program.layer_tree import ProgramTree, RowOutput
    from engine.models.exported_program.program_graph import ProgramGraph, ProgramNode

_POOLS = frozenset(
    "max_pool2d avg_pool2d adaptive_avg_pool2d adaptive_max_pool2d fractional_max_pool2d lp_pool2d "
    "mean amax max sum".split()
)
_REDUCERS = _POOLS | {"flatten"}
_NO_FEATURES = _REDUCERS | frozenset(
    "dropout feature_dropout alpha_dropout native_dropout pad constant_pad_nd reflection_pad2d "
    "replication_pad2d upsample_nearest2d upsample_bilinear2d upsample_bicubic2d pixel_shuffle "
    "pixel_unshuffle channel_shuffle view reshape permute transpose clone contiguous".split()
)
_MIXERS = frozenset({"conv2d", "conv_transpose2d", "linear", "addmm", "mm"})
_NORMS = frozenset({"layer_norm", "rms_norm"})
_PARTS = frozenset({"select", "slice", "index", "index_select", "narrow"})


def choose_auto_layer(
    graph: ProgramGraph,
    tree: ProgramTree,
    output: ScoredOutput | None = None,
    measured_grids: Callable[[], Mapping[str, Sequence[int | None]]] = dict,
) -> tuple[str | None, Text]:
    """Return the layer to explain by default, and why (`engine.backends.default_layer`).

    Where only the class token is read, the patches' tokens get no gradient behind the last
    attention: there it is the last norm before it, as is usual for vision transformers. A function
    at the end of a block stands for the block.

    Parameters
    ----------
    graph : ProgramGraph
        The program.
    tree : ProgramTree
        Its layers.
    output : ScoredOutput or None
        The output that is scored; None when no output can be.
    measured_grids : callable
        Gives the layers' grids for images of some size, for a program that takes any.
    """
    steps = _steps(graph, tree, output)
    kind = None if output is None else output.described.kind
    path, reason = choose_layer(steps, kind, measured_grids)
    if path is None:
        return path, reason
    if output is not None and tree.outputs[path].layout.patches is not None:
        return _among_tokens(graph, tree, steps, output) or (path, reason)
    row = tree.outputs[path]
    is_module = row.module is not None and not row.is_call_of
    return path if is_module else tree.giver_of(row.value or "") or path, reason


def _steps(graph: ProgramGraph, tree: ProgramTree, output: ScoredOutput | None) -> list[Step]:
    """Return the leaves of the tree, in the order in which they end."""
    places = {node.name: number for number, node in enumerate(graph.nodes)}
    behind = frozenset(places) if output is None else _ancestors(graph, output)
    leaves = [row for top in tree.rows for row in top.walk() if not row.children]
    ends = {row.path: _end(tree.outputs[row.path], places) for row in leaves}
    return [
        Step(
            row.path,
            row if row.explainable else None,
            has_features=tree.outputs[row.path].operation not in _NO_FEATURES,
            mixes=tree.outputs[row.path].operation in _MIXERS,
            reduces=tree.outputs[row.path].operation in _REDUCERS,
            is_behind=bool(tree.outputs[row.path].nodes & behind),
        )
        for row in sorted(leaves, key=lambda row: ends[row.path])
    ]


def _end(row: RowOutput, places: Mapping[str, int]) -> int:
    return max((places[name] for name in row.nodes), default=-1)


def _ancestors(graph: ProgramGraph, output: ScoredOutput) -> frozenset[str]:
    """Return the names of the nodes that an output depends on."""
    wanted, found = {graph.outputs[output.position]}, set()
    for node in reversed(graph.nodes):
        if wanted.intersection(node.results):
            found.add(node.name)
            wanted.update(taken(node))
    return frozenset(found)


def _among_tokens(
    graph: ProgramGraph, tree: ProgramTree, steps: Sequence[Step], output: ScoredOutput
) -> tuple[str, Text] | None:
    """Return the last norm whose patches' tokens the output depends on."""
    needed = _needed_patches(graph, tree.layouts, graph.outputs[output.position])
    fitting = [
        step
        for step in steps
        if step.row is not None
        and step.is_behind
        and tree.outputs[step.path].value in needed
        and tree.outputs[step.path].layout.patches is not None
    ]
    norms = [step for step in fitting if tree.outputs[step.path].operation in _NORMS]
    if not norms:
        grids = [step for step in steps if _is_grid(tree, step)]
        grids = [each for each in grids if each.row and each.row.output_shape[-1] != 1] or grids
        if not grids:
            return None
        return grids[-1].path, text(
            "The last layer with a spatial grid ({grid}) before its cells become rows.",
            grid=grid_words(grids[-1].row),
        )
    last = norms[-1]
    if _is_last(tree, steps, last, needed):
        why = text("The last norm of the patches' tokens ({grid}).", grid=grid_words(last.row))
    else:
        why = text(
            "The last norm of the patches' tokens ({grid}) at which the output looks: behind it "
            "only the class token counts, and patches have no gradient.",
            grid=grid_words(last.row),
        )
    return last.path, why


def _is_grid(tree: ProgramTree, step: Step) -> bool:
    is_chosen = step.row is not None and step.is_behind and step.has_features
    return is_chosen and tree.outputs[step.path].layout.patches is None


def _is_last(
    tree: ProgramTree, steps: Sequence[Step], chosen: Step, needed: frozenset[str]
) -> bool:
    """Tell whether the patches' tokens count in all that lies behind a layer."""
    behind = steps[[step.path for step in steps].index(chosen.path) + 1 :]
    rows = [tree.outputs[step.path] for step in behind if step.is_behind]
    return all(row.value in needed for row in rows if row.layout.patches is not None)


def _needed_patches(
    graph: ProgramGraph, layouts: Mapping[str, Layout], value: str
) -> frozenset[str]:
    """Return the values whose patches an output depends on, not on their leading tokens alone."""
    needs = {value: True}  # False: the leading tokens alone
    for node in reversed(graph.nodes):
        told = [needs[result] for result in node.results if result in needs]
        if not told:
            continue
        for place, name in enumerate(taken(node)):
            is_whole = any(told) or (place > 0 and _joins_tokens(node))
            if _takes_leading(node, layouts.get(name)):
                is_whole = False
            needs[name] = needs.get(name, False) or is_whole
    return frozenset(name for name, is_whole in needs.items() if is_whole)


def _joins_tokens(node: ProgramNode) -> bool:
    """Tell whether an operation's second operand gives all of its tokens to each of a result."""
    return operation_of(node) in ("scaled_dot_product_attention", "matmul", "bmm")


def _takes_leading(node: ProgramNode, layout: Layout | None) -> bool:
    """Tell whether an operation takes nothing but leading tokens: that of the class."""
    if layout is None or layout.patches is None or operation_of(node) not in _PARTS:
        return False
    dim, leading = node.arguments.get("dim", 0), layout.patches.leading
    if not isinstance(dim, int) or layout.order[1] != dim % len(layout.order):
        return False
    if operation_of(node) == "select":
        index = node.arguments.get("index")
        return isinstance(index, int) and 0 <= index < leading
    end = node.arguments.get("end")
    return isinstance(end, int) and 0 < end <= leading
