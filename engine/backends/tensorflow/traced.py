"""A function that answers its first call eagerly and is compiled by its second, or ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tensorflow as tf

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager


class TracedFunction:
    """Compiling a large network takes seconds; running it once without takes a fraction of that.

    So the first answer does not wait for the compiler, which works behind the screen afterwards
    (`compile`). Who asks a second time before that gets the compiled function at once.

    Parameters
    ----------
    function : callable
        Tensors in, tensors out.
    signature : sequence of tf.TensorSpec
        Of its arguments.
    around : callable
        Makes the context in which the function is traced or run eagerly.
    """

    def __init__(
        self,
        function: Callable[..., Any],
        signature: tuple[Any, ...],
        around: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._function = function
        self._signature = signature
        self._around = around
        self._compiled: Any | None = None
        self._was_called = False

    @property
    def is_compiled(self) -> bool:
        """Whether calls run compiled."""
        return self._compiled is not None

    @property
    def answers_soon(self) -> bool:
        """Whether the next call does not wait for the compiler."""
        return self.is_compiled or not self._was_called

    def compile(self) -> None:
        """Trace the function now."""
        if self._compiled is None:
            with self._around():
                traced = tf.function(self._function, autograph=False)
                self._compiled = traced.get_concrete_function(*self._signature)

    def __call__(self, *arguments: Any) -> Any:
        """Call the function: compiled if it is, or if this is not the first call."""
        if self._was_called:
            self.compile()
        self._was_called = True
        if self._compiled is not None:
            return self._compiled(*arguments)
        with self._around():
            return self._function(*arguments)
