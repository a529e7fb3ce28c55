"""Shares memory between the waiting side and a box: large arrays are laid there (Linux).

A socket takes 36 MB in pieces, through the kernel, in 25 ms; memory that both sides have takes 9,
from the second time on: its pages are made once. The waiting side makes it, without a name and of a
size that nobody can change, sees it read-only, and copies what was laid before it looks at it: what
a box that was taken over writes there later changes no picture.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import sys
from typing import TYPE_CHECKING

import numpy as np

from engine.api.units import MIB
from engine.ipc.codec import MessageError

if TYPE_CHECKING:
    from collections.abc import Sequence

KEPT_BYTES = 48 * MIB
"""What is not given back to the system after an answer: a photograph of 16 megapixels."""

_MADV_POPULATE_WRITE = 23


def made_room(size: int) -> int:
    """Return a descriptor of memory for a box and the waiting side. Raises OSError.

    Parameters
    ----------
    size : int
        Bytes, for ever. They take no memory before they are written.
    """
    if sys.platform != "linux":
        raise OSError("there is no such memory on this system")
    import fcntl

    descriptor = os.memfd_create("camscope-box", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    try:
        os.ftruncate(descriptor, size)
        seals = fcntl.F_SEAL_GROW | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_SEAL
        fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, seals)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


class BoxRoom:
    """The box's end: it writes.

    Parameters
    ----------
    descriptor : int
        Of `made_room`; closed.
    """

    def __init__(self, descriptor: int) -> None:
        try:
            self._memory = mmap.mmap(descriptor, 0)
            self._ready_bytes = self._place = 0
        finally:
            os.close(descriptor)

    def rewind(self) -> None:
        """Write at the beginning again, for another job."""
        self._place = 0

    def lay(self, pieces: Sequence[bytes | memoryview]) -> bool:
        """Write pieces behind what the job has laid; False, and nothing is written, if it is full.

        Parameters
        ----------
        pieces : sequence of bytes-like
            In order.
        """
        end = self._place + sum(map(len, pieces))
        if end > len(self._memory):
            return False
        if sys.platform == "linux" and end > self._ready_bytes:
            with contextlib.suppress(OSError, ValueError):  # older than Linux 5.14
                self._memory.madvise(_MADV_POPULATE_WRITE, 0, end)
            self._ready_bytes = min(end, KEPT_BYTES)
        view = np.frombuffer(self._memory, np.uint8)
        for piece in pieces:
            view[self._place : self._place + len(piece)] = np.frombuffer(piece, np.uint8)
            self._place += len(piece)
        return True


class WaitingRoom:
    """The waiting side's end: it copies.

    Parameters
    ----------
    descriptor : int
        Of `made_room`; owned from now on.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._ready_bytes = self._place = 0
        try:
            self._memory = mmap.mmap(descriptor, 0, access=mmap.ACCESS_READ)
        except BaseException:
            os.close(descriptor)
            raise

    def make_ready(self, size: int) -> None:
        """Have the system make pages for so many bytes, `KEPT_BYTES` at most, while a box works.

        The box would have to wait for each of them.
        """
        size = min(size, KEPT_BYTES, len(self._memory))
        if sys.platform == "linux" and size > self._ready_bytes:
            flags = mmap.MAP_SHARED | mmap.MAP_POPULATE
            with contextlib.suppress(OSError):
                mmap.mmap(self._descriptor, size, flags, mmap.PROT_READ).close()
            self._ready_bytes = size

    def taken(self, sizes: Sequence[int]) -> list[memoryview]:
        """Return copies of what lies behind what was taken of this job, one behind the other.

        Parameters
        ----------
        sizes : sequence of int
            Bytes of each.

        Raises
        ------
        MessageError
            That is more than there is.
        """
        end = self._place + sum(sizes)
        if end > len(self._memory):
            raise MessageError(f"{end} bytes of {len(self._memory)} cannot be taken.")
        found = []
        for size in sizes:
            copy = np.empty(size, np.uint8)
            copy[:] = np.frombuffer(self._memory, np.uint8, size, self._place)
            found.append(copy.data)
            self._place += size
        self._ready_bytes = max(self._ready_bytes, min(end, KEPT_BYTES))
        return found

    def rewind(self) -> None:
        """Take from the beginning again: a job is done. Pages of large answers are given back."""
        if self._place > KEPT_BYTES:
            self._remove_pages(KEPT_BYTES, self._place)
        self._place = 0

    def empty(self) -> None:
        """Give all pages back to the system; nobody may be at work."""
        self._remove_pages(0, len(self._memory))
        self._ready_bytes = 0

    def close(self) -> None:
        """Let the memory go; it is the system's again when the box has ended."""
        self._memory.close()
        os.close(self._descriptor)

    def _remove_pages(self, start: int, end: int) -> None:
        if sys.platform == "linux":
            with mmap.mmap(self._descriptor, end) as writable:
                writable.madvise(mmap.MADV_REMOVE, start, end - start)
