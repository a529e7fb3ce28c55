"""Finds pictures in array files (.npy, .npz) and reads them one by one, for decode and lists.

An array file is untrusted: its headers are read in a box (`engine.imaging.array_headers`). A
picture costs its own bytes: of a file of 60,000, one slice is read. What cannot be read so, because
it is packed or lies in Fortran's order, is unpacked once, in a box too, into a file without a name.
Nothing is mapped into memory: a mapped file that another program cuts short ends the process.

A picture is named by its file and its place: ``mnist.npz[x_test,12]``, ``digits.npy[12]``; one that
is alone in its file by the file.
"""

from __future__ import annotations

import math
import os
import re
import tempfile
import threading
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.api.errors import EngineError
from engine.api.file_names import array_and_part
from engine.api.limits import MAX_ARRAYS, MAX_FOLDER_IMAGES, MAX_UNPACKED_ARRAY_BYTES
from engine.api.units import MIB, size_text
from engine.box import only_result, run_job
from engine.imaging.array_headers import (
    ArraysRequest,
    StoredArray,
    StoredArrays,
    UnpackRequest,
    damaged,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

_SAMPLED = 64
"""Pictures that are looked at to learn how large the values of an array are."""

_SAMPLED_BYTES = 64 * MIB

_RANGE = re.compile(r"(?P<first>\d{0,12})(?P<colon>:?)(?P<end>\d{0,12})", re.ASCII)

_LABEL_WORDS = {
    "x": ("y",),
    "image": ("label", "target"),
    "images": ("labels", "targets"),
    "data": ("labels", "label", "targets", "target", "y"),
}
"""What labels are called beside pictures: `x_test`, `y_test`; `train_images`, `train_labels`."""

_ANY_LABELS = ("y", "labels", "label", "targets", "target")


@dataclass(frozen=True, slots=True)
class Pictures:
    """An array that holds pictures.

    Attributes
    ----------
    array : StoredArray
        Where its values are.
    count : int
        How many pictures.
    shape : (int, int, int)
        Height, width and channels (1, 3 or 4) of each.
    """

    array: StoredArray
    count: int
    shape: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class ArrayPicture:
    """One picture of an array file, before its values are read.

    Attributes
    ----------
    file : str
        Path of the file.
    pictures : Pictures
        The array that it is in.
    number : int
        Its place there, from 0.
    """

    file: str
    pictures: Pictures
    number: int

    def values(self) -> NDArray[Any]:
        """Return its values as they are stored, shape (h, w, c). Raises EngineError."""
        return _values(self.file, self.pictures.array, self.number, self.pictures.shape)

    def value_range(self) -> tuple[float, float]:
        """Return the least and the largest finite value of many pictures of the array."""
        return _value_range(self.file, _signature(self.file), self.pictures)

    def true_class(self) -> int | None:
        """Return the class that the labels beside the array give the picture, or None."""
        labels = _labels_of(self.file, self.pictures)
        if labels is None:
            return None
        file, array = labels
        units = math.prod(array.shape[1:])
        try:
            row = _values(file, array, self.number, (units,)).astype(np.float64)
        except EngineError:
            return None
        found = float(row[0] if units == 1 else np.argmax(row))
        return int(found) if found >= 0 and found.is_integer() else None


# --- names ----------------------------------------------------------------------------------------


def array_images(path: str) -> list[str]:
    """Return the path of every picture that the path of an array file stands for.

    Parameters
    ----------
    path : str
        A file, for all its pictures, or a part of them: ``FILE[12]``, ``FILE[0:20]``,
        ``FILE[NAME]``, ``FILE[NAME,12]`` or ``FILE[NAME,0:20]``.

    Raises
    ------
    EngineError
        For a file without pictures, or one that is not sound; for pictures that it does not have.
    """
    file, chosen = array_and_part(path)
    found = _pictures_in(file)
    if chosen is None:
        ranges = [(each, range(each.count)) for each in found]
    else:
        ranges = [_chosen(file, chosen, found)]
    count = sum(len(numbers) for _, numbers in ranges)
    if count > MAX_FOLDER_IMAGES:
        raise EngineError(
            "{name} has {found} pictures; at most {limit} are opened together. Choose a part, such "
            "as {part}.",
            name=_name(file),
            found=f"{count:,}",
            limit=f"{MAX_FOLDER_IMAGES:,}",
            part=_item(_name(file), found, found[0], ":1000"),
        )
    return [_item(file, found, each, number) for each, numbers in ranges for number in numbers]


def array_picture(path: str) -> ArrayPicture:
    """Return the one picture that a path names. Raises EngineError."""
    file, chosen = array_and_part(path)
    found = _pictures_in(file)
    if chosen is not None:
        pictures, numbers = _chosen(file, chosen, found)
    else:
        pictures, numbers = found[0], range(sum(each.count for each in found))
    if len(numbers) != 1:
        raise EngineError(
            "{name} has {found} pictures. Name one of them, such as {example}.",
            name=_name(path),
            found=f"{len(numbers):,}",
            example=_item(_name(file), found, pictures, numbers[0]),
        )
    return ArrayPicture(file, pictures, numbers[0])


def _item(file: str, found: Sequence[Pictures], pictures: Pictures, number: int | str) -> str:
    """Return the path of a picture: as short as it can be."""
    place = [pictures.array.name] if len(found) > 1 else []
    if pictures.count > 1:
        place.append(str(number))
    return f"{file}[{','.join(place)}]" if place else file


def _chosen(file: str, chosen: str, found: Sequence[Pictures]) -> tuple[Pictures, range]:
    """Return which pictures of which array are chosen. Raises EngineError."""
    *named, last = chosen.rsplit(",", 1)
    if not named and not _RANGE.fullmatch(last):
        named, last = [last], ":"
    place = _RANGE.fullmatch(last.strip())
    by_name = {each.array.name: each for each in found}
    is_unknown = bool(named) and named[0].strip() not in by_name
    if len(found) > 1 and (is_unknown or not named):
        raise EngineError(
            "{name} has pictures in {arrays}. Write {example} for one of them.",
            name=_name(file),
            arrays=", ".join(by_name),
            example=_item(_name(file), found, found[0], 0),
        )
    pictures = by_name[named[0].strip()] if named and not is_unknown else found[0]
    if is_unknown or place is None or not (place["first"] or place["colon"]):
        raise EngineError(
            '"{chosen}" names no pictures of {name}. Write a number, or two: 12, or 0:20 for the '
            "first twenty.",
            chosen=chosen,
            name=_name(file),
        )
    first = int(place["first"] or 0)
    end = first + 1 if not place["colon"] else int(place["end"] or pictures.count)
    numbers = range(first, min(end, pictures.count))
    if not numbers:
        raise EngineError(
            "{name} has the pictures 0 to {last}; {chosen} is none of them.",
            name=_name(file),
            last=pictures.count - 1,
            chosen=chosen,
        )
    return pictures, numbers


def _name(path: str) -> str:
    return os.path.basename(os.path.normpath(path)) or path


# --- which arrays are pictures --------------------------------------------------------------------


def _pictures_in(file: str) -> tuple[Pictures, ...]:
    """Return the arrays of pictures in a file, at least one. Raises EngineError."""
    arrays = _arrays(file, _signature(file))
    # A table beside a stack of pictures is something else: one-hot labels, a column of numbers.
    stacks = [each for each in arrays if len(each.shape) > 2 and not _is_label_name(each.name)]
    tables = [each for each in arrays if len(each.shape) == 2 and not _is_label_name(each.name)]
    for group in (stacks, tables):
        found = tuple(
            Pictures(each, *form) for each in group if (form := _form(each.shape)) is not None
        )
        if found:
            return found
    shapes = [" ".join(filter(None, (each.name, str(each.shape)))) for each in arrays]
    raise EngineError(
        "{name} holds no pictures: its shape is {shapes}. Pictures are (h, w), (h, w, 1, 3 or 4), "
        "or n of them, (n, h, w) or (n, h, w, c), colours last.",
        name=_name(file),
        shapes=", ".join(shapes[:4]) + (", …" if len(shapes) > 4 else "") if shapes else "()",
    )


def _form(shape: tuple[int, ...]) -> tuple[int, tuple[int, int, int]] | None:
    """Return how many pictures have this shape together, and the shape of each; or None."""
    if 0 in shape:
        return None
    match shape:
        case (height, width):
            return 1, (height, width, 1)
        case (height, width, 1 | 3 | 4 as channels):
            return 1, (height, width, channels)
        case (count, height, width):
            return count, (height, width, 1)
        case (count, height, width, 1 | 3 | 4 as channels):
            return count, (height, width, channels)
    return None


def _is_label_name(name: str) -> bool:
    return bool({*re.split(r"[^a-z]+", name.casefold())} & {*_ANY_LABELS})


def _label_names(name: str) -> Iterator[str]:
    """Yield what the labels of an array may be called, the nearest first."""
    parts = re.split(r"([^A-Za-z]+)", name)
    for at, part in enumerate(parts):
        for word in _LABEL_WORDS.get(part.casefold(), ()):
            yield "".join((*parts[:at], word, *parts[at + 1 :]))
    yield from _ANY_LABELS


def _labels_of(file: str, pictures: Pictures) -> tuple[str, StoredArray] | None:
    """Return the file and the array of the labels that lie beside pictures, or None."""
    if pictures.array.name:
        by_name = {each.name.casefold(): each for each in _arrays(file, _signature(file))}
        places = [
            (file, by_name.get(each.casefold())) for each in _label_names(pictures.array.name)
        ]
    else:
        folder, own = os.path.split(file)
        stem, suffix = os.path.splitext(own)
        paths = [os.path.join(folder, each + suffix) for each in _label_names(stem)]
        places = [(path, _only_array(path)) for path in paths if path != file]
    for place, array in places:
        if array is not None and _fits(array, pictures.count):
            return place, array
    return None


def _only_array(path: str) -> StoredArray | None:
    try:
        (array,) = _arrays(path, _signature(path))
    except (EngineError, OSError, ValueError):
        return None
    return array


def _fits(labels: StoredArray, count: int) -> bool:
    """Return whether there is a label, or a row of one for each class, for every picture."""
    return len(labels.shape) in (1, 2) and labels.shape[0] == count and labels.shape[-1] > 0


# --- headers --------------------------------------------------------------------------------------


def _signature(file: str) -> tuple[int, int]:
    """Return what changes when a file does. Raises OSError."""
    found = os.stat(file)
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=32)
def _arrays(file: str, signature: tuple[int, int]) -> tuple[StoredArray, ...]:
    """Return the arrays of numbers in a file; only headers are read.

    Raises
    ------
    EngineError
        For a file that is none, is damaged, or holds nothing but objects and texts.
    """
    with open(file, "rb") as stream:
        found: StoredArrays = only_result(
            run_job("arrays", ArraysRequest(_name(file)), name=_name(file), file=stream)
        )
    if not all(each.is_possible(signature[1]) for each in found.arrays[:MAX_ARRAYS]):
        raise damaged(_name(file))
    return found.arrays[:MAX_ARRAYS]


