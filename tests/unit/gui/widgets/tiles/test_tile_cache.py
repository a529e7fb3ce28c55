"""Tiles by number: the least recently used go first, the newest one never."""

import pytest
from gui.widgets.tiles.tile_cache import TileCache
from PySide6.QtGui import QPixmap


@pytest.fixture
def cache(qapp):
    return TileCache(limit=3 * 400)


def tile(side=10):
    return QPixmap(side, side)


def test_what_was_used_longest_ago_goes_first(cache):
    for number in (1, 2, 3):
        cache.put(number, tile())
    assert cache.size == 1200
    assert cache.get(1) is not None
    cache.put(4, tile())
    assert cache.get(2) is None
    assert [cache.get(number) is not None for number in (1, 3, 4)] == [True] * 3
    assert (len(cache), cache.size) == (3, 1200)


def test_a_tile_made_again_replaces_the_old_one(cache):
    cache.put(1, tile())
    cache.put(1, tile(5))
    assert (len(cache), cache.size) == (1, 100)
    assert cache.get(1).width() == 5


def test_the_newest_stays_though_it_is_too_large(cache):
    cache.put(1, tile())
    cache.put(2, tile(100))
    assert cache.get(1) is None
    assert cache.get(2) is not None


def test_clearing_drops_everything(cache):
    cache.put(1, tile())
    cache.clear()
    assert (len(cache), cache.size, cache.get(1)) == (0, 0, None)
