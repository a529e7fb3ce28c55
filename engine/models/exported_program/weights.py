"""Finds the numbers of a program's constants in its archive, for `reading`.

A table tells of each tensor in which entry its numbers lie, and with which sides, strides and
offset. All of that is checked against the entry's bytes. Numbers that lie there one after the other
are read from their place later; the others are brought into order here.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
from msgspec import UNSET

from engine.api.errors import EngineError
from engine.models.exported_program import schema
from engine.models.exported_program.archive import CONSTANTS, WEIGHTS
from engine.models.model_contents import BFLOAT16, DataSet, Values
from engine.models.model_writing import MAX_EXPANSION, SLACK_BYTES, bytes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from engine.models.exported_program.archive import Archive
    from engine.models.exported_program.program_graph import ProgramConstant, ValueMeta

_NUMPY = {
    **{"bool": "|b1", "uint8": "|u1", "int8": "|i1", "uint16": "<u2", "int16": "<i2"},
    **{"uint32": "<u4", "int32": "<i4", "uint64": "<u8", "int64": "<i8", "float16": "<f2"},
    **{"float32": "<f4", "float64": "<f8", "bfloat16": BFLOAT16},
}
MAX_RANK = 32
_PIECE = 2**24
"""Numbers that are sent at once."""


@dataclass(frozen=True, slots=True)
class View:
    """Where the numbers of a tensor lie in an entry.

    Attributes
    ----------
    entry : str
        Its name in the archive.
    dtype : str
        Of `NUMBER_TYPES`.
    shape, strides : tuple of int
        Sides, and how many numbers apart neighbours lie.
    offset : int
        Of the first number, in numbers.
    """

    entry: str
    dtype: str
    shape: tuple[int, ...]
    strides: tuple[int, ...]
    offset: int

    @property
    def itemsize(self) -> int:
        """Bytes of a number."""
        return self._numbers.itemsize

    @property
    def count(self) -> int:
        """How many numbers the tensor has."""
        return prod(self.shape)

    @property
    def end(self) -> int:
        """Bytes of the entry up to the last number."""
        if not self.count:
            return 0
        far = sum((side - 1) * step for side, step in zip(self.shape, self.strides, strict=True))
        return (self.offset + far + 1) * self.itemsize

    @property
    def is_plain(self) -> bool:
        """Whether the numbers lie one after the other."""
        step = 1
        for side, own in zip(reversed(self.shape), reversed(self.strides), strict=True):
            if side > 1 and own != step:
                return False
            step *= side
        return True

    def numbers(self, data: NDArray[np.uint8]) -> NDArray[Any]:
        """Return the numbers in the entry's bytes, in order, (n,)."""
        held = data[: data.size // self.itemsize * self.itemsize].view(self._numbers)
        if not self.count:
            return held[:0]
        steps = [step * self.itemsize for step in self.strides]
        found = np.lib.stride_tricks.as_strided(held[self.offset :], self.shape, steps)
        return np.ascontiguousarray(found).reshape(-1)

    @property
    def _numbers(self) -> np.dtype[Any]:
        return np.dtype({BFLOAT16: np.uint16, "|b1": np.uint8}.get(self.dtype, self.dtype))


@dataclass(frozen=True, slots=True)
class FoundNumbers:
    """Where the numbers of a program lie.

    Attributes
    ----------
    data_sets : tuple of DataSet
        As `ProgramContents` has them.
    views : tuple of View
        The same in their entries.
    places : tuple of int
        For each constant, the index of its data set.
    """

    data_sets: tuple[DataSet, ...]
    views: tuple[View, ...]
    places: tuple[int, ...]


def number_type(dtype: str) -> str:
    """Return the type of a tensor's numbers as `DataSet` has it; empty for a strange one."""
    return _NUMPY.get(dtype, "")


def find_numbers(
    archive: Archive,
    constants: Sequence[ProgramConstant],
    values: Mapping[str, ValueMeta],
) -> FoundNumbers:
    """Return where the numbers of constants lie.

    Raises
    ------
    EngineError
        They are a pickle, missing, outside their entry, or of another shape.
    """
    table = _table(archive)
    sets: dict[View, int] = {}
    data_sets: list[DataSet] = []
    begun: dict[str, int | None] = {}
    plain: set[str] = set()
    places = []
    for constant in constants:
        view = _view(archive, table, constant.path)
        told = values.get(constant.value)
        if told is None or (view.shape, view.dtype) != (told.shape, number_type(told.dtype)):
            raise EngineError(
                "The numbers that {file} holds for its variable {variable} are of another shape or "
                "type than it has.",
                file=archive.file,
                variable=constant.path,
            )
        if view not in sets:
            sets[view] = len(sets)
            if view.entry not in begun:
                begun[view.entry] = archive.place(view.entry)
            start, offset = begun[view.entry], None
            if start is not None and view.is_plain and view.entry not in plain:
                plain.add(view.entry)
                offset = start + view.offset * view.itemsize
            data_sets.append(DataSet(constant.path, view.dtype, view.shape, offset))
        places.append(sets[view])
    _check_room(archive, data_sets)
    return FoundNumbers(tuple(data_sets), tuple(sets), tuple(places))


def packed_values(archive: Archive, found: FoundNumbers) -> Iterator[Values]:
    """Yield the numbers that do not lie in the file as they are, in order."""
    for index, (each, view) in enumerate(zip(found.data_sets, found.views, strict=True)):
        if each.offset is not None:
            continue
        values = view.numbers(archive.array(view.entry))
        if each.dtype == "|b1":
            values = values != 0
        for start in range(0, values.size, _PIECE):
            yield Values(index, values[start : start + _PIECE])


def _table(archive: Archive) -> dict[str, tuple[str, schema.PayloadMeta]]:
    """Return what the tables tell of each tensor, and in which folder its entry lies."""
    found: dict[str, tuple[str, schema.PayloadMeta]] = {}
    for folder, kind in ((CONSTANTS, "constants"), (WEIGHTS, "weights")):
        name = f"{folder}{archive.model}_{kind}_config.json"
        if name not in archive.entries:
            raise EngineError(
                "{file} is refused: it was written by PyTorch 2.8 or older, which stores weights "
                "as a Python pickle, a program that Camscope never runs. Export the model again "
                "with PyTorch 2.9 or newer.",
                file=archive.file,
            )
        try:
            config = msgspec.convert(archive.json(name), schema.PayloadConfig).config
        except msgspec.ValidationError as error:
            raise _strange_table(archive, str(error)) from None
        found |= {path: (folder, meta) for path, meta in config.items()}
    return found


def _view(archive: Archive, table: Mapping[str, tuple[str, schema.PayloadMeta]], path: str) -> View:
    """Return where a tensor's numbers lie, checked against its entry. Raises EngineError."""
    if path not in table:
        raise EngineError(
            "{file} holds no numbers for its variable {variable}.",
            file=archive.file,
            variable=path,
        )
    folder, meta = table[path]
    if meta.use_pickle:
        raise EngineError(
            "{file} is refused: it holds {variable} as a Python pickle, a program that Camscope "
            "never runs. Export the model with plain tensors.",
            file=archive.file,
            variable=path,
        )
    tensor, entry = meta.tensor_meta, folder + meta.path_name
    if tensor is None or entry not in archive.entries or "/" in meta.path_name:
        raise _strange_table(archive, f"{path} lies in {meta.path_name[:80]}")
    if tensor.layout != schema.STRIDED:
        raise _strange_table(archive, f"{path} is a sparse tensor")
    dtype = number_type(schema.SCALAR_TYPES.get(tensor.dtype, ""))
    shape, strides = _whole(tensor.sizes), _whole(tensor.strides)
    [offset] = _whole([tensor.storage_offset]) or (-1,)
    sound = shape is not None and strides is not None and offset >= 0 and dtype
    if not sound or len(shape or ()) != len(strides or ()) or len(shape or ()) > MAX_RANK:
        raise _strange_table(archive, f"{path} has strange sides, strides or numbers")
    view = View(entry, dtype, shape or (), strides or (), offset)
    if view.end > archive.entries[entry].file_size:
        raise EngineError(
            "{file} is refused: the numbers of {variable} would lie outside of what is stored for "
            "it.",
            file=archive.file,
            variable=path,
            details=f"{view}, {archive.entries[entry].file_size} bytes",
        )
    return view


def _whole(sizes: Sequence[schema.SymInt]) -> tuple[int, ...] | None:
    """Return whole numbers of 0 and more; None if one is something else."""
    found = tuple(each.as_int for each in sizes if each.as_int is not UNSET)
    sound = all(0 <= each < 2**48 for each in found)
    return found if sound and len(found) == len(sizes) else None


def _check_room(archive: Archive, data_sets: Sequence[DataSet]) -> None:
    """Check that small files do not ask for much memory."""
    size = sum(each.file_size for each in archive.entries.values())
    if sum(bytes_of(each) for each in data_sets if each.offset is None) > (
        size * MAX_EXPANSION + SLACK_BYTES
    ):
        raise EngineError(
            "{file} is refused: its constants would take far more memory than the file.",
            file=archive.file,
        )


def _strange_table(archive: Archive, details: str) -> EngineError:
    return EngineError(
        "The weights of {file} are damaged: what is told of them makes no sense. Copy the file "
        "again from its source, or export the model again.",
        file=archive.file,
        details=details,
    )
