"""Chooses the layer that is explained unless another is chosen: one rule for every framework.

Each backend's `default_layer` tells what the layers do; here nothing of a framework is known.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.api.errors import Text, text
from engine.api.outputs import OutputKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from engine.api.model import LayerNode


@dataclass(frozen=True, slots=True)
class Step:
    """A layer in the order of execution.

    Attributes
    ----------
    path : str
        The layer.
    row : LayerNode or None
        Its row where it is an explainable one that could be chosen; no nested model.
    has_features : bool
        It makes features: no pooling, padding, dropout or view.
    mixes : bool
        Its channels are each made of several channels.
    reduces : bool
        It pools or flattens.
    is_behind : bool
        The output that is scored depends on it.
    """

    path: str
    row: LayerNode | None
    has_features: bool = True
    mixes: bool = False
    reduces: bool = False
    is_behind: bool = True


def choose_layer(
    steps: Sequence[Step],
    kind: OutputKind | None,
    measured_grids: Callable[[], Mapping[str, Sequence[int | None]]] = dict,
) -> tuple[str | None, Text]:
    """Return the layer to explain by default, and why.

    For scores it is the last layer with a spatial grid before the head: trailing pooling, dropout,
    padding and reshaping layers add no features and are skipped. Where the score is a channel of a
    grid or of pooled features, a layer behind the last convolution would only show that channel
    again, so the layer is one before it; for a map of classes or an image it is the one with the
    smallest grid, the bottleneck (Vinogradova et al. 2020, arXiv:2002.11434, explain U-Nets there).

    Parameters
    ----------
    steps : sequence of Step
        The network's layers, in the order of execution.
    kind : OutputKind or None
        Of the output that is scored: another one may have convolutions that it never sees. None
        when no output can be scored.
    measured_grids : callable
        Gives the layers' grids for images of some size, for a model that takes any.
    """
    leaves = [step for step in steps if step.row is not None]
    if not leaves:
        return None, text("No layer of this model has a spatial grid, so no heatmap can be drawn.")
    leaves = [step for step in leaves if step.is_behind] or leaves
    features = [step for step in leaves if step.has_features] or leaves
    if kind in (OutputKind.CLASSES, OutputKind.VALUES):
        return _described(steps, features[-1])
    mixers = [step for step in steps if step.is_behind and step.mixes]
    places = {step.path: number for number, step in enumerate(steps)}
    before = [
        step for step in features if not mixers or places[step.path] < places[mixers[-1].path]
    ]
    if not before:
        return _described(steps, features[-1])
    if kind in (OutputKind.CLASS_MAP, OutputKind.IMAGE):
        return _narrowest(before, measured_grids)
    return before[-1].path, text(
        "The last layer with a spatial grid ({grid}) before {next}, which mixes its channels.",
        grid=grid_words(before[-1].row),
        next=mixers[-1].path,
    )


def _narrowest(
    steps: Sequence[Step], measured_grids: Callable[[], Mapping[str, Sequence[int | None]]]
) -> tuple[str, Text]:
    grids = {step.path: _grid(step.row) for step in steps}
    if any(None in grid or not grid for grid in grids.values()):
        grids |= measured_grids()
    areas = [math.prod(side or 1 for side in grids[step.path]) for step in steps]
    chosen = [step for step, area in zip(steps, areas, strict=True) if area == min(areas)][-1]
    return chosen.path, text(
        "The last layer with the smallest grid ({grid}): all that the output knows of the whole "
        "image passes through it.",
        grid=grid_words(chosen.row),
    )


def _described(steps: Sequence[Step], chosen: Step) -> tuple[str, Text]:
    grid = grid_words(chosen.row)
    behind = steps[[step.path for step in steps].index(chosen.path) + 1 :]
    reducer = next((step.path for step in behind if step.reduces), None)
    if reducer is None:
        return chosen.path, text("The last layer with a spatial grid ({grid}).", grid=grid)
    return chosen.path, text(
        "The last layer with a spatial grid ({grid}) before {next}.", grid=grid, next=reducer
    )


def _grid(row: LayerNode | None) -> Sequence[int | None]:
    return () if row is None else row.output_shape[1:3]


def grid_words(row: LayerNode | None) -> str:
    """Return a layer's grid as people write it."""
    return " × ".join("any" if side is None else str(side) for side in _grid(row))
