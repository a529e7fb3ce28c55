"""Writes a program that passed the checks, and reads it again: `write_program`, `read_program`.

A folder of our own: the graph as a typed message, and all numbers one after the other in this
machine's order of bytes. Nothing of the stranger's file is left in it but text and numbers.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from math import prod
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.ipc.codec import decode, encode
from engine.models.exported_program.program_graph import ProgramGraph  # noqa: TC001  its form
from engine.models.model_contents import BFLOAT16, DataSet
from engine.storage.folders import make_folder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

_GRAPH_FILE = "graph.message"
_NUMBERS_FILE = "weights.bin"
_ALIGNMENT = 64
"""Bytes: where processors like an array to begin."""


@dataclass(frozen=True, slots=True)
class WrittenProgram:
    """What the graph's file holds.

    Attributes
    ----------
    graph : ProgramGraph
        The program.
    data_sets : tuple of DataSet
        Where numbers lie in the other file.
    """

    graph: ProgramGraph
    data_sets: tuple[DataSet, ...]


def write_program(
    folder: str, graph: ProgramGraph, numbers: Iterable[tuple[DataSet, NDArray[Any]]]
) -> None:
    """Write a program.

    Parameters
    ----------
    folder : str
        The folder to make.
    graph : ProgramGraph
        A checked one.
    numbers : iterable of (DataSet, array)
        The numbers of its data sets, in their order; bfloat16 as uint16.
    """
    make_folder(folder)
    data_sets = []
    with open(os.path.join(folder, _NUMBERS_FILE), "xb") as out:
        for each, values in numbers:
            out.write(b"\0" * (-out.tell() % _ALIGNMENT))
            data_sets.append(replace(each, dtype=_native(each.dtype), offset=out.tell()))
            out.write(np.ascontiguousarray(_sound(values)).data)
    parts = encode(WrittenProgram(graph, tuple(data_sets)))
    with open(os.path.join(folder, _GRAPH_FILE), "xb") as out:
        out.writelines(parts)


def read_program(folder: str) -> tuple[ProgramGraph, tuple[NDArray[Any], ...]]:
    """Return a program that `write_program` wrote.

    Parameters
    ----------
    folder : str
        Its folder, which is not needed any more then.

    Returns
    -------
    graph : ProgramGraph
        The program.
    numbers : tuple of array
        One for each data set, all of them in one piece of memory; bfloat16 as uint16, whose values
        `ProgramGraph.values` tells apart.
    """
    with open(os.path.join(folder, _GRAPH_FILE), "rb") as source:
        written = decode(WrittenProgram, source.read(), [])
    held = np.fromfile(os.path.join(folder, _NUMBERS_FILE), np.uint8)
    return written.graph, tuple(_array(held, each) for each in written.data_sets)


def _array(held: NDArray[np.uint8], each: DataSet) -> NDArray[Any]:
    dtype = np.dtype(np.uint16 if each.dtype == BFLOAT16 else each.dtype)
    start = each.offset or 0
    return held[start : start + prod(each.shape) * dtype.itemsize].view(dtype).reshape(each.shape)


def _native(dtype: str) -> str:
    """Return a type of numbers in this machine's order of bytes."""
    return dtype if dtype == BFLOAT16 else np.dtype(dtype).newbyteorder("=").str


def _sound(values: NDArray[Any]) -> NDArray[Any]:
    """Return numbers in this machine's order of bytes; truth values are 0 and 1."""
    if values.dtype == np.bool_:
        values = values.view(np.uint8) != 0
    return values.astype(values.dtype.newbyteorder("="), copy=False)
