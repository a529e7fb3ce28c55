"""Reads and writes what the user said of a model's outputs, which is kept by the file's SHA-256.

The engine reads it when it opens the model (`ModelInfo.told`); the window writes it. A file that
makes no sense says nothing.
"""

from __future__ import annotations

import contextlib

from engine.api.label_sets import kept_reading_path
from engine.api.scores import OutputActivation
from engine.storage.json_file import NotARecord, read_record, write_record

_MOST_ENTRIES = 10
_NAME = "outputs_are"


def kept_reading(sha256: str) -> OutputActivation:
    """Return what the numbers of a model's outputs are kept to be."""
    with contextlib.suppress(NotARecord, ValueError):
        record = read_record(str(kept_reading_path(sha256)), _MOST_ENTRIES)
        return OutputActivation(str((record or {}).get(_NAME, OutputActivation.AUTO.value)))
    return OutputActivation.AUTO


def keep_reading(sha256: str, told: OutputActivation) -> None:
    """Keep what the numbers of a model's outputs are; `AUTO` forgets it.

    Raises
    ------
    EngineError
        When it cannot be written.
    """
    path = kept_reading_path(sha256)
    if told is OutputActivation.AUTO:
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
        return
    write_record(str(path), {_NAME: told.value})
