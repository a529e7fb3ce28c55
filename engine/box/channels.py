"""Moves bytes between the waiting side and a box: a socket, or on Windows two pipes."""

from __future__ import annotations

import contextlib
import os
import queue
import socket
import sys
import threading
from typing import TYPE_CHECKING

from engine.api.units import MIB

if TYPE_CHECKING:
    from collections.abc import Callable

SLICE_S = 0.05
"""A wait is cut into these, so that whoever waits can stop."""

_SEND_S = 5.0
_BUFFER_BYTES = 8 * MIB
_CHUNK_BYTES = MIB


class SocketChannel:
    """One end of a pair of sockets; open files can be handed over with it (not on Windows).

    Parameters
    ----------
    end : socket
        Owned from now on.
    timeout_s : float or None
        After which a wait is cut; None in the box, which has nothing else to do.
    """

    def __init__(self, end: socket.socket, timeout_s: float | None = SLICE_S) -> None:
        self._socket = end
        self._timeout_s = timeout_s
        with contextlib.suppress(OSError):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _BUFFER_BYTES)
        end.settimeout(timeout_s)

    def send(self, data: bytes | memoryview) -> None:
        """Send all of it. Raises OSError when nobody takes it."""
        if self._timeout_s is None:
            self._socket.sendall(data)
            return
        self._socket.settimeout(_SEND_S)
        try:
            self._socket.sendall(data)
        finally:
            self._socket.settimeout(self._timeout_s)

    def receive_into(self, room: memoryview) -> int:
        """Receive some bytes; 0 when the other side is gone. Raises TimeoutError."""
        try:
            return self._socket.recv_into(room)
        except ConnectionError:
            return 0

    def send_file(self, descriptor: int) -> None:
        """Hand over an open file."""
        if sys.platform != "win32":
            socket.send_fds(self._socket, [b"f"], [descriptor])

    def receive_file(self) -> int:
        """Take over an open file; return its descriptor. Raises EOFError."""
        if sys.platform != "win32":
            data, (descriptor, *_), _, _ = socket.recv_fds(self._socket, 1, 1)
            if data:
                return descriptor
        raise EOFError

    def close(self) -> None:
        """Give the socket back."""
        self._socket.close()


class PipeChannel:
    """Two pipes, each served by a thread of its own, for systems whose pipes cannot be waited for.

    Parameters
    ----------
    reader, writer : int
        Descriptors, owned from now on.
    """

    def __init__(self, reader: int, writer: int) -> None:
        self._received: queue.Queue[bytes] = queue.Queue(maxsize=4)
        self._to_send: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._rest = memoryview(b"")
        self._is_closed = False
        self._threads = [
            threading.Thread(target=self._read, args=(reader,), name="box reader", daemon=True),
            threading.Thread(target=self._write, args=(writer,), name="box writer", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def send(self, data: bytes | memoryview) -> None:
        """Send all of it, later: requests are small."""
        self._to_send.put(bytes(data))

    def receive_into(self, room: memoryview) -> int:
        """Receive some bytes; 0 when the other side is gone. Raises TimeoutError."""
        if not self._rest:
            try:
                self._rest = memoryview(self._received.get(timeout=SLICE_S))
            except queue.Empty:
                raise TimeoutError from None
            if not self._rest:
                self._received.put(b"")
        count = min(len(room), len(self._rest))
        room[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count

    def close(self) -> None:
        """Let the threads end; to be called when the other process has ended."""
        self._is_closed = True
        self._to_send.put(None)
        with contextlib.suppress(queue.Empty):
            while True:
                self._received.get_nowait()
        for thread in self._threads:
            thread.join(_SEND_S)

    def _read(self, reader: int) -> None:
        self._serve(reader, self._read_all)
        with contextlib.suppress(queue.Full):
            self._received.put(b"", timeout=_SEND_S)

    def _read_all(self, reader: int) -> None:
        while not self._is_closed and (chunk := os.read(reader, _CHUNK_BYTES)):
            while not self._is_closed:
                with contextlib.suppress(queue.Full):
                    self._received.put(chunk, timeout=SLICE_S)
                    break

    def _write(self, writer: int) -> None:
        self._serve(writer, self._write_all)

    def _write_all(self, writer: int) -> None:
        while (data := self._to_send.get()) is not None:
            left = memoryview(data)
            while left:
                left = left[os.write(writer, left) :]

    def _serve(self, descriptor: int, work: Callable[[int], None]) -> None:
        try:
            with contextlib.suppress(OSError):  # the other process is gone
                work(descriptor)
        finally:
            os.close(descriptor)


class StreamChannel:
    """The box's end of two pipes.

    Parameters
    ----------
    reader, writer : int
        Descriptors.
    """

    def __init__(self, reader: int, writer: int) -> None:
        self._reader = reader
        self._writer = writer

    def send(self, data: bytes | memoryview) -> None:
        """Send all of it."""
        left = memoryview(data)
        while left:
            left = left[os.write(self._writer, left) :]

    def receive_into(self, room: memoryview) -> int:
        """Receive some bytes; 0 when the other side is gone."""
        data = os.read(self._reader, len(room))
        room[: len(data)] = data
        return len(data)
