"""Sends messages with their arrays beside the pickle, for `child_process` and `server`.

An array inside a pickle is copied twice with the interpreter locked: the window would stand still
for 70 ms while the pixels of a photograph leave, or activations of 64 MB arrive. Beside it, an
array is written as it lies in memory and read into the memory where it stays.
"""

from __future__ import annotations

import pickle
import struct
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

LEAST_BYTES = 64 * 2**10
"""Smaller arrays travel inside the pickle."""

_END = b"A"
_TAIL = struct.Struct(f"<I{len(_END)}s")
"""Number of arrays that follow. A pickle that ends with its own last byte, b".", has none."""


def pack(message: object) -> list[bytes | memoryview]:
    """Return a message as parts to be sent one after another.

    Parameters
    ----------
    message : object
        What can be pickled.

    Returns
    -------
    list of bytes-like
        The pickle, and behind it the number of parts that follow; then the large arrays. Those that
        are read-only are the arrays' own memory, the others are copies: what is sent is the
        message as it is now.
    """
    arrays: list[bytes | memoryview] = []

    def stays_inside(buffer: pickle.PickleBuffer) -> bool:
        view = buffer.raw()
        if view.nbytes < LEAST_BYTES:
            return True
        arrays.append(view if view.readonly else bytes(view))
        return False

    data = pickle.dumps(message, protocol=5, buffer_callback=stays_inside)
    tail = _TAIL.pack(len(arrays), _END) if arrays else b""
    return [data + tail, *arrays]


def receive(connection: Connection[Any, Any]) -> Any:  # noqa: ANN401  the sides agree on the type
    """Wait for a message and return it; its large arrays are read-only.

    Raises
    ------
    EOFError, OSError
        When the other side is gone.
    """
    return receive_with_size(connection)[0]


def receive_with_size(connection: Connection[Any, Any]) -> tuple[Any, int]:
    """Do what `receive` does, and return the message with its size in bytes."""
    data = connection.recv_bytes()
    count = _TAIL.unpack_from(data, len(data) - _TAIL.size)[0] if data.endswith(_END) else 0
    arrays = [connection.recv_bytes() for _ in range(count)]
    message = pickle.loads(data, buffers=arrays)  # what lies behind the pickle is not read
    return message, len(data) + sum(len(array) for array in arrays)
