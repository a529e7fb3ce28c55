"""Tells how much memory the machine has and how much of it is free, for both processes."""

from __future__ import annotations


def total_bytes() -> int:
    """Return the machine's memory in bytes."""
    import psutil  # 10 ms that the window's first paint need not wait for

    return int(psutil.virtual_memory().total)


def free_bytes() -> int:
    """Return the bytes that programs can still take without swapping."""
    import psutil

    return int(psutil.virtual_memory().available)
