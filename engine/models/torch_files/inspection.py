"""Shows what a file of PyTorch that is not opened tells of itself: its tensors as a tree.

Called by `engine.session.session` like `engine.models.inspection.inspect`. Nothing runs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import prod
from typing import TYPE_CHECKING

from engine.api.errors import text
from engine.api.model import LayerNode
from engine.api.trust import NO_NEEDS
from engine.models.inspection import Inspection
from engine.models.torch_files.contents import sides_and_type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.models.torch_files.contents import StoredTensor, TorchFileContents

MODULE = "module"
MOST_DEPTH = 24
"""Modules in each other; what lies deeper is one name."""
_BUFFERS = frozenset({"running_mean", "running_var", "num_batches_tracked"})
"""Statistics, by the names that PyTorch gives them: its users do not count them as parameters."""


@dataclass(slots=True)
class _Branch:
    """A module, or a tensor, or both of one name."""

    tensor: StoredTensor | None = None
    parts: dict[str, _Branch] = field(default_factory=dict)


def inspect_tensors(contents: TorchFileContents, sha256: str, file: str) -> Inspection:
    """Return what a file tells of itself.

    Parameters
    ----------
    contents : TorchFileContents
        What the file holds.
    sha256 : str
        Of the file, in hex.
    file : str
        Its name.

    Returns
    -------
    Inspection
        Its layers are modules by their dotted paths; below them stand tensors, each with its type
        and sides.
    """
    top = _Branch()
    for each in contents.tensors:
        branch = top
        for part in _parts(each.name):
            branch = branch.parts.setdefault(part, _Branch())
        branch.tensor = each
    types = dict(contents.module_types)
    layers = tuple(_row(part, part, branch, types) for part, branch in top.parts.items())
    reasons = []
    if contents.tensor_count > len(contents.tensors):
        shown, total = f"{len(contents.tensors):,}", f"{contents.tensor_count:,}"
        reasons.append(
            text(
                "Only the first {shown} of its {total} tensors are shown.", shown=shown, total=total
            )
        )
    return Inspection(
        sha256=sha256,
        name=file,
        input_shape=(),
        layers=layers,
        param_count=sum(row.param_count for row in layers),
        reasons=tuple(reasons),
        needs=NO_NEEDS,
    )


def _parts(name: str) -> list[str]:
    return [part for part in name.split(".", MOST_DEPTH) if part] or [name]


def _row(path: str, name: str, branch: _Branch, types: Mapping[str, str]) -> LayerNode:
    children = tuple(
        _row(f"{path}.{part}", part, each, types) for part, each in branch.parts.items()
    )
    tensor = branch.tensor
    own = 0 if tensor is None or name in _BUFFERS else prod(tensor.shape)
    return LayerNode(
        path=path,
        name=name,
        type=types.get(path, MODULE) if tensor is None else sides_and_type(tensor),
        output_shape=(),
        param_count=own + sum(child.param_count for child in children),
        trainable=name not in _BUFFERS,
        connected_to=(),
        explainable=False,
        reason=text("Weights without a network: nothing runs in them."),
        children=children,
        properties=() if tensor is None else _properties(tensor),
    )


def _properties(tensor: StoredTensor) -> tuple[tuple[str, str | tuple[int, ...]], ...]:
    shape = (("shape", tensor.shape),) if tensor.shape else ()
    return (*shape, ("dtype", tensor.dtype))
