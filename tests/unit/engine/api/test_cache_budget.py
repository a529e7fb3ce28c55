"""Caches keep to their share of the machine's memory, and forget what was used longest ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engine.api import cache_budget
from engine.api.cache_budget import BUDGETS, Cache, byte_cache, cache_limit, memory_cache

if TYPE_CHECKING:
    from cachetools import LRUCache


@pytest.fixture
def cache() -> LRUCache[str, bytes]:
    return byte_cache(10, len)


def test_oldest_goes_first(cache: LRUCache[str, bytes]):
    cache["a"] = b"12345"
    cache["b"] = b"12345"
    cache["c"] = b"1"
    assert cache.get("a") is None
    assert cache.get("b") == b"12345"
    assert cache.get("c") == b"1"


def test_what_is_used_stays(cache: LRUCache[str, bytes]):
    cache["a"] = b"12345"
    cache["b"] = b"12345"
    cache.get("a")
    cache["c"] = b"1"
    assert cache.get("a") == b"12345"
    assert cache.get("b") is None


def test_newest_stays_even_when_too_large(cache: LRUCache[str, bytes]):
    cache["a"] = b"1"
    cache["b"] = b"x" * 100
    assert cache.get("a") is None
    assert cache.get("b") == b"x" * 100
    cache["c"] = b"1"
    assert list(cache) == ["c"]


def test_replacing_counts_once(cache: LRUCache[str, bytes]):
    cache["b"] = b"123"
    for _ in range(5):
        cache["a"] = b"12345"
    assert cache.get("b") == b"123"


@pytest.mark.parametrize("gigabytes", [2, 8, 64])
def test_all_caches_together_take_a_tenth_at_most(gigabytes: int, monkeypatch):
    total = gigabytes * 10**9
    monkeypatch.setattr(cache_budget, "total_bytes", lambda: total)
    limits = {cache: cache_limit(cache) for cache in Cache}
    assert 0.09 * total < sum(limits.values()) <= 0.1 * total
    for cache, limit in limits.items():
        assert memory_cache(cache, len).maxsize == limit


def test_a_small_machine_has_the_least_sizes(monkeypatch):
    monkeypatch.setattr(cache_budget, "total_bytes", lambda: 10**8)
    assert all(cache_limit(cache) == BUDGETS[cache].least for cache in Cache)
