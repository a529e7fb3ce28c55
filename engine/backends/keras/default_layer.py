"""Chooses the layer that is explained unless another is chosen, for `network`."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import keras

from engine.api.errors import Text, text
from engine.api.outputs import OutputKind
from engine.backends.keras.graph import functional_of, is_container, paths_behind
from engine.backends.keras.layer_tree import execution_order

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from engine.api.model import LayerNode
    from engine.backends.keras.outputs import ScoredOutput

_POOLS = (
    keras.layers.MaxPooling2D,
    keras.layers.AveragePooling2D,
    keras.layers.GlobalAveragePooling2D,
    keras.layers.GlobalMaxPooling2D,
)
_NO_FEATURES = (
    *_POOLS,
    keras.layers.Dropout,
    keras.layers.SpatialDropout2D,
    keras.layers.ZeroPadding2D,
    keras.layers.Cropping2D,
    keras.layers.UpSampling2D,
    keras.layers.Reshape,
    keras.layers.Permute,
    keras.layers.Identity,
    keras.layers.Rescaling,
    keras.layers.Normalization,
)
_MIXERS = (
    keras.layers.Conv2D,
    keras.layers.Conv2DTranspose,
    keras.layers.SeparableConv2D,
    keras.layers.Dense,
)
"""Layers whose channels are each made of several channels."""


def choose_auto_layer(
    model: Any,
    layers: Sequence[LayerNode],
    output: ScoredOutput | None = None,
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
    model : keras.Model
        The model.
    layers : sequence of LayerNode
        Its tree.
    output : ScoredOutput or None
        The output that is scored: another one may have convolutions that it never sees. None when
        no output can be scored.
    measured_grids : callable
        Gives the layers' grids for images of some size, for a model that takes any.
    """
    rows = {node.path: node for layer in layers for node in layer.walk()}
    order = execution_order(model)
    leaves = [
        (path, operation)
        for path, operation in order
        if path in rows and rows[path].explainable and not is_container(operation)
    ]
    if not leaves:
        return None, text("No layer of this model has a spatial grid, so no heatmap can be drawn.")
    functional = functional_of(model)
    behind = {path for path, _ in order}
    if functional is not None and output is not None:
        behind = paths_behind(model, functional.outputs[output.position])
        leaves = [leaf for leaf in leaves if leaf[0] in behind] or leaves
    features = [leaf for leaf in leaves if not isinstance(leaf[1], _NO_FEATURES)] or leaves
    kind = None if output is None else output.described.kind
    if kind in (OutputKind.CLASSES, OutputKind.VALUES):
        return _described(model, rows, features[-1][0])
    mixers = [path for path, each in order if path in behind and isinstance(each, _MIXERS)]
    places = {path: number for number, (path, _) in enumerate(order)}
    before = [path for path, _ in features if not mixers or places[path] < places[mixers[-1]]]
    if not before:
        return _described(model, rows, features[-1][0])
    if kind in (OutputKind.CLASS_MAP, OutputKind.IMAGE):
        return _narrowest(rows, before, measured_grids)
    return before[-1], text(
        "The last layer with a spatial grid ({grid}) before {next}, which mixes its channels.",
        grid=_grid_text(rows[before[-1]]),
        next=mixers[-1],
    )


def _narrowest(
    rows: Mapping[str, LayerNode],
    paths: Sequence[str],
    measured_grids: Callable[[], Mapping[str, Sequence[int | None]]],
) -> tuple[str, Text]:
    grids: dict[str, Sequence[int | None]] = {path: rows[path].output_shape[1:3] for path in paths}
    if any(None in grid or not grid for grid in grids.values()):
        grids |= measured_grids()
    areas = [math.prod(side or 1 for side in grids[path]) for path in paths]
    path = [path for path, area in zip(paths, areas, strict=True) if area == min(areas)][-1]
    return path, text(
        "The last layer with the smallest grid ({grid}): all that the output knows of the whole "
        "image passes through it.",
        grid=_grid_text(rows[path]),
    )


def _described(model: Any, rows: Mapping[str, LayerNode], path: str) -> tuple[str, Text]:
    grid = _grid_text(rows[path])
    reducer = _next_reducer(model, path)
    if reducer is None:
        return path, text("The last layer with a spatial grid ({grid}).", grid=grid)
    return path, text(
        "The last layer with a spatial grid ({grid}) before {next}.", grid=grid, next=reducer
    )


def _grid_text(row: LayerNode) -> str:
    sides = row.output_shape[1:3]
    return " × ".join("any" if side is None else str(side) for side in sides)


def _next_reducer(model: Any, path: str) -> str | None:
    """Return the path of the first pooling or flattening layer after a layer."""
    order = execution_order(model)
    position = next(i for i, (other, _) in enumerate(order) if other == path)
    reducers = (*_POOLS, keras.layers.Flatten, keras.layers.Reshape)
    return next((p for p, op in order[position + 1 :] if isinstance(op, reducers)), None)
