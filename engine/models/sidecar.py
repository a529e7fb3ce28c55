"""Reads and writes the file beside a model that says how it is fed, for `engine.session.session`.

``net.keras`` has ``net.keras.camscope.json``. It names the model's SHA-256, so that it holds for
those bytes alone. Where the model's folder may not be written to, it lies in the user's own folder,
by the SHA-256.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from engine.api.errors import EngineError
from engine.api.keys import Fit, Resize
from engine.api.limits import INPUT_SIDES_PX
from engine.api.preprocessing import scheme_of
from engine.api.stored_input import StoredInput
from engine.storage.json_file import NotARecord, read_record, write_record

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".camscope.json"
FORMAT = 1
MAX_ENTRIES = 100
"""Names in a sidecar; a file with more is none of ours."""


def sidecar_path(model: str) -> str:
    """Return the path of the file beside a model."""
    return model + SUFFIX


def read_stored(model: str, sha256: str) -> tuple[StoredInput, str] | None:
    """Return what is kept of how a model is fed, and the path of the file that says it.

    Parameters
    ----------
    model : str
        Path of the model file.
    sha256 : str
        Of its bytes, in hex.

    Returns
    -------
    (StoredInput, str) or None
        None where there is no such file, or it belongs to other bytes, or makes no sense: a file
        from elsewhere never keeps a model from being opened.
    """
    for path in (sidecar_path(model), str(_own_path(sha256))):
        with contextlib.suppress(NotARecord, ValueError, EngineError):
            record = read_record(path, MAX_ENTRIES)
            if record is not None and record.get("sha256") == sha256:
                return _parsed(record), path
    return None


def write_stored(model: str, sha256: str, stored: StoredInput) -> str:
    """Write how a model is fed, and return the path of the file.

    Raises
    ------
    EngineError
        When neither the model's folder nor the user's own can be written to.
    """
    record: dict[str, object] = {
        "camscope": FORMAT,
        "sha256": sha256,
        "preprocess": stored.preprocess,
        "fit": stored.fit.value,
        "resize": stored.resize.value,
    }
    if stored.size is not None:
        record["input_size"] = list(stored.size)
    path = sidecar_path(model)
    try:
        write_record(path, record)
    except EngineError:
        path = str(_own_path(sha256))
        write_record(path, record)
    return path


def _own_path(sha256: str) -> Path:
    return user_data_path("camscope", appauthor=False) / "inputs" / f"{sha256}.json"


def _parsed(record: dict[str, object]) -> StoredInput:
    """Return what a record says. Raises ValueError and EngineError."""
    name = record["preprocess"] if "preprocess" in record else ""
    if not isinstance(name, str):
        raise ValueError("the preprocessing is no text")
    scheme_of(name)
    size = record.get("input_size")
    least, most = INPUT_SIDES_PX
    if size is not None and not (
        isinstance(size, list)
        and len(size) == 2
        and all(type(side) is int and least <= side <= most for side in size)
    ):
        raise ValueError("the input size is none")
    return StoredInput(
        name,
        Fit(str(record.get("fit", Fit.STRETCH.value))),
        Resize(str(record.get("resize", Resize.AREA.value))),
        None if size is None else (size[0], size[1]),
    )
