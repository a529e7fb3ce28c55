"""Reads a model file, for `engine.models.vetting`: what it describes, and where its numbers lie.

The job of a box: whatever the file does to zipfile, json or libhdf5 happens in a process that can
be thrown away. Text and numbers come out, never bytes for another parser.
"""

from __future__ import annotations

import io
import json
import zipfile
from contextlib import ExitStack, closing
from dataclasses import replace
from typing import IO, TYPE_CHECKING

import h5py
import numpy as np

from engine.api.errors import EngineError
from engine.ipc.codec import encode
from engine.models import config_checks as configs
from engine.models import keras_zip_checks as keras_zip
from engine.models.hdf5_checks import Hdf5Reader
from engine.models.model_contents import ModelContents, ReadModel, Values

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from engine.models.model_contents import DataSet, ModelResult


def prepare() -> None:
    """Load what is loaded at first use otherwise: a box cannot load anything later."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(keras_zip.CONFIG, '{"class_name": "Sequential"}')
        weights = io.BytesIO()
        with h5py.File(weights, "w") as root:
            root.attrs["names"] = [b"a"]
            root.create_dataset("x", data=np.zeros(2, np.float32), compression="gzip")
        archive.writestr(keras_zip.WEIGHTS, weights.getvalue())
    for result in read_model(ReadModel("prepared", "keras"), buffer):
        encode(result)


def read_model(request: ReadModel, file: IO[bytes]) -> Generator[ModelResult]:
    """Yield a model file's contents, then its packed numbers in order.

    Parameters
    ----------
    request : ReadModel
        Name and kind.
    file : binary file
        The file.

    Raises
    ------
    EngineError
        One sentence: damaged, or made in a way that Keras does not write. Where only the weights
        are, the description comes all the same.
    """
    name = request.file
    with ExitStack() as stack:
        if request.kind == "h5":
            reader = stack.enter_context(closing(Hdf5Reader(file, name)))
            found = reader.contents
            text = None if found.description is None else _rewritten(found.description, name)
            yield ModelContents(
                text, found.has_weights, found.data_sets, found.layers, found.layer_groups
            )
            yield from _packed(reader, found.data_sets)
            return
        text = _rewritten(keras_zip.check(file, name), name)
        try:
            weights = stack.enter_context(keras_zip.opened_weights(file, name))
            if weights is None:
                yield ModelContents(text, False, ())
                return
            reader = stack.enter_context(closing(Hdf5Reader(weights.stream, name)))
        except EngineError as error:
            yield ModelContents(text, False, (), refusal=error.text)
            return
        data_sets = tuple(_moved(each, weights.start) for each in reader.contents.data_sets)
        yield ModelContents(text, True, data_sets)
        yield from _packed(reader, data_sets)


def _moved(each: DataSet, start: int | None) -> DataSet:
    """Return a data set with its place in the whole file."""
    if each.offset is None or start is None:
        return replace(each, offset=None)
    return replace(each, offset=start + each.offset)


def _packed(reader: Hdf5Reader, data_sets: Sequence[DataSet]) -> Iterator[Values]:
    for index, each in enumerate(data_sets):
        if each.offset is None:
            for block in reader.values(index):
                yield Values(index, block)


def _rewritten(text: str | bytes, file: str) -> str:
    """Return a description written anew: one reading of it is left."""
    return json.dumps(configs.parse(text, file))
