"""Reads and writes the file beside a model that says how it is fed, for `engine.session.session`.

``net.keras`` has ``net.keras.camscope.json``. It names the model's SHA-256, so that it holds for
those bytes alone. Where the model's folder may not be written to, it lies in the user's own folder,
by the SHA-256.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
from typing import TYPE_CHECKING, Any

from platformdirs import user_data_path

from engine.api.errors import EngineError
from engine.api.keys import Fit, Resize
from engine.api.limits import INPUT_SIDES_PX
from engine.api.preprocessing import scheme_of
from engine.api.stored_input import StoredInput
from engine.storage.atomic import write_atomically
from engine.storage.folders import make_folder

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".camscope.json"
FORMAT = 1
MAX_BYTES = 2**16
"""Of a sidecar; a larger file is none of ours."""


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
        with contextlib.suppress(OSError, ValueError, EngineError, RecursionError):
            record = json.loads(_read(path))
            if isinstance(record, dict) and record.get("sha256") == sha256:
                return _parsed(record), path
    return None


def write_stored(model: str, sha256: str, stored: StoredInput) -> str:
    """Write how a model is fed, and return the path of the file.

    Raises
    ------
    EngineError
        When neither the model's folder nor the user's own can be written to.
    """
    record: dict[str, Any] = {
        "camscope": FORMAT,
        "sha256": sha256,
        "preprocess": stored.preprocess,
        "fit": stored.fit.value,
        "resize": stored.resize.value,
    }
    if stored.size is not None:
        record["input_size"] = list(stored.size)
    data = (json.dumps(record, indent=2) + "\n").encode()
    path = sidecar_path(model)
    try:
        write_atomically(path, data)
    except EngineError:
        own = _own_path(sha256)
        make_folder(own.parent)
        path = str(own)
        write_atomically(path, data)
    return path


def _own_path(sha256: str) -> Path:
    return user_data_path("camscope", appauthor=False) / "inputs" / f"{sha256}.json"


def _read(path: str) -> bytes:
    """Return a small regular file's bytes. Raises OSError and ValueError."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise ValueError("not a regular file")
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ValueError("too large")
    return data


def _parsed(record: dict[str, Any]) -> StoredInput:
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
        Fit(record.get("fit", Fit.STRETCH.value)),
        Resize(record.get("resize", Resize.AREA.value)),
        None if size is None else (size[0], size[1]),
    )
