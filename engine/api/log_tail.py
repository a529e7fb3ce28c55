"""Reads the last lines of logs, however long these are, for diagnostics and reports of crashes."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from engine.api.regular_files import open_regular

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_BYTES = 200_000
_RECORD = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} (\d+) ")
"""How a record begins: the time, and the number of the process that wrote it."""


def last_lines(path: str, count: int, pid: int | None = None) -> list[str]:
    """Return the last lines of a log, and of the older file before it if it is short.

    Parameters
    ----------
    path : str
        Of the log; it need not exist.
    count : int
        Lines at most.
    pid : int, optional
        Only lines of this process.
    """
    lines: list[str] = []
    for file in (path, f"{path}.1"):
        lines = [*_of(pid, _tail(file)), *lines]
        if len(lines) >= count:
            break
    return lines[-count:] if count else []


def newest_log(folder: str, kind: str) -> str:
    """Return the path of the log of a kind that was written last; empty if there is none."""
    is_one = re.compile(rf"{re.escape(kind)}(-\d)?\.log").fullmatch
    try:
        paths = [os.path.join(folder, name) for name in os.listdir(folder) if is_one(name)]
        return max(paths, key=os.path.getmtime, default="")
    except OSError:
        return ""


def _tail(path: str) -> list[str]:
    try:
        with open_regular(path) as file:
            size = file.seek(0, os.SEEK_END)
            start = max(0, size - _MOST_BYTES)
            file.seek(start)
            text = file.read(_MOST_BYTES).decode(errors="replace")
    except (OSError, ValueError):
        return []
    lines = text.split("\n")
    if start:
        lines = lines[1:]  # the first one is torn
    return lines if lines and lines[-1] else lines[:-1]


def _of(pid: int | None, lines: Iterable[str]) -> Iterable[str]:
    """Yield the records of a process, with the lines below them."""
    is_its = pid is None
    for line in lines:
        found = _RECORD.match(line)
        if found is not None and pid is not None:
            is_its = found[1] == str(pid)
        if is_its:
            yield line
