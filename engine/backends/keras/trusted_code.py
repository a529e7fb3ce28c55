"""Runs the Python file that brings a trusted model's classes, and finds them in it, for `backend`.

The file runs in the engine process, never in the window's.
"""

from __future__ import annotations

import importlib.util
import traceback
from typing import TYPE_CHECKING, Any

import keras

from engine.api.errors import EngineError

if TYPE_CHECKING:
    from types import ModuleType

    from engine.api.trust import TrustedCode

_MODULE = "camscope_trusted_code"


def objects_of(code: TrustedCode) -> dict[str, Any]:
    """Return the classes and functions that a model needs, by the names it gives them.

    Raises
    ------
    EngineError
        When the file cannot be run, or does not have one of them.
    """
    if code.path is None and not code.classes:
        return {}
    if code.path is None:
        raise EngineError(
            "This model needs {names}, which is not part of Keras. Name the Python file that has "
            "it.",
            names=", ".join(name.rpartition(">")[2] for name in code.classes),
        )
    registered = keras.saving.get_custom_objects()
    before = dict(registered)
    try:
        found = vars(_run(code.path, code.file))
        objects: dict[str, Any] = {}
        for name in code.classes:
            short = name.rpartition(">")[2]
            one = registered.get(name, found.get(short))
            if not callable(one):
                raise EngineError(
                    "{file} has no class or function {name}, which the model needs.",
                    file=code.file,
                    name=short,
                )
            objects[name] = objects[short] = one
        return objects
    finally:  # the next model brings its own
        registered.clear()
        registered.update(before)


def _run(path: str, file: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(_MODULE, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        raise EngineError(
            "{file} cannot be run: {why}",
            file=file,
            why=f"{type(error).__name__}: {error}"[:200],
            details=traceback.format_exc(),
        ) from error
    return module
