"""Vets a model file: copies it privately, has it read in a box, and writes what a framework opens.

Called by `engine.session.session` through BACKENDS, in the engine process. A model file is
untrusted input: `model_reading` takes it apart in a process that can be thrown away, and what comes
back is text and numbers. Here the text is checked against what Keras needs, and a file of our own
is written. These checks refuse what is known to do harm and what no network needs; they cannot
prove that the rest is harmless. The framework reads the new file in a process of its own, with
limits on memory and time, in safe mode, uncompiled.
"""

from __future__ import annotations

import errno
import hashlib
import math
import os
import secrets
import shutil
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import IO, TYPE_CHECKING, NamedTuple

from engine.api.errors import EngineError, error_of
from engine.api.formats import HDF5_START, MODEL_FILES, PICKLE, ZIP_START, starts_as_image
from engine.api.regular_files import NotRegular, open_regular
from engine.api.scores import OutputActivation
from engine.api.trust import NO_NEEDS, CodeNeeds
from engine.api.units import GB, size_text
from engine.box import run_job
from engine.models import config_checks as configs
from engine.models import parameter_budget as budget
from engine.models.code_needs import code_needs
from engine.models.legacy.config import modernised
from engine.models.model_contents import ModelContents, ReadModel
from engine.models.model_writing import bytes_of, check_layers, check_places, write_h5, write_keras
from engine.models.simplified_config import simplified, without_compiling
from engine.models.training_loss import reading_by_loss
from engine.models.weights_recognition import recognise, weights_only

if TYPE_CHECKING:
    import io
    from collections.abc import Callable, Collection, Iterator

    from engine.api.errors import Text
    from engine.box import JobRun
    from engine.models.config_graph import Config
    from engine.models.feeding import Feeding
    from engine.models.model_contents import LayerWeights, ModelKind, ModelResult

MAX_FILE_BYTES = 8 * GB
_BLOCK = 2**22

_PDF = b"%PDF"


