"""Records the outputs of a model's layers while the model is traced, under their paths.

Every layer's `call` is wrapped for the time of one trace. That works for functional, Sequential,
nested and shared models alike, where building `keras.Model(inputs, layer.output)` fails.
"""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from engine.backends.tensorflow.graph import call_name, calls_of, is_container, operations_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator


@contextmanager
def recording(
    model: Any, wanted: Collection[str], watch: Callable[[Any], None]
) -> Iterator[dict[str, Any]]:
    """Record the outputs of the wanted paths while the model is called within.

    Parameters
    ----------
    model : keras.Model
        The model that will be called, once.
    wanted : collection of str
        Paths, as in the layer tree.
    watch : callable
        Told each recorded output as soon as it is there: `tf.GradientTape.watch`.

    Yields
    ------
    dict of str to tensor
        Filled by the call.
    """
    recorder = _Recorder(model, frozenset(wanted), watch)
    operations = list(operations_of(model))
    before = [operation.__dict__.get("call") for operation in operations]
    try:
        for operation in operations:
            # Past Keras' own __setattr__, which would track the function as state.
            operation.__dict__["call"] = recorder.wrapped(operation, operation.call)
        yield recorder.recorded
    finally:
        for operation, kept in zip(operations, before, strict=True):
            if kept is None:
                operation.__dict__.pop("call", None)
            else:
                operation.__dict__["call"] = kept


class _Recorder:
    """Knows where in the nesting the call is: a stack of containers with their path prefixes."""

    def __init__(self, model: Any, wanted: frozenset[str], watch: Callable[[Any], None]) -> None:
        self.recorded: dict[str, Any] = {}
        self._watch = watch
        self._wanted = wanted
        self._totals: dict[int, Counter[int]] = {}
        self._stack: list[tuple[Any, str, Counter[int]]] = [(model, "", Counter())]

    def wrapped(self, operation: Any, call: Callable[..., Any]) -> Callable[..., Any]:
        """Return a `call` that records its output, if its path is wanted."""

        def recording_call(*args: Any, **kwargs: Any) -> Any:
            path = self._path(operation)
            if not is_container(operation):
                outputs = call(*args, **kwargs)
            else:
                self._stack.append((operation, path + "/", Counter()))
                try:
                    outputs = call(*args, **kwargs)
                finally:
                    self._stack.pop()
            if path in self._wanted:
                self._watch(outputs)
                self.recorded[path] = outputs
            return outputs

        return recording_call

    def _path(self, operation: Any) -> str:
        container, prefix, seen = self._stack[-1]
        seen[id(operation)] += 1
        total = self._calls(container)[id(operation)]
        return prefix + call_name(operation.name, seen[id(operation)], max(total, 1))

    def _calls(self, container: Any) -> Counter[int]:
        if id(container) not in self._totals:
            self._totals[id(container)] = Counter(id(c.operation) for c in calls_of(container))
        return self._totals[id(container)]
