"""Keeps the memory that tensors free for the next ones, for `backend`.

PyTorch asks the C library for every tensor. The GNU library gives large blocks back to the system
as soon as they are free, which then clears each page of the next one: half of the time of a step
of filter images (docs/decisions/0064).
"""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from typing import Any

_MIB = 2**20
_KEPT = 512 * _MIB
"""Free memory that the process keeps."""
_LARGEST = 256 * _MIB
"""A larger block is the system's own again as soon as it is free: weights of a dense layer."""
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # of <malloc.h>


def keep_freed_memory() -> bool:
    """Keep freed memory from now on; False where the C library cannot be told so."""
    library = _gnu_library()
    if library is None:
        return False
    is_kept = bool(library.mallopt(_TRIM_THRESHOLD, _KEPT))
    return bool(library.mallopt(_MMAP_THRESHOLD, _LARGEST)) and is_kept


def give_back() -> None:
    """Give the system all memory that is free, as that of a model which was closed."""
    library = _gnu_library()
    if library is not None:
        library.malloc_trim(0)


@cache
def _gnu_library() -> Any | None:
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "mallopt") and hasattr(library, "malloc_trim") else None
