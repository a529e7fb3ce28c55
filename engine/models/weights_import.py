"""Imports files of weights that the user brought into the model library, and removes them.

For the window's model library and `camscope library`. A file is copied and hashed. The files that
Keras publishes are known by their checksums; others by their tensors, which are read in a box. The
engine checks all of it again when the model is built.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.api.errors import EngineError, text
from engine.api.formats import HDF5_START
from engine.api.regular_files import NotRegular, open_regular
from engine.models.catalogue import (
    LibraryModel,
    WeightsPlace,
    application_with,
    applications,
    find_application,
    weights_folder,
)
from engine.models.model_contents import ModelContents, ReadModel
from engine.models.weights_recognition import recognise, weights_only
from engine.storage.atomic import go_on, refusal
from engine.storage.folders import make_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO

    from engine.api.errors import Text
    from engine.api.weights import WeightsFit
    from engine.models.catalogue import Application

_BLOCK = 2**22


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file turned out to be.

    Attributes
    ----------
    model : LibraryModel
        The model that it makes.
    fit : WeightsFit or None
        What its tensors fit; None for a file that Keras publishes.
    """

    model: LibraryModel
    fit: WeightsFit | None = None

    @property
    def note(self) -> Text | None:
        """One sentence on weights that are not Keras' own."""
        if self.fit is None:
            return None
        return text(
            "The file is none of those that Keras publishes; its tensors fit {network}. It is "
            "listed as {title}.",
            network=self.fit.words,
            title=self.model.title,
        )


def import_weights(path: str, check: Callable[[], None] = go_on) -> Imported:
    """Copy the weights of a network of the library into its folder.

    Parameters
    ----------
    path : str
        A .h5 file of weights.
    check : callable
        Called before each block; what it raises ends the work and leaves no file.

    Returns
    -------
    Imported
        The model: by the file's checksum; where Keras has none of it, by the file's name; else by
        its tensors. Weights that were imported for it before are replaced.

    Raises
    ------
    EngineError
        One sentence: not the weights of a network of the library, damaged, or no room for it.
    """
    name = os.path.basename(path)
    with _opened(path, name) as source:
        target = str(make_folder(weights_folder()) / f".import-{os.urandom(8).hex()}.part")
        try:
            checksums = _copied(source, target, name, check)
            published = application_with(checksums) or _named(name)
            if published is not None:
                imported = Imported(LibraryModel(published))
            else:
                imported = _imported_as(_recognised(target, name))
            imported.model.path.unlink(missing_ok=True)  # what was built from other weights
            os.replace(target, imported.model.own_weights)
        except OSError as error:
            raise refusal(error, name, target) from error
        finally:
            with contextlib.suppress(OSError):
                os.remove(target)
    return imported


def _named(name: str) -> Application | None:
    """Return the network whose weights have a file's name, where Keras has no checksum of them."""
    return next((each for each in applications() if each.file == name and not each.checksum), None)


def _imported_as(fit: WeightsFit) -> Imported:
    application = find_application(fit.network)
    assert application is not None
    return Imported(LibraryModel(application, is_imported=True), fit)


def _opened(path: str, name: str) -> IO[bytes]:
    """Open a regular file of HDF5 data."""
    try:
        source = open_regular(path)
        if source.read(8) == HDF5_START:
            source.seek(0)
            return source
        source.close()
    except NotRegular:
        pass
    except (OSError, ValueError) as error:
        raise EngineError(
            "{file} cannot be read. Check its path and permissions.", file=name, details=str(error)
        ) from None
    raise EngineError("{file} is not a file of weights from Keras: choose the .h5 file.", file=name)


def _copied(source: IO[bytes], target: str, name: str, check: Callable[[], None]) -> set[str]:
    """Copy a file, and return its checksums."""
    digests = hashlib.md5(usedforsecurity=False), hashlib.sha256()
    most = max(each.most_bytes for each in applications())
    size = 0
    with open(target, "xb") as copy:
        while block := source.read(_BLOCK):
            check()
            size += len(block)
            if size > most:
                raise EngineError(
                    "{file} is larger than the weights of any model in the library.", file=name
                )
            for digest in digests:
                digest.update(block)
            copy.write(block)
    return {digest.hexdigest() for digest in digests}


def _recognised(path: str, name: str) -> WeightsFit:
    """Return the network that a private copy's tensors fit; it is read in a box."""
    from engine.box import run_job  # the window's first paint must not wait for numpy

    with (
        open(path, "rb") as file,
        closing(run_job("model", ReadModel(name, "h5"), name=name, file=file)) as results,
    ):
        contents = next(results)
    assert isinstance(contents, ModelContents)
    if contents.description is not None:
        raise EngineError(
            "{file} is a whole model, not weights alone: open it as a model.", file=name
        )
    fits = tuple(each.fit for each in recognise(contents, name))
    if len(fits) > 1:
        raise weights_only(fits, name)
    return fits[0]


def remove_weights(model: LibraryModel) -> None:
    """Remove the weights of a model from the library, and the model that was built from them.

    Raises
    ------
    EngineError
        There are none, they are Keras' own, or they cannot be removed.
    """
    place, found = model.place, model.weights
    if model.is_random or found is None:
        raise EngineError("{model} has no weights in the library.", model=model.title)
    if place is WeightsPlace.KERAS:
        raise EngineError(
            "The weights of {model} are in Keras' own folder, {folder}, where other programs use "
            "them. Camscope does not remove them.",
            model=model.title,
            folder=str(found.parent),
        )
    for path in (model.path, found):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise EngineError(
                "{file} cannot be removed. Check the permissions of {folder}, and that no other "
                "program uses it.",
                file=path.name,
                folder=str(path.parent),
                details=str(error),
            ) from None
