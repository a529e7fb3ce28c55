"""Defines what goes into a box and comes out beside requests and results, and how it is sent.

A message is the length of its head in 8 bytes, the head, and the arrays (`engine.ipc.codec`), which
may lie in shared memory instead (`engine.box.room`): the length's highest bit says so. The waiting
side believes nothing of what it reads: every length is compared with what may come.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from engine.api.units import MIB
from engine.box.guarantees import Guarantees  # noqa: TC001  read by the codec
from engine.ipc.codec import MessageError, array_sizes, decode, encode

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.box.room import BoxRoom, WaitingRoom

_LENGTH = struct.Struct("<Q")
MAX_HEAD_BYTES = 64 * MIB
"""Of a message without its arrays: a model's description is 16 MB at most."""

_MAX_ARRAYS = 10_000
_IS_LAID = 1 << 63


@dataclass(frozen=True, slots=True)
class Ask:
    """A job is asked for; its request follows, and the file was handed over with this message.

    Attributes
    ----------
    job : str
        Its name in JOBS.
    handle : int
        On Windows the file's handle in the box; elsewhere 0.
    """

    job: str
    handle: int = 0


@dataclass(frozen=True, slots=True)
class Ready:
    """The box has loaded what it needs, and is shut in."""

    guarantees: Guarantees


@dataclass(frozen=True, slots=True)
class Began:
    """The job was taken, and no byte of the file was read: a death before this is not its fault."""


@dataclass(frozen=True, slots=True)
class Finished:
    """All results were sent."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The job ended with an exception that is no sentence.

    Attributes
    ----------
    is_memory : bool
        There was not enough memory.
    details : str
        The exception.
    """

    is_memory: bool
    details: str


class Channel(Protocol):
    """A stream of bytes to another process; `receive_into` raises TimeoutError now and then."""

    def send(self, data: bytes | memoryview) -> None:
        """Send all of it."""

    def receive_into(self, room: memoryview) -> int:
        """Receive some bytes; 0 when the other side is gone."""


def send(channel: Channel, message: object, room: BoxRoom | None = None) -> None:
    """Send a message; its large arrays through shared memory, if there is any and they fit."""
    head, *pieces = encode(message)
    is_laid = room is not None and bool(pieces) and room.lay(pieces)
    channel.send(_LENGTH.pack(len(head) | (_IS_LAID if is_laid else 0)) + head)
    if not is_laid:
        for piece in pieces:
            channel.send(piece)


def receive(
    channel: Channel,
    type_: Any,  # noqa: ANN401  any type expression
    max_bytes: int,
    check: Callable[[], None] = lambda: None,
    room: WaitingRoom | None = None,
) -> Any:  # noqa: ANN401  of the type
    """Return the next message.

    Parameters
    ----------
    channel : Channel
        Where it comes from.
    type_ : type
        What must come: a dataclass, or a union.
    max_bytes : int
        Largest message that may come.
    check : callable
        Called while nothing comes; it may raise to stop waiting.
    room : WaitingRoom, optional
        Where arrays may lie.

    Raises
    ------
    EOFError
        The other side is gone.
    MessageError
        It is no such message, or a larger one.
    """
    (length,) = _LENGTH.unpack(_received(channel, _LENGTH.size, check))
    is_laid = bool(length & _IS_LAID) and room is not None
    length &= ~_IS_LAID if is_laid else -1
    if length > min(MAX_HEAD_BYTES, max_bytes):
        raise MessageError(f"A head of {length} bytes is too large.")
    head = bytes(_received(channel, length, check))
    sizes = array_sizes(head)
    if len(sizes) > _MAX_ARRAYS or sum(sizes) > max_bytes:
        raise MessageError(f"{len(sizes)} arrays of {sum(sizes)} bytes are too large.")
    if is_laid and room is not None:
        return decode(type_, head, room.taken(sizes))
    return decode(type_, head, [_received(channel, size, check) for size in sizes])


def _received(channel: Channel, size: int, check: Callable[[], None]) -> memoryview:
    room = np.empty(size, np.uint8).data
    done = 0
    while done < size:
        check()
        try:
            count = channel.receive_into(room[done:])
        except TimeoutError:
            continue
        if count == 0:
            raise EOFError
        done += count
    return room
