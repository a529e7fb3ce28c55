"""Vets a model file: copies it privately, and checks it before a framework reads it.

Called by `engine.session.session` through BACKENDS, in the engine process. A model file is
untrusted input. These checks are a defence in depth, not a sandbox: they refuse what is known to do
harm and what no network needs, and they cannot prove that the rest is harmless. The framework still
reads the copy in a process of its own, with limits on memory and time, in safe mode, uncompiled.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import secrets
import shutil
import stat
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import h5py

from engine.api.errors import EngineError
from engine.api.formats import HDF5_START, ZIP_START, starts_as_image
from engine.api.trust import NO_NEEDS, CodeNeeds
from engine.api.units import GB, size_text
from engine.models import config_checks as configs
from engine.models import hdf5_checks as hdf5
from engine.models import keras_zip_checks as keras_zip
from engine.models import parameter_budget as budget
from engine.models.code_needs import code_needs
from engine.models.legacy.config import modernised

if TYPE_CHECKING:
    import io
    from collections.abc import Collection

    from engine.models.config_graph import Config

MAX_FILE_BYTES = 8 * GB
_BLOCK = 2**22

_PDF = b"%PDF"
_PICKLES = (b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05")


@dataclass(frozen=True, slots=True)
class VettedModel:
    """A model file that passed the checks.

    Attributes
    ----------
    copy_path : str
        The private copy, under an ASCII name; it is what the framework opens, and the caller's to
        delete.
    source : str
        The path that the user named.
    kind : str
        By the file's content, whatever its name ends in.
    sha256 : str
        Of the source's bytes, in hex. The copy's differ where an old description was rewritten.
    config : dict
        The model's description, brought up to Keras 3, without compile settings.
    size : int
        Bytes of the source.
    parameters : int
        Number of weights that the description asks for, by estimate.
    is_rewritten : bool
        The source has an older description, which the framework alone may refuse.
    needs : CodeNeeds
        Code that has to run, which the user allows; empty unless the file is trusted.
    """

    copy_path: str
    source: str
    kind: str
    sha256: str
    config: Config
    size: int
    parameters: int
    is_rewritten: bool = False
    needs: CodeNeeds = NO_NEEDS


def vet(path: str, *, work_dir: str, trusted: Collection[str] = frozenset()) -> VettedModel:
    """Copy a model file privately and check the copy.

    Parameters
    ----------
    path : str
        The file as the user named it.
    work_dir : str
        A private folder with an ASCII path, for the copy.
    trusted : collection of str
        SHA-256 of files whose code the user lets run.

    Returns
    -------
    VettedModel
        What the framework may open.

    Raises
    ------
    EngineError
        One sentence: which file, why not, and what to do. No copy is left behind.
    """
    file = os.path.basename(os.path.normpath(path)) or path
    copy = os.path.join(work_dir, f"model-{secrets.token_hex(8)}")
    named = copy
    try:
        digest, size, head = copy_privately(path, copy, file)
        kind = _kind(head, file)
        named = f"{copy}.{kind}"
        os.replace(copy, named)
        check = _check_keras if kind == "keras" else _check_h5
        config, count, is_rewritten, needs = check(named, file, is_trusted=digest in trusted)
    except BaseException:
        for left in {copy, named}:
            if os.path.exists(left):
                os.remove(left)
        raise
    return VettedModel(named, path, kind, digest, config, size, count, is_rewritten, needs)


def copy_privately(path: str, copy: str, file: str) -> tuple[str, int, bytes]:
    """Copy a regular file; return its SHA-256, its size and its first bytes.

    The file is opened once, and its kind is read through that handle: what is checked and loaded
    later is the copy, which nobody else writes.
    """
    try:
        if os.path.isdir(path):
            raise _folder(path, file)
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        handle = os.open(path, flags)
        with os.fdopen(handle, "rb") as source:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise EngineError(
                    "{file} is not a file but a device. Choose a .keras or .h5 file.", file=file
                )
            return _copy_blocks(source, copy, file)
    except FileNotFoundError:
        raise EngineError(
            "{file} was not found. Check the path, or choose the file again.", file=file
        ) from None
    except PermissionError as error:
        raise EngineError(
            "{file} may not be read. Change its permissions, or copy it to a folder of your own.",
            file=file,
            details=str(error),
        ) from None
    except (OSError, ValueError) as error:
        if getattr(error, "errno", None) == errno.ENOSPC:
            raise EngineError(
                "There is no room on the disk for a working copy of {file}. Free some space and "
                "open it again.",
                file=file,
            ) from None
        raise EngineError(
            "{file} could not be read. Copy it to this computer's disk and open it there.",
            file=file,
            details=str(error),
        ) from None


def _copy_blocks(source: io.BufferedReader, copy: str, file: str) -> tuple[str, int, bytes]:
    """Copy block by block, hashing on the way."""
    digest, size, head = hashlib.sha256(), 0, b""
    target = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(target, "wb") as out:
        while block := source.read(_BLOCK):
            head = head or block[:512]
            size += len(block)
            if size > MAX_FILE_BYTES:
                raise EngineError(
                    "{file} is larger than {limit}, the most that Camscope opens. Choose a "
                    "smaller model.",
                    file=file,
                    limit=size_text(MAX_FILE_BYTES),
                )
            digest.update(block)
            out.write(block)
    return digest.hexdigest(), size, head


def _folder(path: str, file: str) -> EngineError:
    """Return the error of a folder given for a file."""
    if os.path.exists(os.path.join(path, "saved_model.pb")):
        return EngineError(
            "{file} is a SavedModel folder, which is a program and not opened. Load it where it "
            "was made and save the model as .keras.",
            file=file,
        )
    return EngineError("{file} is a folder. Choose the .keras or .h5 file itself.", file=file)


def _kind(head: bytes, file: str) -> Literal["keras", "h5"]:
    """Tell the format by the first bytes."""
    if head.startswith(ZIP_START):
        return "keras"
    if head.startswith(HDF5_START):
        return "h5"
    if not head:
        raise EngineError("{file} is empty. Copy it again from its source.", file=file)
    if starts_as_image(head):
        raise EngineError(
            "{file} is an image, not a Keras model. Choose a .keras or .h5 file.", file=file
        )
    if head.startswith(_PDF):
        raise EngineError(
            "{file} is a PDF document, not a Keras model. Choose a .keras or .h5 file.", file=file
        )
    if head.startswith(_PICKLES):
        raise EngineError(
            "{file} is a Python pickle, which is a program, not a Keras model. Choose a .keras or "
            ".h5 file.",
            file=file,
        )
    raise EngineError(
        "{file} is not a Keras model. Choose a .keras or .h5 file saved by Keras.", file=file
    )


def _check_keras(copy: str, file: str, *, is_trusted: bool) -> tuple[Config, int, bool, CodeNeeds]:
    """Check a .keras copy; return its description, parameters, if it is new, and what it needs."""
    written = configs.parse(keras_zip.check(copy, file), file)
    stored = keras_zip.stored_values(copy, file)
    config, count, needs = _check_config(written, stored, file, is_trusted=is_trusted)
    written.pop("compile_config", None)  # with compile=False, Keras itself passes over this one
    if config != written:
        _rewrite_keras(copy, config)
    return config, count, config != _without_compiling(written), needs


def _check_h5(copy: str, file: str, *, is_trusted: bool) -> tuple[Config, int, bool, CodeNeeds]:
    """Check an .h5 copy; return its description, parameters, if it is new, and what it needs."""
    contents = hdf5.check(copy, file)
    if contents.model_config is None:
        if contents.has_weights:
            raise EngineError(
                "{file} holds weights without a model. Save the whole model with "
                "model.save('name.keras') and open that file.",
                file=file,
            )
        raise EngineError(
            "{file} is an HDF5 file but not a Keras model. Choose a .keras or .h5 file saved by "
            "Keras.",
            file=file,
        )
    written = configs.parse(contents.model_config, file)
    config, count, needs = _check_config(written, contents.values, file, is_trusted=is_trusted)
    if config != written:
        with h5py.File(copy, "r+") as root:
            root.attrs["model_config"] = json.dumps(config)
    return config, count, config != _without_compiling(written), needs


def _check_config(
    written: Config, stored: int, file: str, *, is_trusted: bool
) -> tuple[Config, int, CodeNeeds]:
    """Check a description; return it brought up to date, its parameters, and what it needs."""
    try:
        config = modernised(written)
        configs.check(config, file, is_trusted=is_trusted)
        needs = code_needs(config) if is_trusted else NO_NEEDS
        return config, budget.check(config, stored, file), needs
    except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError) as error:
        raise EngineError(
            "The description of the model in {file} makes no sense. Copy the file again from its "
            "source, or save the model again.",
            file=file,
            details=str(error),
        ) from None


def _without_compiling(value: Any) -> Any:  # noqa: ANN401  (any JSON)
    """Return a description without compile settings, which Keras reads and nobody needs here."""
    if isinstance(value, list):
        return [_without_compiling(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        name: _without_compiling(item) for name, item in value.items() if name != "compile_config"
    }


def _rewrite_keras(copy: str, config: Config) -> None:
    """Put the new description into the copy, and leave everything else as it is."""
    fresh = f"{copy}.new"
    with zipfile.ZipFile(copy) as old, zipfile.ZipFile(fresh, "w") as new:
        for member in old.infolist():
            if member.filename == keras_zip.CONFIG:
                new.writestr(keras_zip.CONFIG, json.dumps(config))
            elif not member.is_dir():
                target = new.open(member.filename, "w", force_zip64=True)
                with old.open(member) as source, target:
                    shutil.copyfileobj(source, target, _BLOCK)
    os.replace(fresh, copy)
