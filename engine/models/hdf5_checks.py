"""Checks an HDF5 file and tells where its numbers lie, for `engine.models.model_reading`.

Hard links only, plain numbers only, nothing over-declared. HDF5 can point to other files (external
links, external and virtual data sets) and can name filters that are loaded as plug-ins; the data of
a model needs none of that. libhdf5 crashes and loops on damaged files, so this runs in a box.
"""

from __future__ import annotations

import math
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import IO, TYPE_CHECKING, Any

import h5py
import numpy as np

from engine.api.errors import EngineError, text
from engine.api.units import MB, MIB, size_text
from engine.models.model_contents import (
    BFLOAT16,
    NUMBER_TYPES,
    TOP_LEVEL_WEIGHTS,
    DataSet,
    LayerWeights,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

MAX_OBJECTS = 200_000
MAX_DEPTH = 100
MAX_EXPANSION = 100
SLACK_BYTES = 16 * MB
MAX_CHUNK_BYTES = 64 * MIB
BLOCK_BYTES = 8 * MIB

_FILTERS = frozenset({h5py.h5z.FILTER_DEFLATE, h5py.h5z.FILTER_SHUFFLE, h5py.h5z.FILTER_FLETCHER32})
_LAYERS = "layers"
_WEIGHT_GROUPS = ("model_weights", _LAYERS, "vars", "_layer_checkpoint_dependencies")
_LEGACY_WEIGHTS = "model_weights"
_UNREAD = frozenset({"optimizer", "optimizer_weights"})
"""Groups of the root that nobody reads when a model is only used."""


@dataclass(frozen=True, slots=True)
class Hdf5Contents:
    """Contents of the checked file.

    Attributes
    ----------
    has_weights : bool
        There are groups as Keras writes them for weights.
    data_sets : tuple of DataSet
        Offsets are those within this file.
    layers : tuple of LayerWeights
        Of a file in Keras' old format.
    layer_groups : tuple of str
        Places of layers in the format of today, those without weights included.
    """

    has_weights: bool
    data_sets: tuple[DataSet, ...]
    layers: tuple[LayerWeights, ...]
    layer_groups: tuple[str, ...]


class Hdf5Reader:
    """An open HDF5 file.

    Parameters
    ----------
    source : binary file
        The file, or the part of one.
    file : str
        The model file's name, for the messages.

    Attributes
    ----------
    description : str or None
        The text of the attribute `model_config`, which is read before anything else.
    training : str or None
        The text of the attribute `training_config`, if it is text.

    Raises
    ------
    EngineError
        Damaged.
    """

    def __init__(self, source: IO[bytes], file: str) -> None:
        self._file, self._source = file, source
        self._items: list[h5py.Dataset] = []
        with _damage_told(file):
            self._root = h5py.File(source, "r")
            self.description = _config_text(self._root, file)
            training = _attribute_text(self._root, "training_config")
            self.training = training if isinstance(training, str) else None

    @cached_property
    def contents(self) -> Hdf5Contents:
        """What it holds, checked.

        Raises
        ------
        EngineError
            Damaged, or holding something that the weights of a model never need.
        """
        with _damage_told(self._file):
            found = _check_tree(self._root, self._file)
            has_weights = "layer_names" in self._root.attrs
            has_weights = has_weights or any(name in self._root for name in _WEIGHT_GROUPS)
            layers: tuple[LayerWeights, ...] = ()
            if _LEGACY_WEIGHTS in self._root:
                found, layers = _legacy_layers(self._root[_LEGACY_WEIGHTS], found)
            elif "layer_names" in self._root.attrs:  # a file of weights alone
                found, layers = _legacy_layers(self._root, found)
            size = self._source.seek(0, 2) if self._root.userblock_size == 0 else 0
            sets = tuple(_described(path, item, size) for path, item in found.items())
            self._items = list(found.values())
            listed = self._root.get(_LAYERS)
            groups = tuple(listed) if isinstance(listed, h5py.Group) else ()
            return Hdf5Contents(has_weights, sets, layers, groups)

    def values(self, index: int) -> Iterator[NDArray[Any]]:
        """Yield the numbers of a data set, a stretch of at most some megabytes at a time."""
        dtype = self.contents.data_sets[index].dtype
        item = self._items[index]
        with _damage_told(self._file):
            if not item.size:
                return
            rows = item.shape[0] if item.shape else 1
            step = max(1, BLOCK_BYTES // max(1, item.size * item.dtype.itemsize // rows))
            for start in range(0, rows, step):
                block = np.asarray(item[start : start + step] if item.shape else item[()])
                block = np.ascontiguousarray(block).reshape(-1)
                yield block.view(np.uint16) if dtype == BFLOAT16 else block.astype(dtype)

    def close(self) -> None:
        """Close the file."""
        self._root.close()


@contextmanager
def _damage_told(file: str) -> Iterator[None]:
    """Turn what libhdf5 says of a damaged file into a sentence."""
    try:
        yield
    except (OSError, RuntimeError, KeyError, ValueError, TypeError, OverflowError) as error:
        raise EngineError(
            "{file} is damaged or cut off: its HDF5 data cannot be read. Copy it again from its "
            "source.",
            file=file,
            details=str(error),
        ) from None


def _attribute_text(root: h5py.File, name: str) -> Any:  # noqa: ANN401  (whatever it holds)
    """Return an attribute, bytes as text; None when there is none."""
    found = root.attrs.get(name)
    return found.decode("utf-8") if isinstance(found, bytes) else found


def _config_text(root: h5py.File, file: str) -> str | None:
    """Return the attribute that describes the model, if it is there and is text."""
    text = _attribute_text(root, "model_config")
    if text is None:
        return None
    if not isinstance(text, str):
        raise EngineError(
            "The description of the model in {file} is not text. Save the model again.", file=file
        )
    return text


def _check_tree(root: h5py.File, file: str) -> dict[str, h5py.Dataset]:
    """Check every link and data set; return the data sets by their paths."""
    pending: list[tuple[h5py.Group, str, int]] = [(root["/"], "", 0)]
    seen: set[int] = set()
    found: dict[str, h5py.Dataset] = {}
    declared = stored = count = 0
    while pending:
        group, place, depth = pending.pop()
        for name in group:
            if not place and name in _UNREAD:
                continue
            if not isinstance(name, str):  # h5py gives bytes where they are no text
                raise ValueError(f"{name!r} is no text")
            count += 1
            if count > MAX_OBJECTS or depth > MAX_DEPTH:
                raise _refused(
                    file, name, "{file} holds more data sets and groups than a model has ({name})."
                )
            if group.id.links.get_info(name.encode()).type != h5py.h5l.TYPE_HARD:
                raise _refused(file, name, "{file} holds a link to another place ({name}).")
            item = group[name]
            address = h5py.h5o.get_info(item.id).addr
            if address in seen:
                continue
            seen.add(address)
            path = f"{place}/{name}" if place else name
            if isinstance(item, h5py.Group):
                pending.append((item, path, depth + 1))
            elif isinstance(item, h5py.Dataset):
                _check_data_set(item, file, name)
                found[path] = item
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
    return found


def _check_data_set(item: h5py.Dataset, file: str, name: str) -> None:
    """Check that a data set is plain numbers within this file."""
    plist = item.id.get_create_plist()
    if plist.get_layout() == h5py.h5d.VIRTUAL:
        raise _refused(
            file, name, "{file} holds a virtual data set, which reads other files ({name})."
        )
    if plist.get_external_count():
        raise _refused(file, name, "{file} holds a data set kept in another file ({name}).")
    for index in range(plist.get_nfilters()):
        if plist.get_filter(index)[0] not in _FILTERS:
            raise _refused(file, name, "{file} holds a compression that needs a plug-in ({name}).")
    if _type_of(item.dtype) not in NUMBER_TYPES or item.shape is None:
        raise _refused(file, name, "{file} holds data that are not plain numbers ({name}).")
    if (
        plist.get_layout() == h5py.h5d.CHUNKED
        and math.prod(item.chunks) * item.dtype.itemsize > MAX_CHUNK_BYTES
    ):
        raise _refused(file, name, "{file} holds data packed in far too large pieces ({name}).")


def _type_of(dtype: np.dtype[Any]) -> str:
    """Return the name of a data set's numbers; other kinds have other names."""
    if dtype.kind == "V" and dtype.itemsize == 2 and dtype.names is None and dtype.base == dtype:
        return BFLOAT16
    return "O" if dtype.hasobject else str(dtype.str)


def _described(path: str, item: h5py.Dataset, size: int) -> DataSet:
    """Say what a data set is, and where it lies if it can be taken from there as it is.

    `size` is the file's; 0 when nothing can be taken.
    """
    kind = item.dtype
    dtype, offset, stored = _type_of(kind), item.id.get_offset(), item.id.get_storage_size()
    is_plain = (
        offset is not None  # of chunks and of what was never written there is none
        and stored == item.size * kind.itemsize
        and offset + stored <= size
        and (dtype == BFLOAT16 or item.id.get_type().equal(h5py.h5t.py_create(kind)))
        and kind.kind != "b"
    )
    if dtype != BFLOAT16 and not is_plain:
        dtype = kind.newbyteorder("<").str
    return DataSet(path, dtype, tuple(int(dim) for dim in item.shape), offset if is_plain else None)


def _legacy_layers(
    group: h5py.Group, found: dict[str, h5py.Dataset]
) -> tuple[dict[str, h5py.Dataset], tuple[LayerWeights, ...]]:
    """Return the data sets that the old format's lists of names name, and those lists."""
    kept: dict[str, h5py.Dataset] = {}
    layers: list[LayerWeights] = []
    names = _names(group, "layer_names")
    if TOP_LEVEL_WEIGHTS in group:
        names.append(TOP_LEVEL_WEIGHTS)
    for name in names:
        indices = []
        for weight in _names(group[name], "weight_names"):
            path = f"{group.name}/{name}/{weight}".lstrip("/")
            if path in kept:
                raise ValueError(f"{path} is listed twice")
            indices.append(len(kept))
            kept[path] = found[path]
        layers.append(LayerWeights(name, tuple(indices)))
    return kept, tuple(layers)


def _names(group: h5py.Group, name: str) -> list[str]:
    """Return a list of names, which Keras cuts into several attributes when it is long."""
    parts = [name] if name in group.attrs else []
    if not parts:
        while f"{name}{len(parts)}" in group.attrs:
            parts.append(f"{name}{len(parts)}")
    listed = [each for part in parts for each in np.asarray(group.attrs[part]).reshape(-1)]
    return [each.decode("utf-8") if isinstance(each, bytes) else str(each) for each in listed]


def _refused(file: str, name: str, sentence: str) -> EngineError:
    return EngineError(
        "{why} The weights of a model never need that, so the file is not opened. Save the model "
        "again with Keras.",
        why=text(sentence, file=file, name=name[:80]),
    )
