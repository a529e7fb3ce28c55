"""What a message is at the other end of a pipe, without a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.ipc.codec import array_sizes, decode, encode

if TYPE_CHECKING:
    from collections.abc import Sequence


def joined(parts: Sequence[bytes | memoryview]) -> tuple[bytes | memoryview, list[bytes]]:
    """Return the head and the arrays that a reader gathers from parts."""
    rest, arrays = b"".join(parts[1:]), []
    for size in array_sizes(parts[0]):
        arrays.append(rest[:size])
        rest = rest[size:]
    assert rest == b""
    return parts[0], arrays


def crossed(message: Any, type_: Any = None) -> Any:
    """Return what comes out at the other end."""
    return decode(type_ or type(message), *joined(encode(message)))
