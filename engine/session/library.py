"""Builds models of the library when they are opened for the first time, for the session.

A model is written once into the user's folder, as a .keras file, and opened from there like any
other: with all checks, by its own path.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from engine.api.errors import EngineError
from engine.api.weights import WeightsFit
from engine.models.catalogue import no_weights
from engine.models.vetting import copy_privately, vet_weights
from engine.session.weights_files import check_memory, vet_weights_as, write_network
from engine.storage.atomic import refusal
from engine.storage.download import checksum_of
from engine.storage.folders import make_folder

if TYPE_CHECKING:
    from pathlib import Path

    from engine.backends.protocol import Backend
    from engine.models.catalogue import LibraryModel


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
    check_memory(application.name)
    weights = None
    part = str(make_folder(target.parent) / f".build-{os.urandom(8).hex()}.keras")
    try:
        if model.is_imported:
            source = _weights_of(model)
            write_network(vet_weights_as(str(source), application.name, work_dir), backend, part)
        else:
            weights = None if model.is_random else _vetted_weights(model, work_dir)
            backend.write_application(WeightsFit(application.name, application.side), weights, part)
        os.replace(part, target)
    except OSError as error:
        raise refusal(error, target.name, str(target)) from error
    finally:
        for left in (part, weights):
            if left is not None:
                with contextlib.suppress(OSError):
                    os.remove(left)


def _vetted_weights(model: LibraryModel, work_dir: str) -> str:
    """Return a network's weights, checked and written anew. Raises EngineError."""
    found, expected = _weights_of(model), model.application.checksum
    copy = os.path.join(work_dir, "weights.h5")
    copy_privately(str(found), copy, found.name)
    if expected and checksum_of(copy, len(expected)) != expected:
        raise _damaged(model)
    return vet_weights(copy, model.application.file, work_dir=work_dir)


def _weights_of(model: LibraryModel) -> Path:
    """Return the file of a model's weights. Raises EngineError where there is none."""
    found = model.weights
    if found is None:
        raise no_weights(model.application)
    return found


def _damaged(model: LibraryModel) -> EngineError:
    path = model.weights or model.own_weights
    return EngineError(
        "{file} in {folder} is not the file of {model}'s weights that Keras has: it is damaged or "
        "was changed. Remove it, then import or download it again.",
        file=path.name,
        folder=str(path.parent),
        model=model.application.name,
    )
