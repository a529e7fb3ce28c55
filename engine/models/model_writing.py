"""Writes the model that a framework opens: a description and weights of our own making.

Called by `engine.models.vetting` with what was read from a stranger's file. Nothing of that file's
structure is left in it: a new HDF5 file of plain data sets, one after the other. What lay in the
file as it is is taken from the private copy by its place and length.
"""

from __future__ import annotations

import json
import math
import os
from typing import TYPE_CHECKING, Any

import h5py
import numpy as np

from engine.models.model_contents import BFLOAT16, NUMBER_TYPES, TOP_LEVEL_WEIGHTS, Values
from engine.storage.folders import make_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from engine.models.config_graph import Config
    from engine.models.model_contents import DataSet, ModelContents, ModelResult

MAX_EXPANSION = 100
SLACK_BYTES = 16 * 10**6

_WEIGHTS_FILE = "model.weights.h5"


def check_places(data_sets: Iterable[DataSet], size: int) -> None:
    """Check what the reading process says of numbers against the file.

    Parameters
    ----------
    data_sets : iterable of DataSet
        What it says.
    size : int
        Bytes of the file.

    Raises
    ------
    ValueError
        Numbers of an unknown type, outside the file, or more of them than it can hold.
    """
    plain = packed = 0
    for each in data_sets:
        if each.dtype not in NUMBER_TYPES or len(each.shape) > 32 or min((0, *each.shape)) < 0:
            raise ValueError(f"{each.path}: no plain numbers")
        count = bytes_of(each)
        if each.offset is None:
            packed += count
        else:
            plain += count
            if each.offset < 0 or each.offset + count > size:
                raise ValueError(f"{each.path}: outside the file")
    if plain > size or packed > size * MAX_EXPANSION + SLACK_BYTES:
        raise ValueError("the data sets are larger than the file")


def check_layers(contents: ModelContents) -> None:
    """Check the lists of layers that the reading process gives.

    Raises
    ------
    ValueError
        A data set is listed twice, or is none.
    """
    listed = [index for layer in contents.layers for index in layer.data_sets]
    if len(set(listed)) < len(listed) or not set(listed) <= set(range(len(contents.data_sets))):
        raise ValueError("a data set is listed twice, or is not there")


def write_keras(
    path: str, copy: str, config: Config, contents: ModelContents, packed: Iterable[ModelResult]
) -> None:
    """Write a model as a folder, in Keras' format of today without its ZIP archive.

    Parameters
    ----------
    path : str
        The folder to make.
    copy : str
        The private copy of the model file.
    config : dict
        The checked description.
    contents : ModelContents
        What the file holds.
    packed : iterable of Values
        The numbers that do not lie in the copy as they are, in order.

    Raises
    ------
    ValueError
        Packed numbers are missing, or other ones than announced.
    """
    make_folder(path)
    with open(os.path.join(path, "config.json"), "w", encoding="ascii") as out:
        out.write(json.dumps(config))  # `dump` is five times slower
    with h5py.File(os.path.join(path, _WEIGHTS_FILE), "x", libver="latest") as root:
        for each, values in stored_numbers(copy, contents.data_sets, packed):
            _write(root, each.path, each, values)


def write_h5(
    path: str, copy: str, config: Config, contents: ModelContents, packed: Iterable[ModelResult]
) -> None:
    """Write a model as one file, in Keras' old format; arguments as those of `write_keras`.

    Weights are found by order there, so that layers and weights are called by their numbers. What
    no layer has is left out.
    """
    places = {
        index: (TOP_LEVEL_WEIGHTS if layer.name == TOP_LEVEL_WEIGHTS else str(number), str(at))
        for number, layer in enumerate(contents.layers)
        for at, index in enumerate(layer.data_sets)
    }
    with h5py.File(path, "x", libver="latest") as root:
        root.attrs["model_config"] = json.dumps(config)
        group = root.create_group("model_weights")
        names = []
        for number, layer in enumerate(contents.layers):
            is_top = layer.name == TOP_LEVEL_WEIGHTS
            own = group.create_group(TOP_LEVEL_WEIGHTS if is_top else str(number))
            own.attrs["weight_names"] = _names(range(len(layer.data_sets)))
            if not is_top:
                names.append(number)
        group.attrs["layer_names"] = _names(names)
        for index, (each, values) in enumerate(stored_numbers(copy, contents.data_sets, packed)):
            if index in places:
                _write(group, "/".join(places[index]), each, values)


def _names(numbers: Iterable[int]) -> NDArray[np.bytes_]:
    """Return numbers as the list of names that Keras reads."""
    return np.array([str(number).encode() for number in numbers], dtype="S8")


def stored_numbers(
    copy: str, data_sets: Iterable[DataSet], packed: Iterable[object]
) -> Iterator[tuple[DataSet, NDArray[Any]]]:
    """Yield every data set with its numbers; arguments as those of `write_keras`."""
    stretches = iter(packed)
    with open(copy, "rb") as source:
        for index, each in enumerate(data_sets):
            if each.offset is None:
                yield each, _joined(index, each, stretches)
                continue
            source.seek(each.offset)
            values = np.fromfile(source, _dtype_of(each), math.prod(each.shape))
            yield each, values.reshape(each.shape)


def _joined(index: int, each: DataSet, stretches: Iterator[object]) -> NDArray[Any]:
    """Return the numbers that come in stretches. Raises ValueError when they are not whole."""
    array = np.empty(math.prod(each.shape), _dtype_of(each))
    done = 0
    while done < array.size:
        stretch = next(stretches, None)
        if not isinstance(stretch, Values) or stretch.data_set != index or not stretch.values.size:
            raise ValueError(f"{each.path}: numbers are missing")
        values = stretch.values.reshape(-1)
        if done + values.size > array.size or values.dtype != array.dtype:
            raise ValueError(f"{each.path}: other numbers than announced")
        array[done : done + values.size] = values
        done += values.size
    return array.reshape(each.shape)


def _write(place: h5py.Group, path: str, each: DataSet, values: NDArray[Any]) -> None:
    """Write one data set in this machine's order of bytes."""
    if each.dtype == BFLOAT16:
        place.create_dataset(path, data=values.view("V2")).attrs["dtype"] = BFLOAT16
        return
    native = values.dtype.newbyteorder("=")
    place[path] = values.astype(native, copy=False)


def _dtype_of(each: DataSet) -> np.dtype[Any]:
    return np.dtype(np.uint16 if each.dtype == BFLOAT16 else each.dtype)


def bytes_of(each: DataSet) -> int:
    """Return how many bytes a data set takes."""
    return math.prod(each.shape) * _dtype_of(each).itemsize
