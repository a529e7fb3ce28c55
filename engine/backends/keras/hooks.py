"""Hooks into a model's layers during a call: records outputs, changes one, bypasses heads.

Every layer's `call` is wrapped for the time of one call of the model. That works for functional,
Sequential, nested and shared models alike, where building `keras.Model(inputs, layer.output)`
fails.
"""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import keras

from engine.backends.keras.graph import (
    Call,
    calls_of,
    functional_of,
    is_container,
    operations_of,
)
from engine.backends.keras.head import call_bypassed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator


@dataclass(frozen=True, slots=True, eq=False)
class BatchedVariants:
    """Makes many variants of one layer's output; what lies behind it runs on all of them.

    Attributes
    ----------
    path : str
        The layer.
    variants : callable
        Gives the variants (n, ...) of an output (1, ...).
    count : int or scalar tensor of int32
        Their number, n.
    """

    path: str
    variants: Callable[[Any], Any]
    count: Any


@dataclass(frozen=True, slots=True, eq=False)
class Hooks:
    """Actions and records while a model is called.

    Attributes
    ----------
    wanted : collection of str
        Paths whose outputs are recorded.
    on_record : callable or None
        Takes the path and the output of each wanted layer as soon as it is there; what it gives is
        recorded, and goes on in the output's place. It may raise to stop the call.
    bypassed : collection of str
        Paths of final activations that are left out.
    variants : BatchedVariants or None
        A layer whose output becomes a batch of variants.
    replacing : callable or None
        Gives a wanted layer's output in another way, from the layer, its arguments and its keyword
        arguments; where it gives None the layer is called.
    """

    wanted: Collection[str] = ()
    on_record: Callable[[str, Any], Any] | None = None
    bypassed: Collection[str] = ()
    variants: BatchedVariants | None = None
    replacing: Callable[[Any, tuple[Any, ...], dict[str, Any]], Any | None] | None = None


@contextmanager
def hooked(model: Any, hooks: Hooks) -> Iterator[dict[str, Any]]:
    """Do what the hooks say while the model is called within, once.

    Yields
    ------
    dict of str to tensor
        The recorded outputs by path, filled by the call.
    """
    caller = _Caller(model, hooks)
    operations = list(operations_of(model))
    names = [_call_name(operation) for operation in operations]
    hooked_calls = list(zip(operations, names, strict=True))
    before = [operation.__dict__.get(name) for operation, name in hooked_calls]
    try:
        for operation, name in hooked_calls:
            # Past Keras' own __setattr__, which would track the function as state.
            operation.__dict__[name] = caller.wrapped(operation, getattr(operation, name))
        yield caller.recorded
    finally:
        for (operation, name), kept in zip(hooked_calls, before, strict=True):
            if kept is None:
                operation.__dict__.pop(name, None)
            else:
                operation.__dict__[name] = kept


def _call_name(operation: Any) -> str:
    """Return the method that Keras calls: quantised layers have one of their own."""
    return "call" if getattr(operation, "quantization_mode", None) is None else "quantized_call"


class _Frame:
    """A container that is being called: which call comes next, and which tensors are widened.

    Parameters
    ----------
    container : keras.Model
        The container.
    prefix : str
        Of the paths of its layers.
    is_wide : bool
        Whether its inputs are widened.
    """

    def __init__(self, container: Any, prefix: str, *, is_wide: bool = False) -> None:
        self.prefix = prefix
        self._calls: dict[int, list[Call]] = {}
        for call in calls_of(container):
            self._calls.setdefault(id(call.operation), []).append(call)
        self._seen: Counter[int] = Counter()
        self._functional = functional_of(container)
        self._is_wide = is_wide
        self.wide: set[int] = set()
        if is_wide and self._functional is not None:
            self.wide = {id(entry) for entry in self._functional.inputs}

    def next_call(self, operation: Any) -> Call:
        """Return the call that a layer is called for now."""
        calls, number = self._calls.get(id(operation), []), self._seen[id(operation)]
        self._seen[id(operation)] += 1
        return calls[number] if number < len(calls) else Call(operation, operation.name, None)

    def wide_outputs(self, count: int) -> list[bool]:
        """Return which of the container's outputs are widened, after its call."""
        if self._functional is None:  # its inside is unknown
            return [self._is_wide] * count
        return [id(each) in self.wide for each in self._functional.outputs]


