"""Makes the folders that results are written into, for the session and the commands."""

from __future__ import annotations

import os
from pathlib import Path

from engine.api.errors import EngineError


def make_folder(path: str | Path) -> Path:
    """Return a folder that can be written to, made if there is none.

    Raises
    ------
    EngineError
        When it cannot be made, or nothing can be written there.
    """
    folder = Path(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise EngineError(
            "The folder {path} cannot be made: {why}. Choose another.",
            path=path,
            why=getattr(error, "strerror", None) or error,
            details=str(error),
        ) from error
    if not os.access(folder, os.W_OK):
        raise EngineError(
            "Camscope is not allowed to write to {path}. Choose another folder.", path=path
        )
    return folder
