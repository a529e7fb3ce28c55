"""Exported programs written by hand, as they stand after they were read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.models.exported_program.program_graph import (
    ProgramConstant,
    ProgramGraph,
    ProgramNode,
    ValueMeta,
    ValueRef,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray


def node(name: str, op: str, *results: str, **arguments: Any) -> ProgramNode:
    """Return an operation; strings that begin with "%" are values."""
    given = {key: _argument(each) for key, each in arguments.items()}
    return ProgramNode(name, op, given, results or (name,))


def program(
    nodes: Sequence[ProgramNode],
    inputs: Mapping[str, tuple[int | None, ...]],
    constants: Mapping[str, NDArray[np.generic]] | None = None,
    outputs: Sequence[str] = (),
    *,
    shapes: bool = False,
) -> tuple[ProgramGraph, list[NDArray[np.generic]]]:
    """Return a program and its numbers; the last node gives the output unless others are told.

    With `shapes` those of its values are found out, as a file tells them: PyTorch runs it.
    """
    constants = constants or {}
    values = {name: ValueMeta("float32", shape) for name, shape in inputs.items()}
    values |= {name: ValueMeta(str(each.dtype), each.shape) for name, each in constants.items()}
    given = tuple(outputs) or nodes[-1].results[:1]
    graph = ProgramGraph(
        nodes=tuple(nodes),
        values=values,
        inputs=tuple(inputs),
        outputs=given,
        output_names=tuple(f"output_{number}" for number in range(len(given))),
        constants=tuple(
            ProgramConstant(name, name, number, is_parameter=True)
            for number, name in enumerate(constants)
        ),
        batch=next(iter(inputs.values()))[0],
    )
    if shapes:
        _tell_shapes(graph, constants)
    return graph, list(constants.values())


def _tell_shapes(graph: ProgramGraph, constants: Mapping[str, NDArray[np.generic]]) -> None:
    import torch

    from engine.backends.torch.steps import steps_of

    values: dict[str, Any] = {name: torch.from_numpy(each) for name, each in constants.items()}
    values |= {
        name: torch.zeros([s or 2 for s in graph.values[name].shape]) for name in graph.inputs
    }
    for step in steps_of(graph.nodes, torch.device("cpu")):
        result = step.call(values, 1)
        values[step.node.results[0]] = result
        told = ValueMeta("float32", tuple(result.shape))
        graph.values[step.node.results[0]] = told  # type: ignore[index]


def _argument(given: Any) -> Any:
    if isinstance(given, str) and given.startswith("%"):
        return ValueRef(given[1:])
    if isinstance(given, tuple | list):
        return tuple(_argument(each) for each in given)
    return given
