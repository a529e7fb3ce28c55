"""Chooses the layer that is explained unless another is chosen, for `network`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import keras

from engine.backends.default_layer import Step, choose_layer
from engine.backends.keras.graph import functional_of, is_container, paths_behind
from engine.backends.keras.layer_tree import execution_order

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from engine.api.errors import Text
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
_REDUCERS = (*_POOLS, keras.layers.Flatten, keras.layers.Reshape)
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
    """Return the layer to explain by default, and why (`engine.backends.default_layer`).

    Parameters
    ----------
    model : keras.Model
        The model.
    layers : sequence of LayerNode
        Its tree.
    output : ScoredOutput or None
        The output that is scored; None when no output can be.
    measured_grids : callable
        Gives the layers' grids for images of some size, for a model that takes any.
    """
    rows = {node.path: node for layer in layers for node in layer.walk() if node.explainable}
    order = execution_order(model)
    functional = functional_of(model)
    behind = {path for path, _ in order}
    if functional is not None and output is not None:
        behind = paths_behind(model, functional.outputs[output.position])
    steps = [
        Step(
            path,
            None if is_container(operation) else rows.get(path),
            has_features=not isinstance(operation, _NO_FEATURES),
            mixes=isinstance(operation, _MIXERS),
            reduces=isinstance(operation, _REDUCERS),
            is_behind=path in behind,
        )
        for path, operation in order
    ]
    return choose_layer(steps, None if output is None else output.described.kind, measured_grids)
