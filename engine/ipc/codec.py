"""Encodes typed messages as plain data, for the pipes to the engine process and to the boxes.

A message is a frozen dataclass of `engine.api`, or one like them. It travels as MessagePack: lists,
numbers and texts, with the arrays behind them as raw bytes. Whoever reads it names the type that
must come, and everything in the message is checked against that type's annotations
(`engine.ipc.message_forms`): there is nothing in a message that names something to import or to
call. Without Qt.
"""

from __future__ import annotations

import enum
import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from engine.api.errors import EngineError
from engine.ipc.message_forms import Arrays, Count, Frames, MessageError, form_of, python_number

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["PIECE_BYTES", "MessageError", "array_sizes", "decode", "encode"]

PIECE_BYTES = 2**20
"""Most bytes of an array that are written at once."""


class _Head(msgspec.Struct, array_like=True, frozen=True, forbid_unknown_fields=True):
    """First part of a message.

    Attributes
    ----------
    sizes : list of int
        Bytes of each array that follows.
    is_escaped : bool
        True when texts hold what Unicode has no bytes for: names of files that are not UTF-8.
    body : memoryview
        The message's own MessagePack.
    """

    sizes: list[Count]
    is_escaped: bool
    body: memoryview


def encode(message: object) -> list[bytes | memoryview]:
    """Return a message as parts to be sent one after another.

    Parameters
    ----------
    message : object
        A dataclass whose annotations `decode` knows, or an EngineError.

    Returns
    -------
    list of bytes-like
        The head, then the large arrays in pieces of `PIECE_BYTES`. Those that are read-only are the
        arrays' own memory, the others are copies: what is sent is the message as it is now.

    Raises
    ------
    MessageError
        When a value is none that its annotation allows.
    """
    arrays: Arrays = []
    is_escaped = False
    try:
        form = form_of(EngineError if isinstance(message, EngineError) else type(message))
        wire = message if form.to_wire is None else form.to_wire(message, arrays)
        try:
            body = msgspec.msgpack.encode(wire, enc_hook=python_number)
            _decoder(form.wire).decode(body)  # the sender is told of what does not fit, too
        except UnicodeEncodeError:
            is_escaped = True
            body = msgspec.msgpack.encode(_escaped(wire))
    except (
        msgspec.MsgspecError,
        *(TypeError, ValueError, AttributeError, OverflowError, RecursionError),
    ) as error:
        raise MessageError(f"{type(message).__name__} cannot be sent: {error}") from error
    views = [_bytes_of(array) for array in arrays]
    head = _Head([view.nbytes for view in views], is_escaped, memoryview(body))
    return [
        msgspec.msgpack.encode(head),
        *(
            view[start : start + PIECE_BYTES]
            for view in views
            for start in range(0, view.nbytes, PIECE_BYTES)
        ),
    ]


def array_sizes(head: bytes | memoryview) -> list[int]:
    """Return the bytes of each array that follows a head.

    Raises
    ------
    MessageError
        When it is no head.
    """
    return _read_head(head).sizes


def decode(type_: Any, head: bytes | memoryview, arrays: Frames) -> Any:  # noqa: ANN401  of the type
    """Return the message that parts hold; its arrays are read-only.

    Parameters
    ----------
    type_ : type
        What must come: a dataclass, EngineError, or a union of such.
    head : bytes-like
        The first part of `encode`.
    arrays : sequence of bytes-like
        The arrays that follow, each in one piece, as `array_sizes` tells their sizes.

    Raises
    ------
    MessageError
        When the parts are not such a message.
    """
    try:
        read = _read_head(head)
        if read.sizes != [memoryview(array).nbytes for array in arrays]:
            raise MessageError("An array's size is not the one announced.")
        form = form_of(type_)
        if read.is_escaped:
            plain = _unescaped(msgspec.msgpack.decode(read.body))
            wire = msgspec.convert(plain, form.wire)
        else:
            wire = _decoder(form.wire).decode(read.body)
        return wire if form.from_wire is None else form.from_wire(wire, arrays)
    except (MessageError, MemoryError):
        raise
    except Exception as error:  # whatever a hostile message makes of a constructor
        name = getattr(type_, "__name__", str(type_))
        raise MessageError(f"This is no {name}: {error}") from error


def _read_head(head: bytes | memoryview) -> _Head:
    try:
        return msgspec.msgpack.decode(head, type=_Head)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise MessageError(f"This is no message: {error}") from error


@functools.cache
def _decoder(wire: Any) -> msgspec.msgpack.Decoder[Any]:  # noqa: ANN401  that of a form
    return msgspec.msgpack.Decoder(wire)


def _bytes_of(array: NDArray[Any]) -> memoryview:
    view = array.reshape(-1).view(np.uint8).data
    return view.toreadonly() if view.readonly else memoryview(view.tobytes())


def _escaped(wire: Any) -> Any:  # noqa: ANN401  any plain value
    """Return plain values with every text in letters that UTF-8 has bytes for."""
    match wire:
        case enum.Enum():
            return _escaped(wire.value)
        case str():
            return wire.encode("utf-8", "surrogatepass").decode("latin-1")
        case tuple() | list() | frozenset() | set():
            return [_escaped(each) for each in wire]
        case Mapping():
            return {_escaped(key): _escaped(value) for key, value in wire.items()}
        case None | bool() | int() | float() | bytes():
            return wire
    return python_number(wire)


def _unescaped(plain: Any) -> Any:  # noqa: ANN401  any plain value
    match plain:
        case str():
            return plain.encode("latin-1").decode("utf-8", "surrogatepass")
        case list():
            return [_unescaped(each) for each in plain]
        case dict():
            return {_unescaped(key): _unescaped(value) for key, value in plain.items()}
    return plain
