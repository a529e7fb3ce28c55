"""Bytes come through, waits are cut, and the end is told."""

from __future__ import annotations

import os
import socket
import sys
import threading

import pytest

from engine.box.channels import PipeChannel, SocketChannel, StreamChannel


@pytest.fixture
def pipes():
    """A waiting side of two pipes, and the box's."""
    there, to_there = os.pipe()
    back, to_back = os.pipe()
    channel = PipeChannel(back, to_there)
    ends = [there, to_back]
    yield channel, StreamChannel(there, to_back), ends
    for end in ends:
        os.close(end)
    channel.close()


def received(channel, size):
    found = bytearray(size)
    done = 0
    while done < size:
        try:
            count = channel.receive_into(memoryview(found)[done:])
        except TimeoutError:
            continue
        assert count
        done += count
    return bytes(found)


def test_much_comes_through_pipes_both_ways(pipes):
    ours, theirs, _ = pipes
    data = os.urandom(3_000_000)

    def answer():
        theirs.send(received(theirs, len(data)))

    box = threading.Thread(target=answer)
    box.start()
    ours.send(data)
    assert received(ours, len(data)) == data
    box.join()


def test_a_wait_at_a_pipe_is_cut_and_its_end_is_told_again_and_again(pipes):
    ours, _, ends = pipes
    with pytest.raises(TimeoutError):
        ours.receive_into(memoryview(bytearray(5)))
    os.close(ends.pop())
    while True:
        try:
            assert ours.receive_into(memoryview(bytearray(5))) == 0
            break
        except TimeoutError:
            continue
    assert ours.receive_into(memoryview(bytearray(5))) == 0


def test_a_pipe_that_nobody_reads_holds_up_nobody(pipes):
    ours, _, _ = pipes
    ours.send(bytes(10_000_000))  # more than a pipe holds


@pytest.mark.skipif(sys.platform == "win32", reason="sockets of Unix")
def test_an_open_file_is_handed_over(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"inside")
    one, other = map(SocketChannel, socket.socketpair())
    with path.open("rb") as file:
        one.send(b"first")
        one.send_file(file.fileno())
    assert received(other, 5) == b"first"
    with os.fdopen(other.receive_file(), "rb") as file:
        assert file.read() == b"inside"
    with pytest.raises(TimeoutError):
        other.receive_into(memoryview(bytearray(1)))
    one.close()
    assert other.receive_into(memoryview(bytearray(1))) == 0
    other.close()
