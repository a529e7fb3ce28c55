"""Translates errors that PyTorch raises at run time into sentences for the user."""

from __future__ import annotations

from functools import partial

import torch

from engine.backends import run_errors

MEMORY_ERRORS = (MemoryError, torch.OutOfMemoryError)
"""What is raised where memory does not suffice; the CPU and some GPU libraries have other types."""
_MEMORY_WORDS = (
    "out of memory",
    "not enough memory",
    "can't allocate memory",
    "alloc_failed",
    "failed to allocate",
)


def is_about_memory(error: Exception) -> bool:
    """Tell whether memory did not suffice."""
    if isinstance(error, MEMORY_ERRORS):
        return True
    words = str(error).casefold()
    return isinstance(error, RuntimeError) and any(each in words for each in _MEMORY_WORDS)


translated_errors = partial(
    run_errors.translated_errors,
    is_about_memory=is_about_memory,
    misfits=(RuntimeError, ValueError, IndexError),
)
"""As `engine.backends.run_errors` does, of a network's name, and an input's width and height."""
