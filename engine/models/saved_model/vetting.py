"""Vets a SavedModel: copies it privately, has it read in a box, and writes a model for Keras.

Called through BACKENDS like `engine.models.vetting.vet`, whose checks the new description passes,
too. The framework never sees the SavedModel.
"""

from __future__ import annotations

import os
import re
import secrets
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.api.errors import EngineError, error_of
from engine.api.formats import MODEL_FILES, SAVED_MODEL, saved_model_folder
from engine.api.memory import free_bytes
from engine.api.units import size_text
from engine.box import run_job
from engine.models.model_contents import BFLOAT16
from engine.models.model_writing import bytes_of, check_places, stored_numbers, write_h5
from engine.models.saved_model.flat_graph import CONST, SavedModelContents
from engine.models.saved_model.folder import copy_folder
from engine.models.saved_model.keras_description import describe
from engine.models.saved_model.reading import ReadSavedModel
from engine.models.vetting import VettedModel, check_description, remove, strange, write_checked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from engine.models.saved_model.flat_graph import SavedModelResult
    from engine.models.saved_model.keras_description import KerasDescription

_COPIES = 3
"""Of the weights that are in memory at once while a description is made."""


def vet(
    path: str,
    *,
    work_dir: str,
    on_read: Callable[[SavedModelContents, str], None] | None = None,
) -> VettedModel:
    """Copy a SavedModel privately, check the copy, and write the model that it describes.

    Parameters
    ----------
    path : str
        The folder as the user named it, or the `saved_model.pb` in it.
    work_dir : str
        A private folder with an ASCII path, for the copy.
    on_read : callable or None
        Takes what the folder holds, and its SHA-256, before it is decided whether it may be opened.

    Returns
    -------
    VettedModel
        What the framework may open, of Keras' old format.

    Raises
    ------
    EngineError
        One sentence: which file, why not, and what to do. No copy is left behind.
    """
    folder = saved_model_folder(path)
    file = os.path.basename(os.path.abspath(folder)) or folder
    if not os.path.isdir(folder):
        raise EngineError(
            "{file} is a graph without its model. Choose a folder with a file {name} in it, or a "
            "{suffixes} file.",
            file=file,
            name=SAVED_MODEL,
            suffixes=MODEL_FILES,
        )
    copy = os.path.join(work_dir, f"model-{secrets.token_hex(8)}")
    made = f"{copy}.new.h5"
    try:
        digest, members = copy_folder(folder, copy, file)
        size = sum(each.size for each in members)
        request = ReadSavedModel(file, members)
        with (
            open(copy, "rb") as source,
            closing(run_job("saved model", request, name=file, file=source)) as results,
        ):
            contents = _contents(results, size, file)
            if on_read is not None:
                on_read(contents, digest)
            description = _described(contents, copy, results, file)
        described = description.contents()
        config, count, *_ = check_description(described, file, is_trusted=False)
        writing = partial(write_h5, made, copy, config, described, description.values())
        write_checked(writing, sum(map(bytes_of, described.data_sets)), work_dir, file)
    except BaseException:
        remove(made)
        raise
    finally:
        remove(copy)
    return VettedModel(made, path, "h5", digest, config, size, count, is_rewritten=True)


def _contents(results: Iterator[SavedModelResult], size: int, file: str) -> SavedModelContents:
    """Return what a SavedModel holds, of which its reader tells first, checked."""
    contents = next(results)
    try:
        if not isinstance(contents, SavedModelContents):
            raise ValueError("numbers came first")
        check_places(contents.data_sets, size)
        nodes = () if contents.graph is None else contents.graph.nodes
        known = {node.name for node in nodes if node.op == CONST}
        named = [each.path for each in contents.data_sets]
        if len(set(named)) < len(named) or not known.issuperset(named):
            raise ValueError("numbers belong to no constant")
        if contents.graph is None and not contents.refusals:
            raise ValueError("there is no graph, and no reason")
    except ValueError as error:
        raise strange(file, str(error)) from None
    return contents


def _described(
    contents: SavedModelContents, copy: str, packed: Iterator[SavedModelResult], file: str
) -> KerasDescription:
    """Return a graph as a description for Keras. Raises EngineError."""
    if contents.refusals:
        raise error_of(contents.refusals[0])
    assert contents.graph is not None
    needed, free = _COPIES * sum(map(bytes_of, contents.data_sets)), free_bytes()
    if needed > free:
        raise EngineError(
            "The model in {file} needs about {needed} of memory, and {free} are free. Close "
            "other programs and open it again.",
            file=file,
            needed=size_text(needed),
            free=size_text(free),
        )
    try:
        numbers = {
            each.path: _plain(values, each.dtype)
            for each, values in stored_numbers(copy, contents.data_sets, packed)
        }
        return describe(contents.graph, numbers.__getitem__, _name(file))
    except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError) as error:
        raise strange(file, f"{type(error).__name__}: {error}") from None


def _plain(values: NDArray[Any], dtype: str) -> NDArray[Any]:
    """Return numbers in this machine's order of bytes; bfloat16 as float32."""
    if dtype == BFLOAT16:
        return (values.astype(np.uint32) << 16).view(np.float32)
    return values.astype(values.dtype.newbyteorder("="), copy=False)


def _name(file: str) -> str:
    """Return a folder's name as one of a model."""
    return re.sub(r"\W+", "_", file, flags=re.ASCII).strip("_")[:60] or "saved_model"
