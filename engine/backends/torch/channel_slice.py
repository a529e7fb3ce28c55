"""Computes only the channels of a convolution that are asked for, for `graph_program`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from engine.models.exported_program.operations import taken
from engine.models.exported_program.program_graph import ValueRef

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from engine.backends.torch.steps import Step
    from engine.models.exported_program.program_graph import ProgramGraph, ProgramNode

_CHANNEL_BY_CHANNEL = frozenset(
    f"aten.{name}.default"
    for name in (
        *("relu", "relu6", "leaky_relu", "elu", "selu", "celu", "gelu", "silu", "mish", "hardtanh"),
        *("hardswish", "hardsigmoid", "softplus", "sigmoid", "tanh", "clamp", "clamp_min"),
    )
)
_SLICED = {
    "aten.conv2d.default": ("weight", "bias"),
    "aten.conv2d.padding": ("weight", "bias"),
    "aten.convolution.default": ("weight", "bias"),
    "aten.batch_norm.default": ("weight", "bias", "running_mean", "running_var"),
    "aten._native_batch_norm_legit_no_training.default": (
        *("weight", "bias", "running_mean", "running_var"),
    ),
}
"""Operations whose channels follow from the first axis of these arguments."""


def narrowed(
    graph: ProgramGraph, value: str, channels: Any
) -> dict[str, Callable[[Step, Mapping[str, Any], int], Any]]:
    """Return how to call the steps that make a value, so that it has some of its channels alone.

    Parameters
    ----------
    graph : ProgramGraph
        The program.
    value : str
        Made by a convolution, or channel by channel of one.
    channels : tensor of int64, shape (m,)
        Which channels; one may stand there several times.

    Returns
    -------
    dict of str to callable
        By the names of nodes; empty for a value of which that is not known.
    """
    makers = {result: node for node in graph.nodes for result in node.results}
    uses = Counter(name for node in graph.nodes for name in set(taken(node)))
    found: dict[str, Callable[[Step, Mapping[str, Any], int], Any]] = {}
    node = makers.get(value)
    while node is not None:
        if node.op in _SLICED:
            names = [
                argument.name
                for each in _SLICED[node.op]
                if isinstance(argument := node.arguments.get(each), ValueRef)
            ]
            found[node.name] = _with_slices(names, channels)
            if "conv" in node.op:
                return found if _is_plain(node) else {}
            before = node.arguments.get("input")
        elif node.op in _CHANNEL_BY_CHANNEL:
            before = node.arguments.get("self")
        else:
            return {}
        if not isinstance(before, ValueRef) or uses[before.name] > 1:
            return {}
        node = makers.get(before.name)
    return {}


def _is_plain(node: ProgramNode) -> bool:
    """Tell whether each channel of a convolution is made of all channels before."""
    return node.arguments.get("groups", 1) == 1 and not node.arguments.get("transposed", False)


def _with_slices(names: list[str], channels: Any) -> Callable[[Step, Mapping[str, Any], int], Any]:
    def call(step: Step, values: Mapping[str, Any], count: int) -> Any:
        taken = {name: values[name] for name in step.takes}
        taken |= {name: taken[name].index_select(0, channels) for name in names}
        return step.call(taken, count)

    return call
