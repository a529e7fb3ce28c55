"""Chooses the layer that is explained unless another is chosen, for `network`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import keras

from engine.api.errors import Text, text
from engine.backends.tensorflow.graph import functional_of, is_container, paths_behind
from engine.backends.tensorflow.layer_tree import execution_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.api.model import LayerNode

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


def choose_auto_layer(
    model: Any, layers: Sequence[LayerNode], output: int = 0
) -> tuple[str | None, Text]:
    """Return the layer to explain by default, and why.

    The last layer with a spatial grid before the head: trailing pooling, dropout, padding and
    reshaping layers add no features and are skipped.

    Parameters
    ----------
    model : keras.Model
        The model.
    layers : sequence of LayerNode
        Its tree.
    output : int
        Which of the model's outputs holds the scores: another one may have convolutions that they
        never see.
    """
    rows = {node.path: node for layer in layers for node in layer.walk()}
    leaves = [
        (path, operation)
        for path, operation in execution_order(model)
        if path in rows and rows[path].explainable and not is_container(operation)
    ]
    if not leaves:
        return None, text("No layer of this model has a spatial grid, so no heatmap can be drawn.")
    functional = functional_of(model)
    if functional is not None:
        behind = paths_behind(model, functional.outputs[output])
        leaves = [leaf for leaf in leaves if leaf[0] in behind] or leaves
    features = [leaf for leaf in leaves if not isinstance(leaf[1], _NO_FEATURES)]
    path, _ = (features or leaves)[-1]
    sides = rows[path].output_shape[1:3]
    grid = " × ".join("any" if side is None else str(side) for side in sides)
    reducer = _next_reducer(model, path)
    if reducer is None:
        return path, text("The last layer with a spatial grid ({grid}).", grid=grid)
    return path, text(
        "The last layer with a spatial grid ({grid}) before {next}.", grid=grid, next=reducer
    )


def _next_reducer(model: Any, path: str) -> str | None:
    """Return the path of the first pooling or flattening layer after a layer."""
    order = execution_order(model)
    position = next(i for i, (other, _) in enumerate(order) if other == path)
    reducers = (*_POOLS, keras.layers.Flatten, keras.layers.Reshape)
    return next((p for p, op in order[position + 1 :] if isinstance(op, reducers)), None)
