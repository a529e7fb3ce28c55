"""A layer's weights as numbers, by their names. For `layer_inspection`, through the probe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import keras
import numpy as np

from engine.api.errors import EngineError
from engine.backends.tensorflow.graph import calls_of, is_container

if TYPE_CHECKING:
    from numpy.typing import NDArray


def layer_weights(model: Any, path: str) -> dict[str, NDArray[np.float32]]:
    """Return a layer's own weights, in Keras' order.

    Parameters
    ----------
    model : keras.Model
        The model.
    path : str
        A row of its tree; a call of a shared layer stands for the layer.

    Returns
    -------
    dict of str to ndarray of float32
        By Keras' names ("kernel", "bias"); equal names are numbered. Filters are on the last axis
        of a kernel, one for each output channel: a depthwise convolution's (h, w, c, m) come as
        (h, w, 1, c * m), a transposed one's (h, w, n, c) as (h, w, c, n).
        Empty for a nested model: its layers have weights, it has none.

    Raises
    ------
    EngineError
        When there is no such layer.
    """
    operation = _operation(model, path)
    found: dict[str, NDArray[np.float32]] = {}
    if is_container(operation):
        return found
    for weight in getattr(operation, "weights", ()):
        name = weight.name.rpartition("/")[2]
        array = keras.ops.convert_to_numpy(weight).astype(np.float32)
        if name == "kernel":
            array = _filters_last(operation, array)
        key, number = name, 2
        while key in found:
            key, number = f"{name} {number}", number + 1
        found[key] = array
    return found


def _filters_last(operation: Any, kernel: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return a kernel with one filter for each output channel on its last axis."""
    if isinstance(operation, keras.layers.DepthwiseConv2D):
        return kernel.reshape(*kernel.shape[:2], 1, -1)
    if isinstance(operation, keras.layers.Conv2DTranspose):
        return kernel.swapaxes(2, 3)
    return kernel


def _operation(model: Any, path: str) -> Any:
    container = model
    for part in path.split("/"):
        call = next((one for one in calls_of(container) if one.name == part), None)
        if call is None:  # the row of a shared layer has the layer's own name
            call = next((one for one in calls_of(container) if one.operation.name == part), None)
        if call is None:
            raise EngineError('{model} has no layer "{path}".', model=model.name, path=path)
        container = call.operation
    return container
