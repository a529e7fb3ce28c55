"""Receives messages with their arrays behind them, for `child_process`, `server` and the boxes.

`Connection.recv` would unpickle what comes: nothing here calls it. A large array is read into the
memory where it stays, in pieces: `Connection` reads a message of 64 MB into memory that grows as it
comes, and now and then that stops all threads for 80 ms. `engine.ipc.codec` makes the pieces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.api import memory
from engine.ipc.codec import PIECE_BYTES, array_sizes, decode
from engine.ipc.message_forms import MessageError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

MAX_HEAD_BYTES = 64 * 2**20
"""Most bytes of a message beside its large arrays."""


def receive(connection: Connection[Any, Any], type_: Any) -> Any:  # noqa: ANN401  of that type
    """Wait for a message and return it; its arrays are read-only.

    Parameters
    ----------
    connection : Connection
        The pipe.
    type_ : type
        What must come: a dataclass, or a union of such.

    Raises
    ------
    EOFError, OSError
        When the other side is gone.
    MessageError
        When something else comes.
    """
    return receive_with_size(connection, type_)[0]


def receive_with_size(connection: Connection[Any, Any], type_: Any) -> tuple[Any, int]:  # noqa: ANN401
    """Do what `receive` does, and return the message with its size in bytes."""
    head = _read(connection, MAX_HEAD_BYTES)
    sizes = array_sizes(head)
    if sizes and sum(sizes) > memory.total_bytes():
        raise MessageError(f"A message of {sum(sizes)} bytes is announced.")
    arrays = [_read_array(connection, size) for size in sizes]
    return decode(type_, head, arrays), len(head) + sum(sizes)


def _read_array(connection: Connection[Any, Any], size: int) -> memoryview:
    # Not a bytearray: it writes zeros into all of its memory, in one go.
    memory, filled = np.empty(size, np.uint8).data, 0
    while filled < size:
        piece = _read(connection, min(PIECE_BYTES, size - filled))
        if not piece:
            raise MessageError("An array comes in empty pieces.")
        memory[filled : filled + len(piece)] = piece
        filled += len(piece)
        del piece  # the next one takes its memory: new pages for each would cost a quarter more
    return memory.toreadonly()


def _read(connection: Connection[Any, Any], limit: int) -> bytes:
    try:
        return connection.recv_bytes(limit)
    except OSError as error:
        if connection.closed or not connection.readable:  # so `Connection` leaves off
            raise MessageError(f"A piece of more than {limit} bytes comes.") from error
        raise
