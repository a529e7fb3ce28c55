"""Messages come out of a pipe whole, and their large arrays in memory of their own."""

from __future__ import annotations

import multiprocessing
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from engine.ipc.array_messages import receive, receive_with_size
from engine.ipc.codec import PIECE_BYTES, encode
from engine.ipc.message_forms import LEAST_BYTES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

LARGE = LEAST_BYTES // 4  # values of float32


def send(connection, message):
    for part in encode(message):
        connection.send_bytes(part)


@dataclass(frozen=True)
class Message:
    name: str
    arrays: Mapping[str, NDArray[Any]]


def message(**arrays: Any) -> Message:
    return Message("maps", arrays)


def sent(given: Message) -> tuple[Message, int]:
    """Return what comes out of a pipe, whose two ends are in two threads, and its size."""
    ours, theirs = multiprocessing.Pipe()
    sender = threading.Thread(target=send, args=(theirs, given))
    sender.start()
    found = receive_with_size(ours, Message)
    sender.join()
    ours.close()
    theirs.close()
    return found


@pytest.mark.parametrize("count", [0, 1, 3, LARGE - 1, LARGE, 10 * LARGE])
def test_arrays_of_all_sizes_arrive_as_they_were(count: int):
    array = np.arange(count, dtype=np.float32)
    grid = np.asfortranarray(np.arange(3 * LARGE, dtype=np.float64).reshape(3, LARGE))
    given = message(flat=array, grid=grid, turned=grid[::2, ::-1], again=array)
    found, size = sent(given)
    assert found.name == "maps"
    for name, expected in given.arrays.items():
        assert found.arrays[name].dtype == expected.dtype
        assert np.array_equal(found.arrays[name], expected)
    assert 0 < size - sum(array.nbytes for array in given.arrays.values()) < 1000


def test_a_received_array_is_the_memory_that_was_read(monkeypatch: pytest.MonkeyPatch):
    made, empty = [], np.empty

    def watched(*arguments: Any) -> Any:
        made.append(empty(*arguments))
        return made[-1]

    monkeypatch.setattr(np, "empty", watched)
    found, _ = sent(message(a=np.ones(LARGE, np.float32)))
    assert np.shares_memory(made[-1], found.arrays["a"])
    assert not found.arrays["a"].flags.writeable


def test_arrays_in_pieces_are_put_together():
    """A message of 64 MB is read into growing memory, which stops all threads now and then."""
    array = np.arange(5 * PIECE_BYTES // 8 + 3, dtype=np.float32)
    small = np.arange(LARGE, dtype=np.float32)
    found, _ = sent(message(a=array, b=small))
    assert np.array_equal(found.arrays["a"], array)
    assert np.array_equal(found.arrays["b"], small)


def test_a_side_that_ends_in_the_middle_of_an_array_is_told():
    ours, theirs = multiprocessing.Pipe()
    head, first, *_ = encode(message(a=np.zeros(3 * PIECE_BYTES, np.uint8)))
    theirs.send_bytes(head)
    sender = threading.Thread(target=theirs.send_bytes, args=(first,))
    sender.start()
    closer = threading.Thread(target=lambda: (sender.join(), theirs.close()))
    closer.start()
    with pytest.raises(EOFError):
        receive(ours, Message)
    closer.join()
    ours.close()


def test_the_end_of_the_other_side_is_told():
    ours, theirs = multiprocessing.Pipe()
    theirs.close()
    with pytest.raises(EOFError):
        receive(ours, Message)
    with pytest.raises(BrokenPipeError):
        send(ours, message())