class _Caller:
    """Knows where in the nesting the call is: a stack of containers."""

    def __init__(self, model: Any, hooks: Hooks) -> None:
        self.recorded: dict[str, Any] = {}
        self._hooks = hooks
        self._stack = [_Frame(model, "")]

    def wrapped(self, operation: Any, call: Callable[..., Any]) -> Callable[..., Any]:
        """Return a `call` that does what the hooks say for its path."""

        def hooked_call(*args: Any, **kwargs: Any) -> Any:
            frame = self._stack[-1]
            use = frame.next_call(operation)
            path = frame.prefix + use.name
            wide = [id(tensor) in frame.wide for tensor in use.inputs]
            if any(wide) and not all(wide):
                args, kwargs = self._evened(use, frame, args, kwargs)
            wide_outputs = [any(wide)] * len(use.outputs)
            if is_container(operation):
                inner = _Frame(operation, path + "/", is_wide=any(wide))
                self._stack.append(inner)
                try:
                    outputs = call(*args, **kwargs)
                finally:
                    self._stack.pop()
                wide_outputs = inner.wide_outputs(len(use.outputs))
            elif path in self._hooks.bypassed:
                outputs = call_bypassed(operation, call, args, kwargs)
            else:
                outputs = self._replaced(operation, path, args, kwargs)
                if outputs is None:
                    outputs = call(*args, **kwargs)
            variants = self._hooks.variants
            if variants is not None and path == variants.path:
                outputs = variants.variants(outputs)
                wide_outputs = [True] * len(use.outputs)
            frame.wide.update(
                id(tensor)
                for tensor, is_wide in zip(use.outputs, wide_outputs, strict=False)
                if is_wide
            )
            if path in self._hooks.wanted:
                self.recorded[path] = outputs
                if self._hooks.on_record is not None:
                    outputs = self.recorded[path] = self._hooks.on_record(path, outputs)
            return outputs

        return hooked_call

    def _replaced(
        self, operation: Any, path: str, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Any | None:
        if self._hooks.replacing is None or path not in self._hooks.wanted:
            return None
        return self._hooks.replacing(operation, args, kwargs)

    def _evened(
        self, use: Call, frame: _Frame, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> tuple[tuple[Any, ...], dict[str, Any]]:
        """Return a call's arguments with those of batch 1 repeated.

        Concatenation does not broadcast, so that a branch that goes around the widened layer has
        to come in its number.
        """
        assert use.node is not None
        assert self._hooks.variants is not None
        count = self._hooks.variants.count

        def even(symbolic: Any, actual: Any) -> Any:
            if isinstance(symbolic, keras.KerasTensor):
                return actual if id(symbolic) in frame.wide else repeated(actual, count)
            if isinstance(symbolic, list | tuple):
                return type(symbolic)(even(*pair) for pair in zip(symbolic, actual, strict=True))
            if isinstance(symbolic, dict):
                return {name: even(each, actual[name]) for name, each in symbolic.items()}
            return actual

        given = use.node.arguments
        positional = tuple(
            even(given.args[place], each) if place < len(given.args) else each
            for place, each in enumerate(args)
        )
        named = {
            name: even(given.kwargs[name], each) if name in given.kwargs else each
            for name, each in kwargs.items()
        }
        return positional, named


def repeated(one: Any, count: Any) -> Any:
    """Return a tensor (1, ...) repeated `count` times, (n, ...)."""
    return keras.ops.broadcast_to(one, (count, *keras.ops.shape(one)[1:]))
