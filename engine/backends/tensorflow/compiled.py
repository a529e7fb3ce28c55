"""Compiles a network's functions, by their second call or ahead, and keeps a bounded number.

Used by every module of this folder that runs the network.
"""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import tensorflow as tf
from cachetools import LRUCache

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

F = TypeVar("F")

_BFLOAT16 = "auto_mixed_precision_onednn_bfloat16"


@contextmanager
def in_bfloat16() -> Iterator[None]:
    """Let the functions called within work in bfloat16 where TensorFlow holds that to be safe.

    TensorFlow reads the option when a compiled function is called, not when it is traced, and keeps
    what it made for either case: one traced function gives both, and switching back costs nothing.
    """
    tf.config.optimizer.set_experimental_options({_BFLOAT16: True})
    try:
        yield
    finally:
        tf.config.optimizer.set_experimental_options({_BFLOAT16: False})


class FunctionCache(Generic[F]):
    """Keeps compiled functions by what they depend on; what was used longest ago goes first.

    A dropped function goes on for whoever holds it, and its graph is freed with the last one who
    does. Asked for again, it is made and compiled anew.

    Parameters
    ----------
    most : int
        How many are kept, at least 1.
    """

    def __init__(self, most: int) -> None:
        self._functions: LRUCache[Hashable, F] = LRUCache(most)

    def __len__(self) -> int:
        return len(self._functions)

    def get(self, key: Hashable, make: Callable[[], F]) -> F:
        """Return the function of a key, which counts as used now; `make` gives a missing one."""
        found = self._functions.get(key)
        if found is None:
            found = self._functions[key] = make()
        return found

    def clear(self) -> None:
        """Drop all."""
        self._functions.clear()


class Placement:
    """The device that computes.

    Attributes
    ----------
    name : str or None
        As TensorFlow names it; None leaves it to TensorFlow, which takes a GPU when it sees one.
    """

    def __init__(self, name: str | None = None) -> None:
        self.name = name


class CompiledFunction:
    """A function of tensors that is compiled by its second call, or ahead.

    Compiling a large network takes seconds; running it once without takes a fraction of that. So
    the first answer does not wait for the compiler, which works behind the screen afterwards
    (`compile`). Who asks a second time before that gets the compiled function at once. A function
    that is going to be called many times is better compiled for its first call.

    Parameters
    ----------
    function : callable
        Tensors in, tensors out.
    signature : tuple
        Specs of its arguments, in the structure of the arguments.
    placement : Placement
        Where it runs.
    eager_first : bool
        Whether the first call runs without compiling.
    """

    def __init__(
        self,
        function: Callable[..., Any],
        signature: tuple[Any, ...],
        placement: Placement,
        *,
        eager_first: bool = True,
    ) -> None:
        self._function = function
        self._signature = signature
        self._placement = placement
        self._runs_compiled = not eager_first
        self._compiled: Any | None = None
        self._has_run: set[bool] = set()

    @property
    def is_compiled(self) -> bool:
        """True when the function is compiled already."""
        return self._compiled is not None

    @property
    def runs_compiled(self) -> bool:
        """True when the next call runs compiled."""
        return self._runs_compiled or self._compiled is not None

    def answers_soon(self, *, bfloat16: bool = False) -> bool:
        """Tell whether the next call does not wait for the compiler."""
        return not self.runs_compiled or bfloat16 in self._has_run

    def compile(self) -> None:
        """Trace the function now. Its first call still prepares kernels and memory."""
        if self._compiled is None:
            with tf.device(self._placement.name):
                traced = tf.function(self._function, autograph=False)
                self._compiled = traced.get_concrete_function(*self._signature)

    def __call__(self, *arguments: Any, bfloat16: bool = False) -> Any:
        """Call the function: compiled if it is, or if this is not the first call.

        Parameters
        ----------
        *arguments : tensors
            Its arguments.
        bfloat16 : bool
            Let a compiled call multiply in bfloat16 where that is safe. A call that is not compiled
            computes in float32.
        """
        if self._runs_compiled:
            self.compile()
        self._runs_compiled = True
        with tf.device(self._placement.name):
            if self._compiled is None:
                return self._function(*arguments)
            with in_bfloat16() if bfloat16 else nullcontext():
                answer = self._compiled(*arguments)
            self._has_run.add(bfloat16)
            return answer
