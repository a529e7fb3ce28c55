"""Samples an exported program's weights beside what PyTorch fills them with, for `graph_program`.

A file does not tell how its weights were drawn. Layers of `torch.nn` are drawn by their own rule
unless somebody draws them again, as torchvision's networks do: those are taken for trained.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from engine.backends.initializers import Distribution, Initial, WeightSample, spread_places
from engine.backends.torch.weights import numbers_of, own_constants

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from engine.models.exported_program.layer_tree import ProgramTree
    from engine.models.exported_program.program_graph import ProgramGraph

    Arrays = Sequence[NDArray[np.generic]]

_ZERO, _ONE = Initial(Distribution.CONSTANT, 0.0), Initial(Distribution.CONSTANT, 1.0)
_NORMALIZATION = {
    "weight": _ONE,
    "bias": _ZERO,
    "running_mean": _ZERO,
    "running_var": _ONE,
    "num_batches_tracked": _ZERO,
}
_DRAWN = frozenset(
    (
        "linear.Linear",
        *(f"conv.{name}{sides}d" for name in ("Conv", "ConvTranspose") for sides in (1, 2, 3)),
    )
)
_CONSTANT: dict[str, Mapping[str, Initial]] = {
    **{f"batchnorm.BatchNorm{sides}d": _NORMALIZATION for sides in (1, 2, 3)},
    **{f"instancenorm.InstanceNorm{sides}d": _NORMALIZATION for sides in (1, 2, 3)},
    "normalization.LayerNorm": _NORMALIZATION,
    "normalization.GroupNorm": _NORMALIZATION,
    "normalization.RMSNorm": _NORMALIZATION,
    "activation.PReLU": {"weight": Initial(Distribution.CONSTANT, 0.25)},
}
_MODULES = "torch.nn.modules."


def weight_samples(
    graph: ProgramGraph, arrays: Arrays, tree: ProgramTree
) -> Iterator[WeightSample]:
    """Yield a sample of every weight of PyTorch's own layers, layer by layer.

    Parameters
    ----------
    graph : ProgramGraph
        The program.
    arrays : sequence of ndarray
        Its data sets.
    tree : ProgramTree
        Its layers; one that is called several times is told of once.
    """
    seen: set[str] = set()
    for path, row in tree.outputs.items():
        if row.module is None or row.module.path in seen:
            continue
        seen.add(row.module.path)
        own = {
            name: numbers_of(graph, arrays, constant)
            for name, constant in own_constants(graph, row.module.path)
        }
        initials = initials_of(row.module.type, {name: each.shape for name, each in own.items()})
        for name, initial in initials.items():
            flat = own[name].ravel()
            yield WeightSample(path, flat[spread_places(len(flat))], initial)


def initials_of(module: str, shapes: Mapping[str, tuple[int, ...]]) -> dict[str, Initial]:
    """Return what PyTorch fills a layer's weights with, by name; none where it does not tell.

    Parameters
    ----------
    module : str
        Class of the layer: "torch.nn.modules.conv.Conv2d".
    shapes : mapping of str to tuple of int
        Of its weights.
    """
    kind = module.removeprefix(_MODULES)
    if kind in _CONSTANT:
        known = _CONSTANT[kind]
        return {name: known[name] for name in shapes if name in known}
    if kind not in _DRAWN or "weight" not in shapes:
        return {}
    # `reset_parameters`: kaiming_uniform_(weight, a=sqrt(5)), which comes to this limit, and the
    # same for the bias. A transposed convolution's fan is that of its second axis, too.
    fan = math.prod(shapes["weight"][1:])
    drawn = Initial(Distribution.UNIFORM, spread=1 / math.sqrt(max(1, fan)))
    return {name: drawn for name in ("weight", "bias") if name in shapes}
