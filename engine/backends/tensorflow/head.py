"""Finds a model's final activation and takes it away while tracing, so that the score is the logit.

The final softmax or sigmoid may be a Dense layer's `activation`, an Activation or Softmax layer, a
`keras.ops` operation, or any of these inside a nested model, perhaps with layers behind it that
only reshape.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import keras

from engine.backends.tensorflow.graph import functional_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_PASS_THROUGH = (
    keras.layers.Flatten,
    keras.layers.Reshape,
    keras.layers.Dropout,
    keras.layers.Identity,
    keras.layers.ActivityRegularization,
)
_ACTIVATIONS = {keras.activations.softmax: "softmax", keras.activations.sigmoid: "sigmoid"}
_OPERATIONS = {"Softmax": "softmax", "Sigmoid": "sigmoid"}


class Head:
    """The final activation of a model.

    Attributes
    ----------
    activation : str
        "softmax", "sigmoid" or "linear".
    """

    def __init__(self, model: Any) -> None:
        self.activation, self._operation = _find(model)

    @contextmanager
    def bypassed(self) -> Iterator[None]:
        """Let the model give logits; only while tracing, and in one thread."""
        operation = self._operation
        if operation is None:
            yield
        elif hasattr(operation, "activation"):
            kept = operation.activation
            operation.activation = keras.activations.linear
            try:
                yield
            finally:
                operation.activation = kept
        else:
            operation.__dict__["call"] = _identity
            try:
                yield
            finally:
                del operation.__dict__["call"]


def _identity(inputs: Any, *args: object, **kwargs: object) -> Any:
    return inputs


def _find(model: Any) -> tuple[str, Any | None]:
    """Walk back from the output; return the activation's name and the operation that applies it."""
    functional = functional_of(model)
    if functional is None:
        return "linear", None
    tensor = functional.outputs[0]
    outer: list[Any] = []  # the nested models that we are inside, as their call's input tensors
    while True:
        operation, node_index, tensor_index = tensor._keras_history
        node = operation._inbound_nodes[node_index]
        inner = functional_of(operation)
        if inner is not None:
            outer.append((inner, node.input_tensors))
            tensor = inner.outputs[tensor_index]
            continue
        if isinstance(operation, keras.layers.InputLayer):
            if not outer:
                return "linear", None
            container, arguments = outer.pop()
            position = [id(entry) for entry in container.inputs].index(id(tensor))
            tensor = arguments[position]
            continue
        found = _activation_name(operation)
        if found is not None:
            return found, operation
        if not _passes(operation):
            return "linear", None
        tensor = node.input_tensors[0]


def _activation_name(operation: Any) -> str | None:
    if isinstance(operation, keras.layers.Softmax):
        return "softmax"
    if isinstance(operation, keras.layers.Layer):
        return _ACTIVATIONS.get(getattr(operation, "activation", None))
    return _OPERATIONS.get(type(operation).__name__)


def _passes(operation: Any) -> bool:
    if isinstance(operation, keras.layers.Activation):
        return bool(operation.activation is keras.activations.linear)
    return isinstance(operation, _PASS_THROUGH)
