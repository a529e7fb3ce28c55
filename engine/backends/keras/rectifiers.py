"""Wraps every form of ReLU that Keras has, whichever framework computes, for guided backprop.

A layer, an activation, an operation, one that stops at 6: they all end in two functions of Keras'
backend, which are replaced while a model is called. Leaky ones also use them, for their negative
side, and are left alone.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

import keras
from keras.src import backend
from keras.src.activations.activations import ReLU

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def wrapped_rectifiers(wrap: Callable[[Any], Any]) -> Iterator[None]:
    """Put what ReLUs give through a function while they are called within; in one thread.

    Parameters
    ----------
    wrap : callable
        Takes a ReLU's output and gives what goes on in its place.
    """
    plain = {name: getattr(backend.nn, name) for name in ("relu", "relu6")}
    applied = ReLU.static_call
    leaky = keras.layers.PReLU.call

    def rectified(function: Callable[..., Any]) -> Callable[..., Any]:
        return lambda x: wrap(function(x))

    def apply(x: Any, negative_slope: float = 0.0, **more: Any) -> Any:
        if negative_slope:
            with _set(backend.nn, plain):
                return applied(x, negative_slope=negative_slope, **more)
        return wrap(applied(x, **more))  # also where a threshold replaces relu

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
