"""Reads what Qt remembers of a window's place and docks, to tell whether Qt can be given it back.

`QMainWindow.restoreState` believes every number and crashes on some. The settings give it only what
has the form that `QMainWindow.saveState` writes (qmainwindowlayout.cpp, qdockarealayout.cpp and
qtoolbararealayout.cpp of Qt 6), with names that the window has, each once, and sizes that a screen
can have. A place is that of `QWidget.saveGeometry` (qwidget.cpp).
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_VERSIONED = 0xFF
_DOCKS, _TABS, _SEQUENCE, _WIDGET, _TOOLBARS = 0xFD, 0xFA, 0xFC, 0xFB, 0xFC
_VISIBLE, _FLOATING = 1, 2
_HORIZONTAL, _VERTICAL = 1, 2
_AREAS = 4
_CORNERS = {1, 2, 4, 8}
_DEEPEST = 8
_MAX_PX = (1 << 24) - 1
"""QWIDGETSIZE_MAX; also what an unlimited dock says."""

_MAX_PLACE_PX = 1 << 16


_GEOMETRY = struct.Struct(">IHH4i4iiBBi4i")
_GEOMETRY_START = 0x01D9D0CB
_MAX_SIDE_PX = 1 << 15


class _Odd(Exception):
    """The bytes are not what Qt writes."""


def is_layout(state: bytes, version: int, docks: Iterable[str], toolbars: Iterable[str]) -> bool:
    """Tell whether bytes have the form of `QMainWindow.saveState`, for a window with these parts.

    Parameters
    ----------
    state : bytes
        From wherever.
    version : int
        Given to `saveState`.
    docks, toolbars : iterable of str
        Their object names.
    """
    reader = _Reader(state, set(docks), set(toolbars))
    try:
        reader.window(version)
    except (_Odd, ValueError):
        return False
    return True


def is_geometry(state: bytes) -> bool:
    """Tell whether bytes have the form of `QWidget.saveGeometry`, of a window on some screen."""
    if len(state) != _GEOMETRY.size:
        return False
    start, _, _, *numbers = _GEOMETRY.unpack(state)
    frame, normal, inner = numbers[:4], numbers[4:8], numbers[-4:]
    return start == _GEOMETRY_START and all(map(_is_window, (frame, normal, inner)))


def _is_window(edges: list[int]) -> bool:
    left, top, right, bottom = edges
    is_placed = all(abs(edge) <= _MAX_PLACE_PX for edge in edges)
    return is_placed and 0 < right - left < _MAX_SIDE_PX and 0 < bottom - top < _MAX_SIDE_PX


class _Reader:
    """Goes through a stream of `QDataStream`, in which numbers are big-endian."""

    def __init__(self, data: bytes, docks: set[str], toolbars: set[str]) -> None:
        self._data = data
        self._at = 0
        self._docks = docks
        self._toolbars = toolbars

    def window(self, version: int) -> None:
        _check(self._int() == _VERSIONED and self._int() == version)
        _check(self._byte() == _DOCKS)
        areas = [self._area() for _ in range(self._within(0, _AREAS))]
        _check(len(set(areas)) == len(areas))
        self._size()  # of the middle
        _check({self._int() for _ in range(4)} <= _CORNERS)
        _check(self._byte() == _TOOLBARS)
        for _ in range(self._within(0, len(self._toolbars))):
            self._within(0, _AREAS - 1)
            for _ in range(self._within(1, len(self._toolbars))):
                self._toolbar()
        _check(self._at == len(self._data))

    def _area(self) -> int:
        number = self._within(0, _AREAS - 1)
        self._size()
        self._docks_beside(0)
        return number

    def _docks_beside(self, depth: int) -> None:
        """Read docks beside, above or behind each other."""
        _check(depth < _DEEPEST)
        kind = self._byte()
        _check(kind in (_TABS, _SEQUENCE))
        front = self._int() if kind == _TABS else -1
        _check(self._byte() in (_HORIZONTAL, _VERTICAL))
        count = self._within(1, 2 * len(self._docks) + 1)
        _check(-1 <= front < count)
        for _ in range(count):
            if self._byte() == _WIDGET:
                self._dock()
            else:
                _check(self._data[self._at - 1] == _SEQUENCE)
                self._span()
                self._docks_beside(depth + 1)

    def _dock(self) -> None:
        self._named(self._docks)
        flags = self._byte()
        _check(flags <= _VISIBLE | _FLOATING)
        if flags & _FLOATING:
            self._within(-_MAX_PLACE_PX, _MAX_PLACE_PX)
            self._within(-_MAX_PLACE_PX, _MAX_PLACE_PX)
            self._size()
        else:
            self._span()

    def _toolbar(self) -> None:
        self._named(self._toolbars)
        _check(self._byte() <= 1)
        self._within(-1, _MAX_PLACE_PX)
        self._within(-1, _MAX_PX)
        # Where it floats, packed; this window's toolbar does not.
        _check(self._int() == 0 and self._int() == 0)

    def _named(self, names: set[str]) -> None:
        """Read a name that was not read before."""
        length = self._within(0, 2 * max(map(len, names), default=0))
        name = self._take(length).decode("utf-16-be")
        _check(name in names)
        names.remove(name)

    def _span(self) -> None:
        """Read place, size, least and largest size along one direction."""
        self._within(-1, _MAX_PLACE_PX)
        for _ in range(3):
            self._within(-1, _MAX_PX)

    def _size(self) -> None:
        self._within(-1, _MAX_PLACE_PX)
        self._within(-1, _MAX_PLACE_PX)

    def _within(self, low: int, high: int) -> int:
        value = self._int()
        _check(low <= value <= high)
        return value

    def _byte(self) -> int:
        return self._take(1)[0]

    def _int(self) -> int:
        return int.from_bytes(self._take(4), signed=True)

    def _take(self, count: int) -> bytes:
        taken = self._data[self._at : self._at + count]
        _check(len(taken) == count)
        self._at += count
        return taken


def _check(is_right: bool) -> None:
    if not is_right:
        raise _Odd
