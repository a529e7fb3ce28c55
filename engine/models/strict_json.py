"""Parses strangers' JSON within limits, for `config_checks` and `exported_program.reading`."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

_MAX_DIGITS = 20


class TwiceError(ValueError):
    """A key stands twice in one object: parsers differ in which one they take. It is the text."""


class TooDeepError(ValueError):
    """Objects and lists lie in each other more often than is allowed."""


class TooManyError(ValueError):
    """There are more values than are allowed."""


def parse_strictly(data: bytes | str, max_depth: int, max_values: int) -> Any:  # noqa: ANN401
    """Return what JSON says.

    Parameters
    ----------
    data : bytes or str
        The JSON.
    max_depth : int
        Most objects and lists in each other.
    max_values : int
        Most members of objects and lists in all.

    Raises
    ------
    TwiceError, TooDeepError, TooManyError, ValueError
        The last for what is no JSON.
    """
    try:
        value = json.loads(data, object_pairs_hook=_unique, parse_int=_whole)
    except RecursionError:
        raise TooDeepError from None
    _check_extent(value, max_depth, max_values)
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise TwiceError(Counter(key for key, _ in pairs).most_common(1)[0][0])
    return found


def _whole(digits: str) -> int:
    """Return a whole number. Raises ValueError: products of endless ones take for ever."""
    if len(digits) > _MAX_DIGITS:
        raise ValueError(f"a whole number has {len(digits)} digits")
    return int(digits)


def _check_extent(value: object, max_depth: int, max_values: int) -> None:
    level: list[object] = [value]
    count = 0
    for _ in range(max_depth):
        level = [
            item
            for value in level
            if isinstance(value, (dict, list))
            for item in (value.values() if isinstance(value, dict) else value)
        ]
        count += len(level)
        if count > max_values:
            raise TooManyError
        if not level:
            return
    raise TooDeepError
