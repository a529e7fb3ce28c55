"""Translates errors that TensorFlow raises at run time into sentences for the user."""

from __future__ import annotations

from functools import partial

import tensorflow as tf

from engine.backends import run_errors

_MEMORY_WORDS = ("out of memory", "oom when allocating", "alloc_failed", "failed to allocate")


def is_about_memory(error: Exception) -> bool:
    """Tell whether an error says that memory does not suffice."""
    if isinstance(error, MemoryError | tf.errors.ResourceExhaustedError):
        return True
    # GPU libraries report memory errors under other types, in sentences of their own.
    words = str(error).casefold()
    return isinstance(error, tf.errors.InternalError | tf.errors.UnknownError) and any(
        each in words for each in _MEMORY_WORDS
    )


translated_errors = partial(
    run_errors.translated_errors,
    is_about_memory=is_about_memory,
    misfits=(tf.errors.OpError, ValueError),
)
"""As `engine.backends.run_errors` does, of a network's name, and an input's width and height."""
