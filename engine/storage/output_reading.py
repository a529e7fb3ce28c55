"""Reads what the user said of a model's outputs, which the window keeps by the file's SHA-256.

The engine asks when it opens the model (`ModelInfo.told`). A file that makes no sense says nothing.
"""

from __future__ import annotations

import contextlib

from engine.api.label_sets import OUTPUTS_ARE, kept_reading_path
from engine.api.scores import OutputActivation
from engine.storage.json_file import NotARecord, read_record

_MOST_ENTRIES = 10


def kept_reading(sha256: str) -> OutputActivation:
    """Return what the numbers of a model's outputs are kept to be."""
    with contextlib.suppress(NotARecord, ValueError):
        record = read_record(str(kept_reading_path(sha256)), _MOST_ENTRIES)
        return OutputActivation(str((record or {}).get(OUTPUTS_ARE, OutputActivation.AUTO.value)))
    return OutputActivation.AUTO
