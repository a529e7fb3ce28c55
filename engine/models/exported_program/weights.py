"""Finds the numbers of a program's constants in its archive, for `reading`.

A table tells of each tensor in which entry its numbers lie, and with which sides, strides and
offset; before PyTorch 2.9 a pickle does, in an archive within the archive. All of that is checked
against the entry's bytes. Numbers that lie there one after the other are read from their place
later; the others are brought into order here.
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
from engine.models.exported_program.archive import CONSTANTS, PICKLE, WEIGHTS
from engine.models.model_contents import BFLOAT16, DataSet, Values
from engine.models.model_writing import MAX_EXPANSION, SLACK_BYTES, bytes_of
from engine.models.torch_files.contents import MOST_PICKLE_BYTES
from engine.models.torch_files.pickle_machine import ForeignValueError, PickleError
from engine.models.torch_files.state_dict import plain_tensors

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
    part : str
        Name of the archive within the archive that has the entry; empty for the archive itself.
    entry : str
        Its name there.
    dtype : str
        Of `NUMBER_TYPES`.
    shape, strides : tuple of int
        Sides, and how many numbers apart neighbours lie.
    offset : int
        Of the first number, in numbers.
    """

    part: str
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
    parts : mapping of str to Archive
        The archive, under no name, and those within it.
    """

    data_sets: tuple[DataSet, ...]
    views: tuple[View, ...]
    places: tuple[int, ...]
    parts: Mapping[str, Archive]


_Told = View | tuple[str, schema.PayloadMeta]
"""Of a tensor: where its numbers lie, or in which folder, and what the table says."""


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
        They are more than numbers, missing, outside their entry, or of another shape.
    """
    parts = {"": archive}
    table = _table(archive, parts)
    sets: dict[View, int] = {}
    data_sets: list[DataSet] = []
    begun: dict[tuple[str, str], int | None] = {}
    plain: set[tuple[str, str]] = set()
    places = []
    for constant in constants:
        view = _view(parts, table, constant.path)
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
            where = view.part, view.entry
            if where not in begun:
                begun[where] = parts[view.part].place(view.entry)
            start, offset = begun[where], None
            if start is not None and view.is_plain and where not in plain:
                plain.add(where)
                offset = start + view.offset * view.itemsize
            data_sets.append(DataSet(constant.path, view.dtype, view.shape, offset))
        places.append(sets[view])
    _check_room(archive, data_sets)
    return FoundNumbers(tuple(data_sets), tuple(sets), tuple(places), parts)


def packed_values(found: FoundNumbers) -> Iterator[Values]:
    """Yield the numbers that do not lie in the file as they are, in order."""
    for index, (each, view) in enumerate(zip(found.data_sets, found.views, strict=True)):
        if each.offset is not None:
            continue
        values = view.numbers(found.parts[view.part].array(view.entry))
        if each.dtype == "|b1":
            values = values != 0
        for start in range(0, values.size, _PIECE):
            yield Values(index, values[start : start + _PIECE])


def _table(archive: Archive, parts: dict[str, Archive]) -> dict[str, _Told]:
    """Return what is told of each tensor; archives within the archive are added to the parts."""
    found: dict[str, _Told] = {}
    for folder, kind in ((CONSTANTS, "constants"), (WEIGHTS, "weights")):
        name, pickled = (
            f"{folder}{archive.model}_{kind}_config.json",
            archive.pickled_numbers(folder),
        )
        if name in archive.entries:
            try:
                config = msgspec.convert(archive.json(name), schema.PayloadConfig).config
            except msgspec.ValidationError as error:
                raise _strange_table(archive, str(error)) from None
            found |= {path: (folder, meta) for path, meta in config.items()}
        elif pickled not in archive.entries:
            raise _strange_table(archive, f"neither {name} nor {pickled}")
        elif archive.entries[pickled].file_size:  # what has none is empty
            parts[pickled] = archive.inner(pickled)
            found |= _pickled_views(parts[pickled], pickled)
    return found


def _pickled_views(part: Archive, name: str) -> dict[str, View]:
    """Return where the tensors of a pickled state dict lie. Raises EngineError."""
    try:
        tensors = plain_tensors(part.limited(PICKLE, MOST_PICKLE_BYTES))
    except ForeignValueError as error:
        raise EngineError(
            "{file} is refused: the pickle of its weights holds {name}, which is no plain tensor. "
            "A pickle is a program that Camscope never runs. Export the model again with PyTorch "
            "2.9 or newer.",
            file=part.file,
            name=str(error)[:80],
        ) from None
    except PickleError as error:
        raise _strange_table(part, f"{name}: {error}") from None
    found = {}
    for path, tensor in tensors.items():
        entry, dtype = f"data/{tensor.storage.key}", number_type(tensor.dtype)
        if entry not in part.entries or not dtype or len(tensor.shape) > MAX_RANK:
            raise _strange_table(part, f"{path}: {tensor}"[:300])
        found[path] = View(name, entry, dtype, tensor.shape, tensor.strides, tensor.offset)
    return found


def _view(parts: Mapping[str, Archive], table: Mapping[str, _Told], path: str) -> View:
    """Return where a tensor's numbers lie, checked against its entry. Raises EngineError."""
    archive = parts[""]
    if path not in table:
        raise EngineError(
            "{file} holds no numbers for its variable {variable}.",
            file=archive.file,
            variable=path,
        )
    told = table[path]
    view = told if isinstance(told, View) else _described(archive, path, *told)
    size = parts[view.part].entries[view.entry].file_size
    if view.end > size:
        raise EngineError(
            "{file} is refused: the numbers of {variable} would lie outside of what is stored for "
            "it.",
            file=archive.file,
            variable=path,
            details=f"{view}, {size} bytes",
        )
    return view


def _described(archive: Archive, path: str, folder: str, meta: schema.PayloadMeta) -> View:
    """Return where a tensor's numbers lie by its line of the table. Raises EngineError."""
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
    return View("", entry, dtype, shape or (), strides or (), offset)


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
