"""The waiting side believes nothing of what comes out of a box."""

from __future__ import annotations

import io
import struct

import numpy as np
import pytest

from engine.api.errors import EngineError
from engine.box.guarantees import Guarantees
from engine.box.messages import Ask, Finished, Ready, receive, send
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
