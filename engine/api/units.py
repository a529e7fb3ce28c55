"""Words times and numbers of bytes, the same in window, commands and messages.

A megabyte has 10**6 bytes wherever the user reads it. Limits of caches and blocks are counted in
`MIB`, which nobody reads.
"""

from __future__ import annotations

from engine.api.errors import Text, text

KB, MB, GB = 10**3, 10**6, 10**9
"""As the user reads them."""

MIB, GIB = 2**20, 2**30
"""As memory is taken."""


def duration_text(seconds: float) -> Text:
    """Return a time rounded to what it is worth: "2.3 s", "45 s", "2 min 10 s", "1 h 5 min".

    Parameters
    ----------
    seconds : float
        At least 0.
    """
    if seconds < 9.5:
        return text("{count} s", count=f"{max(seconds, 0.1):.1f}")
    whole = round(seconds)
    if whole < 60:
        return text("{count} s", count=whole)
    if whole < 10 * 60:
        minutes, rest = divmod(round(whole / 10) * 10, 60)
        if rest:
            return text("{minutes} min {seconds} s", minutes=minutes, seconds=rest)
        return text("{minutes} min", minutes=minutes)
    minutes = round(whole / 60)
    if minutes < 60:
        return text("{minutes} min", minutes=minutes)
    hours, rest = divmod(minutes, 60)
    if rest and hours < 10:
        return text("{hours} h {minutes} min", hours=hours, minutes=rest)
    return text("{hours} h", hours=hours)


def size_text(byte_count: float) -> Text:
    """Return a number of bytes in KB, MB or GB: "12 KB", "300 MB", "1.2 GB".

    Parameters
    ----------
    byte_count : float
        At least 0.
    """
    if byte_count < 0.9995 * MB:
        return text("{count} KB", count=round(byte_count / KB))
    if byte_count < 999.5 * MB:
        return text("{count} MB", count=round(byte_count / MB))
    return text("{count} GB", count=f"{byte_count / GB:.1f}".removesuffix(".0"))


def counted(count: int, word: str) -> str:
    """Return a number with its noun, as commands print it: "1 map", "3 maps"."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
