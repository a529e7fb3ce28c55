"""Reads how a Keras layer is set up, for `layer_tree`: kernel, strides, padding, activation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.api.model import PropertyScalar, PropertyValue

T = TypeVar("T")

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
    """Return a value or a row of values as Python has them, or None for anything else."""
    if not isinstance(value, tuple | list):
        return _scalar(value)
    return _row(
        [
            _row([_scalar(each) for each in part])
            if isinstance(part, tuple | list)
            else _scalar(part)
            for part in value
        ]
    )


def _row(parts: Sequence[T | None]) -> tuple[T, ...] | None:
    known = tuple(part for part in parts if part is not None)
    return known if 0 < len(known) == len(parts) <= MOST_PARTS else None


def _scalar(value: Any) -> PropertyScalar | None:
    """Return a value as Python has it, a function's name, or None for anything else."""
    match value:
        case int() if not -(2**63) <= value < 2**63:
            return None
        case bool() | str() | int() | float():
            return value
        case np.bool_() | np.integer() | np.floating():
            plain: bool | int | float = value.item()
            return plain
    name = getattr(value, "__name__", None) if callable(value) else None
    return name if isinstance(name, str) else None
