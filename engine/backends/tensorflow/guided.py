"""Switches to guided backpropagation: ReLUs pass only positive gradients of active units.

Springenberg et al. 2014, "Striving for Simplicity: The All Convolutional Net". Every form of ReLU
that Keras has (a layer, an activation, an operation, one that stops at 6) ends in two functions of
its backend; these are replaced while a function is traced. Leaky ones also use them, for their
negative side, and are left alone.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

import keras
import tensorflow as tf
from keras.src import backend
from keras.src.activations.activations import ReLU

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def guided() -> Iterator[None]:
    """Let ReLUs that are called within send back positive gradients only; in one thread."""
    plain = {name: getattr(backend.nn, name) for name in ("relu", "relu6")}
    applied = ReLU.static_call
    leaky = keras.layers.PReLU.call

    def rectified(function: Callable[..., Any]) -> Callable[..., Any]:
        return lambda x: _only_positive_back(function(x))

    def apply(x: Any, negative_slope: float = 0.0, **more: Any) -> Any:
        if negative_slope:
            with _set(backend.nn, plain):
                return applied(x, negative_slope=negative_slope, **more)
        return _only_positive_back(applied(x, **more))  # also where a threshold replaces relu

    def call_leaky(layer: Any, *args: Any, **kwargs: Any) -> Any:
        with _set(backend.nn, plain), _set(ReLU, {"static_call": staticmethod(applied)}):
            return leaky(layer, *args, **kwargs)

    with ExitStack() as stack:
        stack.enter_context(
            _set(backend.nn, {name: rectified(function) for name, function in plain.items()})
        )
        stack.enter_context(_set(ReLU, {"static_call": staticmethod(apply)}))
        stack.enter_context(_set(keras.layers.PReLU, {"call": call_leaky}))
        yield


@tf.custom_gradient  # type: ignore[untyped-decorator]
def _only_positive_back(y: Any) -> Any:
    """Give y itself; its gradient loses what is negative.

    Before it comes the gradient of the ReLU, which is zero where x is: together [x > 0] [dy > 0].
    """
    return tf.identity(y), tf.nn.relu


@contextmanager
def _set(owner: Any, attributes: dict[str, Any]) -> Iterator[None]:
    """Give an object other attributes within."""
    kept = {name: vars(owner)[name] for name in attributes}
    for name, value in attributes.items():
        setattr(owner, name, value)
    try:
        yield
    finally:
        for name, value in kept.items():
            setattr(owner, name, value)
