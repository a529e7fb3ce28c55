"""Divides a tenth of the machine's memory among the window's caches, and makes these caches."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from cachetools import LRUCache

from engine.api.memory import total_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

K = TypeVar("K", bound="Hashable")
V = TypeVar("V")

SHARE_OF_MEMORY = 0.1
"""Share of the machine's memory that all caches of the window may take together."""


class Cache(StrEnum):
    """The caches of the window."""

    PICTURES = "pictures"
    MAPS = "maps"
    ACTIVATIONS = "activations"
    TILES = "tiles"
    THUMBNAILS = "thumbnails"
    PREDICTIONS = "predictions"


@dataclass(frozen=True, slots=True)
class Budget:
    """Bytes that one cache may take.

    Attributes
    ----------
    share : float
        Of what all caches may take together, 0-1.
    least : int
        In bytes, however small the machine.
    """

    share: float
    least: int


BUDGETS = {
    Cache.PICTURES: Budget(0.48, 64 * 2**20),
    Cache.MAPS: Budget(0.2, 32 * 2**20),
    Cache.ACTIVATIONS: Budget(0.2, 32 * 2**20),
    Cache.TILES: Budget(0.04, 4 * 2**20),
    Cache.THUMBNAILS: Budget(0.05, 8 * 2**20),
    Cache.PREDICTIONS: Budget(0.03, 4 * 2**20),
}


def cache_limit(cache: Cache) -> int:
    """Return how many bytes a cache may hold on this machine.

    The least sizes together pass the tenth only where the machine has less than 2 GB.
    """
    budget = BUDGETS[cache]
    return max(budget.least, int(total_bytes() * SHARE_OF_MEMORY * budget.share))


def memory_cache(cache: Cache, size_of: Callable[[V], int]) -> LRUCache[K, V]:
    """Return an empty cache, from which what was used longest ago goes first.

    Parameters
    ----------
    cache : Cache
        Whose share limits it.
    size_of : callable
        Gives a value's size in bytes.
    """
    return byte_cache(cache_limit(cache), size_of)


def byte_cache(limit: int, size_of: Callable[[V], int]) -> LRUCache[K, V]:
    """Return a cache of at most `limit` bytes in which the newest value stays whatever its size.

    A value that is larger than the limit counts as the limit: `LRUCache` would refuse it, but what
    is on the screen has to be kept, alone.
    """
    return LRUCache(limit, getsizeof=lambda value: min(size_of(value), limit))
