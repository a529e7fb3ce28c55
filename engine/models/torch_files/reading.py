"""Reads a file of PyTorch that is not opened, in a box: what it is, and the tensors in it.

Called by `engine.models.torch_files.vetting`. Archives are taken apart with limits, pickles by a
machine that calls nothing.
"""

from __future__ import annotations

import io
import zipfile
from typing import IO

from engine.api.errors import EngineError
from engine.api.formats import HEAD_BYTES, MODEL_FILES, TORCH_PICKLE, ZIP_START, is_safetensors
from engine.ipc.codec import encode
from engine.models.torch_files.contents import (
    MOST_PICKLE_BYTES,
    NUMBER_BYTES,
    ReadTorchFile,
    TorchFileContents,
)
from engine.models.torch_files.pickle_machine import pickled_value
from engine.models.torch_files.safetensors_header import read_header
from engine.models.torch_files.tensor_search import contents_of
from engine.models.zip_entries import UNREADABLE, damaged

MOST_ENTRIES = 200_000

_BEFORE_OBJECT = 3
"""Pickles before that of the object, in the format before 1.6: a number, a version, a machine."""
_COUNT = 8
"""Bytes in that format before the numbers of a storage."""
_DATA = "data.pkl"


def prepare() -> None:
    """Load what is loaded at first use otherwise: a box cannot load anything later."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(f"x/{_DATA}", b"\x80\x02}q\x00.")
    encode(read_torch_file(ReadTorchFile("prepared"), buffer))


def read_torch_file(request: ReadTorchFile, file: IO[bytes]) -> TorchFileContents:
    """Return what a file is, and the tensors in it.

    Parameters
    ----------
    request : ReadTorchFile
        Its name.
    file : binary file
        The file.

    Raises
    ------
    EngineError
        One sentence: damaged, or nothing that PyTorch writes.
    """
    file.seek(0)
    head = file.read(HEAD_BYTES)
    try:
        if head.startswith(ZIP_START):
            return _archive(file, request.file)
        if is_safetensors(head):
            return read_header(file)
        return _pickles(file, is_old_format=TORCH_PICKLE.match(head) is not None)
    except UNREADABLE as error:
        raise damaged(request.file, str(error)) from None


def _archive(file: IO[bytes], name: str) -> TorchFileContents:
    with zipfile.ZipFile(file) as archive:
        members = archive.infolist()
        if len(members) > MOST_ENTRIES:
            raise ValueError("it has too many entries")
        inner = {member.filename.partition("/")[2]: member for member in members}
        if len({member.filename for member in members}) < len(members):
            raise ValueError("an entry is there twice")
        is_script = "constants.pkl" in inner or any(each.startswith("code/") for each in inner)
        if _DATA not in inner:
            raise _unknown(name)
        if inner[_DATA].file_size > MOST_PICKLE_BYTES:
            raise ValueError(f"{_DATA} is too large")
        with archive.open(inner[_DATA]) as member:
            value, _ = pickled_value(member.read(MOST_PICKLE_BYTES))
        sizes = {path: member.file_size for path, member in inner.items()}
    contents, storages = contents_of(value, is_script=is_script)
    for each in storages:
        if sizes.get(f"data/{each.key}", -1) < each.count * NUMBER_BYTES[each.dtype]:
            raise ValueError(f"numbers of data/{each.key[:80]} are missing")
    return contents


def _pickles(file: IO[bytes], *, is_old_format: bool) -> TorchFileContents:
    """Return what is told by a file of pickles; numbers follow those of the old format."""
    file.seek(0)
    data = file.read(MOST_PICKLE_BYTES)
    start = 0
    for _ in range(_BEFORE_OBJECT if is_old_format else 0):
        _, start = pickled_value(data, start)
    value, end = pickled_value(data, start)
    contents, storages = contents_of(value)
    if is_old_format:
        _, end = pickled_value(data, end)  # the order of what follows
        numbers = sum(_COUNT + each.count * NUMBER_BYTES[each.dtype] for each in storages)
        if numbers > file.seek(0, io.SEEK_END) - end:
            raise ValueError("numbers are missing")
    return contents


def _unknown(file: str) -> EngineError:
    return EngineError(
        "{file} is a ZIP archive but neither a model nor weights. Choose a {suffixes} file.",
        file=file,
        suffixes=MODEL_FILES,
    )
