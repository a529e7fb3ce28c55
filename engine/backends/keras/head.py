"""Finds the final activation of an output, which is bypassed so that the score is the logit.

The final softmax or sigmoid may be a Dense layer's `activation`, an Activation or Softmax layer, a
`keras.ops` operation, or any of these inside a nested model, perhaps with layers behind it that
only reshape. `hooks` bypasses it at its path, and there alone: a layer that is called elsewhere
too, or another output, keeps its activation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import keras

from engine.backends.keras.graph import maker_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.backends.keras.graph import Place

PASS_THROUGH = (
    keras.layers.Flatten,
    keras.layers.Reshape,
    keras.layers.Dropout,
    keras.layers.Identity,
    keras.layers.ActivityRegularization,
)
_ACTIVATIONS = {keras.activations.softmax: "softmax", keras.activations.sigmoid: "sigmoid"}
_OPERATIONS = {"Softmax": "softmax", "Sigmoid": "sigmoid"}


@dataclass(frozen=True, slots=True)
class Head:
    """The final activation of an output.

    Attributes
    ----------
    activation : str
        "softmax", "sigmoid" or "linear".
    path : str or None
        Path of the layer or operation that applies it; None when there is none.
    """

    activation: str
    path: str | None


def find_head(place: Place | None) -> Head:
    """Walk back from an output to its final activation."""
    while place is not None:
        maker = maker_of(place)
        if maker is None:
            break
        found = _activation_name(maker.operation)
        if found is not None:
            return Head(found, maker.path)
        if not (passes(maker.operation) or _repeats(maker.operation)):
            break
        place = maker.before
    return Head("linear", None)


def passes(operation: Any) -> bool:
    """Tell whether a layer leaves the numbers of its input as they are, in their order."""
    if isinstance(operation, keras.layers.Activation):
        return bool(operation.activation is keras.activations.linear)
    return isinstance(operation, PASS_THROUGH)


def _repeats(operation: Any) -> bool:
    """Tell whether a layer only crops or repeats cells, so that an activation could come after."""
    if isinstance(operation, keras.layers.UpSampling2D):
        return bool(operation.interpolation == "nearest")
    return isinstance(operation, keras.layers.Cropping2D)


def call_bypassed(
    operation: Any, call: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> Any:
    """Call a layer without its activation; a layer that is nothing else gives back its input."""
    if not hasattr(operation, "activation"):
        return args[0] if args else next(iter(kwargs.values()))
    kept = operation.activation
    operation.activation = keras.activations.linear
    try:
        return call(*args, **kwargs)
    finally:
        operation.activation = kept


def _activation_name(operation: Any) -> str | None:
    if isinstance(operation, keras.layers.Softmax):
        return "softmax"
    if isinstance(operation, keras.layers.Layer):
        return _ACTIVATIONS.get(getattr(operation, "activation", None))
    return _OPERATIONS.get(type(operation).__name__)
