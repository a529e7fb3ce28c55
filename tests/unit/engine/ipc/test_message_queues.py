"""Messages keep their order, answers wait for room, and nothing else does."""

from __future__ import annotations

import multiprocessing
import threading
from typing import TYPE_CHECKING, Any

from engine.ipc.array_messages import pack, receive
from engine.ipc.message_queues import ByteQueue, Inbox, Outbox

if TYPE_CHECKING:
    import pytest

PATIENCE_S = 20  # a bound for a deadlock, not a measurement


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
    large = bytes(4 * 2**20)
    outbox.send(large, wait=True)  # fills the pipe: nobody reads yet
    second_is_in = threading.Event()

    def produce() -> None:
        outbox.send("second", wait=True)
        second_is_in.set()

    producer = threading.Thread(target=produce)
    producer.start()
    outbox.send("control")  # returns
    assert outbox.is_congested
    assert not second_is_in.is_set()
    assert receive(theirs) == large
    assert second_is_in.wait(PATIENCE_S)
    assert {receive(theirs), receive(theirs)} == {"control", "second"}
    assert room.wait(PATIENCE_S)
    outbox.close()
    producer.join()
    assert outbox.join(PATIENCE_S)
    ours.close()
    theirs.close()


def test_a_message_is_sent_as_it_was_when_it_was_given():
    ours, theirs = multiprocessing.Pipe()
    outbox = Outbox(ours)
    message = [bytes(2**20)] * 4
    outbox.send(message)
    later = ["before"]
    outbox.send(later)
    later[0] = "after"
    assert receive(theirs) == message
    assert receive(theirs) == ["before"]
    outbox.close()
    assert outbox.join(PATIENCE_S)
    ours.close()
    theirs.close()


def test_sending_to_nobody_blocks_nobody():
    ours, theirs = multiprocessing.Pipe()
    theirs.close()
    outbox = Outbox(ours, limit=10)
    for _ in range(3):
        outbox.send(bytes(2**20), wait=True)
    assert outbox.join(PATIENCE_S)
    ours.close()


def test_an_inbox_reads_ahead_up_to_its_limit():
    ours, theirs = multiprocessing.Pipe()
    arrived = threading.Semaphore(0)
    inbox = Inbox(ours, on_message=arrived.release, on_broken=lambda: None, limit=3000)
    outbox = Outbox(theirs)
    for number in range(10):
        outbox.send(bytes([number]) * 1000)
    found: list[Any] = []
    while len(found) < 10:
        assert arrived.acquire(timeout=PATIENCE_S)
        taken = inbox.take_all()
        assert sum(map(len, taken)) <= 4000
        found += taken
    assert [each[0] for each in found] == list(range(10))
    outbox.close()
    assert outbox.join(PATIENCE_S)
    theirs.close()
    assert inbox.join(PATIENCE_S)
    ours.close()


class Unreadable:
    """Fails where it arrives."""

    def __reduce__(self) -> Any:
        return _fail, ()


def _fail() -> None:
    raise MemoryError


def test_a_message_that_cannot_be_read_is_a_reason_to_start_anew(
    caplog: pytest.LogCaptureFixture,
):
    ours, theirs = multiprocessing.Pipe()
    broken = threading.Event()
    inbox = Inbox(ours, on_message=lambda: None, on_broken=broken.set)
    for message in ("fine", Unreadable()):
        for part in pack(message):
            theirs.send_bytes(part)
    assert broken.wait(PATIENCE_S)
    assert inbox.take_rest(PATIENCE_S) == ["fine"]
    assert "MemoryError" in caplog.text
    ours.close()
    theirs.close()
