"""Writes the script that ``--code FILE.py`` asks for, for the commands that make pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.api.code import Code
from engine.api.errors import EngineError
from engine.storage.atomic import write_atomically

if TYPE_CHECKING:
    from engine.api.code import WriteCode
    from engine.session.session import Session

SUFFIX = ".py"


def check_code_option(path: str | None) -> None:
    """Raise EngineError for a name that is no script's: a model given here is not overwritten."""
    if path is not None and not path.casefold().endswith(SUFFIX):
        raise EngineError(
            "The script of --code has to have a name that ends in .py; {path} does not.", path=path
        )


def write_script(session: Session, request: WriteCode, path: str) -> None:
    """Write the script of a picture into a file. Raises EngineError with the reason for none."""
    for answer in session.run(request):
        if isinstance(answer, Code):
            write_atomically(path, answer.script.encode())
