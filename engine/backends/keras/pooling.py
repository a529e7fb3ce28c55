"""Finds global average pooling and one dense layer at the end of a model, and reads its weights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import keras
import numpy as np

from engine.backends.keras.graph import maker_of
from engine.backends.keras.head import passes
from engine.backends.pooled_scores import refuse_unpooled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.backends.keras.graph import Maker, Place
    from engine.backends.keras.outputs import ScoredOutput
    from engine.backends.objective import Objective


def pooled_weights(
    name: str, output: ScoredOutput | None, objective: Objective
) -> tuple[str, NDArray[np.float32]]:
    """Return the layer before global average pooling, and its channels' weights (c,).

    Walks back from the output: the final activation, one dense layer (or a convolution of a single
    cell, which is the same), the pooling, and layers between them that change no number.

    Parameters
    ----------
    name : str
        The network's.
    output : ScoredOutput or None
        The output that is explained; None for a layer's channel.
    objective : Objective
        Weights of its units.

    Raises
    ------
    EngineError
        When the scores are made in another way.
    """
    if output is None:
        refuse_unpooled(name)
    dense = classifier(name, output)
    pool = _next(dense.before, None)
    if pool is None or not isinstance(pool.operation, keras.layers.GlobalAveragePooling2D):
        refuse_unpooled(name)
    layer = maker_of(pool.before)
    if layer is None or pool.operation.data_format != "channels_last":
        refuse_unpooled(name)
    kernel = keras.ops.convert_to_numpy(keras.ops.cast(dense.operation.kernel, "float32"))
    kernel = kernel.reshape(-1, kernel.shape[-1])
    if kernel.shape != (pool.call.inputs[0].shape[-1], output.class_count):
        refuse_unpooled(name)
    return layer.path, kernel @ np.asarray(objective.weights, np.float32)


def classifier(name: str, output: ScoredOutput) -> Maker:
    """Return the call of the dense layer that makes an output's logits. Raises EngineError."""
    dense = None if output.place is None else _next(output.place, output.head.path)
    if dense is None or not _is_dense(dense, output.head.path):
        refuse_unpooled(name)
    return dense


def _next(place: Place, head: str | None) -> Maker | None:
    """Return the first maker on the way back that is neither a bare head nor passes through."""
    while True:
        maker = maker_of(place)
        if maker is None:
            return None
        is_bare_head = maker.path == head and not hasattr(maker.operation, "kernel")
        if not is_bare_head and not passes(maker.operation):
            return maker
        place = maker.before


def _is_dense(maker: Maker, head: str | None) -> bool:
    """Tell whether a layer is one matrix product for its logits."""
    operation: Any = maker.operation
    is_linear = maker.path == head or (
        getattr(operation, "activation", None) in (None, keras.activations.linear)
    )
    if isinstance(operation, keras.layers.Dense):
        return is_linear and operation.quantization_mode is None
    if not isinstance(operation, keras.layers.Conv2D) or operation.groups != 1:
        return False
    single = tuple(maker.call.inputs[0].shape[1:3]) == (1, 1)
    return is_linear and single and tuple(operation.kernel_size) == (1, 1)
