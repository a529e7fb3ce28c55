"""Decides whether memory suffices for a second engine process. A rule that stands once."""

from __future__ import annotations

from engine.api.units import GB, MIB

PROCESS_BYTES = 700 * MIB
"""Of an engine process with a small model and its compiled functions: 673 MiB were measured."""
WEIGHT_COPIES = 3
"""Memory of a model as a multiple of its file: weights, what reading them takes, activations."""
RESERVE_SHARE = 0.1
"""Share of the machine's memory that stays free: the window's caches grow into it."""
LEAST_RESERVE_BYTES = GB // 2


def second_engine_bytes(file_bytes: int) -> int:
    """Return the bytes that a process with a model takes; `file_bytes` is its file's size."""
    return PROCESS_BYTES + WEIGHT_COPIES * file_bytes


def has_room(file_bytes: int, free_bytes: int, total_bytes: int) -> bool:
    """Tell whether a second engine process may start.

    Parameters
    ----------
    file_bytes : int
        Size of the model's file.
    free_bytes, total_bytes : int
        Memory of the machine, and what programs can still take of it.
    """
    reserve = max(LEAST_RESERVE_BYTES, int(RESERVE_SHARE * total_bytes))
    return free_bytes - second_engine_bytes(file_bytes) >= reserve
