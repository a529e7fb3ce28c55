"""The waiting side believes nothing of what comes out of a box."""

from __future__ import annotations

import io
import os
import struct
import sys

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.box.guarantees import Guarantees
from engine.box.messages import Ask, Finished, Ready, receive, send
from engine.box.room import BoxRoom, WaitingRoom, made_room
from engine.box.trials import TrialResult
from engine.ipc.codec import MessageError

ANY = Ready | Finished | EngineError | TrialResult


class Stream:
    """A channel into memory, which gives a few bytes at a time."""

    def __init__(self, data: bytes = b"") -> None:
        self.file = io.BytesIO(data)

    def send(self, data):
        self.file.write(data)

    def receive_into(self, room):
        return self.file.readinto(room[:1000])

    def turned(self):
        self.file.seek(0)
        return self


def carried(message, most=10**7):
    stream = Stream()
    send(stream, message)
    return receive(stream.turned(), ANY, most)


def test_messages_arrive_as_they_were():
    ready = Ready(Guarantees(memory=True, means=("seccomp",)))
    assert carried(ready) == ready
    data = np.arange(300_000, dtype=np.uint8)
    np.testing.assert_array_equal(carried(TrialResult("x", data)).data, data)
    error = carried(EngineError("{name} is odd.", name="猫.png", details="d"))
    assert (str(error), error.details) == ("猫.png is odd.", "d")


def test_what_is_larger_than_it_may_be_is_refused_before_it_is_read():
    with pytest.raises(MessageError, match="too large"):
        carried(TrialResult("x", np.zeros(300_000, np.uint8)), most=200_000)
    with pytest.raises(MessageError, match="too large"):
        receive(Stream(struct.pack("<Q", 2**62)), ANY, 2**63)


@pytest.fixture
def rooms():
    """A waiting side's and a box's end of memory for 400,000 bytes."""
    descriptor = made_room(400_000)
    waiting, box = WaitingRoom(os.dup(descriptor)), BoxRoom(descriptor)
    yield waiting, box
    waiting.close()


@pytest.mark.skipif(sys.platform != "linux", reason="memory without a name")
@pytest.mark.parametrize(("size", "is_laid"), [(100, False), (300_000, True), (500_000, False)])
def test_large_arrays_are_laid_where_they_fit(rooms, size, is_laid):
    waiting, box = rooms
    data = np.random.default_rng(4).integers(0, 256, size, np.uint8)
    stream = Stream()
    send(stream, TrialResult("x", data), box)
    assert (len(stream.file.getvalue()) < size) == is_laid
    found = receive(stream.turned(), ANY, 10**7, room=waiting)
    np.testing.assert_array_equal(found.data, data)


@pytest.mark.skipif(sys.platform != "linux", reason="memory without a name")
def test_what_is_said_to_lie_there_is_judged_as_what_is_sent(rooms):
    waiting, box = rooms
    stream = Stream()
    send(stream, TrialResult("x", np.zeros(300_000, np.uint8)), box)
    with pytest.raises(MessageError, match="too large"):
        receive(stream.turned(), ANY, 200_000, room=waiting)
    with pytest.raises(MessageError, match="too large"):  # nobody has such memory
        receive(stream.turned(), ANY, 10**7)


def test_another_type_is_refused():
    with pytest.raises(MessageError):
        carried(Ask("picture"))
    with pytest.raises(MessageError):
        receive(Stream(struct.pack("<Q", 5) + b"\xff" * 5), ANY, 100)


def test_an_end_in_the_middle_is_an_end():
    stream = Stream()
    send(stream, Finished())
    whole = stream.file.getvalue()
    for length in range(len(whole)):
        with pytest.raises(EOFError):
            receive(Stream(whole[:length]), ANY, 100)


def test_whoever_waits_is_asked_now_and_then():
    class Slow(Stream):
        def receive_into(self, room):
            raise TimeoutError

    calls = []

    def check():
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        receive(Slow(), ANY, 100, check)
