"""Computes only the channels of a convolution that are asked for, for `partial_forward`."""

from __future__ import annotations

from typing import Any

import keras

_CHANNEL_BY_CHANNEL = frozenset(
    getattr(keras.activations, name)
    for name in (
        "linear",
        "relu",
        "relu6",
        "leaky_relu",
        "elu",
        "selu",
        "gelu",
        "silu",
        "mish",
        "softplus",
        "softsign",
        "sigmoid",
        "hard_sigmoid",
        "hard_silu",
        "tanh",
        "exponential",
    )
)


def narrowed(operation: Any, inputs: Any, channels: Any) -> Any | None:
    """Return some channels of a layer's output, as the layer itself would give them.

    Parameters
    ----------
    operation : keras.Operation
        The layer.
    inputs : tensor of shape (n, h, w, c)
        What it is called with.
    channels : tensor of int32, shape (m,)
        Which channels; one may stand there several times.

    Returns
    -------
    tensor of shape (n, h', w', m), or None
        None for a layer of which that is not known.
    """
    if type(operation) is not keras.layers.Conv2D or operation.groups != 1:
        return None
    activation = operation.activation or keras.activations.linear
    if operation.data_format != "channels_last" or activation not in _CHANNEL_BY_CHANNEL:
        return None
    kernel = keras.ops.take(operation.kernel, channels, axis=-1)
    outputs = operation.convolution_op(inputs, kernel)
    if operation.use_bias:
        outputs = outputs + keras.ops.take(operation.bias, channels)
    return activation(outputs)
