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
from engine.models.parameter_budget import check_extent
from engine.models.training_loss import with_losses

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from engine.models.config_graph import Config
    from engine.models.model_contents import DataSet, ModelResult

    _Read = Iterator[tuple[ModelContents, Hdf5Reader | None]]


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

    The description comes first, alone, before what may break its reader; then everything.

    Raises
    ------
    EngineError
        One sentence: damaged, or made in a way that Keras does not write. Where only the rest is,
        the description comes all the same, with the sentence.
    """
    name = request.file
    with ExitStack() as stack:
        reading = _h5(stack, file, name) if request.kind == "h5" else _keras(stack, file, name)
        description: str | None = None
        reader: Hdf5Reader | None = None
        try:
            for contents, opened in reading:
                description, reader = contents.description, opened
                yield contents
        except EngineError as error:
            if description is None:
                raise
            yield ModelContents(description, False, (), refusal=error.text)
            return
        if reader is not None:
            yield from _packed(reader, contents.data_sets)


def _h5(stack: ExitStack, file: IO[bytes], name: str) -> _Read:
    reader = stack.enter_context(closing(Hdf5Reader(file, name)))
    text: str | None = None
    if reader.description is not None:
        config, text = _rewritten(reader.description, name)
        if reader.training is not None:
            text = json.dumps(with_losses(config, reader.training))
        yield ModelContents(text, False, (), is_whole=False), None
        check_extent(config, name)  # before a walk that takes as long as there are layers
    found = reader.contents
    contents = ModelContents(
        text, found.has_weights, found.data_sets, found.layers, found.layer_groups
    )
    yield contents, reader


def _keras(stack: ExitStack, file: IO[bytes], name: str) -> _Read:
    try:
        described = keras_zip.check(file, name)
    except EngineError:
        ahead = keras_zip.described_ahead(file)
        if ahead is not None:
            yield ModelContents(_rewritten(ahead, name)[1], False, (), is_whole=False), None
        raise
    config, text = _rewritten(described, name)
    yield ModelContents(text, False, (), is_whole=False), None
    check_extent(config, name)
    weights = stack.enter_context(keras_zip.opened_weights(file, name))
    if weights is None:
        yield ModelContents(text, False, ()), None
        return
    reader = stack.enter_context(closing(Hdf5Reader(weights.stream, name)))
    data_sets = tuple(_moved(each, weights.start) for each in reader.contents.data_sets)
    yield ModelContents(text, True, data_sets), reader


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


def _rewritten(text: str | bytes, file: str) -> tuple[Config, str]:
    """Return a description, and the same written anew: one reading of it is left."""
    config = configs.parse(text, file)
    return config, json.dumps(config)
