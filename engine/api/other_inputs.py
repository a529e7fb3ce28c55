"""Describes a model's inputs beside the image, and the values that they are fed."""

from __future__ import annotations

import hashlib
import math
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.api.errors import EngineError, text
from engine.api.regular_files import read_regular
from engine.api.units import MB

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.api.errors import Text

MAX_ARRAY_BYTES = 64 * MB
MOST_NUMBERS = 4096
"""Of those that are written out; more come from a file."""
_NPY = ".npy"


@dataclass(frozen=True, slots=True)
class OtherInput:
    """An input of a model that is not the image.

    Attributes
    ----------
    name : str
        As the model names it.
    shape : tuple of (int or None)
        Without the batch axis; None where any size fits.
    is_whole : bool
        It takes whole numbers.
    is_image : bool
        An image would fit it, too.
    """

    name: str
    shape: tuple[int | None, ...]
    is_whole: bool = False
    is_image: bool = False

    @property
    def count(self) -> int | None:
        """Number of values; None where any number fits."""
        return None if None in self.shape else math.prod(each or 1 for each in self.shape)


@dataclass(frozen=True, slots=True)
class InputValue:
    """What an input beside the image is fed; one that has no value is fed zeros.

    Attributes
    ----------
    name : str
        Of the input.
    numbers : tuple of float
        One for all places, or one for each, in the order of the array's memory (C).
    path, sha256 : str
        Of a .npy file that has them instead; empty for none.
    """

    name: str
    numbers: tuple[float, ...] = ()
    path: str = ""
    sha256: str = ""

    @property
    def words(self) -> str:
        """What is fed, as it would be written."""
        return self.path or ", ".join(f"{number:g}" for number in self.numbers)


def read_value(name: str, words: str) -> InputValue:
    """Return the value that a user writes: a number, several with commas, or a .npy file.

    Raises
    ------
    EngineError
        For what is neither, and for a file that cannot be read.
    """
    words = words.strip()
    if words.lower().endswith(_NPY):
        return InputValue(name, path=os.path.abspath(words), sha256=_digest(words))
    parts = words.split(",")
    numbers = []
    for part in parts[: MOST_NUMBERS + 1]:
        try:
            number = float(part)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            raise EngineError(
                'Input "{name}" takes a number, several with commas, or a .npy file, not '
                '"{value}".',
                name=name,
                value=part.strip()[:40],
            )
        numbers.append(number)
    if len(numbers) > MOST_NUMBERS:
        raise EngineError(
            'More than {most} numbers for input "{name}": put them into a .npy file.',
            most=MOST_NUMBERS,
            name=name,
        )
    return InputValue(name, tuple(numbers))


def read_array(path: str) -> bytes:
    """Return the bytes of a .npy file. Raises EngineError."""
    file = os.path.basename(path)
    try:
        data = read_regular(path, MAX_ARRAY_BYTES)
    except (OSError, ValueError) as error:
        raise EngineError(
            "{file} cannot be read. Check the path, or choose the file again.",
            file=file or path,
            details=str(error),
        ) from None
    if len(data) > MAX_ARRAY_BYTES:
        raise EngineError("{file} is larger than any input of a model.", file=file)
    return data


def _digest(path: str) -> str:
    return hashlib.sha256(read_array(path)).hexdigest()


def values_for(
    inputs: Iterable[OtherInput], values: Iterable[InputValue]
) -> tuple[InputValue, ...]:
    """Return those values that are of a model's inputs, in the model's order; zeros left out."""
    by_name = {each.name: each for each in values}
    found = (by_name.get(each.name) for each in inputs)
    return tuple(each for each in found if each is not None and (each.path or any(each.numbers)))


def beside_note(inputs: tuple[OtherInput, ...], values: tuple[InputValue, ...]) -> Text | None:
    """Return what is fed beside the image, as a sentence; None where there is no such input."""
    if not inputs:
        return None
    by_name = {each.name: each for each in values}
    said = []
    for each in inputs:
        value = by_name.get(each.name)
        words = "0" if value is None else os.path.basename(value.path) or value.words
        said.append(f"{each.name} = {words if len(words) <= 40 else words[:39] + '…'}")
    return text("Beside the image, the model is fed {values}.", values="; ".join(said))
