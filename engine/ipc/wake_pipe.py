"""Wakes a thread that waits for pipes, from any other thread: for `thread` and `child_process`."""

from __future__ import annotations

import multiprocessing
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


class WakePipe:
    """A flag that `multiprocessing.connection.wait` can wait for. Safe between threads.

    There is never more than one byte in the pipe, so that setting the flag never blocks.
    """

    def __init__(self) -> None:
        self._reader, self._writer = multiprocessing.Pipe(duplex=False)
        self._lock = threading.Lock()
        self._is_set = False
        self._is_closed = False

    @property
    def waitable(self) -> Connection[bytes, bytes]:
        """Object that `multiprocessing.connection.wait` can wait for."""
        return self._reader

    def set(self) -> None:
        """Wake the thread that waits, or the next one that will."""
        with self._lock:
            if not (self._is_set or self._is_closed):
                self._is_set = True
                self._writer.send_bytes(b"!")

    def clear(self) -> None:
        """Take the flag back; to be called before looking at what it stands for."""
        with self._lock:
            if self._is_set and not self._is_closed:
                self._reader.recv_bytes()
                self._is_set = False

    def close(self) -> None:
        """Give the pipe back to the system; later calls do nothing."""
        with self._lock:
            self._is_closed = True
            self._reader.close()
            self._writer.close()