def array_of(data: bytes, name: str) -> NDArray[Any]:
    """Return the one array of numbers in the bytes of a .npy file, as it is stored.

    Parameters
    ----------
    data : bytes
        The whole file.
    name : str
        What sentences call it.

    Raises
    ------
    EngineError
        It is no such file, or damaged.
    """
    found: StoredArrays = only_result(run_job("arrays", ArraysRequest(name), name=name, data=data))
    [array, *more] = found.arrays or [None]
    if array is None or more or array.member or not array.is_possible(len(data)):
        raise damaged(name)
    count = math.prod(array.shape)
    values = np.frombuffer(data, array.dtype, count, array.start)
    return values.reshape(array.shape, order="F" if array.is_fortran else "C")


# --- values ---------------------------------------------------------------------------------------


def _values(file: str, array: StoredArray, number: int, shape: tuple[int, ...]) -> NDArray[Any]:
    """Return the slice with a number, of a shape. Raises EngineError."""
    length = math.prod(shape) * array.dtype.itemsize
    if array.member or array.is_fortran:
        data = _unpacked(file, _signature(file), array).read(number * length, length)
    else:
        with open(file, "rb") as stream:
            stream.seek(array.start + number * length)
            data = stream.read(length)
    if len(data) != length:
        raise damaged(_name(file))
    return np.frombuffer(data, array.dtype).reshape(shape)