@dataclass(frozen=True, slots=True)
class VettedModel:
    """A model file that passed the checks.

    Attributes
    ----------
    copy_path : str
        What the framework opens, under an ASCII name: a file or folder that Camscope wrote from
        what it read in the private copy; the caller's to delete.
    source : str
        The path that the user named.
    kind : str
        By the file's content, whatever its name ends in.
    sha256 : str
        Of the source's bytes, in hex.
    config : dict
        The model's description as the framework gets it: brought up to Keras 3, without compile
        settings; empty for one that Keras does not describe.
    size : int
        Bytes of the source.
    parameters : int
        Number of weights that the description asks for, by estimate.
    is_rewritten : bool
        The source has an older description, which the framework alone may refuse.
    needs : CodeNeeds
        Code that has to run, which the user allows; empty unless the file is trusted.
    reading : OutputActivation
        How its outputs were trained to be read.
    operations : int
        Number of operations of a model that Keras does not describe.
    feeding : Feeding or None
        How it is fed; None where the description tells (`described_feeding`).
    note : Text or None
        What the user should know of the file although it opens.
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
    reading: OutputActivation = OutputActivation.AUTO
    operations: int = 0
    feeding: Feeding | None = None
    note: Text | None = None


def vet(
    path: str,
    *,
    work_dir: str,
    trusted: Collection[str] = frozenset(),
    on_read: Callable[[ModelContents, str], None] | None = None,
) -> VettedModel:
    """Copy a model file privately and check the copy.

    Parameters
    ----------
    path : str
        The file as the user named it.
    work_dir : str
        A private folder with an ASCII path, for the copy.
    trusted : collection of str
        SHA-256 of files whose code the user lets run.
    on_read : callable or None
        Takes what the file holds, and its SHA-256, before it is decided whether it may be opened:
        the description alone first, then everything.

    Returns
    -------
    VettedModel
        What the framework may open.

    Raises
    ------
    EngineError
        One sentence: which file, why not, and what to do. No copy is left behind.
    """
    copy = os.path.join(work_dir, f"model-{secrets.token_hex(8)}")
    made = f"{copy}.new"
    try:
        digest, size, kind, file = _copied(path, copy)
        made += "" if kind == "keras" else ".h5"  # by which Keras knows its old format
        with open(copy, "rb") as source, closing(_read(source, kind, file)) as results:
            contents = _contents(
                results, size, file, lambda told: on_read and on_read(told, digest)
            )
            if contents.description is None:
                raise _without_model(contents, file)
            checked = check_description(contents, file, is_trusted=digest in trusted)
            write = write_keras if kind == "keras" else write_h5
            writing = partial(write, made, copy, checked.config, contents, results)
            write_checked(writing, sum(map(bytes_of, contents.data_sets)), work_dir, file)
    except BaseException:
        remove(made)
        raise
    finally:
        remove(copy)
    return VettedModel(
        made,
        path,
        kind,
        digest,
        checked.config,
        size,
        checked.parameters,
        checked.is_rewritten,
        checked.needs,
        checked.reading,
    )


def vet_weights(
    copy: str,
    file: str,
    *,
    work_dir: str,
    choose: Callable[[ModelContents], tuple[LayerWeights, ...]] | None = None,
) -> str:
    """Check a private copy of a file of weights, and write it anew in Keras' old format.

    Parameters
    ----------
    copy : str
        The private copy, which is removed.
    file : str
        The file's name, for the sentences.
    work_dir : str
        A private folder with an ASCII path.
    choose : callable or None
        Gives the layers in the order in which they are written; it may raise EngineError. None
        takes a file in the old format as it is.

    Returns
    -------
    str
        What the framework may read, of our own making; the caller's to delete.

    Raises
    ------
    EngineError
        Damaged, or no such file. Nothing is left behind.
    """
    made = os.path.join(work_dir, f"weights-{secrets.token_hex(8)}.h5")
    try:
        with open(copy, "rb") as source, closing(_read(source, "h5", file)) as results:
            contents = _contents(results, os.path.getsize(copy), file)
            if choose is not None:
                contents = replace(contents, layers=choose(contents))
            if not contents.layers:
                raise strange(file, "there are no lists of layers and weights")
            writing = partial(write_h5, made, copy, {}, contents, results)
            write_checked(writing, sum(map(bytes_of, contents.data_sets)), work_dir, file)
    except BaseException:
        remove(made)
        raise
    finally:
        remove(copy)
    return made


def _copied(path: str, copy: str) -> tuple[str, int, ModelKind, str]:
    """Copy a model file; return its SHA-256, size, kind and name."""
    file = os.path.basename(os.path.normpath(path)) or path
    digest, size, head = copy_privately(path, copy, file)
    return digest, size, _kind(head, file), file


def _read(source: IO[bytes], kind: ModelKind, file: str) -> JobRun:
    """Have a file read in a box; closing what is returned ends that."""
    return run_job("model", ReadModel(file, kind), name=file, file=source)


def _contents(
    results: Iterator[ModelResult],
    size: int,
    file: str,
    on_read: Callable[[ModelContents], object] = lambda contents: None,
) -> ModelContents:
    """Return what a file holds, checked against the file, of which its reader tells first.

    `on_read` takes it, and before that what is told ahead.
    """
    while True:
        contents = next(results)
        try:
            if not isinstance(contents, ModelContents):
                raise ValueError("numbers came first")
            check_places(contents.data_sets, size)
            check_layers(contents)
        except ValueError as error:
            raise strange(file, str(error)) from None
        on_read(contents)
        if contents.is_whole:
            return contents


def write_checked(write: Callable[[], None], room: int, work_dir: str, file: str) -> None:
    """Write the model that the framework opens."""
    try:
        if room > shutil.disk_usage(work_dir).free:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write()
    except ValueError as error:
        raise strange(file, str(error)) from None
    except (OSError, RuntimeError) as error:
        raise _no_room(file, str(error)) from None


def remove(path: str) -> None:
    """Remove a file or folder of our own, if it is there."""
    if os.path.isdir(path):
        shutil.rmtree(path, ignore_errors=True)
    elif os.path.exists(path):
        os.remove(path)


def copy_privately(path: str, copy: str, file: str) -> tuple[str, int, bytes]:
    """Copy a regular file; return its SHA-256, its size and its first bytes.

    The file is opened once, and its kind is read through that handle: what is checked and loaded
    later is the copy, which nobody else writes.
    """
    with reading_errors(file):
        if os.path.isdir(path):
            raise EngineError(
                "{file} is a folder without a saved_model.pb. Choose a {suffixes} file, or the "
                "folder of a SavedModel.",
                file=file,
                suffixes=MODEL_FILES,
            )
        with open_regular(path) as source:
            return _copy_blocks(source, copy, file)


@contextmanager
def reading_errors(file: str) -> Iterator[None]:
    """Say in a sentence why a model file cannot be read, or not copied."""
    try:
        yield
    except NotRegular:
        raise EngineError(
            "{file} is not a file but a device. Choose a {suffixes} file.",
            file=file,
            suffixes=MODEL_FILES,
        ) from None
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
            raise _no_room(file) from None
        raise EngineError(
            "{file} could not be read. Copy it to this computer's disk and open it there.",
            file=file,
            details=str(error),
        ) from None


def _no_room(file: str, details: str = "") -> EngineError:
    return EngineError(
        "There is no room on the disk for a working copy of {file}. Free some space and "
        "open it again.",
        file=file,
        details=details,
    )


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


def _kind(head: bytes, file: str) -> ModelKind:
    """Tell the format by the first bytes."""
    if head.startswith(ZIP_START):
        return "keras"
    if head.startswith(HDF5_START):
        return "h5"
    raise other_content(head, file)


def other_content(head: bytes, file: str) -> EngineError:
    """Return the error of a file that is no model, by its first bytes."""
    if not head:
        return EngineError("{file} is empty. Copy it again from its source.", file=file)
    if starts_as_image(head):
        sentence = "{file} is an image, not a model. Choose a {suffixes} file."
    elif head.startswith(_PDF):
        sentence = "{file} is a PDF document, not a model. Choose a {suffixes} file."
    elif PICKLE.match(head):
        sentence = (
            "{file} is a Python pickle, which is a program, not a model. Choose a {suffixes} file."
        )
    else:
        sentence = "{file} is not a model that Camscope knows. Choose a {suffixes} file."
    return EngineError(sentence, file=file, suffixes=MODEL_FILES)


class CheckedDescription(NamedTuple):
    """A description that passed, and what it tells: see `VettedModel`."""

    config: Config
    parameters: int
    is_rewritten: bool
    needs: CodeNeeds
    reading: OutputActivation


def check_description(
    contents: ModelContents, file: str, *, is_trusted: bool
) -> CheckedDescription:
    """Check a description. Raises EngineError."""
    if contents.refusal is not None:
        raise error_of(contents.refusal)
    written = configs.parse(contents.description or "", file)
    stored = sum(math.prod(each.shape) for each in contents.data_sets)
    try:
        config = modernised(written)
        is_rewritten = config != without_compiling(written)
        configs.check(config, file, is_trusted=is_trusted)
        needs = code_needs(config) if is_trusted else NO_NEEDS
        config = simplified(config)
        count = budget.check(config, stored, file)
        return CheckedDescription(config, count, is_rewritten, needs, reading_by_loss(written))
    except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError) as error:
        raise EngineError(
            "The description of the model in {file} makes no sense. Copy the file again from its "
            "source, or save the model again.",
            file=file,
            details=str(error),
        ) from None


def _without_model(contents: ModelContents, file: str) -> EngineError:
    """Return the error of an HDF5 file that describes no model."""
    if not contents.has_weights:
        return EngineError(
            "{file} is an HDF5 file but not a Keras model. Choose a {suffixes} file.",
            file=file,
            suffixes=MODEL_FILES,
        )
    try:
        return weights_only(tuple(each.fit for each in recognise(contents, file)), file)
    except EngineError as error:
        return error


def strange(file: str, details: str) -> EngineError:
    """Return the error of a file of which nothing sound was read."""
    return EngineError(
        "{file} is damaged: what is in it does not fit together. Copy it again from its source.",
        file=file,
        details=details,
    )
