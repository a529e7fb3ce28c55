"""Copies the Python file of a trusted model privately, if it is still the one that was trusted."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from engine.api.errors import EngineError
from engine.api.trust import TrustedCode, read_code

if TYPE_CHECKING:
    from engine.api.trust import CodeNeeds, TrustedFile


def code_of(trust: TrustedFile, needs: CodeNeeds, folder: str) -> TrustedCode:
    """Return the code that a trusted model may run.

    Parameters
    ----------
    trust : TrustedFile
        What the user said.
    needs : CodeNeeds
        What the model asks for.
    folder : str
        A private folder, for the copy.

    Raises
    ------
    EngineError
        When the Python file is not there, or is not the one that was trusted.
    """
    if not trust.code:
        return TrustedCode(None, "", needs.classes)
    file = os.path.basename(trust.code)
    data = read_code(trust.code)
    if hashlib.sha256(data).hexdigest() != trust.code_sha256:
        raise EngineError(
            "{file} has changed since it was trusted. Look at it, and trust the model with it "
            "again.",
            file=file,
        )
    copy = os.path.join(folder, "trusted_code.py")
    with open(copy, "wb") as target:
        target.write(data)
    return TrustedCode(copy, file, needs.classes)