@lru_cache(maxsize=32)
def _value_range(file: str, signature: tuple[int, int], pictures: Pictures) -> tuple[float, float]:
    each = math.prod(pictures.shape) * pictures.array.dtype.itemsize
    count = max(1, min(_SAMPLED, pictures.count, _SAMPLED_BYTES // each))
    low, high = np.inf, -np.inf
    for number in np.linspace(0, pictures.count - 1, count).astype(int):
        bounds = finite_range(_values(file, pictures.array, int(number), pictures.shape))
        low, high = min(low, bounds[0]), max(high, bounds[1])
    return float(low), float(high)


def finite_range(values: NDArray[Any]) -> tuple[float, float]:
    """Return the least and the largest finite value; (inf, -inf) when there is none."""
    finite = values if values.dtype.kind != "f" else values[np.isfinite(values)]
    return (float(finite.min()), float(finite.max())) if finite.size else (np.inf, -np.inf)


class _UnpackedArray:
    """Values of an array in a file without a name, the last axis running fastest."""

    def __init__(self, chunks: Iterable[NDArray[np.uint8]]) -> None:
        self._lock = threading.Lock()
        self._file = tempfile.TemporaryFile(prefix="camscope-")
        self.size = 0
        for chunk in chunks:
            self.size += chunk.nbytes
            if self.size > MAX_UNPACKED_ARRAY_BYTES:
                return
            self._file.write(chunk.data)

    def read(self, start: int, length: int) -> bytes:
        """Return a part of the bytes."""
        with self._lock:
            self._file.seek(start)
            return self._file.read(length)

    def __del__(self) -> None:
        self._file.close()


_unpacking = threading.Lock()


def _unpacked(file: str, signature: tuple[int, int], array: StoredArray) -> _UnpackedArray:
    with _unpacking:  # two threads that want the same array unpack it once
        return _unpack(file, signature, array)


@lru_cache(maxsize=4)
def _unpack(file: str, signature: tuple[int, int], array: StoredArray) -> _UnpackedArray:
    if array.nbytes > MAX_UNPACKED_ARRAY_BYTES:
        raise EngineError(
            "{name} would unpack to {size}, more than the {limit} that Camscope unpacks. Save it "
            "as .npy, in the order of C.",
            name=_name(file),
            size=size_text(array.nbytes),
            limit=size_text(MAX_UNPACKED_ARRAY_BYTES),
        )
    try:
        stream = open(file, "rb")
        request = UnpackRequest(_name(file), array)
        with run_job("unpack array", request, name=_name(file), file=stream) as chunks:
            unpacked = _UnpackedArray(chunk.data for chunk in chunks)
    except OSError as error:
        raise EngineError(
            "{name} could not be unpacked: {why}. It needs {size} in the folder for temporary "
            "files.",
            name=_name(file),
            why=error.strerror or error,
            size=size_text(array.nbytes),
        ) from error
    if unpacked.size != array.nbytes:
        raise damaged(_name(file))
    return unpacked
