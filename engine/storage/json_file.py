"""Keeps small records as JSON files of plain values, for whatever is remembered between runs.

A record may have been written by anybody: it is read as data alone, within limits, from a regular
file only, so that a pipe or a device in its place is neither waited for nor read.
"""

from __future__ import annotations

import contextlib
import json
import os

from engine.api.regular_files import read_regular
from engine.api.units import MIB
from engine.storage.atomic import write_atomically
from engine.storage.folders import make_folder

MAX_BYTES = 16 * MIB
"""Larger records are not read: 1000 images with paths of the longest kind are half of it."""

MAX_BRACKETS = 100_000
"""Opening brackets of all kinds, in values too: each may cost memory a hundred times its byte."""

ASIDE = ".broken"
"""Added to the name of a file that cannot be read, when it makes room for a new one."""


class NotARecord(Exception):
    """What is there is no such record; the words say why, in English, for details and the log."""


def read_record(path: str, max_entries: int) -> dict[str, object] | None:
    """Return the values in a file; None when there is no file.

    Parameters
    ----------
    path : str
        Of a file as `write_record` writes it.
    max_entries : int
        Most names in it.

    Raises
    ------
    NotARecord
        It is no regular file, cannot be read, is too large, is not JSON in UTF-8 (a name twice and
        numbers that are none are not), or is anything else than names with values.
    """
    try:
        data = _bytes(path)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise NotARecord(str(error)) from error
    if data.count(b"{") + data.count(b"[") > MAX_BRACKETS:
        raise NotARecord(f"more than {MAX_BRACKETS} brackets")
    try:
        found = json.loads(
            data.decode(), object_pairs_hook=_without_doubles, parse_constant=_refuse_constant
        )
    except (ValueError, RecursionError) as error:
        raise NotARecord(str(error)) from error
    if not isinstance(found, dict):
        raise NotARecord("names with values are expected")
    if len(found) > max_entries:
        raise NotARecord(f"{len(found)} entries, of which {max_entries} are the most")
    return found


def write_record(path: str, values: dict[str, object]) -> None:
    """Write names with values, the whole file or nothing; missing folders are made.

    Raises
    ------
    EngineError
        The folder cannot be made, or the file cannot be written.
    """
    make_folder(os.path.dirname(os.path.abspath(path)))
    # Escapes: a file's name need not be text, and such names survive so.
    written = json.dumps(values, ensure_ascii=True, allow_nan=False, indent=1, sort_keys=True)
    write_atomically(path, f"{written}\n".encode())


def set_aside(path: str) -> str:
    """Rename what lies at a path, and return its new path; empty when that cannot be done.

    One is kept: the one before it gives way, unless it is a folder with something in it.
    """
    aside = path + ASIDE
    with contextlib.suppress(OSError):
        if os.path.isdir(aside) and not os.path.islink(aside):
            os.rmdir(aside)
        elif os.path.isdir(path) and os.path.lexists(aside):
            os.unlink(aside)
    try:
        os.replace(path, aside)
    except OSError:
        return ""
    return aside


def _bytes(path: str) -> bytes:
    """Return the bytes of a regular file. Raises NotARecord and OSError."""
    data = read_regular(path, MAX_BYTES)
    if len(data) > MAX_BYTES:
        raise NotARecord(f"more than {MAX_BYTES} bytes")
    return data


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands there twice")
    return found


def _refuse_constant(word: str) -> object:
    raise ValueError(f"{word} is no number")
