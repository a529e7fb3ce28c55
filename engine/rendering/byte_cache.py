"""A cache with a limit in bytes: what was used longest ago goes first."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

K = TypeVar("K", bound="Hashable")
V = TypeVar("V")


class ByteCache(Generic[K, V]):
    """Keeps values up to a limit; the newest one stays whatever its size.

    Parameters
    ----------
    limit : int
        In bytes.
    size_of : callable
        Gives a value's size in bytes.
    """

    def __init__(self, limit: int, size_of: Callable[[V], int]) -> None:
        self._limit = limit
        self._size_of = size_of
        self._values: OrderedDict[K, V] = OrderedDict()
        self._total = 0

    def get(self, key: K) -> V | None:
        """Return a value, which counts as used now, or None."""
        if key in self._values:
            self._values.move_to_end(key)
        return self._values.get(key)

    def clear(self) -> None:
        """Drop everything."""
        self._values.clear()
        self._total = 0

    def put(self, key: K, value: V) -> None:
        """Keep a value, and drop the oldest ones that do not fit any more."""
        if key in self._values:
            self._total -= self._size_of(self._values.pop(key))
        self._values[key] = value
        self._total += self._size_of(value)
        while self._total > self._limit and len(self._values) > 1:
            _, dropped = self._values.popitem(last=False)
            self._total -= self._size_of(dropped)
