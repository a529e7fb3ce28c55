"""Times in words that nobody takes for exact: "45 s", "2 min 10 s", "1 h 5 min"."""

from __future__ import annotations


def duration_words(seconds: float) -> str:
    """Return a time in words, rounded to what it is worth.

    Parameters
    ----------
    seconds : float
        At least 0.
    """
    whole = max(1, round(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 10 * 60:
        minutes, rest = divmod(round(whole / 10) * 10, 60)
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    minutes = round(whole / 60)
    if minutes < 60:
        return f"{minutes} min"
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if rest and hours < 10 else f"{hours} h"
