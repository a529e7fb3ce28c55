"""Names the model files whose code the user lets run, and what code a file needs.

A model file with layers of its author's own is a program. It is opened only where the user trusts
exactly these bytes: a trust is for a SHA-256, never for a path or a name.
"""

from __future__ import annotations

from dataclasses import dataclass


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


NO_NEEDS = CodeNeeds()
"""Of a file that is data alone."""
