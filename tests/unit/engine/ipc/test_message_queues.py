"""Messages keep their order, answers wait for room, and nothing else does."""

from __future__ import annotations

import multiprocessing
import os
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
import pytest

from engine.ipc.array_messages import MAX_HEAD_BYTES, receive
from engine.ipc.codec import encode
from engine.ipc.message_forms import MessageError
from engine.ipc.message_queues import ByteQueue, Inbox, Outbox

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

PATIENCE_S = 20  # a bound for a deadlock, not a measurement


@dataclass(frozen=True)
class Load:
    name: str
    data: bytes = b""


@dataclass(frozen=True, eq=False)
class Grid:
    name: str
    values: np.ndarray


def test_a_queue_counts_bytes_until_they_are_dropped():
    queue: ByteQueue[str] = ByteQueue(10)
    assert queue.put("a", 8, wait=True)
    assert queue.put("b", 8, wait=False)
    assert queue.is_full
    assert queue.first() == "a"
    assert queue.is_full
    queue.drop_first()
    assert not queue.is_full
    assert queue.take_all() == ["b"]
    queue.drop_first()
    assert queue.put("c", 100, wait=True)  # alone it may be larger
    queue.close()
    assert queue.first() is None
    assert not queue.put("d", 1, wait=False)
    assert queue.take_all() == ["c"]


def test_who_waits_for_room_goes_on_when_there_is_some_or_never_will_be():
    queue: ByteQueue[str] = ByteQueue(10)
    queue.put("a", 8, wait=True)
    results: list[bool] = []
    done = threading.Event()

    def put() -> None:
        results.append(queue.put("b", 8, wait=True))
        results.append(queue.put("c", 8, wait=True))
        done.set()

    thread = threading.Thread(target=put)
    thread.start()
    while queue.first() != "b":
        queue.drop_first()
    queue.close()
    assert done.wait(PATIENCE_S)
    thread.join()
    assert results == [True, False]


def test_answers_wait_for_the_pipe_and_all_else_does_not():
    ours, theirs = multiprocessing.Pipe()
    room = threading.Event()
    outbox = Outbox(ours, limit=1000, on_room=room.set)
    large = Load("large", bytes(4 * 2**20))
    outbox.send(large, wait=True)  # fills the pipe: nobody reads yet
    second_is_in = threading.Event()

    def produce() -> None:
        outbox.send(Load("second"), wait=True)
        second_is_in.set()

    producer = threading.Thread(target=produce)
    producer.start()
    outbox.send(Load("control"))  # returns
    assert outbox.is_congested
    assert not second_is_in.is_set()
    assert receive(theirs, Load) == large
    assert second_is_in.wait(PATIENCE_S)
    assert {receive(theirs, Load).name for _ in range(2)} == {"control", "second"}
    assert room.wait(PATIENCE_S)
    outbox.close()
    producer.join()
    assert outbox.join(PATIENCE_S)
    ours.close()
    theirs.close()


def test_a_message_is_sent_as_it_was_when_it_was_given():
    ours, theirs = multiprocessing.Pipe()
    outbox = Outbox(ours)
    outbox.send(Load("", bytes(4 * 2**20)))  # fills the pipe: nobody reads yet
    later = Grid("", np.zeros(2**20))
    outbox.send(later)
    later.values[:] = 1
    assert receive(theirs, Load).data == bytes(4 * 2**20)
    assert not receive(theirs, Grid).values.any()
    outbox.close()
    assert outbox.join(PATIENCE_S)
    ours.close()
    theirs.close()


def test_sending_to_nobody_blocks_nobody():
    ours, theirs = multiprocessing.Pipe()
    theirs.close()
    outbox = Outbox(ours, limit=10)
    for _ in range(3):
        outbox.send(Load("", bytes(2**20)), wait=True)
    assert outbox.join(PATIENCE_S)
    ours.close()


