"""Decides whether memory suffices for a second engine process. A rule that stands once."""

from __future__ import annotations

import os

from engine.api.units import GB, MIB

PROCESS_BYTES = 700 * MIB
"""Of an engine process with a small model and its compiled functions: 673 MiB were measured."""
WEIGHT_COPIES = 3
"""Memory of a model as a multiple of its file: weights, what reading them takes, activations."""
RESERVE_SHARE = 0.1
"""Share of the machine's memory that stays free: the window's caches grow into it."""
LEAST_RESERVE_BYTES = GB // 2


def second_engine_bytes(file_bytes: int, total_bytes: int) -> int:
    """Return the bytes that have to be free for a second engine process to start.

    Parameters
    ----------
    file_bytes : int
        Size of the model's file.
    total_bytes : int
        Memory of the machine, of which a part stays free.
    """
    reserve = max(LEAST_RESERVE_BYTES, int(RESERVE_SHARE * total_bytes))
    return PROCESS_BYTES + WEIGHT_COPIES * file_bytes + reserve


def size_of_file(path: str) -> int:
    """Return a file's size in bytes; 0 when it cannot be told: opening it says why."""
    try:
        return os.path.getsize(path)
    except OSError:
        return 0
