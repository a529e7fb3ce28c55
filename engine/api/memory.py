"""Tells how much memory the machine has and how much of it is free, for both processes."""

from __future__ import annotations

import psutil


def total_bytes() -> int:
    """Return the machine's memory in bytes."""
    return int(psutil.virtual_memory().total)


def free_bytes() -> int:
    """Return the bytes that programs can still take without swapping."""
    return int(psutil.virtual_memory().available)
