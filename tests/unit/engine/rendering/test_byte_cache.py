"""The cache keeps to its limit, and forgets what was used longest ago."""

from __future__ import annotations

import pytest

from engine.rendering.byte_cache import ByteCache


@pytest.fixture
def cache() -> ByteCache[str, bytes]:
    return ByteCache(10, len)


def test_oldest_goes_first(cache: ByteCache[str, bytes]):
    cache.put("a", b"12345")
    cache.put("b", b"12345")
    cache.put("c", b"1")
    assert cache.get("a") is None
    assert cache.get("b") == b"12345"
    assert cache.get("c") == b"1"


def test_what_is_used_stays(cache: ByteCache[str, bytes]):
    cache.put("a", b"12345")
    cache.put("b", b"12345")
    cache.get("a")
    cache.put("c", b"1")
    assert cache.get("a") == b"12345"
    assert cache.get("b") is None


def test_newest_stays_even_when_too_large(cache: ByteCache[str, bytes]):
    cache.put("a", b"1")
    cache.put("b", b"x" * 100)
    assert cache.get("a") is None
    assert cache.get("b") == b"x" * 100


def test_replacing_counts_once(cache: ByteCache[str, bytes]):
    cache.put("b", b"123")
    for _ in range(5):
        cache.put("a", b"12345")
    assert cache.get("b") == b"123"
