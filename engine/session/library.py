"""Builds models of the library when they are opened for the first time, for the session.

A model is written once into the user's folder, as a .keras file, and opened from there like any
other: with all checks, by its own path.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from engine.api.errors import EngineError
from engine.api.memory import free_bytes
from engine.api.units import size_text
from engine.models.catalogue import find_weights, no_weights
from engine.models.vetting import copy_privately, vet_weights
from engine.storage.atomic import refusal
from engine.storage.download import checksum_of
from engine.storage.folders import make_folder

if TYPE_CHECKING:
    from pathlib import Path

    from engine.backends.protocol import Backend
    from engine.models.catalogue import Application, LibraryModel

_COPIES = 2
"""Of all weights that are in memory while a model is built and written."""


def build_model(model: LibraryModel, backend: Backend, work_dir: str) -> None:
    """Write a model of the library into its place.

    Parameters
    ----------
    model : LibraryModel
        What is not built yet.
    backend : Backend
        That builds it.
    work_dir : str
        A private folder with an ASCII path, for the vetted weights.

    Raises
    ------
    EngineError
        No weights on this computer, damaged ones, not enough memory, a full disk.
    """
    application, target = model.application, model.path
    needed, free = application.weight_bytes * _COPIES, free_bytes()
    if needed > free:
        raise EngineError(
            "{model} needs about {needed} of memory to be built, and {free} are free. Close other "
            "programs, or choose a smaller model.",
            model=application.name,
            needed=size_text(needed),
            free=size_text(free),
        )
    weights = None if model.is_random else _vetted_weights(application, work_dir)
    part = str(make_folder(target.parent) / f".build-{os.urandom(8).hex()}.keras")
    try:
        backend.write_application(application.name, weights, part)
        os.replace(part, target)
    except OSError as error:
        raise refusal(error, target.name, str(target)) from error
    finally:
        for left in (part, weights):
            if left is not None:
                with contextlib.suppress(OSError):
                    os.remove(left)


def _vetted_weights(application: Application, work_dir: str) -> str:
    """Return a network's weights, checked and written anew. Raises EngineError."""
    found = find_weights(application)
    if found is None:
        raise no_weights(application)
    copy = os.path.join(work_dir, "weights.h5")
    copy_privately(str(found), copy, found.name)
    expected = application.checksum
    if expected and checksum_of(copy, len(expected)) != expected:
        raise _damaged(application, found)
    return vet_weights(copy, found.name, work_dir=work_dir)


def _damaged(application: Application, path: Path) -> EngineError:
    return EngineError(
        "{file} in {folder} is not the file of {model}'s weights that Keras has: it is damaged or "
        "was changed. Remove it, then import or download it again.",
        file=path.name,
        folder=str(path.parent),
        model=application.name,
    )
