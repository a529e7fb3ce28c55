"""Holds what a pickle puts together, as far as it is known without calling anything."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Named:
    """What a pickle would import: a class or a function."""

    name: str


@dataclass(slots=True, eq=False)
class Pairs:
    """A dictionary: its keys are not compared, so that no choice of them takes long."""

    items: list[tuple[Any, Any]] = field(default_factory=list)

    def named(self) -> dict[str, Any]:
        """Return what stands under keys that are texts."""
        return {key: value for key, value in self.items if isinstance(key, str)}


@dataclass(slots=True, eq=False)
class Made:
    """What a pickle would make by calling something; it was not called.

    Attributes
    ----------
    by : object
        What would be called; a `Named` most often.
    state : object
        What the object would be filled with.
    """

    by: Any
    state: Any = None

    @property
    def name(self) -> str:
        """Of the class or function; empty where the pickle would compute even that."""
        return self.by.name if isinstance(self.by, Named) else ""


@dataclass(frozen=True, slots=True)
class Storage:
    """Numbers of a file, by their key.

    Attributes
    ----------
    key : str
        Name of the entry in the archive.
    dtype : str
        Of the numbers; bytes have "uint8".
    count : int
        How many.
    """

    key: str
    dtype: str
    count: int


@dataclass(frozen=True, slots=True)
class Tensor:
    """A tensor: a type and sides, which lie within its storage.

    Attributes
    ----------
    strides : tuple of int
        How many numbers apart neighbours lie.
    offset : int
        Of the first number, in numbers.
    is_changed : bool
        Reading negates or conjugates it.
    """

    dtype: str
    shape: tuple[int, ...]
    storage: Storage
    strides: tuple[int, ...] = ()
    offset: int = 0
    is_changed: bool = False
