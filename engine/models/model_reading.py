"""Reads a model file, for `engine.models.vetting`: what it describes, and where its numbers lie.

The job of a box: whatever the file does to zipfile, json or libhdf5 happens in a process that can
be thrown away. Text and numbers come out, never bytes for another parser.
"""

from __future__ import annotations

import json
from contextlib import ExitStack, closing
from dataclasses import replace
from typing import IO, TYPE_CHECKING

from engine.models import config_checks as configs
from engine.models import keras_zip_checks as keras_zip
from engine.models.hdf5_checks import Hdf5Reader
from engine.models.model_contents import ModelContents, Values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.models.model_contents import ModelResult, ReadModel


def read_model(request: ReadModel, source: IO[bytes]) -> Iterator[ModelResult]:
    """Yield a model file's contents, then its packed numbers in order.

    Parameters
    ----------
    request : ReadModel
        Name and kind.
    source : binary file
        The file.

    Raises
    ------
    EngineError
        One sentence: damaged, or made in a way that Keras does not write.
    """
    file = request.file
    with ExitStack() as stack:
        weights, start = source, 0
        text: str | bytes | None = None
        if request.kind == "keras":
            text = keras_zip.check(source, file)
            found = stack.enter_context(keras_zip.opened_weights(source, file))
            if found is None:
                yield ModelContents(_rewritten(text, file), False, ())
                return
            weights, start = found
        reader = stack.enter_context(closing(Hdf5Reader(weights, file)))
        contents = reader.contents
        text = contents.description if text is None else text
        data_sets = tuple(
            replace(each, offset=None if None in (each.offset, start) else each.offset + start)
            for each in contents.data_sets
        )
        yield ModelContents(
            None if text is None else _rewritten(text, file),
            contents.has_weights,
            data_sets,
            contents.layers,
        )
        for index, each in enumerate(data_sets):
            if each.offset is None:
                for block in reader.values(index):
                    yield Values(index, block)


def _rewritten(text: str | bytes, file: str) -> str:
    """Return a description written anew: one reading of it is left."""
    return json.dumps(configs.parse(text, file))