def test_an_inbox_reads_ahead_up_to_its_limit():
    ours, theirs = multiprocessing.Pipe()
    arrived = threading.Semaphore(0)
    inbox = Inbox(ours, Load, arrived.release, on_broken=lambda: None, limit=3000)
    outbox = Outbox(theirs)
    for number in range(10):
        outbox.send(Load("", bytes([number]) * 1000))
    found: list[Any] = []
    while len(found) < 10:
        assert arrived.acquire(timeout=PATIENCE_S)
        taken = inbox.take_all()
        assert sum(len(each.data) for each in taken) <= 4000
        found += taken
    assert [each.data[0] for each in found] == list(range(10))
    outbox.close()
    assert outbox.join(PATIENCE_S)
    theirs.close()
    assert inbox.join(PATIENCE_S)
    ours.close()


def send_other_type(connection: Connection[Any, Any]) -> None:
    for part in encode(Grid("", np.zeros(3))):
        connection.send_bytes(part)


def send_pickle(connection: Connection[Any, Any]) -> None:
    connection.send(Load("fine"))


def send_empty_pieces(connection: Connection[Any, Any]) -> None:
    head, *_ = encode(Grid("", np.zeros(2**17)))
    connection.send_bytes(head)
    connection.send_bytes(b"")


def send_large_piece(connection: Connection[Any, Any]) -> None:
    head, piece = encode(Grid("", np.zeros(2**13)))
    connection.send_bytes(head)
    connection.send_bytes(bytes(piece) + b"more")


def announce_all_memory(connection: Connection[Any, Any]) -> None:
    connection.send_bytes(msgspec.msgpack.encode([[2**62], False, b""]))


def announce_large_head(connection: Connection[Any, Any]) -> None:
    os.write(connection.fileno(), (MAX_HEAD_BYTES + 1).to_bytes(4, "big") + bytes(1000))


@pytest.mark.parametrize(
    "send",
    [
        send_other_type,
        send_pickle,
        send_empty_pieces,
        send_large_piece,
        announce_all_memory,
        announce_large_head,
    ],
    ids=lambda send: send.__name__,
)
def test_what_is_no_message_is_a_reason_to_start_anew(
    caplog: pytest.LogCaptureFixture, send: Callable[[Connection[Any, Any]], None]
):
    ours, theirs = multiprocessing.Pipe()
    broken = threading.Event()
    inbox = Inbox(ours, Load, on_message=lambda: None, on_broken=broken.set)
    for part in encode(Load("fine")):
        theirs.send_bytes(part)
    send(theirs)
    assert broken.wait(PATIENCE_S)
    assert inbox.take_rest(PATIENCE_S) == [Load("fine")]
    assert "MessageError" in caplog.text
    ours.close()
    theirs.close()


def test_memory_that_is_short_is_a_reason_to_start_anew(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
):
    def fail(*_: Any) -> None:
        raise MemoryError

    ours, theirs = multiprocessing.Pipe()
    broken = threading.Event()
    inbox = Inbox(ours, Grid, on_message=lambda: None, on_broken=broken.set)
    monkeypatch.setattr("numpy.empty", fail)
    outbox = Outbox(theirs)
    outbox.send(Grid("", np.zeros(2**13)))
    assert broken.wait(PATIENCE_S)
    assert inbox.join(PATIENCE_S)
    assert "MemoryError" in caplog.text
    outbox.close()
    assert outbox.join(PATIENCE_S)
    ours.close()
    theirs.close()


def test_what_cannot_be_sent_is_told_to_who_sends_it():
    ours, theirs = multiprocessing.Pipe()
    outbox = Outbox(ours)
    with pytest.raises(MessageError):
        outbox.send(Load("", "text"))  # type: ignore[arg-type]
    outbox.send(Load("next"))
    assert receive(theirs, Load) == Load("next")
    outbox.close()
    assert outbox.join(PATIENCE_S)
    ours.close()
    theirs.close()
