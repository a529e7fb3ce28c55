"""Sends messages with their arrays beside the pickle, for `child_process` and `server`.

An array inside a pickle is copied twice with the interpreter locked: the window would stand still
for 70 ms while the pixels of a photograph leave, or activations of 64 MB arrive. Beside it, an
array is written as it lies in memory and read into the memory where it stays, in pieces:
`Connection` reads a message of 64 MB into memory that grows as it comes, and now and then that
stops all threads for 80 ms.
"""

from __future__ import annotations

import pickle
import struct
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

LEAST_BYTES = 64 * 2**10
"""Smaller arrays travel inside the pickle."""

PIECE_BYTES = 2**20
"""Most bytes of an array that are written at once."""

_END = b"A"
_TAIL = struct.Struct(f"<I{len(_END)}s")
"""Number of arrays that follow. A pickle that ends with its own last byte, b".", has none."""
_SIZE = struct.Struct("<Q")
"""Bytes of one of them; their sizes stand before the tail."""


def pack(message: object) -> list[bytes | memoryview]:
    """Return a message as parts to be sent one after another.

    Parameters
    ----------
    message : object
        What can be pickled.

    Returns
    -------
    list of bytes-like
        The pickle, and behind it the sizes and the number of the arrays that follow; then these, in
        pieces of `PIECE_BYTES`. Those that are read-only are the arrays' own memory, the others are
        copies: what is sent is the message as it is now.
    """
    arrays: list[memoryview] = []

    def stays_inside(buffer: pickle.PickleBuffer) -> bool:
        view = buffer.raw()
        if view.nbytes < LEAST_BYTES:
            return True
        arrays.append(view if view.readonly else memoryview(bytes(view)))
        return False

    data = pickle.dumps(message, protocol=5, buffer_callback=stays_inside)
    if not arrays:
        return [data]
    sizes = b"".join(_SIZE.pack(array.nbytes) for array in arrays)
    return [
        data + sizes + _TAIL.pack(len(arrays), _END),
        *(
            array[start : start + PIECE_BYTES]
            for array in arrays
            for start in range(0, array.nbytes, PIECE_BYTES)
        ),
    ]


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
    at = len(data) - _TAIL.size - count * _SIZE.size
    sizes = [_SIZE.unpack_from(data, at + place * _SIZE.size)[0] for place in range(count)]
    arrays = [_read_array(connection, size) for size in sizes]
    message = pickle.loads(data, buffers=arrays)  # what lies behind the pickle is not read
    return message, len(data) + sum(sizes)


def _read_array(connection: Connection[Any, Any], size: int) -> memoryview:
    # Not a bytearray: it writes zeros into all of its memory, in one go.
    memory, filled = np.empty(size, np.uint8).data, 0
    while filled < size:
        filled += connection.recv_bytes_into(memory, filled)
    return memory.toreadonly()
