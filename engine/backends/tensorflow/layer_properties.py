"""Reads how a Keras layer is set up, for `layer_tree`: kernel, strides, padding, activation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from engine.api.model import PropertyValue

NAMES = (
    "filters",
    "units",
    "kernel_size",
    "pool_size",
    "size",
    "strides",
    "padding",
    "cropping",
    "dilation_rate",
    "groups",
    "depth_multiplier",
    "activation",
    "use_bias",
    "axis",
    "axes",
    "dims",
    "target_shape",
    "height",
    "width",
    "interpolation",
    "momentum",
    "epsilon",
    "center",
    "scale",
    "offset",
    "rate",
    "factor",
    "mode",
    "max_value",
    "negative_slope",
    "threshold",
    "keepdims",
)
"""Attributes of Keras' layers and operations, in the order in which they are told."""
MOST_PARTS = 16


def layer_properties(operation: Any) -> tuple[tuple[str, PropertyValue], ...]:
    """Return what a layer is set to, by Keras' names; what is None or no plain value is left out.

    Parameters
    ----------
    operation : keras.Operation
        A layer, or an operation of `keras.ops`.
    """
    found = ((name, _plain(getattr(operation, name, None))) for name in NAMES)
    return tuple((name, value) for name, value in found if value is not None)


def _plain(value: Any) -> PropertyValue | None:
    """Return a value as Python has it, a function's name, or None for anything else."""
    match value:
        case bool() | str() | int() | float():
            return value
        case np.bool_() | np.integer() | np.floating():
            plain: bool | int | float = value.item()
            return plain
        case tuple() | list():
            parts = tuple(_plain(part) for part in value)
            fits = None not in parts and 0 < len(parts) <= MOST_PARTS
            return tuple(part for part in parts if part is not None) if fits else None
    name = getattr(value, "__name__", None) if callable(value) else None
    return name if isinstance(name, str) else None
