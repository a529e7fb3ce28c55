"""Messages cross a pipe whole, and their large arrays without a copy by this program."""

from __future__ import annotations

import multiprocessing
import pickle
import threading
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from engine.ipc.array_messages import LEAST_BYTES, PIECE_BYTES, pack, receive

LARGE = LEAST_BYTES // 4  # values of float32


def send(connection, message):
    for part in pack(message):
        connection.send_bytes(part)


@dataclass(frozen=True)
class Message:
    name: str
    arrays: dict[str, Any]


def message(**arrays: Any) -> Message:
    return Message("maps", arrays)


def sent(given: Message) -> Message:
    """Return what comes out of a pipe, whose two ends are in two threads."""
    ours, theirs = multiprocessing.Pipe()
    sender = threading.Thread(target=send, args=(theirs, given))
    sender.start()
    found = receive(ours)
    sender.join()
    ours.close()
    theirs.close()
    return found


@pytest.mark.parametrize("count", [0, 1, 3, LARGE - 1, LARGE, 10 * LARGE])
def test_arrays_of_all_sizes_arrive_as_they_were(count: int):
    array = np.arange(count, dtype=np.float32)
    grid = np.asfortranarray(np.arange(3 * LARGE, dtype=np.float64).reshape(3, LARGE))
    given = message(flat=array, grid=grid, turned=grid[::2, ::-1], again=array)
    found = sent(given)
    assert found.name == "maps"
    for name, expected in given.arrays.items():
        assert found.arrays[name].dtype == expected.dtype
        assert np.array_equal(found.arrays[name], expected)


def test_a_read_only_array_is_sent_from_its_own_memory():
    array = np.zeros(LARGE, np.float32)
    array.flags.writeable = False
    _, part = pack(message(a=array))
    assert np.shares_memory(np.frombuffer(part, np.float32), array)


def test_an_array_that_may_change_is_sent_as_it_was():
    array = np.zeros(LARGE, np.float32)
    _, part = pack(message(a=array))
    array[:] = 1
    assert not np.frombuffer(part, np.float32).any()


def test_a_received_array_is_the_memory_that_was_read(monkeypatch: pytest.MonkeyPatch):
    given = message(a=np.ones(LARGE, np.float32))
    given.arrays["a"].flags.writeable = False
    ours, theirs = multiprocessing.Pipe()
    loads, buffers = pickle.loads, []

    def watched(data: Any, *, buffers: Any = (), kept: list[Any] = buffers) -> Any:
        kept.extend(buffers)
        return loads(data, buffers=buffers)

    monkeypatch.setattr(pickle, "loads", watched)
    threading.Thread(target=send, args=(theirs, given)).start()
    found = receive(ours)
    assert np.shares_memory(np.frombuffer(buffers[0], np.float32), found.arrays["a"])
    assert not found.arrays["a"].flags.writeable
    ours.close()
    theirs.close()


def test_a_large_array_travels_in_pieces():
    """A message of 64 MB is read into growing memory, which stops all threads now and then."""
    array = np.arange(5 * PIECE_BYTES // 8 + 3, dtype=np.float32)
    array.flags.writeable = False
    small = np.arange(LARGE, dtype=np.float32)
    _, *parts = pack(message(a=array, b=small))
    assert [len(part) for part in parts] == [PIECE_BYTES] * 2 + [PIECE_BYTES // 2 + 12, LEAST_BYTES]
    found = sent(message(a=array, b=small))
    assert np.array_equal(found.arrays["a"], array)
    assert np.array_equal(found.arrays["b"], small)


def test_a_side_that_ends_in_the_middle_of_an_array_is_told():
    ours, theirs = multiprocessing.Pipe()
    head, first, *_ = pack(message(a=np.zeros(3 * PIECE_BYTES, np.uint8)))
    theirs.send_bytes(head)
    sender = threading.Thread(target=theirs.send_bytes, args=(first,))
    sender.start()
    closer = threading.Thread(target=lambda: (sender.join(), theirs.close()))
    closer.start()
    with pytest.raises(EOFError):
        receive(ours)
    closer.join()
    ours.close()


def test_the_end_of_the_other_side_is_told():
    ours, theirs = multiprocessing.Pipe()
    theirs.close()
    with pytest.raises(EOFError):
        receive(ours)
    with pytest.raises(BrokenPipeError):
        send(ours, message())
