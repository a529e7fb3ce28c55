"""Imports a file of weights that the user brought into the model library, known by its checksum.

For the window's model library and `camscope library --import`. The file is copied and hashed, and
never opened as HDF5: the engine does that, with all checks, when the model is built.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from typing import TYPE_CHECKING

from engine.api.errors import EngineError
from engine.api.formats import HDF5_START
from engine.api.regular_files import NotRegular, open_regular
from engine.models.catalogue import application_with, applications, own_weights, weights_folder
from engine.storage.atomic import go_on, refusal
from engine.storage.folders import make_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO

    from engine.models.catalogue import Application

_BLOCK = 2**22


def import_weights(path: str, check: Callable[[], None] = go_on) -> Application:
    """Copy the weights of a network of the library into its folder.

    Parameters
    ----------
    path : str
        A .h5 file of weights as Keras offers them.
    check : callable
        Called before each block; what it raises ends the work and leaves no file.

    Returns
    -------
    Application
        The network: by the file's checksum; where Keras has none of it, by the file's name.

    Raises
    ------
    EngineError
        One sentence: not a file of the library's weights, damaged, or no room for it.
    """
    name = os.path.basename(path)
    with _opened(path, name) as source:
        target = str(make_folder(weights_folder()) / f".import-{os.urandom(8).hex()}.part")
        try:
            checksums = _copied(source, target, name, check)
            application = application_with(checksums) or _named(name)
            os.replace(target, own_weights(application))
        except OSError as error:
            raise refusal(error, name, target) from error
        finally:
            with contextlib.suppress(OSError):
                os.remove(target)
    return application


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
    raise EngineError("{file} is not a file of weights: choose the .h5 file.", file=name)


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


def _named(name: str) -> Application:
    """Return the network whose weights have a file's name, where Keras has no checksum of them."""
    found = next((each for each in applications() if each.file == name), None)
    if found is None:
        raise EngineError(
            "{file} is none of the library's files of weights, whatever its name. To open weights "
            "of your own, open the file as a model.",
            file=name,
        )
    if found.checksum:
        raise EngineError(
            "{file} is called like the weights of {model} but has another checksum: it is damaged "
            "or was changed. Copy it again, or open it as a model if the weights are your own.",
            file=name,
            model=found.name,
        )
    return found
