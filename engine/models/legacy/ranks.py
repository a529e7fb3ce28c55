"""Tells the number of axes of what layers of Keras 2 make, for `engine.models.legacy.operations`.

An Ellipsis in a slice stands for as many axes as are left, and Keras 3 cannot read one in an .h5
file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.models.config_graph import class_of, config_of, declared_input, feeds, name_of
from engine.models.legacy.functions import KEEPS_AXES, short_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.models.config_graph import Config

_OF_GRIDS = re.compile(r"(Global)?.*([123])D(Transpose)?")
_OF_VECTORS = frozenset({"Flatten"})
_CHANGING = frozenset({"RepeatVector", "Dot", "Embedding", "Sequential", "Functional", "Model"})


def ranks_of(layers: Iterable[Config]) -> dict[str, int]:
    """Return the number of axes, batch included, of each layer's output, where it is sure.

    Parameters
    ----------
    layers : iterable of dict
        A model's layers, each after those that feed it.
    """
    ranks: dict[str, int] = {}
    for layer in layers:
        sources = [ranks.get(name) for name, _ in feeds(layer)]
        rank = _rank(layer, sources[0] if sources else None)
        if rank is not None:
            ranks[name_of(layer)] = rank
    return ranks


def _rank(layer: Config, before: int | None) -> int | None:
    cls, settings = class_of(layer), config_of(layer)
    if cls == "InputLayer":
        declared = declared_input(layer)
        return len(declared) if declared else None
    if cls in _OF_VECTORS:
        return 2
    if cls == "Reshape":
        target = settings.get("target_shape")
        return len(target) + 1 if isinstance(target, list) else None
    found = _OF_GRIDS.fullmatch(cls)
    if found:
        return 2 if found[1] and not settings.get("keepdims") else int(found[2]) + 2
    if cls == "TFOpLambda":
        return before if short_name(str(settings.get("function"))) in KEEPS_AXES else None
    if cls in ("SlicingOpLambda", "TensorFlowOpLayer", "GRU", "LSTM") or cls in _CHANGING:
        return None
    return before
