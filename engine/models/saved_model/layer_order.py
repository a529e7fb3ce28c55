"""Tells in which order Keras lists the layers of a functional model, for `nesting`.

Weights are found by that order in Keras' old format. It does not follow from the order in which a
description lists the layers, but from the graph: the farther from the outputs, the earlier, and
among equals as they are met on the way back from the outputs (`keras.src.ops.function.map_graph`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def layer_order(
    feeds: Mapping[str, Sequence[str]], inputs: Sequence[str], outputs: Sequence[str]
) -> list[str]:
    """Return layers in the order of Keras.

    Parameters
    ----------
    feeds : mapping of str to sequence of str
        By layer: those that feed it, in the order of its arguments. No layer is called twice.
    inputs, outputs : sequence of str
        The model's own.
    """
    places: dict[str, int] = {}
    finished: dict[str, None] = {}
    for output in outputs:
        stack = [(output, False)]
        while stack:
            name, is_ready = stack.pop()
            if name in finished:
                continue
            if is_ready:
                finished[name] = None
                continue
            if name not in places:
                places[name] = len(places)
            stack.append((name, True))
            stack.extend((each, False) for each in reversed(feeds[name]))
    depths: dict[str, int] = {}
    for name in reversed(finished):
        depth = depths.setdefault(name, 0)
        for each in feeds[name]:
            depths[each] = max(depth + 1, depths.get(each, 0))
    for name in inputs:
        if name not in depths:
            depths[name], places[name] = 0, -1
    return sorted(depths, key=lambda name: (-depths[name], places[name]))
