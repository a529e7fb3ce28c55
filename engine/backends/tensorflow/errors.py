"""Translates errors that TensorFlow raises at run time into sentences for the user."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import tensorflow as tf

from engine.api.errors import EngineError, OutOfMemory

if TYPE_CHECKING:
    from collections.abc import Iterator

_MEMORY_WORDS = ("out of memory", "oom when allocating", "alloc_failed", "failed to allocate")


@contextmanager
def translated_errors(
    name: str, width: int, height: int, *, takes_any_size: bool
) -> Iterator[None]:
    """Raise EngineError for what a network cannot do.

    Parameters
    ----------
    name : str
        The network's.
    width, height : int
        Of the input, in pixels.
    takes_any_size : bool
        Whether another size could help.

    Raises
    ------
    OutOfMemory
        When memory did not suffice.
    EngineError
        When an input is too small for a network that takes any size.
    """
    try:
        yield
    except EngineError:
        raise
    except Exception as error:
        if is_about_memory(error):
            raise OutOfMemory(
                "There is not enough memory to run {name} on this image.",
                name=name,
                details=str(error),
            ) from error
        if not takes_any_size or not isinstance(error, tf.errors.OpError | ValueError):
            raise  # the image is not the cause
        raise EngineError(  # for example, nothing is left to pool
            "{name} cannot work on an image of {width} × {height} pixels. Try a larger one.",
            name=name,
            width=width,
            height=height,
            details=str(error),
        ) from error


def is_about_memory(error: Exception) -> bool:
    """Tell whether an error says that memory does not suffice."""
    if isinstance(error, MemoryError | tf.errors.ResourceExhaustedError):
        return True
    # GPU libraries report memory errors under other types, in sentences of their own.
    words = str(error).casefold()
    return isinstance(error, tf.errors.InternalError | tf.errors.UnknownError) and any(
        each in words for each in _MEMORY_WORDS
    )
