"""Tiles that have been made, up to a number of bytes. Owned by `TileGrid`."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

LIMIT = 32 * 2**20
BYTES_A_PIXEL = 4


class TileCache:
    """Pixmaps by number, the least recently used dropped first.

    Parameters
    ----------
    limit : int
        Bytes.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._tiles: OrderedDict[int, QPixmap] = OrderedDict()
        self.size = 0

    def __len__(self) -> int:
        return len(self._tiles)

    def get(self, number: int) -> QPixmap | None:
        """Return a tile, or None when it is not there (any more)."""
        if number in self._tiles:
            self._tiles.move_to_end(number)
        return self._tiles.get(number)

    def put(self, number: int, tile: QPixmap) -> None:
        """Keep a tile."""
        if number in self._tiles:
            self.size -= _bytes(self._tiles.pop(number))
        self._tiles[number] = tile
        self.size += _bytes(tile)
        while self.size > self._limit and len(self._tiles) > 1:
            _, dropped = self._tiles.popitem(last=False)
            self.size -= _bytes(dropped)

    def clear(self) -> None:
        """Drop everything."""
        self._tiles.clear()
        self.size = 0


def _bytes(tile: QPixmap) -> int:
    return tile.width() * tile.height() * BYTES_A_PIXEL
