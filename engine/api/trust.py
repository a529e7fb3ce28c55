"""Names the model files whose code the user lets run, and what code a file needs.

A model file with layers of its author's own is a program. It is opened only where the user trusts
exactly these bytes: a trust is for a SHA-256, never for a path or a name.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from engine.api.errors import EngineError
from engine.api.regular_files import read_regular
from engine.api.units import MB

MAX_CODE_BYTES = 4 * MB


@dataclass(frozen=True, slots=True)
class TrustedFile:
    """A model file whose code may run, and the Python file that brings its classes.

    Attributes
    ----------
    sha256 : str
        Of the model file, in hex.
    code : str
        Path of the Python file with the classes that are not part of Keras; empty for none.
    code_sha256 : str
        Of the Python file when it was trusted, in hex; empty for none.
    """

    sha256: str
    code: str = ""
    code_sha256: str = ""

    @property
    def record(self) -> dict[str, str]:
        """What manifests and JSON output tell of it."""
        code = {"code": self.code, "code_sha256": self.code_sha256} if self.code else {}
        return {"sha256": self.sha256, **code}


@dataclass(frozen=True, slots=True)
class CodeNeeds:
    """Code that a model file cannot be opened without.

    Attributes
    ----------
    programs : tuple of str
        Layers whose code is in the file itself (Lambda).
    classes : tuple of str
        Classes and functions that are not part of Keras; a Python file has to bring them.
    """

    programs: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.programs or self.classes)


@dataclass(frozen=True, slots=True)
class TrustedCode:
    """Code that may run while a file is opened, because the user trusts both.

    Attributes
    ----------
    path : str or None
        A private copy of the Python file with the classes that are not part of the framework.
    file : str
        Its name, for sentences.
    classes : tuple of str
        Those that the model needs of it.
    """

    path: str | None
    file: str
    classes: tuple[str, ...]


NO_NEEDS = CodeNeeds()
"""Of a file that is data alone."""


def read_code(path: str) -> bytes:
    """Return the bytes of a Python file. Raises EngineError."""
    file = os.path.basename(path)
    try:
        data = read_regular(path, MAX_CODE_BYTES)
    except (OSError, ValueError) as error:
        raise EngineError(
            "{file} cannot be read. Choose the Python file with the model's classes again.",
            file=file or path,
            details=str(error),
        ) from None
    if len(data) > MAX_CODE_BYTES or b"\0" in data:
        raise EngineError("{file} is not a Python file with classes.", file=file)
    return data
