"""Writing files so that nothing is ever half written: for `engine.ipc.thread` and the command line.

Bytes go to a new file beside the target, which is moved into place when complete. Until then, and
after any failure or Ctrl-C, the old file is as it was.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.api.errors import EngineError

if TYPE_CHECKING:
    from numpy.typing import NDArray


def write_atomically(path: str, data: bytes) -> None:
    """Write a file completely or not at all.

    Parameters
    ----------
    path : str
        An existing file is replaced, keeping its permissions; a link's target is written.
    data : bytes
        The whole file.

    Raises
    ------
    EngineError
        The folder is missing or cannot be written to, the disk is full, or `path` is a folder.
    """
    name = os.path.basename(os.path.normpath(path)) or path
    try:
        target = os.path.realpath(path)
        if os.path.isdir(target):
            raise EngineError("{name} is a folder. Choose another name for the file.", name=name)
        _write_beside(target, data)
    except OSError as error:
        raise refusal(error, name, path) from error
    except ValueError as error:  # a NUL character in the path
        raise EngineError(
            "{name} is not a possible file name. Choose another.", name=name, details=str(error)
        ) from error


def save_npy(path: str, array: NDArray[Any]) -> None:
    """Write an array as .npy, as `write_atomically` does; nothing is appended to the name.

    Parameters
    ----------
    path : str
        Where to.
    array : ndarray
        Any shape, plain numbers (not objects).
    """
    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=False)
    write_atomically(path, buffer.getvalue())


def _write_beside(target: str, data: bytes) -> None:
    """Write into a new file in the target's folder and move it into place."""
    # A name of its own: a part added to a long name could pass the file system's limit.
    temporary = os.path.join(os.path.dirname(target), f".camscope-{os.urandom(8).hex()}.part")
    try:
        with open(temporary, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(OSError):
            os.chmod(temporary, os.stat(target).st_mode & 0o777)
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def refusal(error: OSError, name: str, path: str) -> EngineError:
    """Return the sentence for what the operating system said.

    Parameters
    ----------
    error : OSError
        Raised while writing.
    name, path : str
        Of the file.
    """
    details = str(error)
    folder = os.path.dirname(path) or "."
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return EngineError(
            "The disk is full: {name} was not saved. Free some space, or choose another folder.",
            name=name,
            details=details,
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return EngineError(
            "The folder {folder} does not exist: {name} was not saved.",
            folder=folder,
            name=name,
            details=details,
        )
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return EngineError(
            "Camscope is not allowed to write to {folder}: {name} was not saved. "
            "Choose another folder.",
            folder=folder,
            name=name,
            details=details,
        )
    return EngineError("{name} could not be saved.", name=name, details=details)
