"""Makes a Keras model of a vetted file, for the backends that open it."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING, Any

import keras

from engine.api.errors import EngineError, OutOfMemory
from engine.backends.keras.trusted_code import objects_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.api.trust import TrustedCode

_MISFITS = (
    "objects could not be loaded",
    "count mismatch",
    "Shape mismatch",
    "top-level weights",
)
"""Keras' words for weights that are not those of the layers."""


def load_model(
    path: str, code: TrustedCode | None, is_about_memory: Callable[[Exception], bool]
) -> Any:
    """Return the model of a vetted file, without its training configuration.

    Keras' safe mode is left only for a file that the user trusts.

    Parameters
    ----------
    path : str
        The file.
    code : TrustedCode or None
        Programs that may run.
    is_about_memory : callable
        Tells whether an error is the framework's word for memory that does not suffice.

    Raises
    ------
    OutOfMemory
        When the model does not fit.
    EngineError
        When Keras cannot make a model of it.
    """
    keras.backend.clear_session()
    own = {} if code is None else objects_of(code)
    try:
        return keras.models.load_model(
            path, custom_objects=own, compile=False, safe_mode=code is None
        )
    except RecursionError as error:
        raise EngineError(
            "The layers of this model follow each other in a longer chain than Keras can "
            "build. Choose another model.",
            details=traceback.format_exc()[-4000:],
        ) from error
    except Exception as error:
        if is_about_memory(error):
            raise OutOfMemory("The model does not fit into memory.", details=str(error)) from error
        if any(words in str(error) for words in _MISFITS):
            raise EngineError(
                "The weights in this file do not fit the model that it describes: it is "
                "damaged or was changed. Save the model again where it was made.",
                details=traceback.format_exc(),
            ) from error
        raise EngineError(
            "Keras cannot open this model: {why}",
            why=_first_line(error),
            details=traceback.format_exc(),
        ) from error


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    line = lines[0].strip() if lines else type(error).__name__
    return line if len(line) <= 200 else line[:199] + "…"
