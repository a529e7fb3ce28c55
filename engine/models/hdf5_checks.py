"""Checks an HDF5 file: hard links only, plain numbers only, nothing over-declared.

Called by `engine.models.vetting` for .h5 files and for the weights inside .keras files. HDF5 can
point to other files (external links, external and virtual data sets) and can name filters that are
loaded as plug-ins; the data of a model needs none of that. Nothing is read but headers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, Any

import h5py

from engine.api.errors import EngineError, text
from engine.api.units import MB, size_text

MAX_OBJECTS = 200_000
MAX_DEPTH = 100
MAX_EXPANSION = 100
SLACK_BYTES = 16 * MB

_FILTERS = frozenset({h5py.h5z.FILTER_DEFLATE, h5py.h5z.FILTER_SHUFFLE, h5py.h5z.FILTER_FLETCHER32})
_NUMBERS = "biuf"
_WEIGHT_GROUPS = ("model_weights", "layers", "vars", "_layer_checkpoint_dependencies")


@dataclass(frozen=True, slots=True)
class Contents:
    """Contents of the checked file.

    Attributes
    ----------
    values : int
        Numbers in all data sets.
    model_config : str or None
        The text of the attribute `model_config`.
    has_weights : bool
        There are groups as Keras writes them for weights.
    """

    values: int
    model_config: str | None
    has_weights: bool


def check(source: str | IO[bytes], file: str) -> Contents:
    """Walk an HDF5 file and return what it holds.

    Parameters
    ----------
    source : str or binary file
        The private copy, or the weights within it.
    file : str
        The model file's name, for the messages.

    Raises
    ------
    EngineError
        Damaged, or holding something that the weights of a model never need.
    """
    try:
        with h5py.File(source, "r") as root:
            values = _check_tree(root, file)
            weights = "layer_names" in root.attrs or any(name in root for name in _WEIGHT_GROUPS)
            return Contents(values, _config_text(root, file), weights)
    except EngineError:
        raise
    except (OSError, RuntimeError, KeyError, ValueError, TypeError) as error:
        raise EngineError(
            "{file} is damaged or cut off: its HDF5 data cannot be read. Copy it again from its "
            "source.",
            file=file,
            details=str(error),
        ) from None


def _config_text(root: h5py.File, file: str) -> str | None:
    """Return the attribute that describes the model, if it is there and is text."""
    if "model_config" not in root.attrs:
        return None
    text: Any = root.attrs["model_config"]
    if isinstance(text, bytes):
        text = text.decode("utf-8")
    if not isinstance(text, str):
        raise EngineError(
            "The description of the model in {file} is not text. Save the model again.", file=file
        )
    return text


def _check_tree(root: h5py.File, file: str) -> int:
    """Check every link and data set; return the number of values."""
    pending: list[tuple[h5py.Group, int]] = [(root["/"], 0)]
    seen: set[int] = set()
    values = declared = stored = count = 0
    while pending:
        group, depth = pending.pop()
        for name in group:
            count += 1
            if count > MAX_OBJECTS or depth > MAX_DEPTH:
                raise _refused(
                    file, name, "{file} holds more data sets and groups than a model has ({name})."
                )
            if not isinstance(group.get(name, getlink=True), h5py.HardLink):
                raise _refused(file, name, "{file} holds a link to another place ({name}).")
            item = group[name]
            address = h5py.h5o.get_info(item.id).addr
            if address in seen:
                continue
            seen.add(address)
            if isinstance(item, h5py.Group):
                pending.append((item, depth + 1))
            elif isinstance(item, h5py.Dataset):
                _check_data_set(item, file, name)
                values += int(item.size or 0)
                declared += int(item.size or 0) * item.dtype.itemsize
                stored += int(item.id.get_storage_size())
            else:
                raise _refused(file, name, "{file} holds a data type of its own ({name}).")
    if declared > stored * MAX_EXPANSION + SLACK_BYTES:
        raise EngineError(
            "{file} declares {declared} of data but stores only {stored}, so it is damaged "
            "or made to fill the memory. Copy it again from its source.",
            file=file,
            declared=size_text(declared),
            stored=size_text(stored),
        )
    return values


def _check_data_set(item: h5py.Dataset, file: str, name: str) -> None:
    """Check that a data set is plain numbers within this file."""
    plist = item.id.get_create_plist()
    if item.is_virtual or plist.get_layout() == h5py.h5d.VIRTUAL:
        raise _refused(
            file, name, "{file} holds a virtual data set, which reads other files ({name})."
        )
    if plist.get_external_count():
        raise _refused(file, name, "{file} holds a data set kept in another file ({name}).")
    for index in range(plist.get_nfilters()):
        if plist.get_filter(index)[0] not in _FILTERS:
            raise _refused(file, name, "{file} holds a compression that needs a plug-in ({name}).")
    kind = item.dtype.kind
    bfloat = kind == "V" and item.dtype.itemsize == 2 and item.dtype.names is None
    if item.dtype.hasobject or (kind not in _NUMBERS and not bfloat):
        raise _refused(file, name, "{file} holds data that are not plain numbers ({name}).")


def _refused(file: str, name: str, sentence: str) -> EngineError:
    return EngineError(
        "{why} The weights of a model never need that, so the file is not opened. Save the model "
        "again with Keras.",
        why=text(sentence, file=file, name=name[:80]),
    )
